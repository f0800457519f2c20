import type { Phase } from '../handshake/phase';
import type { ClosedBy } from '../record/closed-by';
import { exactTraffic } from '../record/exact-traffic';
import type { Outcome } from '../record/record';
import { CATEGORIES } from '../reference/category';
import { parseNumberSet } from './number-set';
import { complain, isComplaint } from './problem';
import { DURATION, parseAmount, parseQuantity, SIZE } from './quantity';
import type { FilterSeams, Predicate, Term } from './term';
import { parseText } from './text-match';

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
  { ...known('cause', 'idle-timeout', 'causes', 'causeIds'), own: true },
  known('app', 'discord', 'apps', 'appIds'),
  text('protocol', 'graphql-transport-ws', ({ record }) => record.protocol, 'any'),
  text('frame', '/embed', (_, { frameUrl }) => frameUrl, 'any'),
  {
    key: 'duration',
    example: '>30s',
    several: 'all',
    own: true,
    compile({ value }) {
      const wanted = parseQuantity('duration', value, DURATION);
      return isComplaint(wanted) ? wanted : ({ record }) => wanted.test(record.endedAt - record.createdAt);
    },
    values: () => ['<1s', '>30s', '60s', '1m-5m'],
  },
  {
    key: 'larger-than',
    example: '1MB',
    several: 'all',
    own: true,
    compile({ value }) {
      const bound = parseAmount(value, SIZE);
      if (!bound) return complain('not-a-quantity', 'larger-than', value, '1MB');
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
      if (isComplaint(wanted)) return wanted;
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
      return isComplaint(wanted) ? wanted : (entry, words) => wanted.test(read(entry, words));
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
      if (stranger !== undefined) return complain('unknown-value', key, stranger, allowed.join(', '));
      return (entry, words) => wanted.includes(read(entry, words) ?? '');
    },
    values: () => allowed,
    seen: (entry, words) => [read(entry, words) ?? ''],
  };
}

/** What diagnosis and the dictionaries of applications know. Their ids may grow, so any id is taken. */
function known(key: string, example: string, seam: 'causes' | 'apps', ids: 'causeIds' | 'appIds'): Term {
  const idsOf = (seams: FilterSeams) => seams[ids] ?? [];
  return {
    key,
    example,
    several: 'any',
    compile({ value }, seams) {
      const ask = seams[seam];
      if (!ask) return complain('unavailable', key);
      const wanted = value.toLowerCase().split(',');
      const stranger = seams[ids] && wanted.find((word) => !idsOf(seams).includes(word));
      if (stranger) return complain('unknown-value', key, stranger, idsOf(seams).slice(0, 12).join(', '));
      return (entry, words) => ask(entry, words).some((id) => wanted.includes(id));
    },
    values: idsOf,
    seen: (entry, words, seams) => seams[seam]?.(entry, words) ?? [],
  };
}
