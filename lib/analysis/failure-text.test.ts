import { afterEach, describe, expect, it } from 'vitest';
import { translation } from '../i18n/translation';
import { summaryText } from './sentences';
import { ALL } from './zh-CN';

afterEach(() => {
  translation.value = new Map();
});

describe('the few words of a failed connection', () => {
  it('stay as they are in English', () => {
    expect(summaryText('Upgrade is h2c')).toBe('Upgrade is h2c');
  });

  it('are said in Chinese, with others’ words as they were', () => {
    translation.value = ALL;
    expect(summaryText('connection refused')).toBe('连接被拒绝');
    expect(summaryText('Upgrade is h2c')).toBe('Upgrade 为 h2c');
    expect(summaryText('no Sec-WebSocket-Version')).toBe('缺少 Sec-WebSocket-Version');
    expect(summaryText('subprotocol {text} was not offered')).toBe('没有提供子协议 {text}');
    expect(summaryText('blocked by CSP connect-src')).toBe('被 CSP connect-src 阻止');
    expect(summaryText('403 Forbidden')).toBe('403 Forbidden');
  });
});
