import { i18n } from '#i18n';
import type { StoredProblem } from '../../lib/telemetry/send';
import type { SettingError, TelemetryField } from '../../lib/telemetry/settings';

/** What is wrong with a setting, said beside its field. Of a header or an attribute its name comes first. */
export function settingErrorText(error: SettingError): string {
  const name = error.field.includes('.') ? error.field.slice(error.field.indexOf('.') + 1) : '';
  const text = kindText(error);
  return name === '' ? text : i18n.t('fleet.flaw.named', [name, text]);
}

function kindText(error: SettingError): string {
  switch (error.kind) {
    case 'unknown':
      return i18n.t('fleet.flaw.unknown');
    case 'flag':
      return i18n.t('fleet.flaw.flag');
    case 'text':
      return i18n.t('fleet.flaw.text');
    case 'map':
      return i18n.t('fleet.flaw.map');
    case 'url':
      return i18n.t('fleet.flaw.url');
    case 'scheme':
      return i18n.t('fleet.flaw.scheme');
    case 'credentials':
      return i18n.t('fleet.flaw.credentials');
    case 'too-many':
      return i18n.t('fleet.flaw.tooMany');
    case 'header-name':
      return i18n.t('fleet.flaw.headerName');
    case 'header-taken':
      return i18n.t('fleet.flaw.headerTaken');
    case 'header-value':
      return i18n.t('fleet.flaw.headerValue');
    case 'attribute-name':
      return i18n.t('fleet.flaw.attributeName');
    case 'attribute-taken':
      return i18n.t('fleet.flaw.attributeTaken');
    case 'attribute-value':
      return i18n.t('fleet.flaw.attributeValue');
    case 'range': {
      const ends = [error.least.toLocaleString(), error.most.toLocaleString()] as [string, string];
      return error.whole ? i18n.t('fleet.flaw.wholeRange', ends) : i18n.t('fleet.flaw.range', ends);
    }
    case 'choice':
      return i18n.t('fleet.flaw.choice', [error.choices.join(', ')]);
    case 'line':
      return i18n.t('fleet.flaw.line', [String(error.line)]);
    case 'needed':
      return i18n.t('fleet.flaw.needed');
  }
}

/** Why the last request brought nothing, or not all. */
export function deliveryProblemText(problem: StoredProblem): string {
  switch (problem.kind) {
    case 'status':
      return withWords(i18n.t('fleet.problem.status', [String(problem.status)]), problem.words);
    case 'unreachable':
      return i18n.t('fleet.problem.unreachable');
    case 'timeout':
      return i18n.t('fleet.problem.timeout');
    case 'redirect':
      return i18n.t('fleet.problem.redirect');
    case 'rejected':
      return withWords(i18n.t('fleet.problem.rejected', [problem.count.toLocaleString()]), problem.words);
  }
}

function withWords(text: string, words: string): string {
  return words === '' ? text : i18n.t('fleet.problem.words', [text, words]);
}

export function telemetryFieldLabel(field: TelemetryField): string {
  return i18n.t(`fleet.field.${field}`);
}
