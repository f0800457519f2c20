import { i18n } from '#i18n';
import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { hasTranslation, local, translation } from '../i18n/translation';
import { locationOf, parseStack } from '../model/stack';
import { BY_POLICY } from './handshake';
import { fill, sentencePattern } from './sentence-pattern';

/** What a colleague would say of an end: the answer, then what to do. `**` sets off the words that carry it. */
export interface Explanation {
  headline: string;
  advice: string | null;
}

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
  const place = verbatim(locationOf(frame));
  if (!frame.functionName) return i18n.t('end.from.place', [place]);
  return i18n.t('end.from.call', [verbatim(frame.functionName), place]);
}

const WITH_PLACEHOLDERS = [
  ...new Set([...FAILURE_SENTENCES.map(({ summary }) => summary), ...Object.values(BY_POLICY)]),
]
  .filter((summary) => summary.includes('{text}') && summary !== '{text}')
  .map((summary) => ({ summary, match: sentencePattern(summary).match }));

/**
 * The few words of a failed connection ({@link HandshakeExplanation.summary}) in the language of the page; what others
 * wrote in them stays as it is.
 */
export function summaryText(summary: string): string {
  if (!hasTranslation()) return summary;
  if (textsOf !== translation.value || texts.size >= MAX_TEXTS) texts.clear();
  textsOf = translation.value;
  const text = texts.get(summary) ?? translated(summary);
  texts.set(summary, text);
  return text;
}

/** Sorting a long log asks for the same few texts again and again. */
const texts = new Map<string, string>();
const MAX_TEXTS = 4_096;
let textsOf: ReadonlyMap<string, string> | null = null;

function translated(summary: string): string {
  const whole = local(summary);
  if (whole !== summary) return whole;
  for (const { summary: template, match } of WITH_PLACEHOLDERS) {
    const words = local(template);
    const holes = words === template ? null : match(summary);
    if (holes) return fill(words, holes);
  }
  return summary;
}
