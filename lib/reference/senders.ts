import { i18n } from '#i18n';
import type { CodeMeaning } from './look-up';

/** Who may put a code in a Close frame, in words. */
export function sendersText({ sendableBy, synthesised }: CodeMeaning): string {
  if (synthesised) return i18n.t('reference.details.madeUp');
  if (sendableBy.length === 0) return i18n.t('reference.details.nobody');
  const list = new Intl.ListFormat(i18n.t('extension.lang'), { type: 'disjunction' });
  return list.format(sendableBy.map((sender) => i18n.t(`reference.sender.${sender}`)));
}
