import { expect, it } from 'vitest';
import { ended, several } from '../analysis/entries.fixture';
import { createLogDiagnosis } from './diagnosis';
import { idleTime } from './idle-time.fixture';
import { createLog } from './log';

const idle = several(4, 400_000, (plan) => ended({ ...plan, age: 80_000 + 9_000 * plan.number, silence: 47_000 }));
const levelOf = (diagnosis: ReturnType<typeof createLogDiagnosis>) =>
  diagnosis.of('f00d:1').find(({ cause }) => cause === 'idle-timeout')?.level;

it('says in idle time that there is news, and then waits for nothing', () => {
  const log = createLog();
  const time = idleTime();
  const diagnosis = createLogDiagnosis(log, time.idle);
  time.come();
  const before = diagnosis.version.value;
  log.merge(idle);
  expect(time.isWanted).toBe(true);
  time.come(1);
  expect(time.isWanted).toBe(true);
  expect(diagnosis.version.value).toBe(before);
  time.come();
  expect(diagnosis.version.value).toBe(before + 1);
  expect(time.isWanted).toBe(false);
});

it('answers at once, whatever idle time there was', () => {
  const log = createLog();
  const diagnosis = createLogDiagnosis(log, idleTime().idle);
  log.merge(idle.slice(0, 1));
  expect(levelOf(diagnosis)).toBe('possible');
  log.merge(idle.slice(1));
  expect(levelOf(diagnosis)).toBe('likely');
  log.clear();
  expect(diagnosis.of('f00d:1')).toEqual([]);
});

it('finds the causes of all entries in idle time, from when somebody asks', () => {
  const log = createLog();
  const time = idleTime();
  const diagnosis = createLogDiagnosis(log, time.idle);
  log.merge(idle);
  time.come();
  expect(diagnosis.causes('f00d:1')).toEqual([]);
  expect(time.isWanted).toBe(true);
  const before = diagnosis.version.value;
  time.come();
  expect(diagnosis.version.value).toBeGreaterThan(before);
  for (const { record } of idle) expect(diagnosis.causes(record.key)).toContain('idle-timeout');
  expect(diagnosis.causes('f00d:99')).toEqual([]);
  expect(time.isWanted).toBe(false);
  log.clear();
  expect(diagnosis.causes('f00d:1')).toEqual([]);
});

it('comes to all entries, however often it is interrupted', () => {
  const log = createLog();
  const time = idleTime();
  const diagnosis = createLogDiagnosis(log, time.idle);
  void diagnosis.causes('f00d:1');
  for (const entry of idle) {
    log.merge([entry]);
    time.come(9);
  }
  while (time.isWanted) time.come(3);
  for (const { record } of idle) expect(diagnosis.causes(record.key)).toContain('idle-timeout');
});

it('takes a later version of an entry for the earlier', () => {
  const log = createLog();
  const diagnosis = createLogDiagnosis(log, idleTime().idle);
  log.merge([ended({ number: 1, age: 90_000, silence: 43_000 })]);
  expect(levelOf(diagnosis)).toBe('possible');
  log.merge([{ ...ended({ number: 1, age: 90_000, silence: 1_000 }), change: 2 }]);
  expect(levelOf(diagnosis)).toBeUndefined();
});

it('asks for no more idle time once disposed', () => {
  const log = createLog();
  const time = idleTime();
  const diagnosis = createLogDiagnosis(log, time.idle);
  diagnosis[Symbol.dispose]();
  expect(time.isWanted).toBe(false);
  log.merge(idle);
  expect(time.isWanted).toBe(false);
});
