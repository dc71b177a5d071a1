import { z } from 'zod';
import { fieldAt, type GroupField } from './field.ts';

const field = z
  .string()
  .max(300)
  .regex(/^(\/[a-z][A-Za-z0-9]*)+$/)
  .describe('Where in the answers: `/staff/specialised`; below `some`, where in the item of the list');

const Plain = z.union([
  z.strictObject({ field, is: z.literal('missing') }),
  z.strictObject({ field, is: z.literal('equal'), to: z.union([z.string().max(200), z.number(), z.boolean()]) }),
  z.strictObject({
    field,
    is: z.enum(['less', 'more']),
    than: z.union([z.number(), z.strictObject({ field })]).describe('A number, or another field'),
  }),
  z.strictObject({ field, is: z.literal('past') }).describe('A day before the day that is looked at'),
  z.strictObject({ field, is: z.literal('soon'), days: z.int().min(1).max(3650) }).describe('A day that comes within so many days'),
]);
type Plain = z.infer<typeof Plain>;
export type Condition = Plain | { field: string; some: Condition } | { all: Condition[] } | { either: Condition[] };

/** When a gap is there, as data that people can read. */
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      ...Plain.options,
      z.strictObject({ field, some: Condition }).describe('At least one item of a list'),
      z.strictObject({ all: z.array(Condition).min(1).max(20) }),
      z.strictObject({ either: z.array(Condition).min(1).max(20) }),
    ]),
  )
  .meta({ id: 'GapCondition' });

/** What made a condition hold: the fields and what was answered there. */
export type Because = readonly { field: string; value: unknown }[];

/** Why a condition holds of answers on a day; null where it does not. What was not answered is neither less nor past, only missing. */
export function because(condition: Condition, answers: unknown, day: string): Because | null {
  if ('all' in condition) {
    const reasons = condition.all.map((part) => because(part, answers, day));
    return reasons.every((reason) => reason !== null) ? reasons.flat() : null;
  }
  if ('either' in condition) return condition.either.map((part) => because(part, answers, day)).find((reason) => reason !== null) ?? null;
  const value = valueAt(answers, condition.field);
  if ('some' in condition) {
    const items = Array.isArray(value) ? value : [];
    const found = items.flatMap((item, index) =>
      (because(condition.some, item, day) ?? []).map(({ field, value: there }) => ({ field: `${condition.field}/${index}${field}`, value: there })),
    );
    return found.length > 0 ? found : null;
  }
  return holds(condition, value, answers, day) ? [{ field: condition.field, value: value ?? null }] : null;
}

function holds(condition: Plain, value: unknown, answers: unknown, day: string): boolean {
  if (condition.is === 'missing') return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (condition.is === 'equal') return value === condition.to;
  if (condition.is === 'past') return typeof value === 'string' && value < day;
  if (condition.is === 'soon') return typeof value === 'string' && value >= day && value <= dayAfter(day, condition.days);
  const other = typeof condition.than === 'number' ? condition.than : valueAt(answers, condition.than.field);
  if (typeof value !== 'number' || typeof other !== 'number') return false;
  return condition.is === 'less' ? value < other : value > other;
}

function valueAt(answers: unknown, pointer: string): unknown {
  let value = answers;
  for (const part of pointer.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value;
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What is wrong with a condition on a form: fields that are not there, or not of the kind that is asked of them. */
export function wrongIn(condition: Condition, form: GroupField, place: string): { path: string; message: string }[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => wrongIn(part, form, `${place}/all/${index}`));
  if ('either' in condition) return condition.either.flatMap((part, index) => wrongIn(part, form, `${place}/either/${index}`));
  const field = fieldAt(form, condition.field);
  const wrong = (message: string) => [{ path: `${place}/field`, message }];
  if (!field) return wrong(`The form has no field ${condition.field}`);
  if ('some' in condition) {
    return field.type === 'array' ? wrongIn(condition.some, field.items, `${place}/some`) : wrong(`${condition.field} is no list`);
  }
  if (condition.is === 'past' || condition.is === 'soon') return 'format' in field ? [] : wrong(`${condition.field} is no day`);
  if (condition.is === 'equal') return typeOf(field.type) === typeof condition.to ? [] : wrong(`${condition.field} is never equal to that`);
  if (condition.is === 'missing') return [];
  const other = typeof condition.than === 'number' ? field : fieldAt(form, condition.than.field);
  const numbers = [field, other].every((one) => one !== undefined && typeOf(one.type) === 'number');
  return numbers ? [] : wrong(`${condition.field} cannot be compared with that`);
}

const typeOf = (type: string): string => (type === 'integer' ? 'number' : type);
