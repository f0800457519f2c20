import { i18n } from '#i18n';
import type { NextStep } from '../../../lib/diagnosis/finding';
import { nextText } from '../../../lib/diagnosis/step-words';
import { clockText } from '../clock';

/** What to capture next. */
export function NextSteps({ steps, endedAt }: { steps: readonly NextStep[]; endedAt: number }) {
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
