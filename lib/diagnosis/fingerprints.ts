import type { TimeLimit } from '../../data/time-limits';
import type { Dimension } from './fact';
import { productsAt } from './limits';
import type { Neighbourhood } from './neighbourhood';

/** A number at which ends to a host keep coming: a limit on silence, or on age. */
export interface Fingerprint {
  host: string;
  /** `silence`: an idle time-out; `age`: a limit on a connection's life. */
  of: Dimension;
  /** Milliseconds. */
  ms: number;
  /** Ends that agree. */
  count: number;
  /** Of those that ended together only one counts. */
  independent: number;
  /** Sockets that got past the number all the same. */
  outlived: number;
  /** Whose default it is; empty: nobody's that we know. */
  products: readonly TimeLimit[];
}

/** The limits that show at a host, the best attested first. */
export function fingerprintsOf(neighbours: Neighbourhood): Fingerprint[] {
  const dimensions: readonly Dimension[] = ['silence', 'age'];
  return dimensions
    .flatMap((of) =>
      neighbours.clusters[of].map(({ ms, count, independent }) => ({
        host: neighbours.host,
        of,
        ms,
        count,
        independent,
        outlived: neighbours.outlived(of, ms),
        products: productsAt(of, ms),
      })),
    )
    .filter(({ outlived, independent }) => outlived < independent)
    .sort((a, b) => b.independent - a.independent || b.count - a.count);
}
