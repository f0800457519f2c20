import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { classify } from '../../../lib/analysis/classify';
import { handshakeTimings } from '../../../lib/analysis/handshake-timings';
import { waterfall } from '../../../lib/analysis/waterfall';
import { headerParts } from '../../../lib/export/secret-headers';
import { durationText } from '../../../lib/i18n/format';
import type { HandshakeEvidence, Header, LogEntry } from '../../../lib/model/entry';
import { Field, Section } from './section';

/** What the browser itself knows of the handshake, and the page is never told. */
export function Evidence({ entry }: { entry: LogEntry }) {
  const { evidence } = entry;
  if (!evidence) return null;
  const { source, match, failure } = evidence;
  const timings = handshakeTimings(entry);
  const { status, statusText } = classify(entry).handshake;
  return (
    <Section title={i18n.t('panel.evidence.title')}>
      <dl>
        <Field name={i18n.t('panel.evidence.status')}>{status !== null && `${status} ${statusText ?? ''}`}</Field>
        <Field name={i18n.t('panel.evidence.failure')} mono>
          {failure}
        </Field>
        <Field name={i18n.t('panel.evidence.timings')}>{timings && <Waterfall timings={timings} />}</Field>
        <Field name={i18n.t('panel.evidence.source')}>
          {i18n.t(`panel.evidence.from.${source}`)} {i18n.t(`panel.evidence.match.${match}`)}
        </Field>
      </dl>
      <Headers title={i18n.t('panel.evidence.request')} headers={evidence.requestHeaders} />
      <Headers title={i18n.t('panel.evidence.response')} headers={evidence.responseHeaders} />
    </Section>
  );
}

function Headers({ title, headers }: { title: string; headers: readonly Header[] | null }) {
  if (!headers || headers.length === 0) return null;
  return (
    <details class="headers" open>
      <summary>{title}</summary>
      <dl>
        {headers.map((header, index) => (
          <Field key={index} name={header.name} mono>
            {headerParts(header).map(({ text, secret }) =>
              secret ? <MaskedValue key={text} value={text} name={header.name} /> : text,
            )}
          </Field>
        ))}
      </dl>
    </details>
  );
}

/** A value that is shown when it is asked for. */
function MaskedValue({ name, value }: { name: string; value: string }) {
  const bare = useSignal(false);
  if (bare.value) return <>{value}</>;
  return (
    <button
      type="button"
      class="link"
      aria-label={i18n.t('panel.evidence.show', [name])}
      onClick={() => {
        bare.value = true;
      }}
    >
      {i18n.t('panel.evidence.masked', [String(value.length)])}
    </button>
  );
}

/** The phases of a handshake over time: one bar each, beginning where the one before it ended. */
function Waterfall({ timings }: { timings: HandshakeEvidence['timings'] }) {
  const { spans, total } = waterfall(timings);
  if (spans.length === 0) return null;
  const percent = (milliseconds: number) => `${total === 0 ? 0 : (milliseconds / total) * 100}%`;
  return (
    <ol class="waterfall" aria-label={i18n.t('panel.evidence.timings')}>
      {spans.map(({ phase, from, duration }) => (
        <li key={phase}>
          <span class="muted">{i18n.t(`panel.timing.${phase}`)}</span>
          <span class="waterfall-track">
            <span class="waterfall-bar" style={{ insetInlineStart: percent(from), width: percent(duration) }} />
          </span>
          <span>{durationText(duration)}</span>
        </li>
      ))}
    </ol>
  );
}
