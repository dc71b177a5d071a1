import { z } from 'zod';
import { GapKind } from '../forms/content.ts';
import { Language } from '../forms/text.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Named = z.object({ id: z.string(), name: z.string() });

const GapCount = z.object({
  id: z.string(),
  kind: GapKind,
  name: z.string(),
  units: z.int().describe('Units with this gap, of those that have answered'),
});

const UnitGaps = z
  .object({
    unit: Named,
    commune: z.string().nullable().describe('Five digits, of a commune: its place on the map'),
    measured: z.boolean().describe('False where the unit has not handed in its answers: its gaps are not known'),
    gaps: z.array(z.object({ id: z.string(), because: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
  })
  .meta({ id: 'ReadinessUnitGaps' });

export const ReadinessGaps = z
  .object({
    round: z.int(),
    asOf: z.iso.date(),
    asked: z.int().describe('Units, as far as the caller sees'),
    answered: z.int(),
    withGaps: z.int().describe('Units with at least one gap'),
    byGap: z.array(GapCount).describe('The most frequent first'),
    byKind: z.array(z.object({ kind: GapKind, units: z.int() })).describe('Units with at least one gap of the kind'),
    byUnit: z.array(UnitGaps),
  })
  .meta({ id: 'ReadinessGaps' });

const day = z.iso.date().optional().describe('The day on which what expires is looked at; today, or the deadline of a closed round, where absent');
const language = Language.optional().describe('The caller’s where absent');
export const GapsQuery = z.object({ asOf: day, agency: AgencyId.optional().describe('Only units below this agency, or it itself'), language });
export const TrendQuery = z.object({ form: z.string().max(64), agency: AgencyId.optional(), language });

export const ReadinessTrend = z
  .object({
    items: z
      .array(
        z.object({
          round: z.int(),
          name: z.string(),
          asOf: z.iso.date().describe('Its deadline, or today before it'),
          asked: z.int(),
          answered: z.int(),
          byGap: z.array(
            GapCount.extend({
              closed: z.int().nullable().describe('Units that had it in the round before and have it no more; null in the first round'),
              opened: z.int().nullable().describe('Units that did not have it in the round before; of those that answered both'),
            }),
          ),
        }),
      )
      .describe('Rounds of the form, the earliest first'),
  })
  .meta({ id: 'ReadinessTrend' });
