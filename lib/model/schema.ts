import * as v from 'valibot';

/*
 * What the declarations of record, evidence and entry are made of, and how code that derives something from them (a
 * check, a copy, a JSON Schema, arbitraries) looks at them.
 */

export const time = v.pipe(
  v.number(),
  v.finite(),
  v.description(
    'Milliseconds since the Unix epoch, with fractions. Times of one frame come from one monotonic clock, so differences are true durations even when the wall clock is set.',
  ),
);
/** Milliseconds since the Unix epoch (`performance.timeOrigin + performance.now()`). */
export type EpochMs = v.InferOutput<typeof time>;

export const number = v.pipe(v.number(), v.finite());
export const whole = v.pipe(v.number(), v.integer());
export const count = v.pipe(v.number(), v.finite(), v.minValue(0));
/** A string of at most so many UTF-16 code units. */
export const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
export const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

/** Adds a description, which `docs/formats/log.schema.json` repeats. */
export const about = <Schema extends v.GenericSchema>(description: string, schema: Schema) =>
  v.pipe(schema, v.description(description));

/** A field that Hangup 1.0 did not write: `null` where it is missing. */
export const addedLater = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null);

/** The kinds of schemas that declarations are made of. */
type KnownSchema =
  | v.StringSchema<undefined>
  | v.NumberSchema<undefined>
  | v.BooleanSchema<undefined>
  | v.LiteralSchema<string, undefined>
  | v.PicklistSchema<readonly string[], undefined>
  | v.NullableSchema<v.GenericSchema, undefined>
  | v.OptionalSchema<v.GenericSchema, undefined>
  | v.ExactOptionalSchema<v.GenericSchema, undefined>
  | v.ArraySchema<v.GenericSchema, undefined>
  | v.ObjectSchema<v.ObjectEntries, undefined>
  | v.StrictObjectSchema<v.ObjectEntries, undefined>
  | v.VariantSchema<string, v.StrictObjectSchema<v.ObjectEntries, undefined>[], undefined>;

/** What a schema asks of a value, without limits of length and range. */
export type Shape =
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'flag' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'nullable'; inner: v.GenericSchema }
  | { kind: 'list'; item: v.GenericSchema }
  | { kind: 'object'; fields: readonly Field[] }
  /** One of several objects: which one, the field `key` tells. */
  | { kind: 'variant'; key: string; options: readonly VariantOption[] };

export interface Field {
  name: string;
  schema: v.GenericSchema;
  description: string | undefined;
  /** What a missing field means. */
  missing: { kind: 'invalid' } | { kind: 'allowed' } | { kind: 'default'; value: unknown };
}

interface VariantOption {
  /** Values of the key that choose this option. */
  values: readonly string[];
  schema: v.GenericSchema;
}

/** Returns the shape of a schema. Throws where a declaration uses a kind that nothing is derived from yet. */
export function shapeOf(schema: v.GenericSchema): Shape {
  const known = schema as KnownSchema;
  switch (known.type) {
    case 'string':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'flag' };
    case 'literal':
      return { kind: 'choice', values: [known.literal] };
    case 'picklist':
      return { kind: 'choice', values: known.options };
    case 'nullable':
      return { kind: 'nullable', inner: known.wrapped };
    case 'array':
      return { kind: 'list', item: known.item };
    case 'object':
    case 'strict_object':
      return { kind: 'object', fields: fieldsOf(known.entries) };
    case 'variant':
      return { kind: 'variant', key: known.key, options: known.options.map((option) => optionOf(option, known.key)) };
    default:
      throw new TypeError(`no shape of a schema of type ${schema.type}`);
  }
}

function fieldsOf(entries: v.ObjectEntries): Field[] {
  return Object.entries(entries).map(([name, entry]): Field => {
    const known = entry as KnownSchema;
    const description = v.getDescription(known);
    switch (known.type) {
      case 'exact_optional':
        return { name, description, schema: known.wrapped, missing: { kind: 'allowed' } };
      case 'optional':
        return { name, description, schema: known.wrapped, missing: { kind: 'default', value: v.getDefault(known) } };
      default:
        return { name, description, schema: known, missing: { kind: 'invalid' } };
    }
  });
}

function optionOf(schema: v.StrictObjectSchema<v.ObjectEntries, undefined>, key: string): VariantOption {
  const field = fieldsOf(schema.entries).find(({ name }) => name === key);
  const shape = field && shapeOf(field.schema);
  if (shape?.kind !== 'choice') throw new TypeError(`no values of ${key}`);
  return { values: shape.values, schema };
}

/** The fields of an object schema that have a default, with it. */
type Defaults<Entries extends v.ObjectEntries> = {
  [Name in keyof Entries as Entries[Name]['type'] extends 'optional' ? Name : never]: v.InferOutput<Entries[Name]>;
};

/** Returns the fields that may be missing, with what they then are: for code that has nothing to put into them. */
export function defaultsOf<Entries extends v.ObjectEntries>(schema: { readonly entries: Entries }): Defaults<Entries> {
  const defaults = fieldsOf(schema.entries).flatMap(({ name, missing }) =>
    missing.kind === 'default' ? [[name, missing.value]] : [],
  );
  return Object.fromEntries(defaults);
}
