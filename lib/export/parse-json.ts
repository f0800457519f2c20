import { i18n } from '#i18n';
import { JsonScanner } from './json-scan';

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
