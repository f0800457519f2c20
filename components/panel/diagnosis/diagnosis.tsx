import { i18n } from '#i18n';
import type { NextStep } from '../../../lib/analysis/finding';
import { nextText, observationText, verdictText } from '../../../lib/analysis/finding-text';
import type { Series } from '../../../lib/analysis/series';
import { durationText } from '../../../lib/i18n/format';
import type { LogEntry } from '../../../lib/model/entry';
import { usePanel } from '../context';
import { clockText } from '../quantity';
import { FindingItem } from './finding';

/** Why it ended, with the evidence and what can be pasted; what would tell more, where that is not certain. */
export function Diagnosis({ entry }: { entry: LogEntry }) {
  const { diagnosis } = usePanel();
  // Its findings may be others when the log has grown.
  void diagnosis.version.value;
  const { key } = entry.record;
  const findings = diagnosis.of(key);
  const steps = diagnosis.next(key);
  const series = diagnosis.seriesOf(key);
  // What the headline says already need not be said again.
  const isPlain = findings.every(({ role, level }) => role === 'ordinary' && level === 'certain');
  if (isPlain && steps.length === 0 && !series) return null;
  return (
    <section class="diagnosis" aria-label={i18n.t('diagnosis.title')}>
      {findings.length === 0 ? (
        <p class="diagnosis-none">{i18n.t('diagnosis.none')}</p>
      ) : (
        <ol class="findings">
          {findings.map((finding, index) => (
            <FindingItem key={`${key} ${finding.cause}`} finding={finding} isFirst={index === 0} />
          ))}
        </ol>
      )}
      {series && <SeriesSection series={series} entryKey={key} />}
      {steps.length > 0 && <NextSteps steps={steps} endedAt={entry.record.endedAt} />}
    </section>
  );
}

/** What to capture next. */
function NextSteps({ steps, endedAt }: { steps: readonly NextStep[]; endedAt: number }) {
  return (
    <div class="next-steps">
      <h3>{i18n.t('diagnosis.next.title')}</h3>
      <ul>
        {steps.map((step) => (
          <li key={step}>{nextText(step, clockText(endedAt))}</li>
        ))}
      </ul>
    </div>
  );
}

/** The attempts that this one stands among. */
function SeriesSection({ series, entryKey }: { series: Series; entryKey: string }) {
  const { selection } = usePanel();
  const { keys, count, firstAt, lastAt, backoff, verdicts } = series;
  const place = keys.indexOf(entryKey);
  const before = keys[place - 1];
  const after = keys[place + 1];
  return (
    <div class="series">
      <h3>{i18n.t('diagnosis.series.title', [String(place + 1), String(count), durationText(lastAt - firstAt)])}</h3>
      <p>
        {backoff.count > 0 && `${observationText({ fact: 'delays', ...backoff })} `}
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
