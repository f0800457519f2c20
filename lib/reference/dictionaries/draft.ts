import type { ApplicationCode, ApplicationRange, Detect, Dictionary, PathPattern } from '../../../data/dictionary';
import { asPathPattern } from '../detect';
import type { Path } from './read';

/** A dictionary while it is edited: every field as typed. What the form does not show is kept from {@link original}. */
export interface Draft {
  /** `null`: a new one. */
  original: Dictionary | null;
  name: string;
  /** One a line, as are hosts and paths. */
  subprotocols: string;
  hosts: string;
  /** A path's query names the parameters that the URL must have: `/ws?token&v`. */
  paths: string;
  /** The same of hints. */
  hintedSubprotocols: string;
  hintedHosts: string;
  hintedPaths: string;
  link: string;
  codes: DraftCode[];
  ranges: DraftRange[];
}

interface DraftRow {
  /** Tells the rows apart while they come and go. */
  row: number;
  name: string;
  meaning: string;
  advice: string;
  severity: string;
  reconnect: string;
  link: string;
}

export interface DraftCode extends DraftRow {
  original: ApplicationCode | null;
  code: string;
  http: string;
  /** One a line: the reason, ` = `, what it means; or the reason alone. */
  reasons: string;
}

export interface DraftRange extends DraftRow {
  original: ApplicationRange | null;
  from: string;
  to: string;
  statusOffset: string;
}

export type DraftField = Exclude<keyof Draft, 'original' | 'codes' | 'ranges'>;
export type CodeField = Exclude<keyof DraftCode, 'row' | 'original'>;
export type RangeField = Exclude<keyof DraftRange, 'row' | 'original'>;

export function draftOf(dictionary: Dictionary | null): Draft {
  const sure = clueLines(dictionary?.detect);
  const hinted = clueLines(dictionary?.hints);
  return {
    original: dictionary,
    name: dictionary?.name ?? '',
    ...sure,
    hintedSubprotocols: hinted.subprotocols,
    hintedHosts: hinted.hosts,
    hintedPaths: hinted.paths,
    link: dictionary?.link ?? '',
    codes: dictionary ? dictionary.codes.map(draftCode) : [emptyCode(0)],
    ranges: (dictionary?.ranges ?? []).map(draftRange),
  };
}

const EMPTY = { name: '', meaning: '', advice: '', severity: '', reconnect: '', link: '' };

export function emptyCode(row: number): DraftCode {
  return { row, original: null, ...EMPTY, code: '', http: '', reasons: '' };
}

export function emptyRange(row: number): DraftRange {
  return { row, original: null, ...EMPTY, from: '', to: '', statusOffset: '' };
}

/** The number of a row that is added to these. */
export function nextRow(rows: readonly DraftRow[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}

function draftCode(code: ApplicationCode, row: number): DraftCode {
  const { http, reasons } = code;
  return {
    ...described(code, row),
    original: code,
    code: String(code.code),
    http: String(http ?? ''),
    reasons: reasonLines(reasons),
  };
}

function draftRange(range: ApplicationRange, row: number): DraftRange {
  const { from, to, statusOffset } = range;
  const numbers = { from: String(from), to: String(to), statusOffset: String(statusOffset ?? '') };
  return { ...described(range, row), original: range, ...numbers };
}

function described(entry: ApplicationCode | ApplicationRange, row: number): DraftRow {
  const { name, meaning, advice = '', severity = '', reconnect = '', link = '' } = entry;
  return { row, name, meaning, advice, severity, reconnect, link };
}

/** What was typed, as a value that {@link readDictionaries} judges. */
export function written(draft: Draft): unknown {
  const { original, hintedSubprotocols, hintedHosts, hintedPaths } = draft;
  return said({
    ...original,
    name: draft.name.trim(),
    detect: writtenClues(draft, original?.detect),
    hints: writtenClues({ subprotocols: hintedSubprotocols, hosts: hintedHosts, paths: hintedPaths }, original?.hints),
    link: draft.link.trim() || undefined,
    codes: draft.codes.map(writtenCode),
    ranges: draft.ranges.length > 0 ? draft.ranges.map(writtenRange) : undefined,
  });
}

function writtenCode(draft: DraftCode): unknown {
  const { original, code, http, reasons } = draft;
  return said({
    ...original,
    code: number(code),
    ...writtenRow(draft),
    http: http.trim() === '' ? undefined : number(http),
    reasons: reasons === reasonLines(original?.reasons) ? original?.reasons : reasonsIn(reasons),
  });
}

function writtenRange(draft: DraftRange): unknown {
  const { original, from, to, statusOffset } = draft;
  return said({
    ...original,
    from: number(from),
    to: number(to),
    ...writtenRow(draft),
    statusOffset: statusOffset.trim() === '' ? undefined : number(statusOffset),
  });
}

function writtenRow({ name, meaning, advice, severity, reconnect, link }: DraftRow): object {
  const optional = (text: string) => text.trim() || undefined;
  return {
    name: name.trim(),
    meaning: meaning.trim(),
    advice: optional(advice),
    severity: optional(severity),
    reconnect: optional(reconnect),
    link: optional(link),
  };
}

/** Text that is none stays text, for the reader to mind. */
function number(text: string): number | string {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
}

type ClueLines = Pick<Draft, 'subprotocols' | 'hosts' | 'paths'>;

function clueLines({ subprotocols = [], hosts = [], paths = [] }: Detect = {}): ClueLines {
  return {
    subprotocols: subprotocols.join('\n'),
    hosts: hosts.join('\n'),
    paths: paths.map(asPathPattern).map(pathLine).join('\n'),
  };
}

/** @param original has the clues that the form does not show */
function writtenClues({ subprotocols, hosts, paths }: ClueLines, original: Detect | undefined): object | undefined {
  const clues = {
    ...given('subprotocols', linesOf(subprotocols)),
    ...given('hosts', linesOf(hosts)),
    ...given('paths', linesOf(paths).map(pathOf)),
    ...(original?.pages && { pages: original.pages }),
  };
  return Object.keys(clues).length > 0 ? clues : undefined;
}

/** Without the members that have no value: in a file they would be left out. */
function said(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

function given<Value>(name: string, values: readonly Value[]): Record<string, readonly Value[]> {
  return values.length > 0 ? { [name]: values } : {};
}

const HINTED = { subprotocols: 'hintedSubprotocols', hosts: 'hintedHosts', paths: 'hintedPaths' } as const;

/** Which field of the form a place in a dictionary is shown in, such as `hosts` or `codes.2.meaning`; `name` for others. */
export function fieldOf([first, second, third]: Path): string {
  if (first === 'detect') return String(second ?? 'hosts');
  if (first === 'hints') return HINTED[second === 'subprotocols' || second === 'paths' ? second : 'hosts'];
  if (first === 'codes' && second !== undefined) return `codes.${second}.${third ?? 'code'}`;
  if (first === 'ranges' && second !== undefined) return `ranges.${second}.${third ?? 'to'}`;
  return first === 'link' ? 'link' : 'name';
}

/** What stands in a field of several lines. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `/ws?token&v` */
function pathLine({ path, query = [] }: PathPattern): string {
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

function pathOf(line: string): string | PathPattern {
  const [path = '', query] = line.split('?', 2);
  if (query === undefined) return path;
  return { path, query: query.split('&').map((name) => name.replace(/=.*/, '')) };
}

/** One a line: the reason, ` = `, what it means; or a reason alone that speaks for itself. */
function reasonLines(reasons: ApplicationCode['reasons'] = {}): string {
  return Object.entries(reasons)
    .map(([reason, meaning]) => (meaning === '' ? reason : `${reason} = ${meaning}`))
    .join('\n');
}

/** `undefined`: there are none. */
function reasonsIn(text: string): Record<string, string> | undefined {
  const found = linesOf(text).map((line): [string, string] => {
    const [, reason = line, meaning = ''] = /^(.*?)\s+=\s+(.*)$/.exec(line) ?? [];
    return [reason, meaning];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
