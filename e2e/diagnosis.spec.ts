import { CAUSE_OF_FAULT } from '../demo/causes';
import { FAULTS } from '../demo/faults';
import { type Diagnosis, diagnose } from '../lib/diagnosis/diagnosis';
import type { LogEntry } from '../lib/record/entry';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { readJournal } from '../scripts/journal';
import { entriesByFault } from '../scripts/verdict';
import { test as base, expect } from './fixtures';
import { expectRows, tallEnough } from './grid';

const PLAYED = FAULTS.filter(({ slow, expected }) => slow === undefined && expected.outcome !== 'nothing');

interface Diagnosed {
  entries: Map<string, LogEntry[]>;
  diagnosis: Diagnosis;
}

/** All faults are played in one page, and what was really recorded is diagnosed as one log. */
const test = base.extend<object, { diagnosed: Diagnosed }>({
  diagnosed: [
    async ({ extension, demo }, use) => {
      const page = await extension.context.newPage();
      const devtools = await devtoolsOf(page);
      await devtools.setViewportSize(tallEnough(PLAYED.length));
      const panel = await showPanel(devtools);
      const tabId = await inspectedTab(panel);
      await page.goto(demo.url);
      await page.evaluate(
        (ids) => window.playAll(ids),
        PLAYED.map(({ id }) => id),
      );
      await expectRows(panel, PLAYED.length);
      const wanting = async () => {
        const entries = entriesByFault(await readJournal(panel, tabId));
        return PLAYED.filter(({ id, expected }) => expected.evidence && !entries.get(id)?.[0]?.evidence).length;
      };
      await expect.poll(wanting, { message: 'faults without evidence' }).toBe(0);
      const entries = await readJournal(panel, tabId);
      await use({ entries: entriesByFault(entries), diagnosis: diagnose(entries) });
      await page.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

for (const { id, title } of PLAYED) {
  test(`${title} (${id}): its true cause comes first, and nothing certain is wrong`, ({ diagnosed }) => {
    const key = diagnosed.entries.get(id)?.[0]?.record.key ?? '';
    const findings = diagnosed.diagnosis.of(key);
    expect(findings[0]?.cause ?? null).toBe(CAUSE_OF_FAULT[id]);
    const certain = findings.filter(({ level, role }) => level === 'certain' && role === 'fault');
    for (const { cause } of certain) expect(cause).toBe(CAUSE_OF_FAULT[id]);
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
