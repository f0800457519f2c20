import { i18n } from '#i18n';
import { RangeMark } from '../range-mark';

/** Tabs as the browser's DevTools names them. */
const TABS = import.meta.env.FIREFOX
  ? ['Inspector', 'Console', 'Debugger', 'Network']
  : ['Elements', 'Console', 'Sources', 'Network'];

/** A drawing of DevTools with the panel chosen. */
export function PanelSketch() {
  return (
    <div class="sketch" role="img" aria-label={i18n.t('welcome.panel.sketch')}>
      <div class="sketch-tabs">
        {TABS.map((name) => (
          <span key={name}>{name}</span>
        ))}
        <span>»</span>
        <span class="chosen">Hangup</span>
      </div>
      <div class="sketch-row">
        <RangeMark category="local" />
        <span>403</span>
        <span>/chat</span>
      </div>
      <div class="sketch-row">
        <RangeMark category="private" />
        <span>4401</span>
        <span>/graphql</span>
      </div>
      <div class="sketch-row">
        <RangeMark category="normal" />
        <span>1000</span>
        <span>/live</span>
      </div>
    </div>
  );
}
