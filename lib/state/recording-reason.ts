import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { NotRecordedReason } from '../protocol/messages';
import type { TabPorts } from './ports';
import type { Scope } from './scope';
import type { SettingsModel } from './settings';

interface NotRecordedModel {
  /** Why the options let nothing of the page be recorded; `null`: it is. */
  readonly reason: ReadonlySignal<NotRecordedReason | null>;
  [Symbol.dispose](): void;
}

/** Asks whether the tab's page is recorded, and again for each page and after each change of what is to be recorded. */
export function followRecording(
  tab: Pick<TabPorts, 'notRecorded'>,
  { values }: Pick<SettingsModel, 'values'>,
  { page }: Pick<Scope, 'page'>,
): NotRecordedModel {
  const reason = signal<NotRecordedReason | null>(null);
  let turn = 0;
  const rule = computed(() => `${values.value.recording} ${values.value.sites.join(' ')}`);
  const stop = effect(() => {
    void [rule.value, page.value];
    const mine = ++turn;
    void tab.notRecorded().then((answer) => {
      if (mine === turn) reason.value = answer;
    });
  });
  return { reason, [Symbol.dispose]: stop };
}
