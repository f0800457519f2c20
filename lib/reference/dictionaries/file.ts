import type { Document, LineCounter, Node, Pair } from 'yaml';
import { i18n } from '#i18n';
import type { Dictionary } from '../../../data/dictionary';
import { LIMITS } from './limits';
import { type Path, pathText, readDictionaries } from './read';

/** Why a file was refused, and the place of it. */
export interface Problem {
  /** 1-based; `null`: it is the file as a whole. */
  line: number | null;
  column: number | null;
  /** Such as `codes[2].code`; `''`: no member in particular. */
  path: string;
  text: string;
}

export type Parsed = { ok: true; dictionaries: Dictionary[] } | { ok: false; problems: Problem[] };

type Yaml = typeof import('yaml');

/**
 * Reads the text of a dictionary file, JSON or YAML 1.2 (which JSON is a part of, so one parser tells the place in both).
 * Never throws for what stands in the file. The parser is loaded when it is first needed.
 */
export async function parseDictionaries(source: string): Promise<Parsed> {
  if (source.length > LIMITS.file) return whole(i18n.t('options.problem.tooLarge', [String(LIMITS.file / 1024)]));
  const text = source.replace(/^\uFEFF/, '');
  if (text.trim() === '') return whole(i18n.t('options.problem.nothing'));
  const yaml = await import('yaml');
  const deep = tooDeepAt(yaml, text);
  if (deep) return { ok: false, problems: [{ ...deep, path: '', text: i18n.t('options.problem.tooDeep') }] };
  const lines = new yaml.LineCounter();
  const parsed = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  if (parsed.errors.length > 0) {
    const problems = parsed.errors.slice(0, LIMITS.problems).map(({ pos, message }) => ({
      ...placeAt(lines, pos[0]),
      path: '',
      text: i18n.t('options.problem.syntax', [message]),
    }));
    return { ok: false, problems };
  }
  return read(yaml, parsed, lines);
}

function read(yaml: Yaml, parsed: Document.Parsed, lines: LineCounter): Parsed {
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: LIMITS.aliases });
  } catch {
    return whole(i18n.t('options.problem.aliases', [String(LIMITS.aliases)]));
  }
  const reading = readDictionaries(value);
  if (reading.ok) return reading;
  const problems = reading.errors.map(({ path, text, ofName = false }) => ({
    ...placeAt(lines, offsetOf(yaml, parsed, path, ofName)),
    path: pathText(path),
    text,
  }));
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function whole(text: string): Parsed {
  return { ok: false, problems: [{ line: null, column: null, path: '', text }] };
}

function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Where the member at the end of a path stands, or its name does; where it is missing, what should have it. */
function offsetOf(yaml: Yaml, parsed: Document.Parsed, path: Path, ofName: boolean): number {
  let node: Node | null | undefined = parsed.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const part of path) {
    if (yaml.isAlias(node)) node = node.resolve(parsed);
    const next: unknown = yaml.isMap(node)
      ? node.items.find((pair: Pair) => nameOf(yaml, pair) === String(part))
      : yaml.isSeq(node)
        ? node.items[Number(part)]
        : undefined;
    const value: unknown = yaml.isPair(next) ? (next.value ?? next.key) : next;
    if (!yaml.isNode(value)) break;
    node = value;
    // A list or map within a map is best told by its name: it may begin lines below.
    const reported: unknown = yaml.isPair(next) && (ofName || yaml.isCollection(value)) ? next.key : value;
    offset = (yaml.isNode(reported) ? reported : value).range?.[0] ?? offset;
  }
  return offset;
}

function nameOf(yaml: Yaml, { key }: Pair): string {
  return String(yaml.isScalar(key) ? key.value : key);
}

/**
 * Where it is nested deeper than any dictionary; `null`: nowhere. The composer calls itself for each level, and what
 * happens at the end of the stack cannot be trusted to be an exception; the parser beneath it keeps a stack of its own,
 * so it goes first.
 */
function tooDeepAt(yaml: Yaml, text: string): { line: number; column: number } | null {
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    const at = parser.offset;
    Array.from(parser.next(lexeme));
    if (parser.stack.length > LIMITS.depth) {
      const before = text.slice(0, at).split('\n');
      return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    }
  }
  return null;
}

export type FileFormat = 'json' | 'yaml';

/** Dictionaries as the text of a file that {@link parseDictionaries} reads back as they are. */
export async function writeDictionaries(dictionaries: readonly Dictionary[], format: FileFormat): Promise<string> {
  const file = { dictionaries };
  if (format === 'json') return `${JSON.stringify(file, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(file, { lineWidth: 100, aliasDuplicateObjects: false });
}
