import { describe, expect, it } from 'vitest';
import { CAUSES } from '../../data/causes/causes';
import { CLOSE_CODES } from '../../data/close-codes';
import { CODE_RANGES } from '../../data/code-ranges';
import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { NETWORK_ERRORS } from '../../data/network-errors';
import { unregistered } from '../reference/unregistered';
import { ALL } from './zh-CN';

const CHINESE = /\p{Script=Han}/u;
/** What is called the same in every language. */
const NAMES = new Set(['nginx proxy_read_timeout']);

const told = [
  ...CLOSE_CODES.map(({ code, meaning, whatToDo, reconnect, note }) => [
    code,
    [meaning, whatToDo, reconnect.how, note],
  ]),
  ...CODE_RANGES.map(({ from, name, meaning, policy }) => [`range ${from}`, [name, meaning, policy]]),
  ...CODE_RANGES.map((range) => {
    const { name, meaning, whatToDo, reconnect, note } = unregistered(range.from ?? Number.NaN, range);
    return [`unregistered ${range.from}`, [name, meaning, whatToDo, reconnect.how, note]];
  }),
  // Those with holes are filled with what others wrote.
  ...[...NETWORK_ERRORS, ...FAILURE_SENTENCES]
    .filter(({ summary }) => !summary.includes('{'))
    .map(({ summary }) => [summary, [summary]]),
  ...CAUSES.map(({ id, title, explanation, change }) => [id, [title, explanation, change]]),
] as [string | number, (string | undefined)[]][];

describe('Simplified Chinese', () => {
  it.each(told)('has words for all that is said of %s', (_id, texts) => {
    const untold = texts.filter((text) => text && !NAMES.has(text) && !CHINESE.test(ALL.get(text) ?? ''));
    expect(untold).toEqual([]);
  });

  it('keeps names, numbers and settings as they are', () => {
    const verbatim = /\b(?:RFC \d+|\d{4}|[a-z]+_[a-z_]+|[A-Z][a-z]+-[A-Z][A-Za-z-]+|wss?:|https:|[a-z]+\(\))(?!\w)/g;
    const changed = [...ALL].flatMap(([text, translated]) =>
      [...new Set(text.match(verbatim) ?? [])]
        .filter((word) => !translated.includes(word))
        .map((word) => [word, translated]),
    );
    expect(changed).toEqual([]);
  });

  it('ends sentences as sentences, and leaves no space between Chinese and its punctuation', () => {
    const odd = [...ALL].filter(
      ([text, translated]) =>
        (/[.]$/.test(text) && !/[。）]$/.test(translated)) || /\p{Script=Han} ?[,;:?!]/u.test(translated),
    );
    expect(odd.map(([, translated]) => translated)).toEqual([]);
  });
});
