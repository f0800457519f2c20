import type { FrameKind } from '../demo/fault';
import { FAULTS } from '../demo/faults';
import { entriesByFault } from '../scripts/compare-records';
import { readJournal } from '../scripts/journal';
import { expect, test } from './fixtures';
import { expectRows } from './grid';

/** Each kind of frame, and how its own document's URL begins. */
const KINDS: Readonly<Record<FrameKind, RegExp>> = {
  srcdoc: /^about:srcdoc$/,
  'about-blank': /^about:blank$/,
  synchronous: /^about:blank$/,
  data: /^data:text\/html/,
  blob: /^blob:http:\/\/localhost/,
  sandbox: /^http:\/\/localhost:\d+\/frame\.html/,
  'cross-origin': /^http:\/\/127\.0\.0\.1:\d+\/frame\.html/,
  csp: /^http:\/\/localhost:\d+\/csp\.html/,
  https: /^https:\/\/localhost:\d+\/frame\.html/,
  navigates: /^http:\/\/localhost:\d+\/frame\.html/,
};

const IN_FRAMES = FAULTS.flatMap(({ id, play, expected }) =>
  play.in === 'frame' ? [{ id, kind: play.frame, outcome: expected.outcome }] : [],
);

test('the demo has every kind of frame', () => {
  expect(new Set(IN_FRAMES.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)));
});

test('sockets of every kind of frame are recorded, each with its own document', async ({ open }) => {
  const { page, panel, id: tabId } = await open('/');
  await page.evaluate(
    (ids) => window.playAll(ids),
    IN_FRAMES.map(({ id }) => id),
  );
  await expectRows(panel, IN_FRAMES.length);
  const entries = entriesByFault(await readJournal(panel, tabId));
  for (const { id, kind, outcome } of IN_FRAMES) {
    const [entry, ...more] = entries.get(id) ?? [];
    expect.soft(more, id).toEqual([]);
    expect.soft(entry?.record.outcome.kind, id).toBe(outcome);
    expect.soft(entry?.record.document, id).toMatchObject({ top: false, url: expect.stringMatching(KINDS[kind]) });
    expect.soft(entry?.source, id).toMatchObject({ tabId, frameId: expect.any(Number), private: false });
    expect.soft(entry?.source.frameId, id).toBeGreaterThan(0);
  }
});

test('a frame within a frame within a frame is recorded as well', async ({ open, demo }) => {
  const { page, panel, id } = await open('/');
  await page.evaluate((url) => {
    const socket = `<script>new WebSocket(${JSON.stringify(url)})</script>`;
    const nest = (html: string) =>
      `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
    document.body.insertAdjacentHTML('beforeend', nest(nest(nest(socket))));
  }, `${demo.places.server}/close?code=4242&after=0`);
  await expectRows(panel, 1);
  const [entry] = await readJournal(panel, id);
  expect(entry?.record.outcome).toMatchObject({ kind: 'closed', code: 4242 });
  expect(entry?.record.document).toMatchObject({ top: false, url: 'about:srcdoc' });
});
