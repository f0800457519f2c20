import { afterEach, expect, test } from 'vitest';
import { createDictionarySet } from '../reference/dictionary-set';
import { activeDictionaries } from './application-protocol';
import { createDiagnosis, diagnose } from './diagnosis';
import { ended, refused, several } from './entries.fixture';

const builtIn = activeDictionaries.value;
afterEach(() => {
  activeDictionaries.value = builtIn;
});

const idle = several(4, 400_000, (plan) => ended({ ...plan, age: 80_000 + 9_000 * plan.number, silence: 60_010 }));

test('tells the limit that shows at a host, its number and whose default it is', () => {
  const [fingerprint, ...others] = diagnose(idle).hostLimits('chat.example:8443');
  expect(others).toEqual([]);
  expect(fingerprint).toMatchObject({
    host: 'chat.example:8443',
    of: 'silence',
    ms: 60_010,
    count: 4,
    independent: 4,
    outlived: 0,
  });
  expect(fingerprint?.products.map(({ product }) => product)).toContain('nginx');
  expect(diagnose(idle).hostLimits('nowhere.example')).toEqual([]);
});

test('tells a number that is nobody’s default', () => {
  const log = several(4, 400_000, (plan) => ended({ ...plan, age: 80_000 + 9_000 * plan.number, silence: 47_000 }));
  expect(diagnose(log).hostLimits()).toMatchObject([{ ms: 47_000, products: [] }]);
});

test('of an entry that it does not know it says nothing', () => {
  expect(diagnose([]).of('f00d:1')).toEqual([]);
  expect(diagnose([]).next('f00d:1')).toEqual([]);
});

test('says what to capture next where the browser’s word is missing', () => {
  const diagnosis = diagnose([refused()]);
  expect(diagnosis.of('f00d:1')).toEqual([]);
  expect(diagnosis.next('f00d:1')).toEqual(['reload-with-devtools', 'server-log']);
});

test('of a cut that is alone at its host it says to wait for more', () => {
  expect(diagnose([ended()]).next('f00d:1')).toContain('more-ends');
  const log = several(4, 40_000, (plan) => ended(plan));
  expect(diagnose(log).next('f00d:1')).not.toContain('more-ends');
});

test('says nothing of what to capture next where the browser was clear', () => {
  const diagnosis = diagnose([refused('Error in connection establishment: net::ERR_CONNECTION_REFUSED')]);
  expect(diagnosis.next('f00d:1')).toEqual([]);
});

test('one end alone may be chance; others like it make it likely, and a later one that outlives it is told', () => {
  const live = createDiagnosis();
  const [first] = idle;
  if (!first) throw new Error('no entry');
  const levelOf = () => live.of('f00d:1').find(({ cause }) => cause === 'idle-timeout')?.level;
  const odd = several(4, 400_000, (plan) => ended({ ...plan, age: 80_000 + 9_000 * plan.number, silence: 47_000 }));
  live.update(odd.slice(0, 1));
  expect(levelOf()).toBe('possible');
  live.update(odd.slice(1));
  expect(levelOf()).toBe('likely');
  live.remove(['f00d:2', 'f00d:3']);
  expect(levelOf()).toBe('possible');
  live.clear();
  expect(live.of('f00d:1')).toEqual([]);
});

test('findings stay the same array until something changes', () => {
  const live = createDiagnosis();
  live.update(idle);
  const before = live.of('f00d:1');
  live.update(structuredClone(idle));
  expect(live.of('f00d:1')).toBe(before);
  live.update([ended({ number: 9, at: 9_000_000 })]);
  expect(live.of('f00d:1')).not.toBe(before);
});

test('works in slices, and what is worked out ahead is what is answered', () => {
  const live = createDiagnosis();
  const log = several(5_000, 1_000, (plan) => refused(null, { ...plan, url: `wss://chat.example/${plan.number % 7}` }));
  live.update(log);
  let slices = 0;
  for (const _ of live.work()) slices++;
  expect(slices).toBeGreaterThanOrEqual(4);
  expect(live.of('f00d:7')).toEqual(diagnose(log).of('f00d:7'));
});

test('a dictionary of the user’s own explains a code', () => {
  activeDictionaries.value = createDictionarySet(
    [],
    [
      {
        id: 'ours',
        name: 'Our chat',
        kind: 'application',
        detect: { hosts: ['chat.example'] },
        source: 'our wiki',
        codes: [{ code: 4000, name: 'Room closed', meaning: 'The last moderator left.', reconnect: 'no' }],
      },
    ],
  );
  const diagnosis = diagnose([ended({ code: 4000 }), ended({ number: 2, at: 31_000 })]);
  expect(diagnosis.of('f00d:1')).toMatchObject([
    {
      cause: 'application-code',
      level: 'certain',
      support: [{ fact: 'close-frame' }, { fact: 'meaning', name: 'Room closed' }],
    },
    { cause: 'retried-in-vain', level: 'likely' },
  ]);
});

test('an end at one host is seen beside ends at others, also when those arrive later', () => {
  const live = createDiagnosis();
  live.update([ended({ number: 1, age: 90_000, url: 'wss://a.example/' })]);
  expect(live.of('f00d:1').map(({ cause }) => cause)).not.toContain('network-lost');
  live.update([
    ended({ number: 2, at: 200, age: 89_900, url: 'wss://b.example/' }),
    ended({ number: 3, at: 300, age: 89_900, url: 'wss://c.example/' }),
  ]);
  expect(live.of('f00d:1')[0]).toMatchObject({ cause: 'network-lost', level: 'likely' });
});
