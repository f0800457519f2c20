import { i18n } from '#i18n';
import type { Category } from '../lib/reference/category';

/** A category's name, the same wherever it is shown. */
export function categoryName(category: Category): string {
  return i18n.t(`panel.category.${category}`);
}
