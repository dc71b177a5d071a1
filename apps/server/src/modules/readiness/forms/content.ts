import { z } from 'zod';
import { Condition, wrongIn } from './condition.ts';
import { type Field, GroupField } from './field.ts';
import { Text } from './text.ts';

export const gapKinds = ['facilities', 'network', 'people', 'security', 'licences'] as const;
export const GapKind = z.enum(gapKinds).meta({ id: 'GapKind' });

const Gap = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  kind: GapKind,
  name: Text,
  when: Condition,
});

/** What a version of a form says: what it asks, how that is laid out, and which answers are gaps. */
export const FormContent = z
  .strictObject({
    name: Text,
    form: GroupField.describe('What is asked, as JSON Schema with its texts in every language'),
    ui: z.record(z.string(), z.unknown()).default({}).describe('How it is laid out, as RJSF’s UI schema'),
    gaps: z.array(Gap).max(100).default([]),
  })
  .meta({ id: 'ReadinessFormContent' });
export type FormContent = z.infer<typeof FormContent>;

/** What is wrong with a form beyond its shape: required fields that it does not have, gaps that look at none, names given twice. */
export function wrongInForm({ form, gaps }: FormContent): { path: string; message: string }[] {
  const repeated = gaps.filter(({ id }, index) => gaps.findIndex((gap) => gap.id === id) < index);
  return [
    ...wrongRequired(form, 'body/form'),
    ...repeated.map(({ id }) => ({ path: 'body/gaps', message: `Two gaps are called ${id}` })),
    ...gaps.flatMap(({ when }, index) => wrongIn(when, form, `body/gaps/${index}/when`)),
  ];
}

function wrongRequired(field: Field, place: string): { path: string; message: string }[] {
  if (field.type === 'array') return wrongRequired(field.items, `${place}/items`);
  if (field.type !== 'object') return [];
  return [
    ...(field.required ?? [])
      .filter((name) => !Object.hasOwn(field.properties, name))
      .map((name) => ({ path: `${place}/required`, message: `The group has no field ${name}` })),
    ...Object.entries(field.properties).flatMap(([name, inner]) => wrongRequired(inner, `${place}/properties/${name}`)),
  ];
}
