import type { Case } from '../case';
import type { Claim, Observation } from '../finding';
import type { Series, Verdict } from '../series';

export function verdictClaim(end: Case, verdict: Verdict, support: (series: Series) => Observation[]): Claim | null {
  const series = end.relation.series;
  return series?.verdicts.includes(verdict) ? { level: 'likely', support: support(series) } : null;
}

export function attempts({ count, firstAt, lastAt }: Series): Observation {
  return { fact: 'attempts', count, ms: lastAt - firstAt };
}

export function delays({ backoff: { shape, count, shortest, longest } }: Series): Observation[] {
  return count === 0 ? [] : [{ fact: 'delays', shape, count, shortest, longest }];
}
