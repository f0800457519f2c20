import type { Flaw, FlawKind } from './flaw';

/** A value, or what is wrong with it. */
export type Read<Value> = { ok: true; value: Value } | { ok: false; flaws: Flaw[] };

export function flawed(field: string, flaw: FlawKind): { ok: false; flaws: Flaw[] } {
  return { ok: false, flaws: [{ field, ...flaw }] };
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
