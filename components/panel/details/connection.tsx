import { i18n } from '#i18n';
import { isEndUntold } from '../../../lib/handshake/unseen';
import { describe } from '../../../lib/record/describe';
import { durationText } from '../../../lib/record/duration';
import type { LogEntry } from '../../../lib/record/entry';
import type { ContextMark } from '../../../lib/record/record';
import { schemeUpgrade } from '../../../lib/record/upgrade';
import { upgradeText } from '../../../lib/record/upgrade-text';
import { clockText, dateText } from '../clock';
import { phaseName } from '../phase-name';
import { Fact, Facts } from './facts';

export function Connection({ entry }: { entry: LogEntry }) {
  const { record, source, evidence } = entry;
  const { url, durationMs, frameUrl, phase } = describe(entry);
  const upgrade = schemeUpgrade(entry);
  const marks = record.marks.map((mark) => `${markName(mark)} ${clockText(mark.at)}`);
  return (
    <Facts title={i18n.t('panel.connection.title')}>
      <dl>
        <Fact name={i18n.t('panel.connection.url')} mono>
          {url}
        </Fact>
        <Fact name={i18n.t('panel.connection.requestedUrl')} mono>
          {record.requestedUrl}
        </Fact>
        <Fact name={i18n.t('panel.connection.upgraded')}>{upgrade && upgradeText(upgrade)}</Fact>
        <Fact name={i18n.t('panel.connection.phase')}>{phase && phaseName(phase)}</Fact>
        <Fact name={i18n.t('panel.connection.server')} mono>
          {evidence?.serverAddress}
        </Fact>
        <Fact name={i18n.t('panel.connection.requested')} mono>
          {record.requestedProtocols?.join(', ')}
        </Fact>
        <Fact name={i18n.t('panel.connection.protocol')} mono>
          {record.protocol}
        </Fact>
        <Fact name={i18n.t('panel.connection.extensions')} mono>
          {record.extensions}
        </Fact>
        <Fact name={i18n.t('panel.connection.ended')}>{!isEndUntold(record) && dateText(record.endedAt)}</Fact>
        <Fact name={i18n.t('panel.connection.lasted')}>{!isEndUntold(record) && durationText(durationMs)}</Fact>
        <Fact name={i18n.t('panel.connection.document')} mono>
          {record.document.url}
        </Fact>
        <Fact name={i18n.t('panel.connection.frame')} mono>
          {!record.document.top && frameUrl}
        </Fact>
        <Fact name={i18n.t('panel.connection.state')}>
          {i18n.t(`panel.mark.${record.visibility}`)},{' '}
          {i18n.t(record.online ? 'panel.mark.online' : 'panel.mark.offline')}
        </Fact>
        <Fact name={i18n.t('panel.connection.marks')}>{marks.join(' · ')}</Fact>
        <Fact name={i18n.t('panel.connection.api')}>
          {record.api} · {i18n.t(`panel.engine.${source.engine}`)}
        </Fact>
        <Fact name={i18n.t('panel.connection.cut')}>{record.cut.join(', ')}</Fact>
      </dl>
    </Facts>
  );
}

function markName(mark: ContextMark): string {
  if (mark.what !== 'clockjump') return i18n.t(`panel.mark.${mark.what}`);
  return i18n.t(mark.ms > 0 ? 'panel.mark.clockForward' : 'panel.mark.clockBack', [durationText(Math.abs(mark.ms))]);
}
