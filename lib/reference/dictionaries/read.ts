import * as v from 'valibot';
import { i18n } from '#i18n';
import type { Dictionary } from '../../../data/dictionary';
import { LIMITS } from './limits';

/** The way to a place: names of members and places in lists. */
export type Path = readonly (string | number)[];

/** Why something is no dictionary, and where. */
export interface ValidationError {
  path: Path;
  text: string;
  /** It is the member's name that is wrong, not its value. */
  ofName?: boolean;
}

export type Reading = { ok: true; dictionaries: Dictionary[] } | { ok: false; errors: ValidationError[] };

/** Reads untrusted values: a file's (`dictionaries: [...]`), or one dictionary alone. */
export function readDictionaries(value: unknown): Reading {
  const isFile = typeof value === 'object' && value !== null && 'dictionaries' in value;
  const result = isFile ? v.safeParse(FILE, value) : v.safeParse(DICTIONARY, value);
  if (!result.success) return refused(result.issues.map(validationErrorOf));
  const { output } = result;
  const written = 'dictionaries' in output ? output.dictionaries : [output];
  const dictionaries = written.map(filledIn);
  const errors = contradictions(dictionaries, isFile ? ['dictionaries'] : null);
  return errors.length > 0 ? refused(errors) : { ok: true, dictionaries };
}

function refused(errors: ValidationError[]): Reading {
  return { ok: false, errors: errors.slice(0, LIMITS.problems) };
}

function validationErrorOf({ path, message, type, expected }: v.BaseIssue<unknown>): ValidationError {
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

/** What each part may say and the whole may not: the same code twice, the same id twice, a range that ends before it begins. */
function contradictions(dictionaries: readonly Dictionary[], root: Path | null): ValidationError[] {
  const at = (place: number): Path => (root === null ? [] : [...root, place]);
  return [
    ...twice(
      dictionaries.map(({ id }) => id),
      (place, id) => ({ path: [...at(place), 'name'], text: i18n.t('options.problem.sameId', [id]) }),
    ),
    ...dictionaries.flatMap(({ codes, ranges = [] }, place) => [
      ...twice(
        codes.map(({ code }) => code),
        (index, code) => ({
          path: [...at(place), 'codes', index, 'code'],
          text: i18n.t('options.problem.sameCode', [String(code)]),
        }),
      ),
      ...ranges.flatMap(({ from, to }, index): ValidationError[] =>
        from <= to ? [] : [{ path: [...at(place), 'ranges', index, 'to'], text: i18n.t('options.problem.emptyRange') }],
      ),
    ]),
  ];
}

function twice<Value>(
  values: readonly Value[],
  error: (place: number, value: Value) => ValidationError,
): ValidationError[] {
  const seen = new Set<Value>();
  return values.flatMap((value, place) => {
    if (seen.has(value)) return [error(place, value)];
    seen.add(value);
    return [];
  });
}

/** What stands at a place is no such thing, or a member is missing there, or strange. */
function mapOf(issue: v.StrictObjectIssue): string {
  if (Array.isArray(issue.path?.at(-1)?.input)) return i18n.t('options.problem.map');
  if (issue.expected === 'never') return i18n.t('options.problem.unknown', [issue.received.replaceAll('"', '')]);
  if (issue.expected === 'Object') return i18n.t('options.problem.map');
  return i18n.t('options.problem.missing', [(issue.expected ?? '').replaceAll('"', '')]);
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(
    v.array(item, () => i18n.t('options.problem.list')),
    v.maxLength(most, () => i18n.t('options.problem.tooMany', [String(most)])),
  );

const patternsOf = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(
    listOf(item, LIMITS.patterns),
    v.minLength(1, () => i18n.t('options.problem.emptyList')),
  );

const textUpTo = (most: number) =>
  v.pipe(
    v.string(() => i18n.t('options.problem.text')),
    v.regex(/\S/, () => i18n.t('options.problem.empty')),
    v.maxLength(most, () => i18n.t('options.problem.tooLong', [String(most)])),
  );

const oneOf = <const Word extends string>(...words: Word[]) =>
  v.picklist(words, () => i18n.t('options.problem.oneOf', [words.join(', ')]));

const wholeNumber = (least: number, most: number) => {
  const text = () => i18n.t('options.problem.number', [String(least), String(most)]);
  return v.pipe(v.number(text), v.integer(text), v.minValue(least, text), v.maxValue(most, text));
};

const text = textUpTo(LIMITS.text);
const flag = v.boolean(() => i18n.t('options.problem.flag'));
const code = wholeNumber(0, 65_535);
const link = v.pipe(
  text,
  v.check(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    () => i18n.t('options.problem.link'),
  ),
);

const fewWildcards = (of: string) => (pattern: string) => pattern.split(of).length - 1 <= LIMITS.wildcards;
const tooManyWildcards = () => i18n.t('options.problem.wildcards', [String(LIMITS.wildcards)]);

const pattern = v.pipe(textUpTo(LIMITS.pattern), v.check(fewWildcards('*'), tooManyWildcards));

const host = v.pipe(
  pattern,
  v.regex(/^[^/\s]+$/, () => i18n.t('options.problem.host')),
);

const path = v.pipe(
  textUpTo(LIMITS.pattern),
  v.regex(/^(\/|\*\*)/, () => i18n.t('options.problem.path')),
  v.check(fewWildcards('**'), tooManyWildcards),
  v.check((value) => value.replaceAll('**', '').split('/').every(fewWildcards('*')), tooManyWildcards),
);

const detect = v.pipe(
  v.strictObject(
    {
      subprotocols: v.exactOptional(patternsOf(pattern)),
      hosts: v.exactOptional(patternsOf(host)),
      paths: v.exactOptional(
        patternsOf(
          v.union(
            [path, v.strictObject({ path, query: v.exactOptional(listOf(text, LIMITS.patterns)) }, mapOf)],
            (issue) => innermost(issue),
          ),
        ),
      ),
      pages: v.exactOptional(patternsOf(host)),
    },
    mapOf,
  ),
  v.check(
    (clues) => Object.keys(clues).length > 0,
    () => i18n.t('options.problem.noClue'),
  ),
);

/** A union tells only that nothing fits; the first thing that did not fit text says more. */
function innermost({ issues, input }: v.UnionIssue<v.BaseIssue<unknown>>): string {
  const reported = issues?.find(({ path: at }) => (typeof input === 'object') === (at !== undefined)) ?? issues?.[0];
  return reported?.message ?? i18n.t('options.problem.path');
}

const described = {
  name: text,
  meaning: text,
  advice: v.exactOptional(text),
  severity: v.exactOptional(oneOf('normal', 'warning', 'error')),
  reconnect: v.exactOptional(oneOf('yes', 'wait', 'no')),
  note: v.exactOptional(text),
  source: v.exactOptional(text),
  link: v.exactOptional(link),
};

/** A dictionary as it may be written down, before what is left out is filled in: data/dictionary.schema.json. */
const DICTIONARY = v.strictObject(
  {
    $schema: v.exactOptional(text),
    id: v.exactOptional(
      v.pipe(
        textUpTo(80),
        v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, () => i18n.t('options.problem.id')),
      ),
    ),
    name: textUpTo(120),
    kind: v.exactOptional(oneOf('application', 'runtime')),
    detect: v.exactOptional(detect),
    hints: v.exactOptional(detect),
    codes: listOf(
      v.strictObject(
        {
          code,
          ...described,
          sentBy: v.exactOptional(oneOf('server', 'client')),
          http: v.exactOptional(wholeNumber(100, 599)),
          synthetic: v.exactOptional(flag),
          inBand: v.exactOptional(flag),
          deprecated: v.exactOptional(flag),
          reasons: v.exactOptional(
            v.pipe(
              v.custom<Record<string, unknown>>(isMap, () => i18n.t('options.problem.map')),
              v.record(
                v.string(),
                v.string(() => i18n.t('options.problem.text')),
              ),
            ),
          ),
        },
        mapOf,
      ),
      LIMITS.codes,
    ),
    ranges: v.exactOptional(
      listOf(
        v.strictObject(
          {
            from: code,
            to: code,
            ...described,
            statusOffset: v.exactOptional(wholeNumber(-65_535, 65_535)),
          },
          mapOf,
        ),
        LIMITS.codes,
      ),
    ),
    inBand: v.exactOptional(text),
    notes: v.exactOptional(text),
    source: v.exactOptional(text),
    link: v.exactOptional(link),
  },
  mapOf,
);

type WrittenDictionary = v.InferOutput<typeof DICTIONARY>;

const FILE = v.strictObject(
  { $schema: v.exactOptional(text), dictionaries: listOf(DICTIONARY, LIMITS.dictionaries) },
  mapOf,
);
