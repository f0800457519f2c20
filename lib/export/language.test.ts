import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { annotate } from '../analysis/annotate';
import { httpText, nameText } from '../analysis/annotation-text';
import { ALL } from '../analysis/zh-CN';
import { provideEnglish, translation } from '../i18n/translation';
import type { LogEntry } from '../model/entry';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import { COLUMNS } from '../state/columns';
import { CONTEXT } from './context.fixture';
import { copied } from './copy';
import { FORMATS } from './formats';
import { markdown } from './markdown';
import { createRedactor } from './redact';

const english = fakeBrowser.i18n.getMessage;
const left = { kind: 'page-went-away', state: 'open', persisted: false } as const;
const log: LogEntry[] = [
  entryOf({ key: 'a:1', outcome: left }),
  entryOf({ key: 'a:2', outcome: closed(1006, '', false) }),
  failedEntry(null),
  failedEntry({ status: 403, failure: 'Error during WebSocket handshake: Unexpected response code: 403' }),
  failedEntry({ failure: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED' }),
];

/** A page in Chinese: its messages are stand-ins, its facts are those of the package. */
function speakChinese(): void {
  translation.value = ALL;
  fakeBrowser.i18n.getMessage = (name: string) => `【${name}】`;
}

beforeEach(() => {
  provideEnglish((act) => {
    const { getMessage } = fakeBrowser.i18n;
    fakeBrowser.i18n.getMessage = english;
    try {
      return act();
    } finally {
      fakeBrowser.i18n.getMessage = getMessage;
    }
  });
});

afterEach(() => {
  provideEnglish((act) => act());
  translation.value = new Map();
  fakeBrowser.i18n.getMessage = english;
});

it.each(FORMATS)('$id is the same file in every language of the page', (format) => {
  const expected = [...format.write(log, CONTEXT)].join('');
  speakChinese();
  expect([...format.write(log, CONTEXT)].join('')).toBe(expected);
});

it('a copied report is the same in every language of the page', () => {
  const [entry] = log;
  if (!entry) throw new Error('empty log');
  const expected = copied(entry, 'markdown', createRedactor({}));
  speakChinese();
  expect(copied(entry, 'markdown', createRedactor({}))).toBe(expected);
  expect(copied(entry, 'translated-markdown', createRedactor({}))).toContain('页面已离开');
});

it('a report is translated where the user asks for it, and the page keeps its language between two pieces', () => {
  speakChinese();
  expect([...markdown.write(log, { ...CONTEXT, isTranslated: true })].join('')).toContain('连接被拒绝');
  for (const _ of markdown.write(log, CONTEXT)) expect(fakeBrowser.i18n.getMessage('x')).toBe('【x】');
});

it('names and HTTP cells are drawn in English as they are exported', () => {
  for (const entry of log) {
    const annotation = annotate(entry);
    expect(nameText(annotation)).toBe(annotation.name);
    expect(httpText(annotation.http)).toBe(annotation.http.text);
  }
});

it('rows are sorted by the name that is drawn', () => {
  speakChinese();
  const names = log.map((entry) => nameText(annotate(entry)));
  const ranks = COLUMNS.filter(({ id }) => id === 'name').map(({ rank }) =>
    log.map((entry) => rank(entry, annotate(entry))),
  );
  expect(ranks).toEqual([names]);
  expect(names).toContain('连接被拒绝');
});
