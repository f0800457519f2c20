import * as v from 'valibot';
import { EVIDENCE_LIMITS as most } from '../model/limits';
import { messageCounts } from '../model/message-counts';
import { isSocketKey } from '../model/socket-key';
import type { EvidenceItem, PageMessage } from './messages';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

const finite = v.pipe(v.number(), v.finite());
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));

const headers = v.nullable(
  v.pipe(
    v.array(v.strictObject({ name: text(most.headerName), value: text(most.headerValue) })),
    v.maxLength(most.headers),
  ),
);

const frame = v.strictObject({
  functionName: text(most.functionName),
  url: text(most.url),
  line: finite,
  column: finite,
});

const itemSchema: v.GenericSchema<unknown, EvidenceItem> = v.strictObject({
  key: v.nullable(v.pipe(v.string(), v.check(isSocketKey))),
  url: text(most.url),
  id: text(64),
  endedAt: v.nullable(finite),
  evidence: v.strictObject({
    source: v.picklist(['har', 'webRequest']),
    match: v.picklist(['key', 'order']),
    failure: v.nullable(text(most.sentence)),
    status: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
    statusText: v.nullable(text(most.headerValue)),
    requestHeaders: headers,
    responseHeaders: headers,
    serverAddress: v.nullable(text(most.address)),
    initiator: v.nullable(v.pipe(v.array(frame), v.maxLength(most.frames))),
    startedAt: v.nullable(finite),
    timings: v.nullable(
      v.strictObject({
        blocked: v.exactOptional(finite),
        dns: v.exactOptional(finite),
        connect: v.exactOptional(finite),
        ssl: v.exactOptional(finite),
        send: v.exactOptional(finite),
        wait: v.exactOptional(finite),
        receive: v.exactOptional(finite),
      }),
    ),
    traffic: messageCounts,
  }),
});

const pageMessageSchema: v.GenericSchema<unknown, PageMessage> = v.variant('type', [
  v.strictObject({
    type: v.literal('evidence'),
    tabId,
    items: v.pipe(v.array(itemSchema), v.maxLength(most.items)),
    page: text(64),
    dropped: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ type: v.literal('clear'), tabId }),
  v.object({ type: v.literal('set-recording'), tabId, recording: v.boolean() }),
  v.object({ type: v.literal('count-ends'), tabId }),
  v.object({ type: v.literal('ask-recording'), tabId }),
  v.object({ type: v.literal('identify-page'), tabId }),
  v.object({ type: v.literal('ask-access') }),
  v.object({
    type: v.literal('open-page'),
    page: v.picklist(['options', 'reference', 'welcome']),
    fragment: v.string(),
  }),
  v.object({ type: v.literal('fleet-send-now') }),
]);

/** Returns the message, or `null` where the value is not a valid {@link PageMessage}. */
export function parsePageMessage(value: unknown): PageMessage | null {
  const result = v.safeParse(pageMessageSchema, value);
  return result.success ? result.output : null;
}
