import { BROWSER_BEHAVIOUR, type BrowserBehaviour } from '../../data/browser-behaviour';
import type { CloseCodeFact, CodeRange, Reconnect, Sender } from '../../data/close-code';
import { CLOSE_CODES } from '../../data/close-codes';
import { CODE_RANGES } from '../../data/code-ranges';
import { PRECISELY, RANGES_PRECISELY } from '../../data/rfc6455-status-codes';
import { RFC6455 } from '../../data/sources';
import { type Category, categoryOf } from '../model/category';
import {
  type BestHttp,
  bestOf,
  byStatusConvention,
  mappedByHttpWsReference,
  type RankedEquivalent,
  rankEquivalents,
} from './http-equivalent';

const [NOT_USED, PROTOCOL, REGISTERED, PRIVATE, OUTSIDE, NO_CODE] = CODE_RANGES;

/** The one range that a number lies in; numbers that no Close frame can carry have one too. */
export function rangeOf(code: number): CodeRange {
  if (!Number.isInteger(code) || code < 0 || code > 65_535) return NO_CODE;
  if (code < 1000) return NOT_USED;
  if (code < 3000) return PROTOCOL;
  if (code < 4000) return REGISTERED;
  if (code < 5000) return PRIVATE;
  return OUTSIDE;
}

/** What RFC 6455 §7.4.2 says of a range, verbatim; `null` where it says nothing. */
export function rangePrecisely(range: CodeRange): string | null {
  return RANGES_PRECISELY.find(({ from, to }) => from === range.from && to === range.to)?.text ?? null;
}

const NOT_DEFINED: Reconnect = {
  advised: 'depends',
  how: 'The code does not tell. If in doubt, wait a random 0 to 5 s, then double the wait after each failure.',
  source: RFC6455.reconnect,
};

const ANY_END = ['server', 'client', 'page'] as const;

type Words = Pick<CloseCodeFact, 'name' | 'meaning' | 'whatToDo' | 'sendableBy'> & { note?: string };

/** What can be said of a number that the registry has no row for: what its range says. */
export function unregistered(code: number, range: CodeRange): CloseCodeFact {
  return {
    code,
    aliases: [],
    synthesised: false,
    http: [],
    reconnect: NOT_DEFINED,
    source: range.source,
    ...words(range),
  };
}

function words(range: CodeRange): Words {
  switch (range.from) {
    case 0:
      return {
        name: 'Not used',
        meaning: 'No code below 1000 has a meaning: the server sent a number that is no close code.',
        whatToDo: 'Change the server: 1000, or a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same.',
      };
    case 1000:
      return {
        name: 'Unassigned',
        meaning: 'This code is kept for the protocol itself, and nobody has given it a meaning yet.',
        whatToDo: 'Change the server: use a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same. SockJS uses 2000, 2007 and 2010 inside itself.',
      };
    case 3000:
      return {
        name: 'Unregistered',
        meaning: 'A library or framework closed with a code that it has not registered.',
        whatToDo: 'Look it up in the documentation of the library at the other end.',
        sendableBy: ANY_END,
        note: 'Many use this range without registering: Centrifugo 3000 to 3999, Janus 3504, Amplify 3001.',
      };
    case 4000:
      return {
        name: 'Private use',
        meaning: 'The application closed with a code of its own; only its documentation tells what it means.',
        whatToDo: "Read the reason, and look the code up in the application's documentation.",
        sendableBy: ANY_END,
        note: 'Many applications take 4000 plus an HTTP status: 4401, 4403, 4429, 4500.',
      };
    case 5000:
      return {
        name: 'Outside the registry',
        meaning: 'No close code is above 4999: the server sent a number without any meaning.',
        whatToDo: 'Change the server: use a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same.',
      };
    default:
      return {
        name: 'Not a close code',
        meaning: 'A close code is a whole number from 0 to 65535; this is none.',
        whatToDo: 'Look where the number came from: no WebSocket can have ended with it.',
        sendableBy: [],
      };
  }
}

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
  const reported = fact ?? unregistered(code, range);
  const http = rankEquivalents([
    ...reported.http.filter(({ exactness }) => exactness !== 'loose'),
    ...mappedByHttpWsReference(code),
    ...reported.http.filter(({ exactness }) => exactness === 'loose'),
    ...byStatusConvention(code),
  ]);
  return {
    code,
    name: reported.name,
    aliases: reported.aliases,
    registered: fact !== undefined,
    meaning: reported.meaning,
    whatToDo: reported.whatToDo,
    precisely: PRECISELY[code] ?? (fact ? null : rangePrecisely(range)),
    category: categoryOf(code),
    range,
    http,
    bestHttp: bestOf(http),
    sendableBy: reported.sendableBy,
    synthesised: reported.synthesised,
    reconnect: reported.reconnect,
    browsers: BROWSER_BEHAVIOUR.filter(({ codes }) => codes.some(([from, to]) => code >= from && code <= to)),
    note: reported.note ?? null,
    sources: [...new Set([reported.source, ...(reported.furtherSources ?? []), range.source])],
  };
}
