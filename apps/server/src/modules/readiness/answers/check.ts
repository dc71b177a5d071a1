import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { GroupField } from '../forms/field.ts';
import { inLanguage, type JsonSchema } from '../forms/in-language.ts';

/** How much is asked of answers: a draft may leave out what it does not know yet, but what it says is of the right kind. */
export type Demand = 'draft' | 'whole';

const ajv = new Ajv({ allErrors: true, strict: true, formats: { date: isDay } });
const known = new WeakMap<GroupField, Record<Demand, ValidateFunction>>();

/** What is wrong with answers to a form, field by field: `answers/staff/specialised` must be >= 0. Empty where nothing is. */
export function wrongInAnswers(form: GroupField, answers: unknown, demand: Demand): { path: string; message: string }[] {
  const validate = validatorsOf(form)[demand];
  if (validate(answers)) return [];
  return (validate.errors ?? []).slice(0, 100).map((error) => ({ path: `body/answers${placeOf(error)}`, message: messageOf(error) }));
}

function validatorsOf(form: GroupField): Record<Demand, ValidateFunction> {
  const there = known.get(form);
  if (there) return there;
  const schema = inLanguage(form, 'vi');
  const made = { whole: ajv.compile(schema), draft: ajv.compile(withoutDemands(schema) as JsonSchema) };
  known.set(form, made);
  return made;
}

const demands = new Set(['required', 'minItems', 'minLength']);

/** The schema of a draft. A field may be called `required`: only a list under that name is a demand. */
function withoutDemands(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDemands);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !(demands.has(key) && (Array.isArray(inner) || typeof inner === 'number')));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutDemands(inner)]));
}

function placeOf({ instancePath, keyword, params }: ErrorObject): string {
  return keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath;
}

/** Never quotes what was answered. */
function messageOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'required') return 'must be answered';
  if (keyword === 'additionalProperties') return `has no field ${JSON.stringify(params.additionalProperty)}`;
  return message ?? 'is not as the form asks';
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(Date.parse(text)).toISOString().startsWith(text);
}
