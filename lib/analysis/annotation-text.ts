import { i18n } from '#i18n';
import { local } from '../i18n/translation';
import type { Annotation, HttpLabel } from './annotation';
import { summaryText } from './sentences';

/** {@link Annotation.name} in the language of the page. An application's own names for its codes are not translated. */
export function nameText({ name, application, code }: Pick<Annotation, 'name' | 'application' | 'code'>): string {
  return application !== null && code !== null && code >= 3000 ? name : summaryText(name);
}

/** {@link Annotation.meaning} in the language of the page. */
export function meaningText({ meaning }: Pick<Annotation, 'meaning'>): string | null {
  return meaning === null ? null : local(meaning);
}

/** {@link HttpLabel.text} in the language of the page. */
export function httpText({ kind, status, text }: HttpLabel): string {
  if (kind === 'none') return i18n.t('end.http.none');
  return kind === 'itself' ? i18n.t('end.http.itself', [String(status)]) : text;
}
