import type { EpochMs } from '../model/record';
import { isRetryable, retryAfter } from './delivery-state';
import { isMap, type TelemetrySettings } from './settings';

export interface SendPorts {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): EpochMs;
}

/** Posts one `ExportLogsServiceRequest`, in OTLP/JSON, once. Never rejects. */
export async function send(
  body: string,
  settings: TelemetrySettings,
  { fetch, now }: SendPorts,
): Promise<RequestOutcome> {
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

async function judge(response: Response, now: () => EpochMs): Promise<RequestOutcome> {
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

/** What is read of an answer's body; more than any receiver has to say. */
const MOST_BYTES = 65_536;

/** The body as text, cut where it is longer than it should be. */
async function readBody(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes < MOST_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** `ExportLogsServiceResponse`: how many log records were not taken, and why. Anything else: all were. */
function readPartialSuccess(body: string): { rejected: number; words: string } {
  const answer = parse(body);
  const partial = isMap(answer) ? (answer.partialSuccess ?? answer.partial_success) : null;
  if (!isMap(partial)) return { rejected: 0, words: '' };
  // 64-bit integers are text in OTLP/JSON; receivers are to take numbers, too, and so do we.
  const rejected = Number(partial.rejectedLogRecords ?? partial.rejected_log_records ?? 0);
  return {
    rejected: Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0,
    words: wordsOf(partial.errorMessage ?? partial.error_message),
  };
}

/** The message of a `google.rpc.Status`, or the text itself. */
function readRefusal(body: string): string {
  const answer = parse(body);
  return wordsOf(isMap(answer) ? answer.message : body);
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MAX_PROBLEM_TEXT).toWellFormed() : '';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What became of a request. */
export type RequestOutcome =
  /** `rejected`: log records that the receiver refused though it took the request ("partial success"). */
  | { kind: 'accepted'; rejected: number; words: string }
  | { kind: 'retry'; problem: DeliveryProblem; afterMs: number | null }
  /** It must not be sent again. */
  | { kind: 'refused'; problem: DeliveryProblem };

/** Why events could not be delivered. `words` are the receiver's own, at most {@link MAX_PROBLEM_TEXT} characters. */
export type DeliveryProblem =
  | { kind: 'status'; status: number; words: string }
  /** No answer: nobody there, no network, a certificate, or a receiver that does not let us (CORS). */
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  /** The endpoint points elsewhere; events go where they were told to go, and nowhere else. */
  | { kind: 'redirect' }
  | { kind: 'rejected'; count: number; words: string };

export type StoredProblem = DeliveryProblem & { at: EpochMs };

const MAX_PROBLEM_TEXT = 300;
