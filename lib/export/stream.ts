import type { LogEntry } from '../model/entry';
import type { ExportContext, ExportFormat } from './format';

/** Pieces are gathered up to this many UTF-16 code units before they are handed on. */
const CHUNK = 256 * 1024;

export interface StreamOptions {
  /** Called after each chunk with the number of entries written so far. */
  onProgress?: (written: number) => void;
  /** Aborted: the stream throws the signal's reason. */
  signal?: AbortSignal;
  /** Lets the page draw and listen between chunks. */
  breathe?: () => Promise<void>;
}

/**
 * Writes entries in a format, chunk by chunk, with a pause after each, so that a long export neither freezes the page
 * nor holds more than a chunk of text.
 */
export async function* stream(
  format: ExportFormat,
  entries: Iterable<LogEntry>,
  context: ExportContext,
  { onProgress, signal, breathe = nextTask }: StreamOptions = {},
): AsyncGenerator<string, void, void> {
  let written = 0;
  function* counted() {
    for (const entry of entries) {
      // A copy: what is remembered of an entry elsewhere (annotations are) must not be remembered of a million at once.
      yield { ...entry };
      written++;
    }
  }
  signal?.throwIfAborted();
  let chunk = '';
  for (const piece of format.write(counted(), context)) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
    onProgress?.(written);
    await breathe();
    signal?.throwIfAborted();
  }
  if (chunk) yield chunk;
  onProgress?.(written);
}

/** Gathers a stream for a download. Each chunk becomes a Blob at once: Blobs live outside of the script's heap. */
export async function toBlob(chunks: AsyncIterable<string>, mediaType: string): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const chunk of chunks) parts.push(new Blob([chunk]));
  return new Blob(parts, { type: mediaType });
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
