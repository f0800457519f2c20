import { type Tell, TIME_LIMITS_OF_PRODUCTS, type TimeLimit } from '../../data/time-limits';
import type { HandshakeEvidence } from '../model/entry';
import type { Case } from './case';
import type { CauseId } from './causes/all';
import { type Cluster, clusterAt } from './clusters';
import { reasonOf } from './evidence/evidence';
import { speaksOf } from './evidence/reason';
import type { Claim, Dimension, Level, Observation } from './finding';

/** An end that some clock on the way may have brought about. */
export interface TimedEnd {
  level: Level;
  /** The number: of the cluster, else this end's own. Milliseconds. */
  ms: number;
  products: readonly TimeLimit[];
  support: Observation[];
  contradiction: Observation[];
}

/** A single cut after less silence than this, and at no known number, explains nothing. Milliseconds. */
const LONG_SILENCE = 20_000;

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
  if (end.endType !== 'cut' && end.endType !== 'server') return null;
  // The server says why, and it is not the time.
  const topic = end.endType === 'server' ? speaksOf(reasonOf(end)) : null;
  if (topic !== null && topic !== 'idle' && topic !== 'timeout') return null;
  const own = of === 'silence' ? end.silentMs : end.ageMs;
  if (own === null || end.ageMs === null) return null;
  const cluster = clusterAt(end.hostStatistics.clusters[of], own);
  const ms = cluster?.ms ?? own;
  const products = plausible(productsAt(of, ms), end);
  const outlived = end.hostStatistics.outlived(of, ms);
  const isQuiet = end.ageMs - (end.silentMs ?? end.ageMs) < 1_000;
  const level = levelOf({ end, of, own, cluster, known: products.length > 0, outlived, isQuiet });
  if (level === null) return null;

  const support: Observation[] = [
    silentSince(end, of, own),
    ...(end.endType === 'cut' ? [{ fact: 'no-close-frame' } as const] : []),
  ];
  if (cluster) {
    support.push({ fact: 'cluster', of, ms, others: cluster.count - 1, independent: cluster.independent });
  }
  if (of === 'age' && !isQuiet && end.silentMs !== null) support.push({ fact: 'busy', ms: end.silentMs });
  support.push(...defaultsOf(products));
  const contradiction: Observation[] = outlived > 0 ? [{ fact: 'outlived', of, ms, count: outlived }] : [];
  const other: Dimension = of === 'silence' ? 'age' : 'silence';
  const otherOwn = of === 'silence' ? end.ageMs : end.silentMs;
  const fitsBoth = cluster && otherOwn !== null && clusterAt(end.hostStatistics.clusters[other], otherOwn);
  if (fitsBoth) contradiction.push({ fact: 'also-fits', of: other, ms: fitsBoth.ms });
  return { level, ms, products, support, contradiction };
}

function silentSince({ ageMs, silentMs }: Case, of: Dimension, own: number): Observation {
  if (silentMs !== null && silentMs >= (ageMs ?? 0)) return { fact: 'quiet', ms: own };
  return of === 'silence' ? { fact: 'silence', ms: own, since: 'either' } : { fact: 'age', ms: own };
}

/** Without those of another server software than the one that answered; those that show, where any does. */
function plausible(products: readonly TimeLimit[], { host, evidence }: Case): readonly TimeLimit[] {
  const shown = products.filter(({ tell, product }) => evidenceOf(tell, product, host, evidence).length > 0);
  return shown.length > 0 ? shown : products.filter(({ tell }) => !namesAnother(tell, evidence));
}

function defaultsOf(products: readonly TimeLimit[]): Observation[] {
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
  const isUnexplained = end.endType === 'cut' || (end.code ?? 0) < 1009;
  if (of === 'silence') {
    if (cluster) return outlived < cluster.independent && !isDisturbed ? 'likely' : 'possible';
    if (outlived > 0 || isDisturbed || !isUnexplained) return null;
    if (known) return end.endType === 'cut' ? 'likely' : 'possible';
    return end.endType === 'cut' && own >= LONG_SILENCE ? 'possible' : null;
  }
  // A limit on age that others outlived is none.
  if (outlived > 0) return null;
  if (cluster) return isQuiet || isDisturbed ? 'possible' : 'likely';
  const isBusy = end.silentMs !== null && !isQuiet && end.silentMs < own / 2;
  return known && isBusy && isUnexplained && !isDisturbed && !end.relation.burst ? 'possible' : null;
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
    const tells = evidenceOf(limit.tell, limit.product, end.host, end.evidence);
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

/** A jump of the wall clock that came so shortly before an end that it may have to do with it. */
export interface ClockJump {
  /** Forward, milliseconds. */
  ms: number;
  /** Nothing else explains it, as a slow delivery might. */
  isSure: boolean;
}

/** How long after waking a connection may be missed. Milliseconds, of the page's own clock. */
const WAKE_GRACE = 120_000;

/** `null`: the clock did not jump forward before this end, or the connection was heard of after it. */
export function clockJumpBefore(end: Case): ClockJump | null {
  const marks = end.record.marks.flatMap((mark) => (mark.what === 'clockjump' && mark.ms > 0 ? [mark] : []));
  const noticed = marks.findLast(({ at }) => at <= end.endedAt);
  if (noticed) {
    const since = end.endedAt - noticed.at;
    const isAlive = end.unheardMs !== null && end.unheardMs < since;
    return since <= WAKE_GRACE && !isAlive ? { ms: noticed.ms, isSure: true } : null;
  }
  // By when records arrived in the log, for those of a time when the page did not look at its clock.
  const { ms, lasting } = end.surroundings.clockJump(end);
  return ms === 0 ? null : { ms, isSure: lasting };
}

const LIMIT_KIND: Readonly<Record<Dimension, TimeLimit['kind']>> = { silence: 'idle', age: 'lifetime' };

/** Timers fire late rather than early; some products sweep their connections now and then. */
function isNear(ms: number, limit: number): boolean {
  return ms >= limit * 0.995 - 150 && ms <= limit * 1.015 + 700;
}

/** The products that end a connection after this time unless told otherwise. */
export function productsAt(dimension: Dimension, ms: number): readonly TimeLimit[] {
  return TIME_LIMITS_OF_PRODUCTS.filter((limit) => limit.kind === LIMIT_KIND[dimension] && isNear(ms, limit.ms));
}

/** What of this connection tells that a product is on its way; empty: nothing does. */
function evidenceOf(
  tell: Tell | undefined,
  product: string,
  host: string,
  evidence: HandshakeEvidence | null,
): Observation[] {
  if (!tell) return [];
  const facts: Observation[] = [];
  for (const { name, value } of evidence?.responseHeaders ?? []) {
    const key = name.toLowerCase();
    const text = value.toLowerCase();
    if (tell.headers?.some(([header, part]) => header === key && text.includes(part))) {
      // What a cookie holds tells nothing here, and may be a secret.
      facts.push({ fact: 'response-header', name, value: key === 'set-cookie' ? value.replace(/=.*$/s, '=…') : value });
    }
  }
  const hostname = host.replace(/:\d+$/, '');
  if (tell.hosts?.some((end) => hostname.endsWith(end))) facts.push({ fact: 'host', host, product });
  return facts;
}

/** Whether the answer names a server software that is another than this. */
function namesAnother(tell: Tell | undefined, evidence: HandshakeEvidence | null): boolean {
  const names = evidence?.responseHeaders?.filter(({ name }) => name.toLowerCase() === 'server') ?? [];
  const own = tell?.headers?.filter(([header]) => header === 'server') ?? [];
  return (
    names.length > 0 &&
    own.length > 0 &&
    !names.some(({ value }) => own.some(([, part]) => value.toLowerCase().includes(part)))
  );
}
