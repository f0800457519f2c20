import { i18n } from '#i18n';
import { candidatesFor } from '../../../lib/analysis/application-protocol';
import { type ApplicationCodeMeaning, classify } from '../../../lib/analysis/classify';
import { local } from '../../../lib/i18n/translation';
import type { LogEntry } from '../../../lib/model/entry';
import type { Candidate } from '../../../lib/reference/dictionary-set';
import { Field, Section } from './section';

/** What the recognised protocol says of the code; where none is recognised, who uses it. */
export function ApplicationCodeSection({ entry }: { entry: LogEntry }) {
  const { outcome } = entry.record;
  if (outcome.kind !== 'closed') return null;
  const dialect = classify(entry).application;
  if (dialect) return <Recognised dialect={dialect} reason={outcome.reason} />;
  const candidates = candidatesFor(entry);
  return candidates.length > 0 ? <Candidates code={outcome.code} candidates={candidates} /> : null;
}

function Recognised({ dialect, reason }: { dialect: ApplicationCodeMeaning; reason: string }) {
  const { code, name, meaning, dictionary, entry, detection, source } = dialect;
  const reasons = ('reasons' in entry && entry.reasons) || {};
  const known = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  return (
    <Section title={i18n.t('panel.dialect.title', [`${code} ${name}`, dictionary.name])}>
      <dl>
        <Field name={i18n.t('panel.code.meaning')}>{local(meaning)}</Field>
        <Field name={i18n.t('panel.dialect.reason')}>{known && local(known)}</Field>
        <Field name={i18n.t('panel.code.whatToDo')}>{entry.advice && local(entry.advice)}</Field>
        <Field name={i18n.t('panel.dialect.severity')}>
          {entry.severity && i18n.t(`options.severity.${entry.severity}`)}
        </Field>
        <Field name={i18n.t('panel.dialect.reconnecting')}>
          {entry.reconnect && i18n.t(`reference.reconnect.${entry.reconnect}`)}
        </Field>
        <Field name={i18n.t('panel.code.note')}>{entry.note && local(entry.note)}</Field>
        <Field name={i18n.t('panel.dialect.recognised')}>
          {i18n.t(`panel.dialect.by.${detection.by}`)} <span class="mono">{detection.evidence}</span>
        </Field>
        <Field name={i18n.t('panel.dialect.more')}>{linkOf(dialect)}</Field>
        <Field name={i18n.t('panel.code.source')}>
          <span class="muted">{source}</span>
        </Field>
      </dl>
    </Section>
  );
}

function linkOf({ entry, dictionary }: ApplicationCodeMeaning) {
  const link = entry.link ?? dictionary.link;
  // It may have come with somebody's file.
  if (link === undefined || !/^https?:\/\//.test(link)) return null;
  return (
    <a class="link" href={link} target="_blank" rel="noreferrer">
      {link}
    </a>
  );
}

function Candidates({ code, candidates }: { code: number; candidates: readonly Candidate[] }) {
  const likely = candidates.filter(({ likelihood }) => likelihood !== 'unlikely');
  const unlikely = candidates.filter(({ likelihood }) => likelihood === 'unlikely');
  return (
    <Section title={i18n.t(code < 3000 ? 'panel.dialect.standard' : 'panel.dialect.unrecognised', [String(code)])}>
      <p class="muted">{i18n.t('panel.dialect.noneCertain')}</p>
      {likely.length > 0 && <CandidateList candidates={likely} />}
      {unlikely.length > 0 && (
        <details>
          <summary>{i18n.t('panel.dialect.unlikely', unlikely.length, [String(unlikely.length)])}</summary>
          <CandidateList candidates={unlikely} />
        </details>
      )}
    </Section>
  );
}

function CandidateList({ candidates }: { candidates: readonly Candidate[] }) {
  return (
    <ul class="candidates">
      {candidates.map(({ dictionary, name, meaning, likelihood }) => (
        <li key={dictionary.id} data-likelihood={likelihood}>
          <strong>{dictionary.name}</strong>
          {i18n.t('reference.colon')}
          {i18n.t('reference.sentence', [name])} <span class="muted">{local(meaning)}</span>
          {likelihood === 'hinted' && <em> ({i18n.t('panel.dialect.hinted')})</em>}
        </li>
      ))}
    </ul>
  );
}
