import { type RJSFSchema, type RJSFValidationError, toErrorSchema, type ValidatorType } from '@rjsf/utils';

/** What is said of a value that cannot be taken. */
export interface ValidatorWords {
  required: string;
  least: (limit: number) => string;
  most: (limit: number) => string;
  whole: string;
  day: string;
}

/**
 * Checks answers against the part of JSON Schema that forms are written in. It interprets the schema: the page's policy lets no code be made from text, as
 * compiling validators do. What counts is the register's own check when the answers are sent.
 */
export function plainValidator(words: ValidatorWords): ValidatorType {
  const errorsOf = (schema: RJSFSchema, value: unknown): RJSFValidationError[] =>
    problemsIn(schema, value, '', words).map(({ property, message }) => ({ name: 'invalid', property, message, stack: `${property} ${message}` }));
  return {
    validateFormData(formData, schema) {
      const errors = errorsOf(schema, formData);
      return { errors, errorSchema: toErrorSchema(errors) };
    },
    isValid: (schema, formData) => errorsOf(schema, formData).length === 0,
    rawValidation: (schema, formData) => ({ errors: errorsOf(schema, formData) as never[] }),
  };
}

interface Problem {
  property: string;
  message: string;
}

function problemsIn(schema: RJSFSchema, value: unknown, property: string, words: ValidatorWords): Problem[] {
  if (schema.type === 'object') return problemsInGroup(schema, value, property, words);
  if (value === undefined || value === null || value === '') return [];
  if (schema.type === 'array') return problemsInList(schema, value, property, words);
  const message = wrongWith(schema, value, words);
  return message === null ? [] : [{ property, message }];
}

function problemsInGroup({ properties = {}, required = [] }: RJSFSchema, value: unknown, property: string, words: ValidatorWords): Problem[] {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, field]) => {
    if (typeof field === 'boolean') return [];
    const inner = fields[name];
    const empty = inner === undefined || inner === null || inner === '';
    if (empty && required.includes(name) && field.type !== 'object') return [{ property: `${property}.${name}`, message: words.required }];
    return problemsIn(field as RJSFSchema, inner, `${property}.${name}`, words);
  });
}

function problemsInList(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: RJSFSchema,
  value: unknown,
  property: string,
  words: ValidatorWords,
): Problem[] {
  const list = Array.isArray(value) ? value : [];
  const count = list.length < minItems ? words.least(minItems) : list.length > maxItems ? words.most(maxItems) : null;
  const within =
    items && typeof items === 'object' && !Array.isArray(items)
      ? list.flatMap((item, index) => problemsIn(items as RJSFSchema, item, `${property}[${index}]`, words))
      : [];
  return count === null ? within : [{ property, message: count }, ...within];
}

/** Why a plain value cannot be taken; null where it can. */
function wrongWith(schema: RJSFSchema, value: unknown, words: ValidatorWords): string | null {
  const { minimum, maximum, minLength, maxLength } = schema;
  if (schema.type === 'integer' || schema.type === 'number') {
    if (typeof value !== 'number' || (schema.type === 'integer' && !Number.isInteger(value))) return words.whole;
    if (minimum !== undefined && value < minimum) return words.least(minimum);
    return maximum !== undefined && value > maximum ? words.most(maximum) : null;
  }
  if (typeof value !== 'string') return null;
  if (schema.format === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) ? null : words.day;
  if (minLength !== undefined && value.length < minLength) return words.least(minLength);
  return maxLength !== undefined && value.length > maxLength ? words.most(maxLength) : null;
}
