import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Settings } from './settings';
import type { SettingsStore } from './store';
import { holdSettings } from './store';

/** A store whose readings are answered one by one, by hand. */
function slowStore() {
  const answers: ((recording: Settings['recording']) => void)[] = [];
  let changed = () => {};
  const store: SettingsStore = {
    read: () =>
      new Promise((resolve) => {
        answers.push((recording) => resolve({ ...DEFAULTS, recording }));
      }),
    save: async () => {},
    listen(listener) {
      changed = listener;
      return () => {};
    },
  };
  return { store, answers, change: () => changed() };
}

describe('settings at hand', () => {
  it('are read again for who asks, though no word of a change has come', async () => {
    const { store, answers } = slowStore();
    const held = holdSettings(store);
    answers[0]?.('everywhere');
    await held.ready;
    const refreshed = held.refresh();
    answers[1]?.('sites');
    await refreshed;
    expect(held.current().recording).toBe('sites');
  });

  it('are known to who asked, whatever is being read beside it', async () => {
    const { store, answers, change } = slowStore();
    const held = holdSettings(store);
    const refreshed = held.refresh();
    change();
    answers[1]?.('sites');
    await refreshed;
    expect(held.current().recording).toBe('sites');
  });

  it('are those of the latest reading, in whatever order they come', async () => {
    const { store, answers } = slowStore();
    const reported: string[] = [];
    const held = holdSettings(store, ({ recording }) => reported.push(recording));
    const refreshed = held.refresh();
    answers[1]?.('devtools');
    await refreshed;
    answers[0]?.('everywhere');
    await held.ready;
    expect(held.current().recording).toBe('devtools');
    expect(reported).toEqual(['devtools']);
  });
});
