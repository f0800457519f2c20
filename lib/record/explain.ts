import { i18n } from '#i18n';
import { isEndUntold } from '../handshake/unseen';
import { describe } from './describe';
import { durationText } from './duration';
import type { LogEntry } from './entry';
import { explainClosed } from './explain-closed';
import { explainFailure } from './explain-failure';
import type { Explanation } from './explanation';
import { calledFrom, verbatim } from './phrases';

/** The sentences for one entry. Made when it is read, not for every row. */
export function explain(entry: LogEntry): Explanation {
  const { outcome, createdAt, endedAt } = entry.record;
  switch (outcome.kind) {
    case 'closed':
      return explainClosed(entry, outcome);
    case 'handshake-failed':
      return explainFailure(entry);
    case 'unseen':
      if (describe(entry).phase !== null) return explainFailure(entry);
      if (isEndUntold(entry.record)) {
        return {
          headline: i18n.t('end.headline.workerOpened', [durationText(endedAt - createdAt)]),
          advice: i18n.t('end.advice.workerOpened'),
        };
      }
      return {
        headline: i18n.t('end.headline.worker', [durationText(endedAt - createdAt)]),
        advice: i18n.t('end.advice.worker'),
      };
    case 'blocked':
      return outcome.policy
        ? {
            headline: i18n.t('end.headline.policy', [outcome.policy.directive]),
            advice: i18n.t('end.advice.policy', [origin(entry), outcome.policy.directive]),
          }
        : { headline: i18n.t('end.headline.blocked'), advice: i18n.t('end.advice.blocked') };
    case 'constructor-threw':
      if (outcome.policy) {
        return {
          headline: i18n.t('end.headline.policy', [outcome.policy.directive]),
          advice: i18n.t('end.advice.policy', [origin(entry), outcome.policy.directive]),
        };
      }
      return {
        headline: i18n.t('end.headline.threw', [verbatim(outcome.name), calledFrom(entry.record.initiator)]),
        advice: verbatim(outcome.message),
      };
    case 'page-went-away':
      return {
        headline: i18n.t(`end.headline.away.${outcome.state}`),
        advice: i18n.t(outcome.persisted ? 'end.advice.awayPersisted' : 'end.advice.away'),
      };
  }
}

/** Scheme and host of the socket, as a Content Security Policy would list it. */
function origin(entry: LogEntry): string {
  return verbatim(/^[a-z]+:\/\/[^/?#]*/i.exec(entry.record.url ?? '')?.[0] ?? '');
}
