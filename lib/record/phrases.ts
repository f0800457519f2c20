import { i18n } from '#i18n';
import { summaryText } from '../handshake/summary-text';
import { parseStack, placeOf } from './stack';

/** Text of others' making, kept from being taken for our own emphasis. */
export function verbatim(text: string): string {
  return text.replaceAll('**', '*\u2060*');
}

/** A failure's few words, to stand in a sentence: where they are a sentence of the browser's own, without its full stop. */
export function failureText(summary: string): string {
  return verbatim(summaryText(summary).replace(/\.$/, ''));
}

/** `, from disconnect() at chat.js:88`, or nothing where the call site is not known. */
export function calledFrom(stack: string | null): string {
  const [frame] = parseStack(stack);
  if (!frame) return '';
  const place = verbatim(placeOf(frame));
  if (!frame.functionName) return i18n.t('end.from.place', [place]);
  return i18n.t('end.from.call', [verbatim(frame.functionName), place]);
}
