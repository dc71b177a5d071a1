import { z } from 'zod';
import { measureNames } from './measures/index.ts';

const MeasureName = z.enum(measureNames).meta({ id: 'MeasureName' });

export const Measures = z
  .object({ items: z.array(z.object({ measure: MeasureName, parameters: z.record(z.string(), z.unknown()).describe('As JSON Schema') })) })
  .meta({ id: 'Measures' });

const Value = z.object({
  value: z.union([z.string(), z.number()]).nullable().describe('A stage, a number of databases, a score or a share of 0 to 100'),
  target: z.union([z.string(), z.number()]),
  of: z.int().optional(),
  reason: z.enum(['no-such-database', 'not-surveyed', 'not-measured', 'not-compared']).optional().describe('Why there is no value'),
  run: z.string().optional().describe('The run that found it'),
  day: z.iso.date().optional().describe('When that was so'),
});

const bound = {
  measure: MeasureName,
  closes: z.enum(['reported', 'verified']).describe('What the register makes of the task once the measure is met'),
  manual: z.boolean().describe('Whether people may report and verify it too'),
};

export const TaskMeasure = z
  .object({
    ...bound,
    parameters: z.record(z.string(), z.unknown()),
    boundAt: z.iso.datetime(),
    value: Value.nullable().describe('Null until it is first taken'),
    met: z.boolean().nullable(),
    measuredAt: z.iso.datetime().nullable(),
    closed: z.boolean().describe('Whether the register closed the task by it; it opens it again where the measure is no longer met'),
  })
  .meta({ id: 'TaskMeasure' });
export const TaskMeasureRead = z.object({ measure: TaskMeasure.nullable() }).meta({ id: 'TaskMeasureRead' });

export const MeasureBinding = z
  .object({
    ...bound,
    closes: bound.closes.default('verified'),
    manual: bound.manual.default(true),
    parameters: z.record(z.string(), z.unknown()).describe('As the measure’s schema says'),
  })
  .meta({ id: 'MeasureBinding' });
