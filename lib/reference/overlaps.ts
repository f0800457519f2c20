import type { Dictionary, PathPattern } from '../../data/dictionary';
import { asPathPattern, createDetector } from './detect';
import { meaningIn } from './dictionary-set';

/** Two dictionaries that can both be sure of one connection, and the codes of which they then say different things. */
export interface Overlap {
  ids: readonly [string, string];
  /** A connection that both recognise. */
  example: string;
  codes: readonly number[];
}

/**
 * Finds dictionaries that contradict each other: a connection made from one's patterns, as narrow as both allow, is
 * recognised by the other too, and a code has an entry in both under different names.
 */
export function findOverlaps(dictionaries: readonly Dictionary[]): Overlap[] {
  return dictionaries.flatMap((one, place) =>
    dictionaries.slice(place + 1).flatMap((other): Overlap[] => {
      const example = commonExample(one, other) ?? commonExample(other, one);
      const codes = example === null ? [] : contradictions(one, other);
      return example === null || codes.length === 0 ? [] : [{ ids: [one.id, other.id], example, codes }];
    }),
  );
}

function contradictions(one: Dictionary, other: Dictionary): number[] {
  const codes = new Set([...one.codes, ...other.codes].map(({ code }) => code));
  return [...codes].filter((code) => {
    const [here, there] = [meaningIn(one, code), meaningIn(other, code)];
    return here !== null && there !== null && here.name !== there.name;
  });
}

function commonExample(from: Dictionary, other: Dictionary): string | null {
  const recognises = createDetector([other]);
  const { subprotocols = [], hosts = [] } = from.detect ?? {};
  const recognised = (url: string, protocol: string) => recognises({ url, protocol }).some(({ sure }) => sure);

  const token = subprotocols.map(filled).find((each) => recognised('wss://example.com/', each));
  if (token !== undefined) return token;
  const host = hosts.map(filled).find((each) => recognised(`wss://${each}/`, ''));
  if (host !== undefined) return host;
  const theirs = pathsOf(other);
  for (const { path, query = [] } of pathsOf(from)) {
    for (const their of theirs) {
      const parameters = [...query, ...(their.query ?? [])].map((name) => `${name}=x`).join('&');
      const url = `${filled(path)}?${parameters}`;
      if (recognised(`wss://example.com${url}`, '')) return url;
    }
  }
  return null;
}

function pathsOf({ detect }: Dictionary): PathPattern[] {
  return (detect?.paths ?? []).map(asPathPattern);
}

/** A text that fits a pattern. */
function filled(pattern: string): string {
  return pattern.replaceAll('**', '').replaceAll('*', 'x').replaceAll('#', '1');
}
