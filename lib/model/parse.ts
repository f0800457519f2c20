import * as v from 'valibot';
import { entrySchema, type LogEntry } from './entry';
import { recordSchema, type SocketRecord } from './record';
import { shapeOf } from './schema';

/** Parses a record out of any value; otherwise returns what is wrong with it, and where. */
export function parseRecord(value: unknown): { record: SocketRecord } | { problem: string } {
  const result = v.safeParse(recordSchema, value);
  if (result.success) return { record: result.output };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'record'}: ${issue.message}` };
}

export interface ParsedEntry {
  entry: LogEntry;
  /** Names of fields and elements that a newer Hangup wrote and this one does not understand. */
  skipped: readonly string[];
}

/** Parses an entry out of a line of an export; otherwise returns what is wrong with it, and where. */
export function parseEntry(value: unknown): ParsedEntry | { problem: string } {
  const result = v.safeParse(entrySchema, value);
  if (result.success) return { entry: result.output, skipped: [] };
  const recovered = recover(value, entrySchema);
  if (recovered) return { entry: recovered.output, skipped: recovered.removed };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'entry'}: ${issue.message}` };
}

/** Attempts at recovery; each removes at least one part. A value with more unknown parts is no log of ours. */
const MAX_ATTEMPTS = 64;

/**
 * Reads what a newer Hangup wrote, without the parts that this one does not understand: unknown fields, elements of a
 * list of objects, and objects that may be missing.
 *
 * @returns also the names of the removed parts; `null`: the rest cannot be read
 */
function recover<T>(
  value: unknown,
  schema: v.GenericSchema<unknown, T>,
): { output: T; removed: readonly string[] } | null {
  const copy = structuredClone(value);
  const removed = new Set<string>();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const result = v.safeParse(schema, copy);
    if (result.success) return { output: result.output, removed: [...removed] };
    const name = removePart(schema, result.issues[0]);
    if (name === null) return null;
    removed.add(name);
  }
  return null;
}

/** Removes the smallest part that the issue is about and that may be missing. Returns its name; `null`: there is none. */
function removePart(root: v.GenericSchema, { type, expected, path }: v.BaseIssue<unknown>): string | null {
  const steps = [...(path ?? [])];
  const schemas = schemasAlong(root, steps);
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (!step) break;
    const { input, key } = step;
    const name = steps
      .slice(0, at + 1)
      .flatMap((each) => (typeof each.key === 'string' ? [each.key] : []))
      .join('.');
    const schema = schemas[at];
    if (Array.isArray(input) && typeof key === 'number') {
      if (!schema || !isObjectSchema(schema)) continue;
      input.splice(key, 1);
      return name;
    }
    if (typeof input !== 'object' || input === null || typeof key !== 'string') continue;
    if (at === steps.length - 1 && type === 'strict_object' && expected === 'never') {
      Reflect.deleteProperty(input, key);
      return name;
    }
    if (schema && isNullableObject(schema) && Reflect.get(input, key) !== null) {
      Reflect.set(input, key, null);
      return name;
    }
  }
  return null;
}

/** Returns the schema at each step of a path; a path through a variant is not followed further. */
function schemasAlong(root: v.GenericSchema, steps: readonly { key: unknown }[]): (v.GenericSchema | undefined)[] {
  let schema: v.GenericSchema | undefined = root;
  return steps.map(({ key }) => {
    let shape = schema && shapeOf(schema);
    if (shape?.kind === 'nullable') shape = shapeOf(shape.inner);
    schema = undefined;
    if (shape?.kind === 'list') schema = shape.item;
    if (shape?.kind === 'object') schema = shape.fields.find(({ name }) => name === key)?.schema;
    return schema;
  });
}

function isObjectSchema(schema: v.GenericSchema): boolean {
  const { kind } = shapeOf(schema);
  return kind === 'object' || kind === 'variant';
}

function isNullableObject(schema: v.GenericSchema): boolean {
  const shape = shapeOf(schema);
  return shape.kind === 'nullable' && isObjectSchema(shape.inner);
}
