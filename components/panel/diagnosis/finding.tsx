import { i18n } from '#i18n';
import { findCause } from '../../../data/causes/causes';
import { fixesFor } from '../../../data/fixes/fixes';
import type { Fact } from '../../../lib/diagnosis/fact';
import type { Finding } from '../../../lib/diagnosis/finding';
import { levelText } from '../../../lib/diagnosis/step-words';
import { factText } from '../../../lib/diagnosis/words';
import { local } from '../../../lib/reference/translation';
import { FixItem } from './fix';

/** One cause: how sure it is, what to change, by what it is known, and the lines to paste. */
export function FindingItem({ finding, isFirst }: { finding: Finding; isFirst: boolean }) {
  const cause = findCause(finding.cause);
  if (!cause) return null;
  const { level, role, support, contradiction } = finding;
  const fixes = fixesFor(finding.cause);
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
        <FactList facts={support} />
        {contradiction.length > 0 && (
          <>
            <p class="against">{i18n.t('diagnosis.against')}</p>
            <FactList facts={contradiction} />
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

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul class="evidence">
      {facts.map((fact) => {
        const text = factText(fact);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
