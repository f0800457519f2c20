import type { Case } from '../case';
import type { EndType } from '../classify';

/** Tells which connections a cause can be about, cheaply: a long log has many. */
export type Concerns = (end: Case) => boolean;

export const endedBy =
  (...types: readonly EndType[]): Concerns =>
  ({ endType }) =>
    types.includes(endType);

export const mayBeForbidden: Concerns = ({ endType, failure, evidence, record }) =>
  endType === 'forbidden' ||
  endType === 'refused' ||
  failure !== null ||
  evidence?.failure === '' ||
  record.misuses.length > 0;

export const isEndSeen: Concerns = ({ endType }) => endType !== 'forbidden' && endType !== 'unseen';

export const isInSeries: Concerns = ({ relation }) => relation.series !== null;
