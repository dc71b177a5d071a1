import { z } from 'zod';
import { measureOf } from './measures.ts';

/** A text in Vietnamese, and in other languages where somebody wrote it. */
const Words = z.object({ vi: z.string().trim().min(1).max(2000), en: z.string().max(2000).optional(), id: z.string().max(2000).optional() });
export type Words = z.infer<typeof Words>;

const Source = z
  .union([
    z.strictObject({
      kind: z.literal('computed'),
      measure: z.string().max(64).describe('One of /key-figure-measures'),
      parameters: z.record(z.string(), z.unknown()).default({}),
    }),
    z.strictObject({ kind: z.literal('reported').describe('Counted by units, with evidence; their counts are added up') }),
  ])
  .meta({ id: 'KeyFigureSource' });

const Target = z.object({ day: z.iso.date(), value: z.number().min(-1e12).max(1e12) });

/** What a key figure is. */
export const KeyFigureContent = z
  .object({
    name: Words,
    definition: Words,
    formula: Words,
    unit: z.enum(['percent', 'count', 'score']),
    better: z.enum(['higher', 'lower']).default('higher'),
    source: Source,
    targets: z
      .array(Target)
      .max(50)
      .default([])
      .describe('The path, by day: the first may tell where it began, the last is the aim')
      .refine(
        (path) => path.every(({ day }, index) => index === 0 || day > (path[index - 1]?.day ?? '')),
        'Each target is later than the one before',
      ),
  })
  .meta({ id: 'KeyFigureContent' });
export type KeyFigureContent = z.infer<typeof KeyFigureContent>;

/** What is wrong with a key figure beyond its shape: a measure that there is not, or parameters that it does not take. */
export function wrongInContent({ source, unit }: KeyFigureContent): { path: string; message: string }[] {
  if (source.kind === 'reported') return [];
  const measure = measureOf(source.measure);
  if (!measure) return [{ path: 'body/content/source/measure', message: `There is no measure ${source.measure}` }];
  const { error } = measure.parameters.safeParse(source.parameters);
  return [
    ...(unit === measure.unit ? [] : [{ path: 'body/content/unit', message: `The measure is in ${measure.unit}` }]),
    ...(error?.issues ?? []).map(({ path, message }) => ({ path: ['body/content/source/parameters', ...path].join('/'), message })),
  ];
}
