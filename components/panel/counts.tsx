import { i18n } from '#i18n';
import { usePanel } from './context';
import { countText } from './quantity';

/** How many there are, and what is missing: nothing is let go without a word. Told aloud when it settles. */
export function Counts() {
  const { view, log, problem, announce } = usePanel();
  void view.version.value;
  const tab = log.tab.value;
  const parts = [
    view.length === view.inScope
      ? i18n.t('panel.tally.all', view.inScope, [countText(view.inScope)])
      : i18n.t('panel.tally.some', [countText(view.length), countText(view.inScope)]),
  ];
  if (tab && tab.dropped > 0) parts.push(i18n.t('panel.tally.dropped', [countText(tab.dropped)]));
  if (tab && tab.ignored > 0) parts.push(i18n.t('panel.tally.ignored', [countText(tab.ignored)]));
  if (tab && tab.failures > 0) parts.push(i18n.t('panel.tally.failures', [countText(tab.failures)]));
  if (problem.value !== null) parts.push(i18n.t('panel.tally.problem', [problem.value]));
  return (
    <output class="tally" aria-live={announce.value ? 'polite' : 'off'}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </output>
  );
}
