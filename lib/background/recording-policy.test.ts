import { describe, expect, it } from 'vitest';
import type { Recording } from '../settings/settings';
import { notRecordedReason, type PolicyPorts } from './recording-policy';

function ports(recording: Recording, { inspected = [1], page = 'https://app.example.com/' as string | null } = {}) {
  const asked: string[] = [];
  const policy: PolicyPorts = {
    settings: () => ({ recording, sites: ['app.example.com'] }),
    async isDevToolsOpen(tabId) {
      asked.push('devtools');
      return inspected.includes(tabId);
    },
    async pageUrl() {
      asked.push('page');
      return page;
    },
  };
  return { policy, asked };
}

describe('what is recorded', () => {
  it('is everything, and nobody is asked, unless it was chosen otherwise', async () => {
    const { policy, asked } = ports('everywhere');
    expect(await notRecordedReason(policy, 2)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is what ends in a tab that is inspected at that very time', async () => {
    const { policy } = ports('devtools');
    expect(await notRecordedReason(policy, 1)).toBeNull();
    expect(await notRecordedReason(policy, 2)).toBe('devtools');
  });

  it('is what a page of a chosen site does, and all frames within it', async () => {
    const { policy, asked } = ports('sites');
    expect(await notRecordedReason(policy, 1, 'https://app.example.com/chat')).toBeNull();
    expect(await notRecordedReason(policy, 1, 'https://other.example/')).toBe('sites');
    expect(asked).toEqual([]);
    expect(await notRecordedReason(policy, 1)).toBeNull();
    expect(asked).toEqual(['page']);
  });

  it('is nothing where a page does not say what it is', async () => {
    expect(await notRecordedReason(ports('sites', { page: null }).policy, 1)).toBe('sites');
  });
});
