import { i18n } from '#i18n';
import type { Header } from '../../../lib/handshake/evidence';
import { durationText } from '../../../lib/record/duration';
import type { LogEntry } from '../../../lib/record/entry';
import { Fact, Facts } from './facts';
import { isSecret } from './is-secret';
import { Masked } from './masked';

const TIMINGS = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** What the browser itself knows of the handshake, and the page is never told. */
export function Evidence({ entry: { evidence } }: { entry: LogEntry }) {
  if (!evidence) return null;
  const { source, match, failure, status, statusText, timings } = evidence;
  const phases = TIMINGS.flatMap((phase) => {
    const ms = timings?.[phase];
    return ms === undefined ? [] : [`${i18n.t(`panel.timing.${phase}`)} ${durationText(ms)}`];
  });
  return (
    <Facts title={i18n.t('panel.evidence.title')}>
      <dl>
        <Fact name={i18n.t('panel.evidence.status')}>{status !== null && `${status} ${statusText ?? ''}`}</Fact>
        <Fact name={i18n.t('panel.evidence.failure')} mono>
          {failure}
        </Fact>
        <Fact name={i18n.t('panel.evidence.timings')}>{phases.join(' · ')}</Fact>
        <Fact name={i18n.t('panel.evidence.source')}>
          {i18n.t(`panel.evidence.from.${source}`)} {i18n.t(`panel.evidence.match.${match}`)}
        </Fact>
      </dl>
      <Headers title={i18n.t('panel.evidence.request')} headers={evidence.requestHeaders} />
      <Headers title={i18n.t('panel.evidence.response')} headers={evidence.responseHeaders} />
    </Facts>
  );
}

function Headers({ title, headers }: { title: string; headers: readonly Header[] | null }) {
  if (!headers || headers.length === 0) return null;
  return (
    <details class="headers" open>
      <summary>{title}</summary>
      <dl>
        {headers.map(({ name, value }, index) => (
          <Fact key={index} name={name} mono>
            {isSecret(name, value) ? <Masked value={value} name={name} /> : value}
          </Fact>
        ))}
      </dl>
    </details>
  );
}
