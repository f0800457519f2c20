import { i18n } from '#i18n';
import { parseLine } from '../export/json';
import type { Engine, LogEntry } from '../model/entry';
import { parseEntry } from '../model/parse';
import { harEntry, isHarEntry, keyToken } from './har';
import { build, JsonScanner, JsonSyntaxError, lineCounter, parse } from './json-scan';

/** What a reader meets on its way through a file; `at` is how far it has come. */
export type ReadItem = { at: number } /** `passedOver`: names of what of it was not understood. */ & (
  | { kind: 'entry'; line: number; entry: LogEntry; skipped: readonly string[] }
  | { kind: 'problem'; line: number | null; reason: string }
  | { kind: 'about'; member: string; value: unknown }
  /** Part of the file, but no socket. */
  | { kind: 'skipped' }
);

/** The newest version of the format that this reader knows. */
const KNOWN_VERSION = 1;
/** Characters of one entry: sockets of a HAR carry all their messages. */
const LONGEST_ENTRY = 64 * 1024 * 1024;

export function* readItems(file: string): Generator<ReadItem> {
  const text = file.startsWith('\ufeff') ? file.slice(1) : file;
  if (text.trimStart().charAt(0) !== '{') {
    yield whole(i18n.t('importing.noBrace'));
  } else if (looksLikeLines(text)) {
    yield { kind: 'about', at: 0, member: 'format', value: 'ndjson' };
    yield* createLineReader()(text, true);
  } else {
    yield* readDocument(text);
  }
}

function whole(reason: string): ReadItem {
  return { kind: 'problem', at: 0, line: null, reason };
}

/** NDJSON: the first line ends as an object does, and one of the first is an entry by itself. */
export function looksLikeLines(text: string): boolean {
  if (!text.slice(0, endOfLine(text, 0)).trimEnd().endsWith('}')) return false;
  let from = 0;
  for (let tries = 0; tries < 5 && from < text.length; tries++) {
    const end = endOfLine(text, from);
    const line = parse(text.slice(from, end));
    if ('value' in line && isObject(line.value) && 'record' in line.value) return true;
    from = end + 1;
  }
  return false;
}

/** Reads NDJSON in one piece or in several, cut anywhere; `at` counts the characters of all of them. */
export function createLineReader(): (piece: string, last: boolean) => Generator<ReadItem> {
  let line = 0;
  let at = 0;
  let described = false;
  /** The begin of a line whose end has not come. */
  let rest = '';
  let tooLong = false;

  return function* read(piece, last) {
    let from = 0;
    for (;;) {
      const end = endOfLine(piece, from);
      const isWhole = end < piece.length || last;
      const content = rest + piece.slice(from, end);
      at += end - from + 1;
      from = end + 1;
      tooLong ||= content.length > LONGEST_ENTRY;
      rest = isWhole || tooLong ? '' : content;
      if (!isWhole) return;
      line++;
      if (tooLong) yield { kind: 'problem', at, line, reason: i18n.t('importing.tooLong') };
      else yield* readLine(content.trim(), line);
      tooLong = false;
      if (from >= piece.length) return;
    }
  };

  function* readLine(content: string, line: number): Generator<ReadItem> {
    if (content === '') return;
    const finding = readElement(content, line, at, null);
    if (finding.kind === 'entry' && !described) {
      described = true;
      yield* aboutLine(content, at);
    }
    yield finding;
  }
}

/** Each line tells of its redaction; the first speaks for the file. */
function* aboutLine(content: string, at: number): Generator<ReadItem> {
  const line = parse(content);
  if ('value' in line && isObject(line.value) && 'redaction' in line.value) {
    yield { kind: 'about', at, member: 'redaction', value: line.value.redaction };
  }
}

function* readDocument(text: string): Generator<ReadItem> {
  const scanner = new JsonScanner(text);
  const lineAt = lineCounter(text);
  let sockets = 0;
  let others = 0;
  let listed = false;
  let engine: Engine = 'chromium';
  try {
    for (const member of members(scanner, ['log'])) {
      if (member === 'entries') {
        listed = true;
        for (const finding of readElements(scanner, lineAt, engine)) {
          if (finding.kind === 'skipped') others++;
          if (finding.kind === 'entry') sockets++;
          yield finding;
        }
        continue;
      }
      const value = scanner.value();
      const parsed = parse(value);
      if (!('value' in parsed)) continue;
      yield { kind: 'about', at: scanner.at, member: member === 'creator' ? 'generator' : member, value: parsed.value };
      if (member === 'format' && parsed.value === 'hangup') {
        yield { kind: 'about', at: scanner.at, member: 'format', value: 'json' };
      }
      if (member === 'creator') {
        yield { kind: 'about', at: scanner.at, member: 'format', value: 'har' };
        if (JSON.stringify(parsed.value).includes('Firefox')) engine = 'firefox';
      }
      if (member === 'version' && typeof parsed.value === 'number' && parsed.value > KNOWN_VERSION) {
        yield whole(i18n.t('importing.newer', [String(parsed.value), String(KNOWN_VERSION)]));
      }
    }
  } catch (damage) {
    if (!(damage instanceof JsonSyntaxError)) throw damage;
    yield { kind: 'problem', at: damage.at, line: lineAt(damage.at), reason: damage.message };
    return;
  }
  if (!listed) yield whole(i18n.t('importing.noEntries'));
  else if (sockets === 0 && others > 0) yield whole(i18n.t('importing.noSocket', [String(others)]));
}

/** Names of an object's members, each with the scanner standing before its value; objects of the given names are entered. */
function* members(scanner: JsonScanner, entered: readonly string[]): Generator<string> {
  scanner.expect('{');
  if (scanner.take('}')) return;
  do {
    const name = scanner.string();
    scanner.expect(':');
    if (entered.includes(name) && scanner.peek() === '{') yield* members(scanner, []);
    else yield name;
  } while (scanner.take(','));
  scanner.expect('}');
}

function* readElements(scanner: JsonScanner, lineAt: (at: number) => number, engine: Engine): Generator<ReadItem> {
  const token = keyToken(scanner.text);
  let order = 0;
  scanner.expect('[');
  if (scanner.take(']')) return;
  for (;;) {
    scanner.skipSpace();
    const from = scanner.at;
    const line = lineAt(from);
    try {
      const content = ownLine(scanner) ?? scanner.value();
      yield readElement(content, line, scanner.at, { key: `${token}:${order}`, order, engine });
      order++;
      if (scanner.take(',')) continue;
      scanner.expect(']');
      return;
    } catch (damage) {
      if (!(damage instanceof JsonSyntaxError)) throw damage;
      // Our own files have one entry a line: what follows a damaged one can still be read.
      const next = scanner.text.indexOf(`\n${OWN_ENTRY}`, from);
      if (next === -1) throw damage;
      yield { kind: 'problem', at: from, line, reason: damage.message };
      scanner.at = next;
    }
  }
}

/** Passes over an entry as we write it, alone on its line: finding its end costs nothing then. */
function ownLine(scanner: JsonScanner): string | null {
  const { text, at } = scanner;
  if (!text.startsWith(OWN_ENTRY, at)) return null;
  const end = endOfLine(text, at);
  const last = text.charCodeAt(end - 1) === COMMA ? end - 1 : end;
  const content = text.slice(at, last);
  if ('problem' in build(content, JSON.parse)) return null;
  scanner.at = last;
  return content;
}

const OWN_ENTRY = '{"order":';
const COMMA = 0x2c;

/** What a socket of a HAR does not say of itself. */
interface HarPlace {
  key: string;
  order: number;
  engine: Engine;
}

/** @param place for a socket of a HAR; `null`: such are not expected here */
function readElement(content: string, line: number, at: number, place: HarPlace | null): ReadItem {
  // Engines read JSON without recursion, and what is nested deeper than an entry is refused or left out below.
  const problem = (reason: string): ReadItem => ({ kind: 'problem', at, line, reason });
  if (content.length > LONGEST_ENTRY) return problem(i18n.t('importing.tooLong'));
  const built = build(content, place === null ? parseLine : JSON.parse);
  // The scanner tells better than the engine what is wrong with a line, and takes longer.
  const parsed = 'problem' in built && place === null ? parse(content, parseLine) : built;
  if ('problem' in parsed) return problem(parsed.problem);
  if (place !== null && isHarEntry(parsed.value)) {
    const socket = harEntry(parsed.value, place.key, place);
    if (socket === null) return { kind: 'skipped', at };
    return 'problem' in socket
      ? problem(socket.problem)
      : { kind: 'entry', at, line, entry: socket.entry, skipped: [] };
  }
  const own = parseEntry(parsed.value);
  return 'problem' in own ? problem(own.problem) : { kind: 'entry', at, line, ...own };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
