import { describe, expect, it } from 'vitest';
import { functionNameOf, isSocketKey, socketKeyOf } from './socket-key';

describe('socketKeyOf', () => {
  it('gives back what functionNameOf was given', () => {
    for (const key of ['0123456789:0', 'k3j9x0q2mz41:17', 'zzzzzzzzzzzzzzzz:999999999']) {
      expect(socketKeyOf(functionNameOf(key))).toBe(key);
      expect(isSocketKey(key)).toBe(true);
    }
  });

  it('looks through what an engine prints before the name', () => {
    expect(socketKeyOf('Object.hangup:k3j9x0q2mz41:17')).toBe('k3j9x0q2mz41:17');
    expect(socketKeyOf('new hangup:k3j9x0q2mz41:17')).toBe('k3j9x0q2mz41:17');
  });

  it.each([
    '',
    'connect',
    'hangup',
    'hangup:',
    'hangup:short:1',
    'hangup:UPPERCASE01:1',
    'hangup:01234567890123456:1',
    'hangup:k3j9x0q2mz41',
    'hangup:k3j9x0q2mz41:',
    'hangup:k3j9x0q2mz41:-1',
    'hangup:k3j9x0q2mz41:01',
    'hangup:k3j9x0q2mz41:1234567890',
    'hangup:k3j9x0q2mz41:1 ',
    'hangup:k3j9x0q2mz41:1\n',
    'myhangup:k3j9x0q2mz41:1',
  ])('takes %j for a function of the page', (name) => {
    expect(socketKeyOf(name)).toBeNull();
  });
});
