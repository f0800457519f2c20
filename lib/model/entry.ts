import * as v from 'valibot';
import { messageCounts } from './message-counts';
import { recordSchema } from './record';
import { about, count, listOf, number, text, time, whole } from './schema';

const anyText = text(65_536);

export const headerSchema = v.strictObject({ name: anyText, value: anyText });
export type Header = v.InferOutput<typeof headerSchema>;
const headers = v.nullable(listOf(headerSchema, 1_000));

const callFrameSchema = v.strictObject({
  functionName: anyText,
  url: anyText,
  line: about('1-based.', number),
  column: about('1-based.', number),
});
export type CallFrame = v.InferOutput<typeof callFrameSchema>;

const engine = v.picklist(['chromium', 'firefox', 'safari']);
export type Engine = v.InferOutput<typeof engine>;

export const sourceSchema = about(
  "What the browser's `sender` vouches for; nothing in it is what the page's process says of itself.",
  v.strictObject({
    tabId: whole,
    frameId: whole,
    documentId: v.nullable(anyText),
    frameUrl: v.nullable(anyText),
    private: about('From a private window: never written to disk.', v.boolean()),
    engine,
  }),
);
export type EntrySource = v.InferOutput<typeof sourceSchema>;

const phase = v.exactOptional(number);

export const evidenceSchema = about(
  "What the browser itself knows of a socket's connection, which page script never gets.",
  v.strictObject({
    source: about('The DevTools Network log (Chromium) or webRequest (Firefox).', v.picklist(['har', 'webRequest'])),
    match: about('Joined to the record by its key, or only by URL and order.', v.picklist(['key', 'order'])),
    failure: about(
      "The browser's own sentence; empty: an error without a sentence; null: no error.",
      v.nullable(anyText),
    ),
    status: about('Of the response to the opening handshake; null: there was none.', v.nullable(whole)),
    statusText: v.nullable(anyText),
    requestHeaders: about('null: the request was never sent, or the browser does not tell.', headers),
    responseHeaders: headers,
    serverAddress: about('IP address and port, as far as known.', v.nullable(anyText)),
    initiator: about('Innermost first, without our own frame.', v.nullable(listOf(callFrameSchema, 1_000))),
    startedAt: about("null: the browser's clock for it cannot be trusted.", v.nullable(time)),
    timings: about(
      'Milliseconds of each phase of the handshake that took place.',
      v.nullable(
        v.strictObject({
          blocked: phase,
          dns: phase,
          connect: phase,
          ssl: phase,
          send: phase,
          wait: phase,
          receive: phase,
        }),
      ),
    ),
    traffic: about(
      "Messages of the whole connection, as the browser's network log counts them; null: it does not, or an older Hangup wrote the log.",
      messageCounts,
    ),
  }),
);
export type HandshakeEvidence = v.InferOutput<typeof evidenceSchema>;

/** A record in the log. The annotation of an exported entry is not read: it is computed again, with today's knowledge. */
export const entrySchema = v.object({
  order: about("Place in the tab's log; rises with arrival.", count),
  // Readers ask for what is new or changed since.
  change: about('Rises with every write to the log.', count),
  record: recordSchema,
  source: sourceSchema,
  evidence: about("What the browser's own network log or webRequest knows; null: nothing.", v.nullable(evidenceSchema)),
  receivedAt: time,
});
export type LogEntry = v.InferOutput<typeof entrySchema>;
