import type * as v from 'valibot';

/** Rounds of mending; each takes away at least one thing. More foreign members than that are no log of ours. */
const MOST_ROUNDS = 64;
/** Lists whose elements stand by themselves: one that is not understood can be left out. */
const LISTS = new Set(['marks', 'misuses', 'cut']);
/** Members that may be missing: what cannot be read of them is as if it were not known. */
const OPTIONAL = new Set(['evidence', 'closeCall', 'traffic']);

type Issue = v.BaseIssue<unknown>;

/**
 * What a newer Hangup wrote, with what this one does not understand taken out, so that the rest can be read: members it
 * does not know, elements of a list that are of a new kind, and whole members that may be missing.
 *
 * @param parse tells what is still wrong
 * @returns names of what was passed over; `null`: what is left cannot be mended
 */
export function mend<T>(
  value: unknown,
  parse: (value: unknown) => v.SafeParseResult<v.GenericSchema<unknown, T>>,
): { output: T; passedOver: string[] } | null {
  const mended = structuredClone(value);
  const passedOver = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = parse(mended);
    if (result.success) return { output: result.output, passedOver: [...passedOver] };
    const taken = takeOut(result.issues[0]);
    if (taken === null) return null;
    passedOver.add(taken);
  }
  return null;
}

/** Takes out the smallest part that the issue is about and that can be done without; its name, `null`: none can. */
function takeOut({ type, expected, path }: Issue): string | null {
  const steps = [...(path ?? [])];
  const name = (until: number) =>
    steps
      .slice(0, until + 1)
      .flatMap(({ key }) => (typeof key === 'string' ? [key] : []))
      .join('.');
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (!step) break;
    const { input, key } = step;
    const isForeign = at === steps.length - 1 && type === 'strict_object' && expected === 'never';
    const list = steps[at - 1]?.key;
    if (Array.isArray(input) && typeof key === 'number' && typeof list === 'string' && LISTS.has(list)) {
      input.splice(key, 1);
      return name(at);
    }
    if (typeof input !== 'object' || input === null || typeof key !== 'string') continue;
    if (isForeign) {
      Reflect.deleteProperty(input, key);
      return name(at);
    }
    if (OPTIONAL.has(key) && Reflect.get(input, key) !== null) {
      Reflect.set(input, key, null);
      return name(at);
    }
  }
  return null;
}
