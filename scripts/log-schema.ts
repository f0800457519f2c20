import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { entrySchema, evidenceSchema, headerSchema, sourceSchema } from '../lib/model/entry';
import { outcomeSchema, policySchema, recordSchema } from '../lib/model/record';
import { type Field, shapeOf, time } from '../lib/model/schema';

/*
 * `npx tsx scripts/log-schema.ts` writes the definitions of record, evidence and entry in docs/formats/log.schema.json as
 * their declarations have them; log-schema.test.ts compares. The head of a file and the annotation are written by hand
 * there.
 */

const FILE = `${import.meta.dirname}/../docs/formats/log.schema.json`;

const DEFINITIONS = new Map<v.GenericSchema, string>([
  [time, 'epochMs'],
  [entrySchema, 'entry'],
  [recordSchema, 'record'],
  [policySchema, 'policy'],
  [outcomeSchema, 'outcome'],
  [sourceSchema, 'source'],
  [headerSchema, 'header'],
  [evidenceSchema, 'evidence'],
]);

type Json = { readonly [name: string]: unknown };

/** Returns the published schema's text as it is, and as it should be. */
export function logSchemaTexts(): { current: string; expected: string } {
  const current = readFileSync(FILE, 'utf8');
  const schema = JSON.parse(current);
  for (const [definition, name] of DEFINITIONS) schema.$defs[name] = definitionOf(definition);
  const { entry } = schema.$defs;
  entry.properties.annotation = { $ref: '#/$defs/annotation' };
  entry.required.push('annotation');
  return { current, expected: `${JSON.stringify(schema, null, 2)}\n` };
}

/** Returns the JSON Schema, which allows further fields: a later version adds some. Limits of length are not published. */
function jsonSchemaOf(schema: v.GenericSchema): Json {
  const name = DEFINITIONS.get(schema);
  return name === undefined ? definitionOf(schema) : { $ref: `#/$defs/${name}` };
}

function definitionOf(schema: v.GenericSchema): Json {
  const description = v.getDescription(schema);
  return { ...(description !== undefined && { description }), ...constraintsOf(schema) };
}

function constraintsOf(schema: v.GenericSchema): Json {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return numberConstraints(schema);
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return shape.values.length === 1 ? { const: shape.values[0] } : { enum: shape.values };
    case 'nullable':
      return orNull(jsonSchemaOf(shape.inner));
    case 'list':
      return { type: 'array', items: jsonSchemaOf(shape.item) };
    case 'variant':
      return { oneOf: shape.options.map((option) => jsonSchemaOf(option.schema)) };
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(shape.fields.map((field) => [field.name, fieldSchema(field)])),
        // Older logs lack the fields that have a default.
        required: shape.fields.flatMap(({ name, missing }) => (missing.kind === 'invalid' ? [name] : [])),
      };
  }
}

function fieldSchema({ schema, description }: Field): Json {
  const written = jsonSchemaOf(schema);
  return description === undefined || '$ref' in written ? written : { description, ...written };
}

function orNull(schema: Json): Json {
  const { type } = schema;
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : { oneOf: [schema, { type: 'null' }] };
}

function numberConstraints(schema: v.GenericSchema): Json {
  const actions = actionsOf(schema);
  const limit = (type: string, name: string) =>
    actions.flatMap((action) => (action.type === type && 'requirement' in action ? [[name, action.requirement]] : []));
  const isInteger = actions.some(({ type }) => type === 'integer');
  return {
    type: isInteger ? 'integer' : 'number',
    ...Object.fromEntries([...limit('min_value', 'minimum'), ...limit('max_value', 'maximum')]),
  };
}

/** Returns the actions of a pipe, and of the pipe that it begins with. */
function actionsOf(schema: object): { type: string }[] {
  if (!('pipe' in schema) || !Array.isArray(schema.pipe)) return [];
  const [first, ...actions] = schema.pipe;
  return [...actionsOf(first), ...actions];
}

if (process.argv[1] === import.meta.filename) writeFileSync(FILE, logSchemaTexts().expected);
