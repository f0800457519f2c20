import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/record/entry';
import { usePanel } from '../context';
import { FindingItem } from './finding';
import { NextSteps } from './next-steps';
import { SeriesFacts } from './series';

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
      {series && <SeriesFacts series={series} entryKey={key} />}
      {steps.length > 0 && <NextSteps steps={steps} endedAt={entry.record.endedAt} />}
    </section>
  );
}
