import { expect, it } from 'vitest';
import { ended, several } from '../analysis/entries.fixture';
import { completions } from '../query/complete';
import { idleTime } from './idle-time.fixture';
import { panelWithoutTab } from './panel.fixture';

const silent = several(4, 400_000, (plan) => ended({ ...plan, age: 80_000 + 9_000 * plan.number, silence: 47_000 }));
const normal = ended({ number: 9, at: 9_000_000, code: 1000, clean: true });

it('finds ends by their cause as soon as it is known', () => {
  const time = idleTime();
  const panel = panelWithoutTab(time.idle);
  panel.log.merge([...silent, normal]);
  panel.filterText.value = 'cause:idle-timeout';
  expect(panel.filter.value.problems).toEqual([]);
  while (time.isWanted) time.come();
  expect(panel.view.length).toBe(silent.length);
  panel.filterText.value = '-cause:idle-timeout';
  expect(panel.view.at(0)?.record.key).toBe(normal.record.key);
});

it('is not applied anew for news of causes that it does not ask for', () => {
  const time = idleTime();
  const panel = panelWithoutTab(time.idle);
  panel.log.merge(silent);
  panel.filterText.value = 'code:1006';
  while (time.isWanted) time.come();
  const { value: before } = panel.view.version;
  void panel.diagnosis.causes('f00d:1');
  const { value: known } = panel.diagnosis.version;
  while (time.isWanted) time.come();
  expect(panel.diagnosis.version.value).toBeGreaterThan(known);
  expect(panel.view.version.value).toBe(before);
});

it('offers the causes of the log first, then all others', () => {
  const time = idleTime();
  const panel = panelWithoutTab(time.idle);
  panel.log.merge(silent);
  const offered = () =>
    completions('cause:', 6, panel.sample(), panel.filterLookups).items.map(({ text, count }) => `${text} ×${count}`);
  expect(offered()[0]).toMatch(/ ×0$/);
  while (time.isWanted) time.come();
  expect(offered()[0]).toBe('cause:idle-timeout ×4');
  expect(offered().length).toBeGreaterThan(1);
});
