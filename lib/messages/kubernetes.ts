import type { Decoder, Fields } from './decoder';
import { decodeText, numberIn, objectOf, parseJson, textIn } from './decoder';

/** Channels of exec and attach: the first byte of each message. */
const ERROR_CHANNEL = 3;
const CLOSE_SIGNAL = 255;

/**
 * Kubernetes' exec, attach and port-forward: the status that ends them.
 *
 * Sources: staging/src/k8s.io/client-go/tools/remotecommand/v4.go and websocket.go of
 * https://github.com/kubernetes/kubernetes; the Status object, https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export const kubernetes: Decoder = {
  id: 'kubernetes',
  name: 'Kubernetes',
  decode(data, direction) {
    if (typeof data === 'string' || data.length === 0) return [];
    const [channel = 0] = data;
    if (channel === CLOSE_SIGNAL) return data.length === 2 ? [{ kind: 'message' }] : [];
    if (channel !== ERROR_CHANNEL) return channel <= 4 ? [{ kind: 'message' }] : [];
    const status = direction === 'received' ? objectOf(parseJson(decodeText(data.subarray(1)) ?? '')) : null;
    if (status?.status === 'Success')
      return [{ kind: 'close', isDistinctive: 'metadata' in status, reason: 'Success' }];
    if (status?.status !== 'Failure') return [];
    return [
      {
        kind: 'error',
        isDistinctive: 'metadata' in status,
        code: exitCodeOf(status) ?? numberIn(status.code),
        reason: textIn(status.reason),
        error: textIn(status.message),
      },
    ];
  },
};

function exitCodeOf({ reason, details }: Fields): number | undefined {
  const causes = objectOf(details)?.causes;
  if (reason !== 'NonZeroExitCode' || !Array.isArray(causes)) return undefined;
  const exit = causes.map(objectOf).find((cause) => cause?.reason === 'ExitCode');
  return /^\d{1,3}$/.test(textIn(exit?.message) ?? '') ? Number(exit?.message) : undefined;
}
