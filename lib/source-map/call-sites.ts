import type { CallFrame } from '../handshake/evidence';
import { inlineSourceMap } from './inline';
import { readSourceMap, type SourceMap } from './mappings';

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
