import * as v from 'valibot';
import type { CallFrame } from '../model/entry';

/** A call site in the source that a script was made of. */
export type Mapped =
  | { kind: 'mapped'; frame: CallFrame }
  /** Its source map is a file of its own, which only the network has: nothing is fetched for it. */
  | { kind: 'external' }
  | { kind: 'unmapped' };

export interface CallSites {
  of(frame: CallFrame): Promise<Mapped>;
  /** Scripts are read anew from here on. */
  forget(): void;
}

interface Script {
  text: string;
  map: SourceMap | null;
  isExternal: boolean;
}

/** Scripts whose text and map are kept: a page's sockets are made in few. */
const KEPT = 8;

/**
 * Finds the sources of call sites by the source maps that scripts carry within themselves, as those of development
 * servers do.
 *
 * @param textOf a script's text by its URL, without any request; `null`: not to be had
 */
export function createCallSites(textOf: (url: string) => Promise<string | null>): CallSites {
  const scripts = new Map<string, Promise<Script | null>>();

  async function read(url: string): Promise<Script | null> {
    const text = await textOf(url);
    if (text === null) return null;
    const inline = inlineSourceMap(text);
    return {
      text,
      map: inline.kind === 'inline' ? readSourceMap(inline.json) : null,
      isExternal: inline.kind === 'external',
    };
  }

  function scriptOf(url: string): Promise<Script | null> {
    const known = scripts.get(url);
    if (known) return known;
    const [oldest] = scripts.keys();
    if (scripts.size >= KEPT && oldest !== undefined) scripts.delete(oldest);
    const script = read(url).catch(() => null);
    scripts.set(url, script);
    return script;
  }

  return {
    forget: () => scripts.clear(),
    async of(frame) {
      const script = await scriptOf(frame.url);
      const original = script?.map?.originalOf(frame.line, frame.column);
      if (!script || !original) return { kind: script?.isExternal ? 'external' : 'unmapped' };
      const { source, line, column } = original;
      const url = URL.canParse(source, frame.url) ? new URL(source, frame.url).href : source;
      return { kind: 'mapped', frame: { functionName: nameOf(frame, script), url, line, column } };
    },
  };
}

/**
 * The function's name in its source. A map knows names by their places: that of a function is where it is declared, the
 * nearest before the call. Where none is found, the script's own name is as good as the source's.
 */
function nameOf({ functionName, line, column }: CallFrame, { text, map }: Script): string {
  const short = functionName.replace(/^.*[. ]/, '');
  if (!/^[\w$]+$/.test(short)) return functionName;
  const lines = text.split('\n', line);
  const declared = new RegExp(`(?<![\\w$])${short.replace(/\$/g, '\\$&')}(?=\\s*[(=:])`, 'g');
  for (let number = lines.length; number > 0; number--) {
    const part = number === line ? (lines[number - 1] ?? '').slice(0, column - 1) : (lines[number - 1] ?? '');
    const at = [...part.matchAll(declared)].at(-1)?.index;
    if (at === undefined) continue;
    const name = map?.originalOf(number, at + 1)?.name;
    return name ? functionName.slice(0, functionName.length - short.length) + name : functionName;
  }
  return functionName;
}

/** The last comment of its kind counts (ECMA-426); bundlers that evaluate each module end each with one. */
const COMMENT = /\/\/[#@]\s*sourceMappingURL=(\S+)/g;
const DATA = /^data:application\/json[^,]*?(;base64)?,(.*)$/s;

/** What a script says of its source map: its JSON, that it lies elsewhere, or nothing. */
export type Inline = { kind: 'inline'; json: string } | { kind: 'external' } | { kind: 'none' };

function inlineSourceMap(script: string): Inline {
  const url = [...script.matchAll(COMMENT)].at(-1)?.[1];
  if (url === undefined) return { kind: 'none' };
  const [, base64, data = ''] = DATA.exec(url) ?? [];
  if (!url.startsWith('data:')) return { kind: 'external' };
  try {
    return { kind: 'inline', json: base64 ? decodeBase64(data) : decodeURIComponent(data) };
  } catch {
    return { kind: 'none' };
  }
}

function decodeBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

/** Where a place of a script comes from. Lines and columns from 1, as engines print them. */
export interface Original {
  /** As the map names it, with its `sourceRoot`. */
  source: string;
  line: number;
  column: number;
  /** What the map calls what stands there; `null`: nothing of its own. */
  name: string | null;
}

/** A source map (ECMA-426) that can be asked. */
interface SourceMap {
  /** `line` and `column` of the script, from 1; `null`: that comes from no source. */
  originalOf(line: number, column: number): Original | null;
}

const schema = v.object({
  version: v.literal(3),
  sourceRoot: v.optional(v.nullable(v.string()), ''),
  sources: v.array(v.nullable(v.string())),
  names: v.optional(v.array(v.string()), []),
  mappings: v.string(),
});

/** Generated column; of those that have a source: its number, line, column (all from 0), and the number of a name. */
type Segment = readonly [column: number, source?: number, line?: number, at?: number, name?: number];

/** `null`: no map, or one in sections, which hardly anybody makes. */
function readSourceMap(json: string): SourceMap | null {
  const parsed = v.safeParse(schema, fromJson(json));
  if (!parsed.success) return null;
  const { sources, sourceRoot, names, mappings } = parsed.output;
  let lines: Segment[][] | null = null;
  return {
    originalOf(line, column) {
      lines ??= decode(mappings);
      const segment = lines[line - 1]?.findLast(([at]) => at <= column - 1);
      if (!segment) return null;
      const [, number = -1, originalLine = 0, at = 0, name = -1] = segment;
      const source = sources[number];
      if (!source) return null;
      const root = sourceRoot && !sourceRoot.endsWith('/') ? `${sourceRoot}/` : (sourceRoot ?? '');
      return { source: `${root}${source}`, line: originalLine + 1, column: at + 1, name: names[name] ?? null };
    },
  };
}

function fromJson(text: string): unknown {
  try {
    // Some servers put this before JSON, so that it cannot be run as a script.
    return JSON.parse(text.replace(/^\)\]\}'[^\n]*\n/, ''));
  } catch {
    return null;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Each number is the difference to the one before of its kind; columns of the script begin anew with each line. */
function decode(mappings: string): Segment[][] {
  let source = 0;
  let line = 0;
  let at = 0;
  let name = 0;
  return mappings.split(';').map((text) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const part of text === '' ? [] : text.split(',')) {
      const [forward = 0, bySource, byLine = 0, byColumn = 0, byName] = numbersOf(part);
      column += forward;
      if (bySource === undefined) {
        segments.push([column]);
        continue;
      }
      source += bySource;
      line += byLine;
      at += byColumn;
      if (byName === undefined) segments.push([column, source, line, at]);
      else {
        name += byName;
        segments.push([column, source, line, at, name]);
      }
    }
    return segments.sort((a, b) => a[0] - b[0]);
  });
}

/** Base 64 VLQ: five bits to a digit, the lowest first; the sixth says that more follow, the very first is the sign. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
