import type { Page } from 'playwright';

/** Of the scroll bar, from top to bottom. */
export const STEPS = 240;

export interface Frames {
  /** The longest time between two frames. Milliseconds. */
  worst: number;
  /** How many took longer than 50 ms: at 60 Hz, four refreshes of the screen and more. */
  late: number;
}

/**
 * How frames follow each other while the element is scrolled from top to bottom, in 240 steps. No function inside has a
 * name: tsx would call a helper of its own to keep it, which the page does not have.
 */
export function scrollThrough(page: Page, selector: string): Promise<Frames> {
  return page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`No ${selector}`);
    const whole = element.scrollHeight - element.clientHeight;
    let worst = 0;
    let late = 0;
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 0; step <= 240; step++) {
      element.scrollTop = (whole * step) / 240;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, now - last);
      // Three refreshes are 50 ms; the clock tells them to a tenth.
      if (now - last > 50.2) late++;
      last = now;
    }
    return { worst, late };
  }, selector);
}
