import { i18n } from '#i18n';
import { annotate } from '../../../lib/analysis/annotate';
import { schemeUpgrade } from '../../../lib/analysis/upgrade';
import { upgradeText } from '../../../lib/analysis/upgrade-text';
import { durationText } from '../../../lib/i18n/format';
import type { LogEntry } from '../../../lib/model/entry';
import { isEndUnknown } from '../../../lib/model/outcome';
import type { PageEvent } from '../../../lib/model/record';
import { phaseName } from '../phase-name';
import { clockText, dateText } from '../quantity';
import { Field, Section } from './section';

export function Connection({ entry }: { entry: LogEntry }) {
  const { record, source, evidence } = entry;
  const { url, durationMs, frameUrl, phase } = annotate(entry);
  const upgrade = schemeUpgrade(entry);
  const marks = record.marks.map((mark) => `${markName(mark)} ${clockText(mark.at)}`);
  return (
    <Section title={i18n.t('panel.connection.title')}>
      <dl>
        <Field name={i18n.t('panel.connection.url')} mono>
          {url}
        </Field>
        <Field name={i18n.t('panel.connection.requestedUrl')} mono>
          {record.requestedUrl}
        </Field>
        <Field name={i18n.t('panel.connection.upgraded')}>{upgrade && upgradeText(upgrade)}</Field>
        <Field name={i18n.t('panel.connection.phase')}>{phase && phaseName(phase)}</Field>
        <Field name={i18n.t('panel.connection.server')} mono>
          {evidence?.serverAddress}
        </Field>
        <Field name={i18n.t('panel.connection.requested')} mono>
          {record.requestedProtocols?.join(', ')}
        </Field>
        <Field name={i18n.t('panel.connection.protocol')} mono>
          {record.protocol}
        </Field>
        <Field name={i18n.t('panel.connection.extensions')} mono>
          {record.extensions}
        </Field>
        <Field name={i18n.t('panel.connection.ended')}>{!isEndUnknown(record) && dateText(record.endedAt)}</Field>
        <Field name={i18n.t('panel.connection.lasted')}>{!isEndUnknown(record) && durationText(durationMs)}</Field>
        <Field name={i18n.t('panel.connection.document')} mono>
          {record.document.url}
        </Field>
        <Field name={i18n.t('panel.connection.frame')} mono>
          {!record.document.top && frameUrl}
        </Field>
        <Field name={i18n.t('panel.connection.state')}>
          {i18n.t(`panel.mark.${record.visibility}`)},{' '}
          {i18n.t(record.online ? 'panel.mark.online' : 'panel.mark.offline')}
        </Field>
        <Field name={i18n.t('panel.connection.marks')}>{marks.join(' · ')}</Field>
        <Field name={i18n.t('panel.connection.api')}>
          {record.api} · {i18n.t(`panel.engine.${source.engine}`)}
        </Field>
        <Field name={i18n.t('panel.connection.cut')}>{record.cut.join(', ')}</Field>
      </dl>
    </Section>
  );
}

function markName(mark: PageEvent): string {
  if (mark.what !== 'clockjump') return i18n.t(`panel.mark.${mark.what}`);
  return i18n.t(mark.ms > 0 ? 'panel.mark.clockForward' : 'panel.mark.clockBack', [durationText(Math.abs(mark.ms))]);
}
