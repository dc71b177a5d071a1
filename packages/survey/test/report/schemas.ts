import { readFile } from 'node:fs/promises';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The published schemas. `discrepancy` is of one row. */
export const names = ['catalog', 'scorecard', 'origins', 'run', 'comparison', 'discrepancy'] as const;
export type SchemaName = (typeof names)[number];

const folder = new URL('../../../../docs/reference/', import.meta.url);
const read = async (name: string): Promise<AnySchemaObject> => JSON.parse(await readFile(new URL(`${name}.schema.json`, folder), 'utf8'));
export const schemas = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)]))) as Record<
  SchemaName,
  AnySchemaObject
>;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true });
formats.default(ajv);
const validators = Object.fromEntries(names.map((name) => [name, ajv.compile(schemas[name])]));

/** What a document has against its schema; empty when it is valid. */
export function errorsOf(name: SchemaName, value: unknown): string[] {
  const validate = validators[name];
  return validate?.(value) ? [] : (validate?.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
