import { i18n } from '#i18n';

/** Deeper nesting is refused: no log is that deep, and a reader that recurses would fall over it. */
const DEEPEST = 64;

/** A place in a text where it stops being JSON, or becomes more than will be read. */
export class JsonSyntaxError extends Error {
  constructor(
    readonly at: number,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Finds where JSON values begin and end, without building them: so a file of hundreds of megabytes is read one entry at
 * a time, and what stands before a damage is still found. It checks nesting and strings; `JSON.parse` of the found part
 * checks the rest.
 */
export class JsonScanner {
  constructor(
    readonly text: string,
    public at = 0,
  ) {}

  skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++;
  }

  /** The next character that is no space, without taking it; `''` at the end. */
  peek(): string {
    this.skipSpace();
    return this.text.charAt(this.at);
  }

  /** Takes the character if it comes next. */
  take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  expect(char: string): void {
    if (!this.take(char))
      throw this.damage(
        this.at < this.text.length ? i18n.t('importing.missing', [char]) : i18n.t('importing.endsHere'),
      );
  }

  /** Passes over a string and returns it. */
  string(): string {
    this.skipSpace();
    const from = this.at;
    if (this.text.charCodeAt(from) !== QUOTE) throw this.damage(i18n.t('importing.noName'));
    this.skipString();
    try {
      return String(JSON.parse(this.text.slice(from, this.at)));
    } catch {
      throw new JsonSyntaxError(from, i18n.t('importing.badName'));
    }
  }

  /** Passes over any value and returns its text. */
  value(): string {
    this.skipSpace();
    const from = this.at;
    const first = this.text.charCodeAt(from);
    if (first === QUOTE) this.skipString();
    else if (first === OPEN_OBJECT || first === OPEN_ARRAY) this.skipNested();
    else this.skipWord();
    if (this.at > from) return this.text.slice(from, this.at);
    throw this.damage(i18n.t(Number.isNaN(first) ? 'importing.endsHere' : 'importing.noValue'));
  }

  damage(reason: string): JsonSyntaxError {
    return new JsonSyntaxError(this.at, reason);
  }

  /** Numbers, `true`, `false`, `null`, and whatever else stands there. */
  private skipWord(): void {
    WORD.lastIndex = this.at;
    this.at += WORD.exec(this.text)?.[0].length ?? 0;
  }

  private skipNested(): void {
    const open: number[] = [];
    do {
      BRACKET_OR_QUOTE.lastIndex = this.at;
      const found = BRACKET_OR_QUOTE.exec(this.text);
      if (!found) throw new JsonSyntaxError(this.text.length, i18n.t('importing.endsWithin'));
      this.at = found.index;
      const char = this.text.charCodeAt(this.at);
      if (char === QUOTE) {
        this.skipString();
        continue;
      }
      if (char === OPEN_OBJECT || char === OPEN_ARRAY) open.push(char + 2);
      else if (open.pop() !== char) throw this.damage(i18n.t('importing.brackets'));
      if (open.length > DEEPEST) throw this.damage(i18n.t('importing.tooDeep', [String(DEEPEST)]));
      this.at++;
    } while (open.length > 0);
  }

  private skipString(): void {
    const from = this.at;
    for (let end = from; ; ) {
      end = this.text.indexOf('"', end + 1);
      if (end === -1) throw new JsonSyntaxError(from, i18n.t('importing.openString'));
      let backslashes = 0;
      while (this.text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
      if (backslashes % 2 === 0) {
        this.at = end + 1;
        return;
      }
    }
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Two less than their closing counterparts. */
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const BRACKET_OR_QUOTE = /["[\]{}]/g;
const WORD = /[^\s,:"[\]{}]*/y;

function isSpace(char: number): boolean {
  return char === 0x20 || char === 0x0a || char === 0x0d || char === 0x09;
}

/** Line numbers for rising places in one text, each counted on from the one before. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    for (let next = text.indexOf('\n', counted); next !== -1 && next < at; next = text.indexOf('\n', counted)) {
      line++;
      counted = next + 1;
    }
    return line;
  };
}

/** Passes over the text first, so that nesting is bounded. */
export function parse(content: string, read: (text: string) => unknown = JSON.parse): Built {
  try {
    new JsonScanner(content).value();
  } catch (damage) {
    return { problem: damage instanceof Error ? damage.message : String(damage) };
  }
  return build(content, read);
}

export type Built = { value: unknown } | { problem: string };

/** For text that is known to be nested no deeper than a {@link JsonScanner} allows. */
export function build(content: string, read: (text: string) => unknown): Built {
  try {
    return { value: read(content) };
  } catch (error) {
    return { problem: i18n.t('importing.notJson', [error instanceof Error ? error.message : String(error)]) };
  }
}
