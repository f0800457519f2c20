import { i18n } from '#i18n';
import type { Category } from '../lib/model/category';
import { wordsBy } from './words-by';

/** A category's name, the same wherever it is shown. */
export const categoryName = wordsBy((category: Category) => i18n.t(`panel.category.${category}`));
