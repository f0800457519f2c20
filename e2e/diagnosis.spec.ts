import { SCENES } from '../demo/scenes';
import { type Diagnosis, diagnose } from '../lib/analysis/diagnosis';
import { expect } from './fixtures';
import { expectRows, gridOf } from './grid';
import { RECORDED } from './play-faults';
import { type Played, test } from './played';

let ofAll: Diagnosis | null = null;
/** What was really recorded of all faults, as one log. */
function diagnosed({ entries }: Played): Diagnosis {
  ofAll ??= diagnose(entries);
  return ofAll;
}

for (const { id, title, cause } of RECORDED) {
  test(`${title} (${id}): its cause comes first, and no wrong cause is certain`, ({ played }) => {
    const key = played.byFault.get(id)?.[0]?.record.key ?? '';
    const findings = diagnosed(played).of(key);
    expect(findings[0]?.cause ?? null).toBe(cause);
    const certain = findings.filter(({ level, role }) => level === 'certain' && role === 'fault');
    for (const finding of certain) expect(finding.cause).toBe(cause);
  });
}

for (const { id, title, causes, repeats = false } of SCENES) {
  test(`${title} (${id}): its causes are found of what was recorded`, ({ played }) => {
    const log = [...(played.scenes.get(id) ?? [])].sort((a, b) => a.record.createdAt - b.record.createdAt);
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
  await gridOf(panel).getByRole('row').filter({ hasText: '/fault/status-400' }).click();
  const why = panel.getByRole('region', { name: 'Why it ended' });
  await expect(why.getByRole('heading', { name: /^Possible A proxy does not pass the upgrade on/ })).toBeVisible();
  await expect(why.getByText('The handshake was answered with 400 Bad Request.').first()).toBeVisible();
  await why
    .getByText(/^\d+ fixes$/)
    .first()
    .click();
  await why.getByText('nginx: Pass the upgrade on').click();
  await expect(why.getByText('proxy_set_header Upgrade $http_upgrade;')).toBeVisible();

  await gridOf(panel).getByRole('row').filter({ hasText: '/fault/worker' }).click();
  await expect(why.getByText('Nothing that was observed points to a cause.')).toBeVisible();
  await expect(why.getByText(/^Log the close event inside the worker/)).toBeVisible();

  const filter = panel.getByRole('combobox', { name: 'Filter' });
  await filter.fill('cause:');
  await expect(panel.getByRole('option', { name: 'cause:upgrade-not-proxied' })).toContainText('1');
  await filter.fill('cause:upgrade-not-proxied');
  await expectRows(panel, 1);
});
