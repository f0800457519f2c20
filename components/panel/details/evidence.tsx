import { i18n } from '#i18n';
import type { Header } from '../../../lib/handshake/evidence';
import { explainHandshake } from '../../../lib/handshake/explain';
import { headerParts } from '../../../lib/handshake/sensitive';
import { handshakeTimings } from '../../../lib/handshake/timings';
import type { LogEntry } from '../../../lib/record/entry';
import { Fact, Facts } from './facts';
import { Masked } from './masked';
import { Waterfall } from './waterfall';

/** What the browser itself knows of the handshake, and the page is never told. */
export function Evidence({ entry }: { entry: LogEntry }) {
  const { evidence } = entry;
  if (!evidence) return null;
  const { source, match, failure } = evidence;
  const timings = handshakeTimings(entry);
  const { status, statusText } = explainHandshake(entry);
  return (
    <Facts title={i18n.t('panel.evidence.title')}>
      <dl>
        <Fact name={i18n.t('panel.evidence.status')}>{status !== null && `${status} ${statusText ?? ''}`}</Fact>
        <Fact name={i18n.t('panel.evidence.failure')} mono>
          {failure}
        </Fact>
        <Fact name={i18n.t('panel.evidence.timings')}>{timings && <Waterfall timings={timings} />}</Fact>
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
        {headers.map((header, index) => (
          <Fact key={index} name={header.name} mono>
            {headerParts(header).map(({ text, secret }) =>
              secret ? <Masked key={text} value={text} name={header.name} /> : text,
            )}
          </Fact>
        ))}
      </dl>
    </details>
  );
}
