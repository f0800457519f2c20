import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countConnectionsOfCurrentTab } from './tab-requests';

const COUNTS = { ends: [{ label: '1001', code: 1001, category: 'normal', count: 5 }], dropped: 0, unrecorded: null };

/** A background that answers an errand as told, and knows of the ends once the document is identified. */
function background(identified: Promise<unknown>): string[] {
  const asked: string[] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((message) => {
    const { type } = message as { type: string };
    asked.push(type);
    return type === 'identify-page' ? identified : Promise.resolve(COUNTS);
  });
  return asked;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([
    { id: 7 } as Awaited<ReturnType<typeof fakeBrowser.tabs.query>>[0],
  ]);
});
afterEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('has the document that is shown identified before the ends of those before it are counted', async () => {
  const asked = background(Promise.resolve({ startedAt: 1, url: 'https://app.example/' }));
  expect(await countConnectionsOfCurrentTab()).toEqual(COUNTS);
  expect(asked).toEqual(['identify-page', 'count-ends']);
});

it('counts all the same where the page does not answer', async () => {
  const asked = background(new Promise(() => {}));
  const counting = countConnectionsOfCurrentTab();
  await vi.runAllTimersAsync();
  expect(await counting).toEqual(COUNTS);
  expect(asked).toEqual(['identify-page', 'count-ends']);
});

it('counts where nobody of ours is in the document', async () => {
  background(Promise.reject(new Error('Could not establish connection.')));
  expect(await countConnectionsOfCurrentTab()).toEqual(COUNTS);
});

it('is nothing where the background does not tell', async () => {
  expect(await countConnectionsOfCurrentTab()).toBeNull();
});
