import { CAUSE_OF_FAULT } from '../demo/causes';
import { SCENES } from '../demo/scenes';
import { type Diagnosis, diagnose } from '../lib/diagnosis/diagnosis';
import type { LogEntry } from '../lib/record/entry';
import { entriesByFault } from '../scripts/verdict';
import { test as base, expect } from './fixtures';
import { expectRows } from './grid';
import { playFaults, RECORDED } from './play-faults';
import { type PlayedScenes, playScenes } from './play-scenes';

interface Diagnosed {
  entries: Map<string, LogEntry[]>;
  diagnosis: Diagnosis;
  scenes: PlayedScenes;
}

/** All faults are played in one page, and what was really recorded is diagnosed as one log; the scenes in another. */
const test = base.extend<object, { diagnosed: Diagnosed }>({
  diagnosed: [
    async ({ extension, demo }, use) => {
      const scenesRecorded = await playScenes(extension, demo);
      const { entries, close } = await playFaults(extension, demo);
      const scenes = await scenesRecorded();
      await use({ entries: entriesByFault(entries), diagnosis: diagnose(entries), scenes });
      await close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

for (const { id, title } of RECORDED) {
  test(`${title} (${id}): its true cause comes first, and nothing certain is wrong`, ({ diagnosed }) => {
    const key = diagnosed.entries.get(id)?.[0]?.record.key ?? '';
    const findings = diagnosed.diagnosis.of(key);
    expect(findings[0]?.cause ?? null).toBe(CAUSE_OF_FAULT[id]);
    const certain = findings.filter(({ level, role }) => level === 'certain' && role === 'fault');
    for (const { cause } of certain) expect(cause).toBe(CAUSE_OF_FAULT[id]);
  });
}

for (const { id, title, causes, repeats = false } of SCENES) {
  test(`${title} (${id}): its causes are found of what was recorded`, ({ diagnosed }) => {
    const log = [...(diagnosed.scenes.get(id) ?? [])].sort((a, b) => a.record.createdAt - b.record.createdAt);
    const diagnosis = diagnose(log);
    const found = log.map(({ record }) => diagnosis.of(record.key).map(({ cause }) => cause));
    const [concerned] = repeats ? found.filter(([first]) => first === causes[0]) : found;
    if (repeats) expect(found.filter(([first]) => first === causes[0]).length).toBeGreaterThanOrEqual(3);
    expect(concerned?.[0]).toBe(causes[0]);
    expect(concerned).toEqual(expect.arrayContaining([...causes]));
  });
}

test('the details say why, by what it is known, and what to paste', async ({ open }) => {
  const { page, panel } = await open('/');
  await page.evaluate((ids) => window.playAll(ids), ['status-400', 'worker']);
  await expectRows(panel, 2);
  await panel.getByRole('row').filter({ hasText: '/fault/status-400' }).click();
  const why = panel.getByRole('region', { name: 'Why it ended' });
  await expect(why.getByRole('heading', { name: /^Likely A proxy does not pass the upgrade on/ })).toBeVisible();
  await expect(why.getByText('The handshake was answered with 400 Bad Request.')).toBeVisible();
  await why
    .getByText(/^\d+ fixes$/)
    .first()
    .click();
  await why.getByText('nginx: Pass the upgrade on').click();
  await expect(why.getByText('proxy_set_header Upgrade $http_upgrade;')).toBeVisible();

  await panel.getByRole('row').filter({ hasText: '/fault/worker' }).click();
  await expect(why.getByText('Nothing that was observed points to a cause.')).toBeVisible();
  await expect(why.getByText(/^Log the close event inside the worker/)).toBeVisible();

  const filter = panel.getByRole('combobox', { name: 'Filter' });
  await filter.fill('cause:');
  await expect(panel.getByRole('option', { name: 'cause:upgrade-not-proxied' })).toContainText('1');
  await filter.fill('cause:upgrade-not-proxied');
  await expectRows(panel, 1);
});
