import * as v from 'valibot';

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
export interface SourceMap {
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
export function readSourceMap(json: string): SourceMap | null {
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
