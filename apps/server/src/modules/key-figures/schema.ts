import { z } from 'zod';
import { Language } from '../readiness/index.ts';
import { KeyFigureContent } from './content.ts';
import { statuses } from './target-path.ts';
import { reasons } from './value.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const Named = z.object({ id: z.string(), name: z.string() });
const Reason = z.enum(reasons).meta({
  id: 'NotMeasuredReason',
  description:
    '`nothing-to-count`; `no-reports` by units; `reports-too-old` to count; `not-surveyed`; `not-known-for-that-day`: neither computed nor recorded; `cannot-be-computed`: its measure is gone or takes other parameters now; `out-of-reach`: your roles do not reach all that is counted, and no value was recorded',
});

const value = {
  value: z.number().nullable().describe('Null where not measured, with the reason; never 0 instead'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  reason: Reason.nullable(),
};

/** A key figure on a day, in one language. */
export const KeyFigure = z
  .object({
    id: z.string(),
    name: z.string(),
    definition: z.string(),
    formula: z.string(),
    unit: KeyFigureContent.shape.unit,
    better: z.enum(['higher', 'lower']),
    source: KeyFigureContent.shape.source,
    owner: Named.describe('The agency that answers for it; what is counted is its and below it'),
    asOf: z.iso.date(),
    measuredOn: z.iso.date().describe('The day that the value is from: asOf, or an earlier one on which it was counted or recorded'),
    ...value,
    status: z.enum(statuses).describe('Against the path of targets on the day'),
    expected: z.number().nullable().describe('By the path, on the day'),
    target: z.object({ day: z.iso.date(), value: z.number() }).nullable().describe('The aim: the last of the path'),
    units: z
      .object({ reported: z.int(), oldest: z.iso.date().nullable() })
      .nullable()
      .describe('Of a reported one: how many counted, the earliest when'),
    content: KeyFigureContent.describe('As defined, in every language'),
    version: z.int(),
  })
  .meta({ id: 'KeyFigure' });

export const KeyFigureList = z.object({ items: z.array(KeyFigure) }).meta({ id: 'KeyFigureList' });
export const KeyFigureId = z.object({ id: Id });
const language = Language.optional().describe('The caller’s where absent');
export const KeyFigureQuery = z.object({ asOf: z.iso.date().optional().describe('Today where absent'), language });
export const KeyFigureListQuery = KeyFigureQuery.extend({ agency: AgencyId.optional().describe('Of this agency, one above or one below it') });

export const NewKeyFigure = z.object({ id: Id, agencyId: AgencyId, content: KeyFigureContent }).meta({ id: 'NewKeyFigure' });
export const KeyFigureChange = z.object({ version: z.int(), content: KeyFigureContent }).meta({ id: 'KeyFigureChange' });

export const SeriesQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional().describe('Today where absent') });
export const KeyFigureSeries = z
  .object({
    items: z
      .array(z.object({ day: z.iso.date(), ...value, origin: z.enum(['computed', 'recorded', 'reported']), expected: z.number().nullable() }))
      .describe('The earliest first'),
  })
  .meta({ id: 'KeyFigureSeries' });

export const KeyFigureReport = z
  .object({
    id: z.int(),
    unit: Named,
    commune: z.string().nullable(),
    day: z.iso.date(),
    numerator: z.number(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    evidence: z.string(),
    reportedAt: z.iso.datetime(),
    by: z.string().nullable(),
    counts: z.boolean().describe('Whether it is counted on the day: the unit’s last, and not too old'),
  })
  .meta({ id: 'KeyFigureReport' });
export const KeyFigureReports = z.object({ items: z.array(KeyFigureReport) }).meta({ id: 'KeyFigureReports' });
export const ReportsQuery = z.object({
  asOf: z.iso.date().optional(),
  unit: AgencyId.optional().describe('All that this unit reported; the last of each unit where absent'),
});

export const NewKeyFigureReport = z
  .object({
    agencyId: AgencyId.describe('The unit that counted'),
    day: z.iso.date().describe('The day that the count is from'),
    numerator: z.number().min(0).max(1e12),
    denominator: z.number().min(0).max(1e12).nullable().describe('Of so many; null of a plain count'),
    evidence: z.string().trim().min(1).max(1000).describe('Number or link of the document that proves it'),
  })
  .meta({ id: 'NewKeyFigureReport' });

export const Measures = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        formula: z.string(),
        unit: z.string(),
        better: z.string(),
        looksBack: z.boolean().describe('Whether a day that is over can be computed'),
        parameters: z.record(z.string(), z.unknown()).describe('JSON Schema'),
      }),
    ),
  })
  .meta({ id: 'KeyFigureMeasures' });
