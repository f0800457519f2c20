import { rowOf } from '../../demo/faults';
import { differences } from '../../scripts/compare-records';
import { visibleCells } from '../wait-for-rows';
import { expect, PLAYED, RECORDED, test } from './fixtures';

test('Firefox has a row for each fault that leaves a trace there, and no other', ({ played: { rows } }) => {
  expect([...rows.keys()].sort()).toEqual(RECORDED.map(({ id }) => id).sort());
  expect(RECORDED.length).toBeGreaterThanOrEqual(100);
});

for (const fault of PLAYED) {
  test(`in Firefox: ${fault.title} (${fault.id})`, ({ played: { rows, entries } }) => {
    expect(differences(fault, entries.get(fault.id) ?? [])).toEqual([]);
    expect(visibleCells(rows.get(fault.id))).toEqual(rowOf(fault.expected));
  });
}
