import type { GroupField } from './field.ts';
import type { Language } from './text.ts';

/** A JSON Schema as RJSF and Ajv read it. */
export type JsonSchema = { [key: string]: unknown };

/** A form as plain JSON Schema, its texts in one language; fields that it does not name are refused. */
export function inLanguage(form: GroupField, language: Language): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(written(form, language) as JsonSchema) };
}

function written(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => written(item, language));
  if (typeof value !== 'object' || value === null) return value;
  const there = value as Record<string, unknown>;
  if (isText(there)) return there[language];
  const entries = Object.entries(there).map(([key, inner]) => [key, written(inner, language)]);
  return { ...Object.fromEntries(entries), ...(there.type === 'object' && { additionalProperties: false }) };
}

function isText(value: Record<string, unknown>): boolean {
  return typeof value.vi === 'string' && typeof value.en === 'string' && typeof value.id === 'string';
}
