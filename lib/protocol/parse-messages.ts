import * as v from 'valibot';
import { EVIDENCE_LIMITS as most } from '../model/limits';
import { messageCounts } from '../model/message-counts';
import { isSocketKey } from '../model/socket-key';
import type {
  BackgroundRequest,
  CountConnections,
  EvidenceItem,
  EvidenceMessage,
  JournalCommand,
  RecordingQuery,
} from './messages';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

const commandSchema = v.variant('type', [
  v.object({ type: v.literal('clear'), tabId }),
  v.object({ type: v.literal('set-recording'), tabId, recording: v.boolean() }),
  v.object({ type: v.literal('count-ends'), tabId }),
  v.object({ type: v.literal('ask-recording'), tabId }),
]);

export function parseCommand(value: unknown): JournalCommand | CountConnections | RecordingQuery | null {
  const result = v.safeParse(commandSchema, value);
  return result.success ? result.output : null;
}

const backgroundRequestSchema = v.variant('type', [
  v.object({ type: v.literal('identify-page'), tabId }),
  v.object({ type: v.literal('ask-access') }),
  v.object({
    type: v.literal('open-page'),
    page: v.picklist(['options', 'reference', 'welcome']),
    fragment: v.string(),
  }),
]);

export function parseBackgroundRequest(value: unknown): BackgroundRequest | null {
  const result = v.safeParse(backgroundRequestSchema, value);
  return result.success ? result.output : null;
}

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

const messageSchema: v.GenericSchema<unknown, EvidenceMessage> = v.strictObject({
  type: v.literal('evidence'),
  tabId: v.pipe(v.number(), v.integer(), v.minValue(0)),
  items: v.pipe(v.array(itemSchema), v.maxLength(most.items)),
});

/** `null`: no evidence message, or one that is not as {@link EvidenceMessage} has it. */
export function parseEvidenceMessage(value: unknown): EvidenceMessage | null {
  const result = v.safeParse(messageSchema, value);
  return result.success ? result.output : null;
}
