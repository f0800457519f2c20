import { BROWSER_BEHAVIOUR, type BrowserBehaviour } from '../../data/browser-behaviour';
import type { CodeRange, Reconnect, Sender } from '../../data/close-code';
import { CLOSE_CODES } from '../../data/close-codes';
import { PRECISELY } from '../../data/rfc6455-status-codes';
import { type Category, categoryOf } from './category';
import {
  type BestHttp,
  bestOf,
  byStatusConvention,
  mappedByHttpWsReference,
  type RankedEquivalent,
  rankEquivalents,
} from './http-equivalent';
import { rangeOf, rangePrecisely } from './range';
import { unregistered } from './unregistered';

/** What a close code means by the standards alone, whatever application sent it. */
export interface CodeMeaning {
  code: number;
  name: string;
  aliases: readonly string[];
  /** In the IANA registry, reserved ones included. */
  registered: boolean;
  /** One plain sentence. */
  meaning: string;
  whatToDo: string;
  /** The RFC's or the registry's own words for the code, else for its range; `null` where neither has any. */
  precisely: string | null;
  /** As if the end was clean and the connection had been open; {@link categoryOf} knows the rest. */
  category: Category;
  range: CodeRange;
  /** Best first, one for each status. Empty: no HTTP status says this. */
  http: readonly RankedEquivalent[];
  /** What a column shows of {@link http}. */
  bestHttp: BestHttp;
  /** Empty: nobody may put it in a Close frame. */
  sendableBy: readonly Sender[];
  /** Never on the wire: made up by the receiving side's own software. */
  synthesised: boolean;
  reconnect: Reconnect;
  /** Where browsers' behaviour differs or surprises, for this code. */
  browsers: readonly BrowserBehaviour[];
  note: string | null;
  /** Where all this comes from, the source of name and meaning first. */
  sources: readonly string[];
}

const FACTS = new Map(CLOSE_CODES.map((fact) => [fact.code, fact]));
const MEANINGS = new Map<number, CodeMeaning>();

/**
 * What a close code means: answers for every number, also for those that no Close frame can carry (negative,
 * fractional, above 65535, `NaN`). The same number gives the same object.
 */
export function lookUp(code: number): CodeMeaning {
  const known = MEANINGS.get(code);
  if (known) return known;
  const meaning = compose(code);
  // Bounded: a page can end sockets with no more codes than a Close frame can carry.
  if (Number.isInteger(code) && code >= 0 && code <= 65_535) MEANINGS.set(code, meaning);
  return meaning;
}

function compose(code: number): CodeMeaning {
  const range = rangeOf(code);
  const fact = FACTS.get(code);
  const told = fact ?? unregistered(code, range);
  const http = rankEquivalents([
    ...told.http.filter(({ exactness }) => exactness !== 'loose'),
    ...mappedByHttpWsReference(code),
    ...told.http.filter(({ exactness }) => exactness === 'loose'),
    ...byStatusConvention(code),
  ]);
  return {
    code,
    name: told.name,
    aliases: told.aliases,
    registered: fact !== undefined,
    meaning: told.meaning,
    whatToDo: told.whatToDo,
    precisely: PRECISELY[code] ?? (fact ? null : rangePrecisely(range)),
    category: categoryOf(code),
    range,
    http,
    bestHttp: bestOf(http),
    sendableBy: told.sendableBy,
    synthesised: told.synthesised,
    reconnect: told.reconnect,
    browsers: BROWSER_BEHAVIOUR.filter(({ codes }) => codes.some(([from, to]) => code >= from && code <= to)),
    note: told.note ?? null,
    sources: [...new Set([told.source, ...(told.furtherSources ?? []), range.source])],
  };
}
