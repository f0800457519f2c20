import { i18n } from '#i18n';
import type { Category } from '../lib/reference/category';

const names = new Map<Category, string>();

/** A category's name, the same wherever it is shown. Kept: rows of a long list ask for it again and again. */
export function categoryName(category: Category): string {
  const known = names.get(category) ?? i18n.t(`panel.category.${category}`);
  names.set(category, known);
  return known;
}
