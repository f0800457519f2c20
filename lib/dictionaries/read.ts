import * as v from 'valibot';
import { i18n } from '#i18n';
import type { Dictionary } from '../../data/dictionary';
import { contradictions } from './contradictions';
import { LIMITS } from './limits';
import { DICTIONARY, FILE, type WrittenDictionary } from './shape';

/** The way to a place: names of members and places in lists. */
export type Path = readonly (string | number)[];

/** Why something is no dictionary, and where. */
export interface Flaw {
  path: Path;
  text: string;
  /** It is the member's name that is wrong, not its value. */
  ofName?: boolean;
}

export type Reading = { ok: true; dictionaries: Dictionary[] } | { ok: false; flaws: Flaw[] };

/** Reads untrusted values: a file's (`dictionaries: [...]`), or one dictionary alone. */
export function readDictionaries(value: unknown): Reading {
  const isFile = typeof value === 'object' && value !== null && 'dictionaries' in value;
  const result = isFile ? v.safeParse(FILE, value) : v.safeParse(DICTIONARY, value);
  if (!result.success) return refused(result.issues.map(flawOf));
  const { output } = result;
  const written = 'dictionaries' in output ? output.dictionaries : [output];
  const dictionaries = written.map(filledIn);
  const flaws = contradictions(dictionaries, isFile ? ['dictionaries'] : null);
  return flaws.length > 0 ? refused(flaws) : { ok: true, dictionaries };
}

function refused(flaws: Flaw[]): Reading {
  return { ok: false, flaws: flaws.slice(0, LIMITS.problems) };
}

function flawOf({ path, message, type, expected }: v.BaseIssue<unknown>): Flaw {
  return {
    path: (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
    text: message,
    ofName: type === 'strict_object' && expected === 'never',
  };
}

/** What may be left out: an id made of the name, the kind, and a source. */
function filledIn({ $schema: _, ...written }: WrittenDictionary): Dictionary {
  return {
    ...written,
    id: written.id ?? idFrom(written.name),
    kind: written.kind ?? 'application',
    source: written.source ?? written.link ?? i18n.t('options.ownSource'),
  };
}

/** An id that the same name always gives. */
function idFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)
    .replace(/-$/, '');
  return plain === '' ? `own-${hashOf(name).toString(16)}` : plain;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** `codes[2].code`, as JavaScript would write it; `''` is the whole. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
