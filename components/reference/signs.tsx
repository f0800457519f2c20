import { i18n } from '#i18n';
import { CATEGORIES } from '../../lib/model/category';
import { EXACTNESSES } from '../../lib/reference/http-equivalent';
import { categoryName } from '../category-name';
import { RangeMark } from '../range-mark';

/** What the marks and the signs of the HTTP column stand for. */
export function Signs() {
  return (
    <div class="signs">
      <ul aria-label={i18n.t('reference.page.signs')}>
        {EXACTNESSES.map((exactness) => (
          <li key={exactness}>{i18n.t(`reference.sign.${exactness}`)}</li>
        ))}
      </ul>
      <ul aria-label={i18n.t('reference.page.marks')}>
        {CATEGORIES.map((category) => (
          <li key={category}>
            <RangeMark category={category} /> {categoryName(category)}
          </li>
        ))}
      </ul>
    </div>
  );
}
