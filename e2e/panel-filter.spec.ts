import type { Page } from 'playwright/test';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../lib/model/canonical';
import type { LogEntry } from '../lib/model/entry';
import { closed, entryOf, failedEntry } from '../lib/model/entry.fixture';
import { expect, test } from './fixtures';

const CONNECTING = 'Error in connection establishment: net::';
const AT = Date.UTC(2026, 10, 22, 9, 30);

/** One end of each sort, by the name that it has here. */
const ENDS = {
  goodbye: entryOf({
    closeCall: { at: AT + 4_100, state: 'open', code: 1000, reason: null, codeType: null, stack: null },
    closingAt: AT + 4_100,
  }),
  login: entryOf({
    url: 'wss://api.example/graphql',
    protocol: 'graphql-transport-ws',
    outcome: closed(4401, 'going away now'),
  }),
  cut: entryOf({
    endedAt: AT + 45_000,
    outcome: closed(1006, '', false),
    traffic: {
      sent: { messages: 1, bytes: 2_000_000, largest: 2_000_000, lastAt: AT + 44_000, ...UNKNOWN_SENT },
      received: { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null, ...UNKNOWN_RECEIVED },
    },
  }),
  forbidden: failedEntry({
    failure: 'Error during WebSocket handshake: Unexpected response code: 403',
    status: 403,
    requestHeaders: [],
  }),
  certificate: failedEntry({ failure: `${CONNECTING}ERR_CERT_AUTHORITY_INVALID` }),
  refused: failedEntry({ failure: `${CONNECTING}ERR_CONNECTION_REFUSED` }, { url: 'ws://localhost:9/' }),
  worker: entryOf({ outcome: { kind: 'unseen' } }),
};
type End = keyof typeof ENDS;
const NAMES = Object.keys(ENDS) as End[];

/** What each filter leaves. */
const FILTERS: Record<string, End[]> = {
  'code:1006': ['cut', 'forbidden', 'certificate', 'refused'],
  'code:4000-4999': ['login'],
  'range:private': ['login'],
  '-clean': ['cut', 'forbidden', 'certificate', 'refused', 'worker'],
  'url:/graphql/': ['login'],
  'host:localhost': ['refused'],
  'reason:"going away"': ['login'],
  'status:403': ['forbidden'],
  'http:4xx': ['login', 'forbidden'],
  'phase:tls': ['certificate'],
  'outcome:handshake-failed': ['forbidden', 'certificate', 'refused'],
  'closed-by:page': ['goodbye'],
  'cause:connection-refused': ['refused'],
  'app:graphql-transport-ws': ['login'],
  'protocol:graphql': ['login'],
  'frame:/embed': ['certificate'],
  worker: ['worker'],
  'duration:>30s': ['cut'],
  'larger-than:1MB': ['cut'],
  Unauthorized: ['login'],
  '/GRAPH.L/i': ['login'],
  '-code:1006 -worker -/graph/': ['goodbye'],
};

function log(): string {
  const entries = NAMES.map((name, index): LogEntry => {
    const { record, source, ...rest } = ENDS[name];
    const frameUrl = name === 'certificate' ? 'https://app.example/embed' : source.frameUrl;
    return {
      ...rest,
      order: index + 1,
      change: index + 1,
      source: { ...source, frameUrl },
      record: { ...record, key: `e2e:${index}` },
    };
  });
  return JSON.stringify({ format: 'hangup', version: 1, entries });
}

async function shown(page: Page): Promise<End[]> {
  const keys = await page.locator('[role=row][data-key]').evaluateAll((rows) => rows.map(({ dataset }) => dataset.key));
  return NAMES.filter((_, index) => keys.includes(`e2e:${index}`));
}

test('a pasted log is opened; each part of the filter language finds its ends, and filters are kept', async ({
  extension,
}) => {
  // Some thirty filters, one after another.
  test.slow();
  const page = await extension.context.newPage();
  await page.goto(extension.url('panel.html'));
  const filter = page.getByRole('combobox', { name: 'Filter' });

  // Into the clipboard by the keys, as a person would.
  await filter.fill(log());
  await filter.press('ControlOrMeta+A');
  await filter.press('ControlOrMeta+X');
  await page.locator('.tally').click();
  await page.keyboard.press('ControlOrMeta+V');
  await expect.poll(() => shown(page)).toEqual(NAMES);

  for (const [text, left] of Object.entries(FILTERS)) {
    await filter.fill(text);
    await expect.poll(() => shown(page), text).toEqual(left);
    await expect(filter, text).toHaveAttribute('aria-invalid', 'false');
  }
  await filter.fill('code:what status:403');
  await expect(page.locator('.problems li')).toHaveText(/^code:what/);
  await expect.poll(() => shown(page)).toEqual(['forbidden']);

  await filter.fill('phase:tls');
  await page.getByRole('button', { name: 'Keep this filter' }).click();
  await filter.fill('');
  await page.reload();
  await filter.click();
  await page.getByRole('option', { name: 'phase:tls' }).click();
  await expect(filter).toHaveValue('phase:tls');
  await page.getByRole('button', { name: 'Keep this filter', pressed: true }).click();
  await filter.fill('');
  await filter.click();
  await expect(page.getByRole('option', { name: 'phase:tls' })).toBeHidden();
  await page.close();
});
