import type { z } from 'zod';
import { today } from '../../../clock/clock.ts';
import { communeOf } from '../answers/service.ts';
import * as answers from '../answers/store.ts';
import { type FormContent, gapKinds } from '../forms/content.ts';
import { type Asked, findForm } from '../forms/service.ts';
import { findRound } from '../rounds/service.ts';
import { listRounds, type RoundRow } from '../rounds/store.ts';
import { countGaps, type Gaps, gapsOf, movement } from './find-gaps.ts';
import type { GapsQuery, ReadinessGaps, ReadinessTrend, TrendQuery } from './schema.ts';

/** The gaps of a round, by gap and by unit. @throws RegisterError `NOT_FOUND`. */
export async function readGaps(asked: Asked, id: number, query: z.infer<typeof GapsQuery>): Promise<z.infer<typeof ReadinessGaps>> {
  const round = await findRound(asked, id);
  const asOf = query.asOf ?? (round.closed_on === null ? today(asked.clock) : round.deadline);
  const { content, rows, gaps } = await look(asked, round, asOf, query.agency);
  const language = query.language ?? asked.identity.language;
  const measured = [...gaps.values()].filter((unit) => unit !== null);
  const kindOf = new Map(content.gaps.map((gap) => [gap.id, gap.kind]));
  return {
    ...{ round: id, asOf, asked: rows.length, answered: measured.length, withGaps: measured.filter((unit) => unit.size > 0).length },
    byGap: countGaps(content, gaps).map((gap) => ({ ...gap, name: gap.name[language] })),
    byKind: gapKinds.map((kind) => ({ kind, units: measured.filter((unit) => [...unit.keys()].some((gap) => kindOf.get(gap) === kind)).length })),
    byUnit: rows.map((row) => unitGaps(row, gaps.get(row.id) ?? null)),
  };
}

/** How the gaps of a form moved from round to round, each counted on its deadline. */
export async function readTrend(asked: Asked, { form, agency, language }: z.infer<typeof TrendQuery>): Promise<z.infer<typeof ReadinessTrend>> {
  await findForm(asked, form);
  const rounds = (await listRounds(asked.trx, { form })).filter(({ asked: units }) => units > 0).reverse();
  const day = today(asked.clock);
  const items = [];
  let before: ReadonlyMap<string, Gaps> | null = null;
  for (const round of rounds) {
    const asOf = round.deadline < day ? round.deadline : day;
    const { content, rows, gaps } = await look(asked, round, asOf, agency);
    const earlier = before;
    const byGap = countGaps(content, gaps).map((gap) => ({
      ...{ ...gap, name: gap.name[language ?? asked.identity.language] },
      ...(earlier ? movement(gap.id, earlier, gaps) : { closed: null, opened: null }),
    }));
    const answered = [...gaps.values()].filter((unit) => unit !== null).length;
    items.push({ round: round.id, name: round.name, asOf, asked: rows.length, answered, byGap });
    before = gaps;
  }
  return { items };
}

async function look(
  asked: Asked,
  round: RoundRow,
  day: string,
  below: string | undefined,
): Promise<{ content: FormContent; rows: answers.UnitRow[]; gaps: Map<string, Gaps> }> {
  const { content } = await findForm(asked, round.form_id, round.form_version);
  const rows = await answers.listUnits(asked.trx, round.id, { below });
  const told = rows.map((row) => ({ unit: row.id, answers: row.state === 'submitted' ? row.answers : null }));
  return { content, rows, gaps: gapsOf(content, told, day) };
}

function unitGaps({ id, name }: answers.UnitRow, gaps: Gaps) {
  const found = [...(gaps ?? [])].map(([gap, because]) => ({ id: gap, because: [...because] }));
  return { unit: { id, name }, commune: communeOf(id), measured: gaps !== null, gaps: found };
}
