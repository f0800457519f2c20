import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Fix } from '../../../data/fixes/fix';
import { fixesOf } from '../../../data/fixes/fixes';
import { findCause } from '../../../lib/analysis/causes/all';
import type { Finding, Observation } from '../../../lib/analysis/finding';
import { levelText, observationText } from '../../../lib/analysis/finding-text';
import { local } from '../../../lib/i18n/translation';
import { Icon } from '../../icon';
import { copyText } from '../copy-text';

/** One cause: how sure it is, what to change, by what it is known, and the lines to paste. */
export function FindingItem({ finding, isFirst }: { finding: Finding; isFirst: boolean }) {
  const cause = findCause(finding.cause);
  if (!cause) return null;
  const { level, role, support, contradiction } = finding;
  const fixes = fixesOf(cause.fixes);
  return (
    <li class="finding" data-level={level} data-role={role}>
      <h3>
        <span class="level">{levelText(level)}</span> {local(cause.title)}
      </h3>
      <p>{local(cause.explanation)}</p>
      {cause.where !== 'nowhere' && (
        <p class="change">
          <strong>{i18n.t(`diagnosis.where.${cause.where}`)}</strong> {local(cause.change)}
        </p>
      )}
      <details open={isFirst}>
        <summary>{i18n.t('diagnosis.evidence')}</summary>
        <ObservationList facts={support} />
        {contradiction.length > 0 && (
          <>
            <p class="against">{i18n.t('diagnosis.against')}</p>
            <ObservationList facts={contradiction} />
          </>
        )}
        <p class="muted sources">{cause.sources.join('; ')}</p>
      </details>
      {fixes.length > 0 && (
        <details>
          <summary>{i18n.t('diagnosis.fixes', fixes.length, [String(fixes.length)])}</summary>
          <ul class="fixes">
            {fixes.map((fix) => (
              <FixItem key={fix.id} fix={fix} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function ObservationList({ facts }: { facts: readonly Observation[] }) {
  return (
    <ul class="evidence">
      {facts.map((fact) => {
        const text = observationText(fact);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}

/** Lines that can be pasted, with the versions they are for and where that was read. */
function FixItem({ fix }: { fix: Fix }) {
  const copied = useSignal(false);
  const { product, title, text, note, version, source } = fix;
  return (
    <li class="fix">
      <details>
        <summary>
          <strong>{local(product)}</strong>
          {i18n.t('reference.colon')}
          {local(title)}
        </summary>
        <div class="fix-text">
          <pre class="mono">{text}</pre>
          <button
            type="button"
            class="tool"
            aria-label={i18n.t('diagnosis.copy', [local(product)])}
            title={i18n.t('diagnosis.copy', [local(product)])}
            onClick={() => {
              copyText(text);
              copied.value = true;
            }}
          >
            <Icon name="copy" />
            <span aria-live="polite">{copied.value ? i18n.t('diagnosis.copied') : ''}</span>
          </button>
        </div>
        {note !== undefined && <p>{local(note)}</p>}
        <p class="muted sources">
          {local(version)}; {source}
        </p>
      </details>
    </li>
  );
}
