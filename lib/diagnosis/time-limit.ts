import type { CauseId } from '../../data/causes/causes';
import type { TimeLimit } from '../../data/time-limits';
import type { Case } from './case';
import type { Claim } from './claim';
import { clockJumpBefore } from './clock';
import { type Cluster, clusterAt } from './clusters';
import type { Dimension, Fact } from './fact';
import type { Level } from './finding';
import { namesAnother, productsAt, tellsOf } from './limits';

/** An end that some clock on the way may have brought about. */
export interface TimedEnd {
  level: Level;
  /** The number: of the cluster, else this end's own. Milliseconds. */
  ms: number;
  products: readonly TimeLimit[];
  support: Fact[];
  contradiction: Fact[];
}

/** A single cut after less silence than this, and at no known number, explains nothing. Milliseconds. */
const LONG = 20_000;

/**
 * Whether an end fits a limit on silence or on age.
 *
 * Likely: at least three independent ends agree on the number, or a cut at a number that is a product's default.
 * Possible: this one end alone fits, others outlived the number, or something else happened in that moment too.
 */
export function timedEnd(end: Case, of: Dimension): TimedEnd | null {
  const known = end.timed[of];
  if (known !== undefined) return known;
  const found = compute(end, of);
  end.timed[of] = found;
  return found;
}

function compute(end: Case, of: Dimension): TimedEnd | null {
  if (end.how !== 'cut' && end.how !== 'server') return null;
  const own = of === 'silence' ? end.silentMs : end.ageMs;
  if (own === null || end.ageMs === null) return null;
  const cluster = clusterAt(end.neighbours.clusters[of], own);
  const ms = cluster?.ms ?? own;
  const products = plausible(productsAt(of, ms), end);
  const outlived = end.neighbours.outlived(of, ms);
  const isQuiet = end.ageMs - (end.silentMs ?? end.ageMs) < 1_000;
  const level = levelOf({ end, of, own, cluster, known: products.length > 0, outlived, isQuiet });
  if (level === null) return null;

  const support: Fact[] = [
    silentSince(end, of, own),
    ...(end.how === 'cut' ? [{ fact: 'no-close-frame' } as const] : []),
  ];
  if (cluster) {
    support.push({ fact: 'cluster', of, ms, others: cluster.count - 1, independent: cluster.independent });
  }
  if (of === 'age' && !isQuiet && end.silentMs !== null) support.push({ fact: 'busy', ms: end.silentMs });
  support.push(...defaultsOf(products));
  const contradiction: Fact[] = outlived > 0 ? [{ fact: 'outlived', of, ms, count: outlived }] : [];
  const other: Dimension = of === 'silence' ? 'age' : 'silence';
  const otherOwn = of === 'silence' ? end.ageMs : end.silentMs;
  const fitsBoth = cluster && otherOwn !== null && clusterAt(end.neighbours.clusters[other], otherOwn);
  if (fitsBoth) contradiction.push({ fact: 'also-fits', of: other, ms: fitsBoth.ms });
  return { level, ms, products, support, contradiction };
}

function silentSince({ ageMs, silentMs }: Case, of: Dimension, own: number): Fact {
  if (silentMs !== null && silentMs >= (ageMs ?? 0)) return { fact: 'quiet', ms: own };
  return of === 'silence' ? { fact: 'silence', ms: own, since: 'either' } : { fact: 'age', ms: own };
}

/** Without those of another server software than the one that answered; those that show, where any does. */
function plausible(products: readonly TimeLimit[], { host, evidence }: Case): readonly TimeLimit[] {
  const shown = products.filter(({ tell, product }) => tellsOf(tell, product, host, evidence).length > 0);
  return shown.length > 0 ? shown : products.filter(({ tell }) => !namesAnother(tell, evidence));
}

function defaultsOf(products: readonly TimeLimit[]): Fact[] {
  const [first] = products;
  return first
    ? [{ fact: 'default', ms: first.ms, products: products.map(({ product, setting }) => ({ product, setting })) }]
    : [];
}

interface Weighed {
  end: Case;
  of: Dimension;
  own: number;
  cluster: Cluster | null;
  known: boolean;
  outlived: number;
  /** Nothing to speak of was sent after opening, so that silence and age are one. */
  isQuiet: boolean;
}

function levelOf({ end, of, own, cluster, known, outlived, isQuiet }: Weighed): Level | null {
  const isDisturbed = isOtherwiseDisturbed(end);
  // An application that gives a code of its own does so for a reason of its own, unless others show a pattern.
  const isUnexplained = end.how === 'cut' || (end.code ?? 0) < 1009;
  if (of === 'silence') {
    if (cluster) return outlived < cluster.independent && !isDisturbed ? 'likely' : 'possible';
    if (outlived > 0 || isDisturbed || !isUnexplained) return null;
    if (known) return end.how === 'cut' ? 'likely' : 'possible';
    return end.how === 'cut' && own >= LONG ? 'possible' : null;
  }
  // A limit on age that others outlived is none.
  if (outlived > 0) return null;
  if (cluster) return isQuiet || isDisturbed ? 'possible' : 'likely';
  const isBusy = end.silentMs !== null && !isQuiet && end.silentMs < own / 2;
  return known && isBusy && isUnexplained && !isDisturbed && !end.tie.burst ? 'possible' : null;
}

/** Something else happened that ends connections. */
function isOtherwiseDisturbed(end: Case): boolean {
  return (
    !end.record.online ||
    (end.since('offline') ?? Number.POSITIVE_INFINITY) < 120_000 ||
    (end.since('freeze') ?? Number.POSITIVE_INFINITY) < 120_000 ||
    end.surroundings.cutElsewhere(end).sockets > 0 ||
    clockJumpBefore(end) !== null
  );
}

/** The claim for one product's limit: likely only where something tells that the product is on the way. */
export function productLimit(end: Case, cause: CauseId): Claim | null {
  for (const of of ['silence', 'age'] as const) {
    const timed = timedEnd(end, of);
    const limit = timed?.products.find((product) => product.cause === cause);
    if (!timed || !limit) continue;
    const tells = tellsOf(limit.tell, limit.product, end.host, end.evidence);
    const support = timed.support.filter(({ fact }) => fact !== 'default');
    return {
      level: tells.length > 0 ? timed.level : 'possible',
      weight: tells.length > 0 ? 3 : -1,
      support: [...support, ...defaultsOf([limit]), ...tells],
      contradiction: timed.contradiction,
    };
  }
  return null;
}
