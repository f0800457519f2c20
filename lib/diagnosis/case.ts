import type { LogEntry } from '../record/entry';
import type { Outcome, SocketRecord } from '../record/record';
import type { RecognisedMeaning } from '../reference/application';
import type { Dialects } from '../reference/dialects';
import type { Life } from './life';
import type { Neighbourhood } from './neighbourhood';
import type { Surroundings } from './surroundings';

/** All that a predicate may look at: one end, its evidence, its neighbours. */
export interface Case extends Life {
  outcome: Outcome;
  evidence: LogEntry['evidence'];
  neighbours: Neighbourhood;
  surroundings: Surroundings;
  /** What the recognised protocol says of the code; `null` where it has no word on it. Looked up when asked for. */
  meaning(): RecognisedMeaning | null;
  /** A header of the answer, by its lower case name. */
  header(name: string): string | null;
  /** Milliseconds from the newest mark of this kind to the end; `null`: there was none in this life. */
  since(what: Mark): number | null;
}

type Mark = SocketRecord['marks'][number]['what'];

export function caseOf(life: Life, neighbours: Neighbourhood, surroundings: Surroundings, dialects: Dialects): Case {
  const { entry, record, code } = life;
  let meaning: RecognisedMeaning | null | undefined;
  return {
    ...life,
    outcome: record.outcome,
    evidence: entry.evidence,
    neighbours,
    surroundings,
    meaning() {
      meaning ??= code === null ? null : dialects.meaning(code, connectionOf(record));
      return meaning;
    },
    header: (name) =>
      entry.evidence?.responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null,
    since(what) {
      const at = record.marks.findLast((mark) => mark.what === what && mark.at <= record.endedAt)?.at;
      return at === undefined ? null : record.endedAt - at;
    },
  };
}

function connectionOf({ url, protocol, requestedProtocols, document }: SocketRecord) {
  return { url, protocol, requestedProtocols, documentUrl: document.url };
}
