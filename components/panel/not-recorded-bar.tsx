import { i18n } from '#i18n';
import { usePanel } from './context';

/** Says above a log that nothing is added to it, because the options have it so; an empty one says it itself. */
export function NotRecordedBar() {
  const { ports, view, notRecorded } = usePanel();
  void view.version.value;
  if (!notRecorded.value || view.length === 0) return null;
  return (
    <div class="bar" role="status">
      <span>
        <strong>{i18n.t('panel.unrecorded.title')}</strong> {i18n.t(`panel.unrecorded.${notRecorded.value}`)}
      </span>
      {ports.openOptions && (
        <button type="button" class="button" onClick={ports.openOptions}>
          {i18n.t('panel.unrecorded.options')}
        </button>
      )}
    </div>
  );
}
