import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Alignment } from './alignment.ts';
import type { Field } from './field.ts';
import { isOfKnown, type KnownRecords } from './known-records.ts';

/**
 * What is known of a copy's records (`row`) beside their key: the one record of the original that is about the same thing (`original_row`), whatever its key
 * says; null where the original has none though a third database knows the thing. That two know it speaks for the reference, and the gap is the
 * original's. Null as a whole where the key names something else than what is known of the records.
 */
export async function knownOfStrangers(
  engine: Engine,
  alignment: Alignment,
  copy: Field,
  original: Field,
  known: KnownRecords,
  options: RunOptions,
): Promise<WorkTable | null> {
  if (!(await isOfKnown(engine, alignment, known, options))) return null;
  const of = ({ database, table }: Field['table']): Sql => sql`k."database" = ${database} and k."table" = ${table}`;
  const elsewhere = sql`k."database" not in (${copy.database}, ${original.database})`;
  const held = sql`select k.entity_id, min(k.${id('row')}) as original_row, count(*) as many from ${known.relation} as k where ${of(original.table)} group by 1`;
  return engine.materialize(
    'origin_known_strangers',
    sql`select k.${id('row')}, min(h.original_row) as original_row from ${known.relation} as k left join (${held}) as h on h.entity_id = k.entity_id
      where ${of(copy.table)} and (h.many = 1
        or h.many is null and k.entity_id in (select k.entity_id from ${known.relation} as k where ${elsewhere}))
      group by k.${id('row')} having count(*) = 1`,
    options,
  );
}
