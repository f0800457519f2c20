import type { Detect, Dictionary } from '../../data/dictionary';
import { asPathPattern, hostPattern, pathPattern, tokenPattern } from './pattern';

/** What is known of a connection that tells which protocol it speaks. A {@link SocketRecord} has all of it. */
export interface Connection {
  url: string | null;
  /** The negotiated subprotocol, `''` for none. */
  protocol: string;
  requestedProtocols?: readonly string[] | null;
  documentUrl?: string | null;
}

export interface Detection {
  dictionary: Dictionary;
  by: 'subprotocol' | 'host' | 'path' | 'page';
  /** What it was recognised by: the token, host or path itself. */
  evidence: string;
  /** `false`: by a hint only, which makes it a candidate and no more. */
  sure: boolean;
}

export type Detector = (connection: Connection) => readonly Detection[];

/** Connections remembered before the memory is let go: pages open the same few URLs again and again. */
const REMEMBERED = 4_096;

/**
 * Compiles dictionaries into a function that recognises the protocols of a connection, the surest first; those that
 * stand earlier win where the evidence is equal. Cheap on the same URL again.
 */
export function createDetector(dictionaries: readonly Dictionary[]): Detector {
  const matchers = dictionaries.flatMap((dictionary, place) => [
    ...compile(dictionary, dictionary.detect, true, place),
    ...compile(dictionary, dictionary.hints, false, place),
  ]);
  const known = new Map<string, readonly Detection[]>();

  return (connection) => {
    const clues = cluesOf(connection);
    const key = [clues.host, clues.path, clues.query.join('&'), clues.tokens.join(','), clues.page].join(' ');
    const before = known.get(key);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const found = rank(matchers.flatMap((matcher) => matcher(clues) ?? []));
    known.set(key, found);
    return found;
  };
}

interface Clues {
  host: string;
  hostname: string;
  path: string;
  query: readonly string[];
  /** The negotiated subprotocol; what was asked for, where none was negotiated. */
  tokens: readonly string[];
  page: string;
}

interface Found extends Detection {
  weight: number;
  place: number;
}

type Matcher = (clues: Clues) => Found | null;

/** A subprotocol is the protocol's own name; a host belongs to one party; a path may be anybody's. */
const WEIGHT = { subprotocol: 400, host: 300, path: 200, page: 100 } as const;

function compile(dictionary: Dictionary, detect: Detect | undefined, sure: boolean, place: number): Matcher[] {
  if (!detect) return [];
  const found = (by: Detection['by'], evidence: string, precision: number): Found => ({
    dictionary,
    by,
    evidence,
    sure,
    place,
    weight: (sure ? 1_000 : 0) + WEIGHT[by] + Math.min(precision, 99),
  });
  const subprotocols = (detect.subprotocols ?? []).map((pattern): Matcher => {
    const fits = tokenPattern(pattern);
    return ({ tokens }) => {
      const token = tokens.find((each) => fits.test(each));
      return token === undefined ? null : found('subprotocol', token, pattern.length);
    };
  });
  const hosts = (detect.hosts ?? []).map((pattern): Matcher => {
    const fits = hostPattern(pattern);
    const withPort = pattern.includes(':');
    return ({ host, hostname }) =>
      fits.test(withPort ? host : hostname) ? found('host', withPort ? host : hostname, pattern.length) : null;
  });
  const paths = (detect.paths ?? []).map((pattern): Matcher => {
    const { path, query = [] } = asPathPattern(pattern);
    const fits = pathPattern(path);
    return (clues) =>
      query.every((name) => clues.query.includes(name)) && fits.test(clues.path)
        ? found('path', clues.path + (query.length > 0 ? `?${query.join('&')}` : ''), path.length + query.length * 8)
        : null;
  });
  const pages = (detect.pages ?? []).map((pattern): Matcher => {
    const fits = hostPattern(pattern);
    return ({ page }) => (fits.test(page) ? found('page', page, pattern.length) : null);
  });
  return [...subprotocols, ...hosts, ...paths, ...pages];
}

function cluesOf({ url, protocol, requestedProtocols, documentUrl }: Connection): Clues {
  const parsed = parse(url);
  return {
    host: parsed?.host ?? '',
    hostname: parsed?.hostname ?? '',
    path: parsed?.pathname.replace(/\/$/, '') ?? '',
    query: parsed ? [...new Set(parsed.searchParams.keys())].sort() : [],
    tokens: protocol === '' ? (requestedProtocols ?? []) : [protocol],
    page: parse(documentUrl)?.hostname ?? '',
  };
}

function parse(url: string | null | undefined): URL | null {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
}

/** One detection for each dictionary, by its weightiest evidence. */
function rank(found: Found[]): readonly Detection[] {
  const seen = new Set<Dictionary>();
  return found
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .filter(({ dictionary }) => !seen.has(dictionary) && seen.add(dictionary))
    .map(({ dictionary, by, evidence, sure }) => ({ dictionary, by, evidence, sure }));
}
