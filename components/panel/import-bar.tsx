import { i18n } from '#i18n';
import type { Panel } from '../../lib/state/panel';
import type { ImportedLog } from '../../lib/state/work';
import { countText } from './quantity';

/** Which file is shown instead of the tab, what of it could not be read, and the way back. */
export function ImportBar({ imported, live }: { imported: ImportedLog; live: Panel }) {
  const { name, content } = imported;
  const { count, problems, unlisted } = content.value;
  const failed = problems.length + unlisted;
  return (
    <div class="bar">
      <strong>{name}</strong>
      <span>{i18n.t('panel.tally.all', count, [countText(count)])}</span>
      {failed > 0 && (
        <details>
          <summary>{i18n.t('panel.import.problems', failed, [countText(failed)])}</summary>
          <ul>
            {problems.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                {line === null ? reason : i18n.t('panel.import.line', [String(line), reason])}
              </li>
            ))}
          </ul>
        </details>
      )}
      <button
        type="button"
        class="button"
        onClick={() => {
          live.imported.value = null;
        }}
      >
        {i18n.t(live.ports.tab ? 'panel.import.back' : 'panel.import.close')}
      </button>
    </div>
  );
}
