/** Deeper nesting is refused: no log is that deep, and a reader that recurses would fall over it. */
export const DEEPEST = 64;

/** A place in a text where it stops being JSON, or becomes more than will be read. */
export class Damage extends Error {
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
    if (!this.take(char)) throw this.damage(this.at < this.text.length ? `${char} is missing` : 'the file ends here');
  }

  /** Passes over a string and returns it. */
  string(): string {
    this.skipSpace();
    const from = this.at;
    if (this.text.charCodeAt(from) !== QUOTE) throw this.damage('a name in quotation marks is missing');
    this.skipString();
    try {
      return String(JSON.parse(this.text.slice(from, this.at)));
    } catch {
      throw new Damage(from, 'a name is no proper string');
    }
  }

  /** Passes over any value and returns its text. */
  value(): string {
    this.skipSpace();
    const from = this.at;
    const open: number[] = [];
    for (;;) {
      const char = this.text.charCodeAt(this.at);
      if (Number.isNaN(char)) {
        if (open.length > 0 || this.at === from) throw this.damage('the file ends in the middle of it');
        break;
      }
      if (char === QUOTE) this.skipString();
      else if (char === OPEN_OBJECT || char === OPEN_ARRAY) {
        open.push(char + 2);
        if (open.length > DEEPEST) throw this.damage(`it is nested more than ${DEEPEST} deep`);
        this.at++;
      } else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) {
        if (open.length === 0) break;
        if (open.pop() !== char) throw this.damage('its brackets do not match');
        this.at++;
      } else if (open.length === 0 && (char === COMMA || isSpace(char))) break;
      else this.at++;
      if (open.length === 0 && this.endsHere(char)) break;
    }
    if (this.at === from) throw this.damage('a value is missing');
    return this.text.slice(from, this.at);
  }

  damage(reason: string): Damage {
    return new Damage(this.at, reason);
  }

  /** After a string or a closing bracket the outermost value is done; numbers and words go on. */
  private endsHere(last: number): boolean {
    return last === QUOTE || last === CLOSE_OBJECT || last === CLOSE_ARRAY;
  }

  private skipString(): void {
    const from = this.at;
    for (let end = from; ; ) {
      end = this.text.indexOf('"', end + 1);
      if (end === -1) throw new Damage(from, 'a string does not end');
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
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

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
