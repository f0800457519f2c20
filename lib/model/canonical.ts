import type * as v from 'valibot';
import { entrySchema, type LogEntry } from './entry';
import { receivedSchema, sentSchema } from './record';
import { defaultsOf, type Field, shapeOf } from './schema';

/** What a copy has in place of a value. */
export interface Substitutes {
  /** For texts. */
  text?: (text: string) => string;
  /** For values of these very schemas, which are not copied then. */
  of?: ReadonlyMap<v.GenericSchema, (value: unknown) => unknown>;
}

/**
 * Returns a function that copies a valid value with its fields in the order of their declaration, whatever made it: so
 * the same log always gives the same bytes. The copies of one schema have one layout in memory, which takes less of it
 * than a copy by `...` of an object that was built field by field.
 */
export function createCopy<Value>(
  schema: v.GenericSchema<unknown, Value>,
  substitutes: Substitutes = {},
): (value: Value) => Value {
  const copy = copyOf(schema, substitutes);
  return (value) => copy(value) as Value;
}

type Copy = (value: unknown) => unknown;

/** Stands in every copy for a list without elements: nobody writes to a copy. */
const EMPTY_LIST: readonly unknown[] = [];

function copyOf(schema: v.GenericSchema, substitutes: Substitutes): Copy {
  const substitute = substitutes.of?.get(schema);
  if (substitute) return substitute;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'number':
    case 'flag':
      return (value) => value;
    case 'text':
    case 'choice': {
      const { text } = substitutes;
      return text ? (value) => text(String(value)) : (value) => value;
    }
    case 'nullable': {
      const copy = copyOf(shape.inner, substitutes);
      return (value) => (value === null ? null : copy(value));
    }
    case 'list': {
      const copy = copyOf(shape.item, substitutes);
      return (value) => (Array.isArray(value) && value.length > 0 ? value.map((item) => copy(item)) : EMPTY_LIST);
    }
    case 'object':
      return objectCopy(shape.fields, substitutes);
    case 'variant': {
      const copies = new Map<unknown, Copy>();
      for (const option of shape.options) {
        const copy = copyOf(option.schema, substitutes);
        for (const value of option.values) copies.set(value, copy);
      }
      return (value) => copies.get(Object(value)[shape.key])?.(value);
    }
  }
}

function objectCopy(fields: readonly Field[], substitutes: Substitutes): Copy {
  const copies = fields.map(({ name, schema, missing }) => ({
    name,
    copy: copyOf(schema, substitutes),
    isOptional: missing.kind === 'allowed',
  }));
  // Parsed from JSON, the object has room for exactly these fields.
  const template: Record<string, unknown> = JSON.parse(
    JSON.stringify(Object.fromEntries(copies.flatMap(({ name, isOptional }) => (isOptional ? [] : [[name, null]])))),
  );
  return (value) => {
    const from: Readonly<Record<string, unknown>> = Object(value);
    const to = { ...template };
    for (const { name, copy, isOptional } of copies) {
      const field = from[name];
      if (!isOptional || field !== undefined) to[name] = copy(field);
    }
    return to;
  };
}

/** Returns an entry with its fields in the order of their declaration. */
export const canonical: (entry: LogEntry) => LogEntry = createCopy(entrySchema);

/** Fields of traffic where only counts are known: in files of other programs, and in logs of Hangup 1.0. */
export const UNKNOWN_SENT = defaultsOf(sentSchema);
export const UNKNOWN_RECEIVED = defaultsOf(receivedSchema);
