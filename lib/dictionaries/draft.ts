import type { ApplicationCode, Dictionary, PathPattern } from '../../data/dictionary';
import { asPathPattern } from '../reference/pattern';
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
  link: string;
  codes: DraftCode[];
}

export interface DraftCode {
  /** Tells the rows apart while they come and go. */
  row: number;
  original: ApplicationCode | null;
  code: string;
  name: string;
  meaning: string;
  advice: string;
  severity: string;
  reconnect: string;
  link: string;
}

export type DraftField = Exclude<keyof Draft, 'original' | 'codes'>;
export type CodeField = Exclude<keyof DraftCode, 'row' | 'original'>;

export function draftOf(dictionary: Dictionary | null): Draft {
  const { subprotocols = [], hosts = [], paths = [] } = dictionary?.detect ?? {};
  return {
    original: dictionary,
    name: dictionary?.name ?? '',
    subprotocols: subprotocols.join('\n'),
    hosts: hosts.join('\n'),
    paths: paths.map(asPathPattern).map(pathLine).join('\n'),
    link: dictionary?.link ?? '',
    codes: dictionary ? dictionary.codes.map(draftCode) : [emptyCode(0)],
  };
}

export function emptyCode(row: number): DraftCode {
  return { row, original: null, code: '', name: '', meaning: '', advice: '', severity: '', reconnect: '', link: '' };
}

function draftCode(code: ApplicationCode, row: number): DraftCode {
  const { name, meaning, advice = '', severity = '', reconnect = '', link = '' } = code;
  return { row, original: code, code: String(code.code), name, meaning, advice, severity, reconnect, link };
}

/** What was typed, as a value that {@link readDictionaries} judges. */
export function written(draft: Draft): unknown {
  const { original } = draft;
  const kept = original?.detect?.pages;
  const detect = {
    ...given('subprotocols', lines(draft.subprotocols)),
    ...given('hosts', lines(draft.hosts)),
    ...given('paths', lines(draft.paths).map(pathOf)),
    ...(kept && { pages: kept }),
  };
  return said({
    ...original,
    name: draft.name.trim(),
    detect: Object.keys(detect).length > 0 ? detect : undefined,
    link: draft.link.trim() || undefined,
    codes: draft.codes.map(writtenCode),
  });
}

function writtenCode({ original, ...draft }: DraftCode): unknown {
  const optional = (text: string) => text.trim() || undefined;
  return said({
    ...original,
    code: /^\d+$/.test(draft.code.trim()) ? Number(draft.code) : draft.code,
    name: draft.name.trim(),
    meaning: draft.meaning.trim(),
    advice: optional(draft.advice),
    severity: optional(draft.severity),
    reconnect: optional(draft.reconnect),
    link: optional(draft.link),
  });
}

/** Without the members that have no value: in a file they would be left out. */
function said(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

function given<Value>(name: string, values: readonly Value[]): Record<string, readonly Value[]> {
  return values.length > 0 ? { [name]: values } : {};
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function pathLine({ path, query = [] }: PathPattern): string {
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

function pathOf(line: string): string | PathPattern {
  const [path = '', query] = line.split('?', 2);
  if (query === undefined) return path;
  return { path, query: query.split('&').map((name) => name.replace(/=.*/, '')) };
}

/** Which field of the form a place in a dictionary is shown in, such as `hosts` or `codes.2.meaning`; `name` for others. */
export function fieldOf([first, second, third]: Path): string {
  if (first === 'detect') return String(second ?? 'hosts');
  if (first === 'codes' && second !== undefined) return `codes.${second}.${third ?? 'code'}`;
  return first === 'link' ? 'link' : 'name';
}
