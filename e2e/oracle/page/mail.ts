import type { PageLine } from '../told';

/** How long lines are gathered before they are sent. Milliseconds. */
const GATHER = 50;

/**
 * Sends log lines to the server, whatever becomes of the window. A page that goes may send little, so nothing is kept
 * for long.
 */
export class Mail {
  #lines: PageLine[] = [];
  readonly #url: string;
  #atOnce: boolean;
  #isWaiting = false;

  /** `atOnce`: each line by itself, for a window that may lose its listeners. */
  constructor(url: string, atOnce: boolean) {
    this.#url = url;
    this.#atOnce = atOnce;
  }

  /** From now on each line goes by itself. */
  hurry(): void {
    this.#atOnce = true;
    this.flush();
  }

  readonly put = (line: PageLine): void => {
    this.#lines.push(line);
    if (this.#atOnce) this.flush();
    else this.#wait();
  };

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.flush();
    }, GATHER);
  }

  flush(): void {
    const lines = this.#lines;
    if (lines.length === 0) return;
    this.#lines = [];
    this.#post(`${this.#url}?letter=${Math.random()}`, JSON.stringify(lines));
  }

  /** Once more where it failed: too much was on its way. The server takes a letter that comes twice for one. */
  #post(url: string, body: string): void {
    fetch(url, { method: 'POST', mode: 'no-cors', keepalive: true, body }).catch(() => {
      setTimeout(() => this.#post(url, body), GATHER);
    });
  }
}
