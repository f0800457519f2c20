import { i18n } from '#i18n';
import type { Level, NextStep } from './finding';
import type { Verdict } from './verdicts';

export function levelText(level: Level): string {
  return i18n.t(`diagnosis.level.${level}`);
}

export function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case 'storm':
      return i18n.t('diagnosis.verdict.storm');
    case 'no-backoff':
      return i18n.t('diagnosis.verdict.noBackoff');
    case 'no-jitter':
      return i18n.t('diagnosis.verdict.noJitter');
    case 'gave-up':
      return i18n.t('diagnosis.verdict.gaveUp');
    case 'recovered':
      return i18n.t('diagnosis.verdict.recovered');
  }
}

/** @param endedAt when the end was, as the page shows times */
export function nextText(step: NextStep, endedAt: string): string {
  switch (step) {
    case 'reload-with-devtools':
      return i18n.t('diagnosis.next.reloadWithDevtools');
    case 'other-extensions-off':
      return i18n.t('diagnosis.next.otherExtensionsOff');
    case 'more-ends':
      return i18n.t('diagnosis.next.moreEnds');
    case 'server-log':
      return i18n.t('diagnosis.next.serverLog', [endedAt]);
    case 'log-in-worker':
      return i18n.t('diagnosis.next.logInWorker');
    case 'count-messages':
      return i18n.t('diagnosis.next.countMessages');
    case 'another-network':
      return i18n.t('diagnosis.next.anotherNetwork');
    case 'keep-tab-visible':
      return i18n.t('diagnosis.next.keepTabVisible');
    case 'reason-from-server':
      return i18n.t('diagnosis.next.reasonFromServer');
    case 'ask-for-code':
      return i18n.t('diagnosis.next.askForCode');
  }
}
