import { WORDS } from './outcome';
import { isMap } from './read';

/** What is read of an answer's body; more than any receiver has to say. */
const MOST_BYTES = 65_536;

/** The body as text, cut where it is longer than it should be. */
export async function readBody(response: Response): Promise<string> {
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
export function readPartialSuccess(body: string): { rejected: number; words: string } {
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
export function readRefusal(body: string): string {
  const answer = parse(body);
  return wordsOf(isMap(answer) ? answer.message : body);
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, WORDS).toWellFormed() : '';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
