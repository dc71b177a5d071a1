import { z } from 'zod';
import { Text } from './text.ts';

/** What each field may say of itself. */
const told = { title: Text, description: Text.optional() };
const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);

const TextField = z.strictObject({
  ...told,
  type: z.literal('string'),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(1).max(4000).default(1000),
});
const DayField = z.strictObject({ ...told, type: z.literal('string'), format: z.literal('date') });
const ChoiceField = z.strictObject({
  ...told,
  type: z.literal('string'),
  oneOf: z
    .array(z.strictObject({ const: z.string().min(1).max(100), title: Text }))
    .min(1)
    .max(100),
});
const NumberField = z.strictObject({
  ...told,
  type: z.enum(['integer', 'number']),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const YesNoField = z.strictObject({ ...told, type: z.literal('boolean') });

export interface GroupField {
  type: 'object';
  title: Text;
  description?: Text | undefined;
  required?: string[] | undefined;
  properties: Record<string, Field>;
}
interface ListField {
  type: 'array';
  title: Text;
  description?: Text | undefined;
  minItems?: number | undefined;
  maxItems: number;
  items: GroupField;
}
type Plain = z.infer<typeof TextField | typeof DayField | typeof ChoiceField | typeof NumberField | typeof YesNoField>;
export type Field = Plain | GroupField | ListField;

const Field: z.ZodType<Field> = z
  .lazy(() => z.union([ChoiceField, DayField, TextField, NumberField, YesNoField, GroupField, ListField]))
  .meta({ id: 'FormField' });

/**
 * The part of JSON Schema that a form is written in: groups, lists of groups and plain fields, each titled in every language. No references, no patterns: a form
 * can neither read elsewhere nor make its checking slow.
 */
export const GroupField: z.ZodType<GroupField> = z
  .lazy(() =>
    z.strictObject({
      ...told,
      type: z.literal('object'),
      required: z.array(name).max(200).optional(),
      properties: z.record(name, Field).refine((fields) => Object.keys(fields).length <= 200, 'At most 200 fields in a group'),
    }),
  )
  .meta({ id: 'FormGroup' });
const ListField: z.ZodType<ListField> = z.lazy(() =>
  z.strictObject({
    ...told,
    type: z.literal('array'),
    minItems: z.int().min(0).optional(),
    maxItems: z.int().min(1).max(500).default(100),
    items: GroupField,
  }),
) as z.ZodType<ListField>;

/** The field at a pointer such as `/staff/specialised`; undefined where there is none. */
export function fieldAt(group: GroupField, pointer: string): Field | undefined {
  let field: Field | undefined = group;
  for (const part of pointer.split('/').slice(1)) {
    if (field?.type !== 'object' || !Object.hasOwn(field.properties, part)) return undefined;
    field = field.properties[part];
  }
  return field;
}
