import { TraceMap, traceSegment } from '@jridgewell/trace-mapping';
import * as v from 'valibot';
import type { CallFrame } from '../model/entry';

/** Result of looking up a call site in the source that the script was built from. */
export type Mapped =
  | { kind: 'mapped'; frame: CallFrame }
  /** The source map is a separate file. It is not fetched. */
  | { kind: 'external' }
  | { kind: 'unmapped' };

export interface CallSites {
  of(frame: CallFrame): Promise<Mapped>;
  /** Drops the cached scripts. */
  forget(): void;
}

interface Script {
  text: string;
  map: TraceMap | null;
  isExternal: boolean;
}

/** Maximum number of cached scripts: a page creates its sockets in few. */
const MAX_SCRIPTS = 8;

/**
 * Finds the sources of call sites by inline source maps, as development servers write them.
 *
 * @param textOf returns a script's text without a request; `null` where it is not available
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
    if (scripts.size >= MAX_SCRIPTS && oldest !== undefined) scripts.delete(oldest);
    const script = read(url).catch(() => null);
    scripts.set(url, script);
    return script;
  }

  return {
    forget: () => scripts.clear(),
    async of(frame) {
      const script = await scriptOf(frame.url);
      const original = script?.map && originalOf(script.map, frame.line, frame.column);
      if (!script || !original) return { kind: script?.isExternal ? 'external' : 'unmapped' };
      const { source, line, column } = original;
      const url = URL.canParse(source, frame.url) ? new URL(source, frame.url).href : source;
      return { kind: 'mapped', frame: { functionName: nameOf(frame, script), url, line, column } };
    },
  };
}

/**
 * Returns the function's name in its source. A map has names by place, and a function's name is where it is declared:
 * the nearest declaration before the call. Falls back to the name in the script.
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
    const name = map && originalOf(map, number, at + 1)?.name;
    return name ? functionName.slice(0, functionName.length - short.length) + name : functionName;
  }
  return functionName;
}

/** The last such comment counts (ECMA-426): bundlers that evaluate each module end each with one. */
const COMMENT = /\/\/[#@]\s*sourceMappingURL=(\S+)/g;
const DATA = /^data:application\/json[^,]*?(;base64)?,(.*)$/s;

/** A script's source map: its JSON, in a separate file, or none. */
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

/** Place in a source. Lines and columns from 1, as engines print them. */
export interface Original {
  /** As in the map, with its `sourceRoot`. */
  source: string;
  line: number;
  column: number;
  /** Name in the source; `null` where the map has none. */
  name: string | null;
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(3),
    sourceRoot: v.optional(v.nullable(v.string(), ''), ''),
    sources: v.array(v.nullable(v.string())),
    names: v.optional(v.array(v.string()), []),
    mappings: v.string(),
  }),
);

/** Returns a script's source map (ECMA-426), or `null` where the text is none. Maps in sections are not read. */
function readSourceMap(json: string): TraceMap | null {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? new TraceMap(parsed.output) : null;
}

/** Returns where a place of a script comes from, or `null` where the map names no source of it. */
function originalOf(map: TraceMap, line: number, column: number): Original | null {
  const [, source = -1, originalLine = 0, originalColumn = 0, name = -1] =
    traceSegment(map, line - 1, column - 1) ?? [];
  if (!map.sources[source]) return null;
  return {
    source: map.resolvedSources[source] ?? '',
    line: originalLine + 1,
    column: originalColumn + 1,
    name: map.names[name] ?? null,
  };
}
