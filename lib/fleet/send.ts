import type { EpochMs } from '../record/record';
import { readBody, readPartialSuccess, readRefusal } from './answer';
import type { Outcome } from './outcome';
import { isRetryable, retryAfter } from './retry';
import type { FleetSettings } from './settings';

export interface SendPorts {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): EpochMs;
}

/** Posts one `ExportLogsServiceRequest`, in OTLP/JSON, once. Never rejects. */
export async function send(body: string, settings: FleetSettings, { fetch, now }: SendPorts): Promise<Outcome> {
  const signal = AbortSignal.timeout(settings.timeoutSeconds * 1_000);
  try {
    const zipped = settings.compression === 'gzip';
    const response = await fetch(settings.endpoint, {
      method: 'POST',
      headers: {
        ...settings.headers,
        'Content-Type': 'application/json',
        ...(zipped && { 'Content-Encoding': 'gzip' }),
      },
      body: zipped ? await gzip(body) : body,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    return await judge(response, now);
  } catch {
    return { kind: 'retry', problem: { kind: signal.aborted ? 'timeout' : 'unreachable' }, afterMs: null };
  }
}

async function judge(response: Response, now: () => EpochMs): Promise<Outcome> {
  const { status, headers } = response;
  // Not to be followed, the browser does not tell its status.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { kind: 'refused', problem: { kind: 'redirect' } };
  }
  const body = await readBody(response);
  if (response.ok) return { kind: 'accepted', ...readPartialSuccess(body) };
  const problem = { kind: 'status', status, words: readRefusal(body) } as const;
  if (!isRetryable(status)) return { kind: 'refused', problem };
  return { kind: 'retry', problem, afterMs: retryAfter(headers.get('Retry-After'), now()) };
}

async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}
