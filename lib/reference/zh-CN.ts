import { CLOSE_CODES } from '../../data/close-codes';
import { CODE_RANGES } from '../../data/code-ranges';
import dictionaryWords from '../../data/zh-CN/application-codes.json' with { type: 'json' };
import { BROWSER_WORDS } from '../../data/zh-CN/browsers';
import { CODE_WORDS } from '../../data/zh-CN/close-codes';
import { RANGE_WORDS, type RangeKey, UNREGISTERED_HOW, UNREGISTERED_WORDS } from '../../data/zh-CN/code-ranges';
import { HTTP_WORDS } from '../../data/zh-CN/http';
import { lookUp, unregistered } from './look-up';
import { STATUS_ROWS } from './rows';

/** What the reference says, in Simplified Chinese by its English text. */
export const CANON: ReadonlyMap<string, string> = new Map([
  ...ofCodes(),
  ...ofRanges(),
  ...ofStatuses(),
  ...[HTTP_WORDS, BROWSER_WORDS, dictionaryWords].flatMap(Object.entries<string>),
]);

function* ofCodes(): Generator<[string, string]> {
  for (const { code, meaning, whatToDo, reconnect, note } of CLOSE_CODES) {
    const words = CODE_WORDS[code];
    if (!words) continue;
    yield [meaning, words.meaning];
    yield [whatToDo, words.whatToDo];
    yield [reconnect.how, words.how];
    if (note !== undefined && words.note !== undefined) yield [note, words.note];
  }
}

function* ofRanges(): Generator<[string, string]> {
  for (const range of CODE_RANGES) {
    const words = RANGE_WORDS[keyOf(range.from)];
    yield [range.name, words.name];
    yield [range.meaning, words.meaning];
    yield [range.policy, words.policy];
    const { name, meaning, whatToDo, reconnect, note } = unregistered(range.from ?? Number.NaN, range);
    const others = UNREGISTERED_WORDS[keyOf(range.from)];
    yield [name, others.name];
    yield [meaning, others.meaning];
    yield [whatToDo, others.whatToDo];
    yield [reconnect.how, UNREGISTERED_HOW];
    if (note !== undefined && others.note !== undefined) yield [note, others.note];
  }
}

function* ofStatuses(): Generator<[string, string]> {
  for (const row of STATUS_ROWS) {
    if (row.kind !== 'status') continue;
    const { code } = row.advice;
    yield [row.meaning, `已接受连接的服务器以 ${code} ${lookUp(code).name} 表达同样的意思。`];
  }
}

function keyOf(from: (typeof CODE_RANGES)[number]['from']): RangeKey {
  return from ?? 'none';
}
