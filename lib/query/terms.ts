import type { Phase } from '../../data/phase';
import type { SharedAnnotation } from '../analysis/annotate';
import { applicationIds, applicationsOf } from '../analysis/application-protocol';
import type { ClosedBy } from '../analysis/classify';
import { CATEGORIES } from '../model/category';
import type { LogEntry } from '../model/entry';
import { exactTraffic } from '../model/exact-traffic';
import type { Outcome } from '../model/record';
import { DURATION, parseAmount, parseNumberSet, parseQuantity, SIZE } from './number-values';
import { isUnplacedProblem, type UnplacedProblem, unplacedProblem } from './problem';
import { parseText } from './text-match';
import type { Token } from './token';

/** Whether an entry fulfils one part of a filter. */
export type Predicate = (entry: LogEntry, words: SharedAnnotation) => boolean;

/** What a filter can ask that is known elsewhere. A part that asks for what is not given is a problem. */
export interface FilterLookups {
  /** Ids of the causes that are likely for an entry. */
  causes?: (entry: LogEntry, words: SharedAnnotation) => readonly string[];
  /** Ids of the applications whose dialect its connection speaks; by default as the dictionaries in force recognise it. */
  apps?: (entry: LogEntry, words: SharedAnnotation) => readonly string[];
  /** Known ids, for completion. */
  causeIds?: readonly string[];
  appIds?: readonly string[];
}

/** One `key:` of the filter language. */
export interface Term {
  key: string;
  /** Complete and true to life; shown in the help and in complaints. */
  example: string;
  /** Whether several of this key are alternatives (`code:1006 code:1001`), or must all hold (`duration:>1s duration:<9s`). */
  several: 'any' | 'all';
  /** It looks at nothing but what each entry has of its own: times, sizes, what came before it. */
  perEntry?: true;
  compile(value: Pick<Token, 'value' | 'quoted'>, lookups: FilterLookups): Predicate | UnplacedProblem;
  /** Values that can be offered without a look at the log. */
  values?(lookups: FilterLookups): readonly string[];
  /** The values that an entry has, for completion from the log. */
  seen?(entry: LogEntry, words: SharedAnnotation, lookups: FilterLookups): readonly string[];
}

/** The seams with what is known without being told. */
export function withDefaults(lookups: FilterLookups): FilterLookups {
  if (lookups.apps) return lookups;
  return { ...lookups, apps: ({ record }) => applicationsOf(record), appIds: applicationIds() };
}

/** Every value of a union, checked by the compiler both ways. */
function all<T extends string>(values: Record<T, true>): readonly string[] {
  return Object.keys(values);
}

const OUTCOMES = all<Outcome['kind']>({
  closed: true,
  'handshake-failed': true,
  blocked: true,
  'constructor-threw': true,
  'page-went-away': true,
  unseen: true,
});

const PHASES = all<Phase>({
  blocked: true,
  'name-lookup': true,
  tcp: true,
  proxy: true,
  tls: true,
  'http-answer': true,
  'upgrade-check': true,
  open: true,
  cancelled: true,
});

const CLOSERS = all<ClosedBy>({
  page: true,
  server: true,
  both: true,
  browser: true,
  network: true,
  navigation: true,
  unknown: true,
});

/** The filter language's keys, in the order of the help. */
export const TERMS: readonly Term[] = [
  numbers('code', '4000-4999', (_, { code }) => code),
  choice('range', 'private', CATEGORIES, (_, { category }) => category),
  text('url', '/chat/', (_, { url }) => url),
  text('host', 'localhost', (_, { host }) => host, 'any'),
  text('reason', '"going away"', (_, { reason }) => reason),
  numbers('status', '403', (_, { status }) => status),
  numbers('http', '5xx', (_, { http }) => http.status),
  choice('phase', 'tls', PHASES, (_, { phase }) => phase),
  choice('outcome', 'handshake-failed', OUTCOMES, ({ record }) => record.outcome.kind),
  choice('closed-by', 'page', CLOSERS, (_, { closedBy }) => closedBy),
  { ...known('cause', 'idle-timeout', 'causes', 'causeIds'), perEntry: true },
  known('app', 'discord', 'apps', 'appIds'),
  text('protocol', 'graphql-transport-ws', ({ record }) => record.protocol, 'any'),
  text('frame', '/embed', (_, { frameUrl }) => frameUrl, 'any'),
  {
    key: 'duration',
    example: '>30s',
    several: 'all',
    perEntry: true,
    compile({ value }) {
      const wanted = parseQuantity('duration', value, DURATION);
      return isUnplacedProblem(wanted) ? wanted : ({ record }) => wanted.test(record.endedAt - record.createdAt);
    },
    values: () => ['<1s', '>30s', '60s', '1m-5m'],
  },
  {
    key: 'larger-than',
    example: '1MB',
    several: 'all',
    perEntry: true,
    compile({ value }) {
      const bound = parseAmount(value, SIZE);
      if (!bound) return unplacedProblem('not-a-quantity', 'larger-than', value, '1MB');
      return (entry) => {
        const traffic = exactTraffic(entry);
        return (
          traffic !== null &&
          traffic.sent.bytes + traffic.received.binaryBytes + traffic.received.textLength > bound.value
        );
      };
    },
    values: () => ['1kB', '100kB', '1MB'],
  },
];

/** Bare words with a meaning of their own; in quotation marks they are text as any other. */
export const FLAGS: ReadonlyMap<string, Predicate> = new Map<string, Predicate>([
  ['clean', ({ record: { outcome } }) => outcome.kind === 'closed' && outcome.wasClean],
  ['worker', (_, { worker }) => worker],
]);

type Read<T> = (...entry: Parameters<Predicate>) => T;

/** `none` stands for those that have no number. */
function numbers(key: string, example: string, read: Read<number | null>): Term {
  return {
    key,
    example,
    several: 'any',
    compile({ value }) {
      if (value.toLowerCase() === 'none') return (entry, words) => read(entry, words) === null;
      const wanted = parseNumberSet(key, value, example);
      if (isUnplacedProblem(wanted)) return wanted;
      return (entry, words) => {
        const number = read(entry, words);
        return number !== null && wanted.has(number);
      };
    },
    seen: (entry, words) => [String(read(entry, words) ?? 'none')],
  };
}

function text(key: string, example: string, read: Read<string>, several: Term['several'] = 'all'): Term {
  return {
    key,
    example,
    several,
    compile({ value, quoted }) {
      const wanted = parseText(value, quoted);
      return isUnplacedProblem(wanted) ? wanted : (entry, words) => wanted.test(read(entry, words));
    },
    seen: (entry, words) => [read(entry, words)],
  };
}

function choice(key: string, example: string, allowed: readonly string[], read: Read<string | null>): Term {
  return {
    key,
    example,
    several: 'any',
    compile({ value }) {
      const wanted = value.toLowerCase().split(',');
      const stranger = wanted.find((word) => !allowed.includes(word));
      if (stranger !== undefined) return unplacedProblem('unknown-value', key, stranger, allowed.join(', '));
      return (entry, words) => wanted.includes(read(entry, words) ?? '');
    },
    values: () => allowed,
    seen: (entry, words) => [read(entry, words) ?? ''],
  };
}

/** What diagnosis and the dictionaries of applications know. Their ids may grow, so any id is taken. */
function known(key: string, example: string, seam: 'causes' | 'apps', ids: 'causeIds' | 'appIds'): Term {
  const idsOf = (lookups: FilterLookups) => lookups[ids] ?? [];
  return {
    key,
    example,
    several: 'any',
    compile({ value }, lookups) {
      const ask = lookups[seam];
      if (!ask) return unplacedProblem('unavailable', key);
      const wanted = value.toLowerCase().split(',');
      const stranger = lookups[ids] && wanted.find((word) => !idsOf(lookups).includes(word));
      if (stranger) return unplacedProblem('unknown-value', key, stranger, idsOf(lookups).slice(0, 12).join(', '));
      return (entry, words) => ask(entry, words).some((id) => wanted.includes(id));
    },
    values: idsOf,
    seen: (entry, words, lookups) => lookups[seam]?.(entry, words) ?? [],
  };
}

/** One line of the filter's help: the words stand under {@link id} in the locales. */
export interface HelpRow {
  id: HelpId;
  /** Complete parts of a filter, each of which can be typed as it stands. */
  examples: readonly string[];
}

export type HelpId =
  | 'code'
  | 'range'
  | 'url'
  | 'host'
  | 'reason'
  | 'status'
  | 'http'
  | 'phase'
  | 'outcome'
  | 'closed-by'
  | 'cause'
  | 'app'
  | 'protocol'
  | 'frame'
  | 'duration'
  | 'larger-than'
  | 'clean'
  | 'worker'
  | 'words'
  | 'regex'
  | 'not';

export const FILTER_HELP: readonly HelpRow[] = [
  { id: 'words', examples: ['timeout', '"going away"'] },
  { id: 'regex', examples: ['/chat|feed/i', 'url:/v[12]/'] },
  { id: 'not', examples: ['-clean', '-host:localhost', '-code:1000,1001'] },
  { id: 'code', examples: ['code:1006', 'code:4000-4999', 'code:none'] },
  { id: 'range', examples: ['range:private', 'range:local,protocol'] },
  { id: 'url', examples: ['url:/chat/'] },
  { id: 'host', examples: ['host:example.com'] },
  { id: 'reason', examples: ['reason:"going away"'] },
  { id: 'status', examples: ['status:403', 'status:5xx', 'status:none'] },
  { id: 'http', examples: ['http:503'] },
  { id: 'phase', examples: ['phase:tls'] },
  { id: 'outcome', examples: ['outcome:handshake-failed'] },
  { id: 'closed-by', examples: ['closed-by:page', '-closed-by:navigation'] },
  { id: 'cause', examples: ['cause:idle-timeout'] },
  { id: 'app', examples: ['app:discord'] },
  { id: 'protocol', examples: ['protocol:graphql-transport-ws'] },
  { id: 'frame', examples: ['frame:/embed'] },
  { id: 'duration', examples: ['duration:>30s', 'duration:60s', 'duration:1m-5m'] },
  { id: 'larger-than', examples: ['larger-than:1MB'] },
  { id: 'clean', examples: ['clean', '-clean'] },
  { id: 'worker', examples: ['worker'] },
];
