import { CAUSES, type CauseId } from '../causes/all';
import type { CauseExamples } from '../causes/cause';

const files = import.meta.glob<{ examples: () => CauseExamples }>(
  ['../causes/*.ts', '!../causes/{all,cause,*.test}.ts'],
  {
    eager: true,
  },
);

/** File names of all causes, without the ending. */
export const FILES: readonly string[] = Object.keys(files).map((path) => path.replace(/^.*\/|\.ts$/g, ''));

/** Examples of every cause, from its file. */
export const EXAMPLES: ReadonlyMap<CauseId, CauseExamples> = new Map(
  CAUSES.map(({ id }) => {
    const file = files[`../causes/${id}.ts`];
    if (!file) throw new Error(`lib/analysis/causes/${id}.ts is missing`);
    return [id, file.examples()];
  }),
);
