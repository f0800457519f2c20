import { i18n } from '#i18n';
import type { Series } from '../../../lib/diagnosis/series';
import { verdictText } from '../../../lib/diagnosis/step-words';
import { factText } from '../../../lib/diagnosis/words';
import { durationText } from '../../../lib/record/duration';
import { usePanel } from '../context';

/** The attempts that this one stands among. */
export function SeriesFacts({ series, entryKey }: { series: Series; entryKey: string }) {
  const { selection } = usePanel();
  const { keys, count, firstAt, lastAt, backoff, verdicts } = series;
  const place = keys.indexOf(entryKey);
  const before = keys[place - 1];
  const after = keys[place + 1];
  return (
    <div class="series">
      <h3>{i18n.t('diagnosis.series.title', [String(place + 1), String(count), durationText(lastAt - firstAt)])}</h3>
      <p>
        {backoff.count > 0 && `${factText({ fact: 'delays', ...backoff })} `}
        {verdicts.map((verdict) => (
          <span class="verdict" key={verdict}>
            {verdictText(verdict)}
          </span>
        ))}
      </p>
      <p class="series-steps">
        {before !== undefined && (
          <button type="button" class="link" onClick={() => selection.select(before)}>
            {i18n.t('diagnosis.series.before')}
          </button>
        )}
        {after !== undefined && (
          <button type="button" class="link" onClick={() => selection.select(after)}>
            {i18n.t('diagnosis.series.after')}
          </button>
        )}
      </p>
    </div>
  );
}
