import type { Category } from '../lib/model/category';

/** Each category's shape, so that it is told apart without colour. Drawn in a box of 10 by 10. */
const SHAPES: Record<Category, string> = {
  normal: 'M5 0a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  protocol: 'M.5.5h9v9h-9z',
  registered: 'M5 0l5 5l-5 5l-5-5z',
  private: 'M5 .5l5 9h-10z',
  local: 'M1.8 0L5 3.2L8.200 0L10 1.800L6.800 5L10 8.200L8.200 10L5 6.800L1.800 10L0 8.200L3.200 5L0 1.800z',
};

/** Decoration beside a category's name; the name itself carries the meaning for assistive technology. */
export function RangeMark({ category }: { category: Category }) {
  return (
    <svg class="range-mark" data-category={category} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[category]} />
    </svg>
  );
}
