import type { Detect, Dictionary, PathPattern } from '../../data/dictionary';

/** What is known of a connection that tells which protocol it speaks. */
export interface Connection {
  url: string | null;
  /** The negotiated subprotocol, `''` for none. */
  protocol: string;
  requestedProtocols?: readonly string[] | null;
  documentUrl?: string | null;
}

/** A connection taken apart, as far as its URLs can be parsed. */
interface Clues {
  /** With the port, unless it is the scheme's own. */
  host: string;
  hostname: string;
  /** Without a slash at the end; `''` is the root. */
  path: string;
  hasParameter(name: string): boolean;
  /** The negotiated subprotocol; what was asked for, where none was negotiated. */
  tokens: readonly string[];
  /** Host name of the page. */
  page: string;
}

function cluesOf({ url, protocol, requestedProtocols, documentUrl }: Connection): Clues {
  const parsed = parse(url);
  return {
    host: parsed?.host ?? '',
    hostname: parsed?.hostname ?? '',
    path: parsed?.pathname.replace(/\/$/, '') ?? '',
    hasParameter: (name) => parsed?.searchParams.has(name) ?? false,
    tokens: protocol === '' ? (requestedProtocols ?? []) : [protocol],
    page: parse(documentUrl)?.hostname ?? '',
  };
}

function parse(url: string | null | undefined): URL | null {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
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

interface Found extends Detection {
  weight: number;
  place: number;
}

/** A subprotocol is the protocol's own name; a host belongs to one party; a path may be anybody's. */
const WEIGHT = { subprotocol: 400, host: 300, path: 200, page: 100 } as const;

/** What runs underneath says less of a code than the protocol spoken over it. */
const CERTAINTY = { application: 2_000, runtime: 1_000, hint: 0 } as const;

/**
 * Compiles dictionaries into a function that recognises the protocols of a connection, the surest first; those that
 * stand earlier win where the evidence is equal.
 *
 * Tokens and hosts repeat and are remembered; of the path patterns only those that share a segment with the path are
 * tried, so that many different URLs are cheap too.
 */
export function createDetector(dictionaries: readonly Dictionary[]): Detector {
  const { tokens, hosts, hostsWithPort, pages, paths } = compile(dictionaries);
  const fits = (rules: readonly Rule[]) =>
    remember((text) => rules.flatMap((rule) => (rule.pattern.test(text) ? [rule.found(text)] : [])));
  const byToken = fits(tokens);
  const byHost = fits(hosts);
  const byHostWithPort = fits(hostsWithPort);
  const byPage = fits(pages);

  return (connection) => {
    const clues = cluesOf(connection);
    return rank([
      ...clues.tokens.flatMap(byToken),
      ...byHost(clues.hostname),
      ...byHostWithPort(clues.host),
      ...byPath(clues, paths),
      ...(clues.page === '' ? [] : byPage(clues.page)),
    ]);
  };
}

interface Rule {
  pattern: RegExp;
  found(evidence: string): Found;
}

interface PathRule extends Rule {
  query: readonly string[];
}

interface Rules {
  tokens: Rule[];
  hosts: Rule[];
  hostsWithPort: Rule[];
  pages: Rule[];
  /** By a segment that the path must have; those without one under `''`. */
  paths: Map<string, PathRule[]>;
}

function compile(dictionaries: readonly Dictionary[]): Rules {
  const rules: Rules = { tokens: [], hosts: [], hostsWithPort: [], pages: [], paths: new Map() };
  dictionaries.forEach((dictionary, place) => {
    addRules(rules, dictionary, dictionary.detect ?? {}, true, place);
    addRules(rules, dictionary, dictionary.hints ?? {}, false, place);
  });
  return rules;
}

function addRules(rules: Rules, dictionary: Dictionary, detect: Detect, sure: boolean, place: number): void {
  /** The more of a pattern is literal, the more it tells. */
  const finder =
    (by: Detection['by'], precision: number) =>
    (evidence: string): Found => {
      const weight = CERTAINTY[sure ? dictionary.kind : 'hint'] + WEIGHT[by] + Math.min(precision, 99);
      return { dictionary, by, evidence, sure, place, weight };
    };
  for (const token of detect.subprotocols ?? []) {
    rules.tokens.push({ pattern: tokenPattern(token), found: finder('subprotocol', token.length) });
  }
  for (const host of detect.hosts ?? []) {
    const into = host.includes(':') ? rules.hostsWithPort : rules.hosts;
    into.push({ pattern: hostPattern(host), found: finder('host', host.length) });
  }
  for (const page of detect.pages ?? []) {
    rules.pages.push({ pattern: hostPattern(page), found: finder('page', page.length) });
  }
  for (const each of detect.paths ?? []) {
    const { path, query = [] } = asPathPattern(each);
    const segment = literalSegment(path);
    const bucket = rules.paths.get(segment) ?? [];
    bucket.push({ pattern: pathPattern(path), query, found: finder('path', path.length + query.length * 8) });
    rules.paths.set(segment, bucket);
  }
}

function byPath(clues: Clues, paths: Rules['paths']): Found[] {
  return ['', ...new Set(clues.path.split('/').slice(1))]
    .flatMap((segment) => paths.get(segment) ?? [])
    .filter(({ pattern, query }) => query.every(clues.hasParameter) && pattern.test(clues.path))
    .map(({ found, query }) => found(clues.path + (query.length > 0 ? `?${query.join('&')}` : '')));
}

/** Texts remembered before the memory is let go. */
const REMEMBERED = 1_024;

function remember(find: (text: string) => readonly Found[]): (text: string) => readonly Found[] {
  const known = new Map<string, readonly Found[]>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

/** One detection for each dictionary, by its weightiest evidence. */
function rank(found: Found[]): readonly Detection[] {
  if (found.length === 0) return [];
  const seen = new Set<Dictionary>();
  return found
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .filter(({ dictionary }) => !seen.has(dictionary) && seen.add(dictionary))
    .map(({ dictionary, by, evidence, sure }) => ({ dictionary, by, evidence, sure }));
}

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** `*` is any characters of `within` (a character class), everything else itself. */
function wildcards(pattern: string, within: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(literally).join(`${within}*`)}$`, 'i');
}

/** Tells whether a host, with or without its port, fits a pattern such as `*.example.com` or `localhost:4455`. */
function hostPattern(pattern: string): RegExp {
  return wildcards(pattern, '[^:]');
}

/** Tells whether a token of Sec-WebSocket-Protocol fits a pattern. */
function tokenPattern(pattern: string): RegExp {
  return wildcards(pattern, '.');
}

/** Tells whether a path without its slash at the end fits: `*` one segment, `**` any number, `#` one digit. */
function pathPattern(pattern: string): RegExp {
  const segments = pattern.replace(/\/$/, '').split('/');
  const source = segments.map((segment, index) => {
    if (segment === '**') return '(?:/[^/]+)*';
    const text = literally(segment).replaceAll('#', '\\d').replaceAll('*', '[^/]+');
    return index === 0 ? text : `/${text}`;
  });
  return new RegExp(`^${source.join('')}$`);
}

/** A pattern given as bare text is one without parameters. */
export function asPathPattern(path: string | PathPattern): PathPattern {
  return typeof path === 'string' ? { path } : path;
}

/** The longest segment that a path must have word for word to fit; `''` where there is none. */
function literalSegment(pattern: string): string {
  return pattern
    .split('/')
    .filter((segment) => !/[*#]/.test(segment))
    .reduce((longest, segment) => (segment.length > longest.length ? segment : longest), '');
}
