import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { usePanel } from './context';
import { chooseLog } from './open-log';
import { countText } from './quantity';

/** Why there is nothing to see, and what to do about it: each reason has its own words. */
export function Empty() {
  const panel = usePanel();
  const { ports, view, log, scope, ready, preserve, notRecorded, clearFilters, setRecording } = panel;
  if (!ready.value) return <div class="empty" aria-busy="true" />;
  void view.version.value;

  if (view.inScope > 0) {
    return (
      <Message title={i18n.t('panel.empty.filtered', view.inScope, [countText(view.inScope)])}>
        <p>{i18n.t('panel.empty.filteredWhy')}</p>
        <button type="button" class="button" onClick={clearFilters}>
          {i18n.t('panel.empty.clearFilters')}
        </button>
      </Message>
    );
  }
  if (!ports.tab) {
    return (
      <Message title={i18n.t('panel.empty.offline')}>
        <p>{i18n.t('panel.empty.offlineWhy')}</p>
        <button type="button" class="button" onClick={() => chooseLog(panel)}>
          {i18n.t('panel.import.choose')}
        </button>
      </Message>
    );
  }
  if (log.tab.value?.recording === false) {
    return (
      <Message title={i18n.t('panel.empty.paused')}>
        <p>{i18n.t('panel.empty.pausedWhy')}</p>
        <button type="button" class="button" onClick={() => setRecording(true)}>
          {i18n.t('panel.toolbar.resume')}
        </button>
      </Message>
    );
  }
  if (notRecorded.value) {
    return (
      <Message title={i18n.t('panel.unrecorded.title')}>
        <p>{i18n.t(`panel.unrecorded.${notRecorded.value}`)}</p>
        {ports.openOptions && (
          <button type="button" class="button" onClick={ports.openOptions}>
            {i18n.t('panel.unrecorded.options')}
          </button>
        )}
      </Message>
    );
  }
  if (scope.page.value === 'unwatched') {
    const { reload } = ports.tab;
    return (
      <Message title={i18n.t('panel.empty.unwatched')}>
        <p>{i18n.t('panel.empty.unwatchedWhy')}</p>
        {reload && (
          <button type="button" class="button" onClick={reload}>
            {i18n.t('panel.empty.reload')}
          </button>
        )}
      </Message>
    );
  }
  return (
    <Message title={i18n.t('panel.empty.none')}>
      <p>{i18n.t('panel.empty.noneWhy')}</p>
      {ports.settings.values.value.recording === 'devtools' && <p>{i18n.t('panel.unrecorded.before')}</p>}
      {log.entries.length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            preserve.value = true;
          }}
        >
          {i18n.t('panel.empty.earlier', log.entries.length, [countText(log.entries.length)])}
        </button>
      )}
    </Message>
  );
}

function Message({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
