import { i18n } from '#i18n';

type Choices = readonly (readonly [value: string, text: string])[];

/** What can be said of how grave an end is; nothing, too. */
export function severityChoices(): Choices {
  const severities = ['normal', 'warning', 'error'] as const;
  return [unsaid(), ...severities.map((each) => [each, i18n.t(`options.severity.${each}`)] as const)];
}

export function reconnectChoices(): Choices {
  const reconnects = ['yes', 'wait', 'no'] as const;
  return [unsaid(), ...reconnects.map((each) => [each, i18n.t(`reference.reconnect.${each}`)] as const)];
}

const unsaid = () => ['', i18n.t('options.unsaid')] as const;
