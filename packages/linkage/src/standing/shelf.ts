import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { CompiledComparison } from '../compare/compiled-comparison.ts';
import type { LinkModel } from '../model/link-model.ts';
import { log2OfShare, valueAlias } from '../predict/share-of-value.ts';
import type { Prepared } from '../prepare/prepared.ts';

/** Records laid out for look-ups. */
export interface Shelf {
  /**
   * A row for each record in the order of rid, with all that a comparison reads: rid, source, key, entity_id, and by comparison c<i> (code), `columnsOfCard`
   * each followed by `_<i>`, and s<i>_<n> (log2 of the share of records with the value, by frequency).
   */
  readonly cards: WorkTable;
  /** The same columns: the cards taken out for the record that is looked up now. */
  readonly asked: WorkTable;
}

/** The columns of a comparison's dictionary that levels read. */
const columnsOfCard = (compiled: CompiledComparison): string[] => [...compiled.values, ...compiled.derived.map(({ name }) => name)];

/** Lays out all records. @param entities rid, entity_id. */
export async function openShelf(prepared: Prepared, model: LinkModel, entities: WorkTable): Promise<Shelf> {
  const { engine, options } = prepared;
  const cards = await engine.materialize('link_cards', sql`${cardsFrom(prepared, model, entities)} order by r.rid`, options);
  if (engine.dialect.pointIndex) await engine.run(engine.dialect.pointIndex(cards.name, 'rid'), options);
  return { cards, asked: await engine.materialize('link_asked', sql`select * from ${cards.name} where false`, options) };
}

/** Takes records out that are gone, those in that are new, and follows the entities of others. @param gone, moved tables with rid. */
export async function changeShelf(
  prepared: Prepared,
  model: LinkModel,
  shelf: Shelf,
  entities: WorkTable,
  gone: WorkTable,
  moved: WorkTable,
): Promise<void> {
  const { engine, options } = prepared;
  const changed = sql`(select rid from ${gone.name} union select rid from ${moved.name})`;
  await engine.run(sql`delete from ${shelf.cards.name} where rid in ${changed}`, options);
  await engine.run(
    sql`insert into ${shelf.cards.name} ${cardsFrom(prepared, model, entities)} where r.rid in (select rid from ${moved.name})`,
    options,
  );
}

/** Takes out the cards of these records, and puts back those before. The ids are literals, since only those are found by an index. */
export async function takeOut({ engine, options }: Prepared, { cards, asked }: Shelf, rids: readonly number[]): Promise<void> {
  await engine.run(sql`delete from ${asked.name}`, options);
  await engine.run(sql`insert into ${asked.name} select * from ${cards.name} where rid in (${join(rids)})`, options);
}

/** Drops its tables. */
export async function closeShelf({ cards, asked }: Shelf): Promise<void> {
  for (const table of [cards, asked]) await table.drop();
}

function cardsFrom(prepared: Prepared, model: LinkModel, entities: WorkTable): Sql {
  const { records, comparisons, dictionaries } = prepared;
  const columns = comparisons.flatMap((compiled, i) => {
    const shares = compiled.frequencies.map(({ name }, n) => sql`${log2OfShare(prepared, model, i, name)} as ${id(`s${i}_${n}`)}`);
    const values = columnsOfCard(compiled).map((name) => sql`${id(valueAlias(i), name)} as ${id(`${name}_${i}`)}`);
    return [sql`r.${id(`c${i}`)}`, ...values, ...shares];
  });
  const joins = comparisons.map(
    (_, i) => sql`left join ${dictionaries[i]?.name ?? id('none')} ${id(valueAlias(i))} on ${id(valueAlias(i), 'code')} = r.${id(`c${i}`)}`,
  );
  return sql`select ${join([sql`r.rid, r.source, r.key, e.entity_id`, ...columns])} from ${records.name} r join ${entities.name} e on e.rid = r.rid ${join(joins, sql` `)}`;
}
