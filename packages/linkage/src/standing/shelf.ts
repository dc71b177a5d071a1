import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { log2OfShare, valueAlias } from '../predict/share-of-value.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { inputColumns, valueNames } from '../prepare/raw-records.ts';
import { columnsOfCard, inputName, valuesOfCards } from './look-up-query.ts';
import type { Followed } from './standing.ts';

/** Records laid out for look-ups. */
export interface Shelf {
  /**
   * A row for each record in the order of rid, with all that a comparison reads: rid, source, key, entity_id, and by comparison c<i> (code), `columnsOfCard`
   * each followed by `_<i>`, and s<i>_<n> (log2 of the share of records with the value, by frequency) where `hasShares`.
   */
  readonly cards: WorkTable;
  /** The same columns: the cards taken out for the record that is looked up now. */
  readonly asked: WorkTable;
  /** Else these are known elsewhere. */
  readonly hasShares: boolean;
}

/** Lays out all records. @param entities a query with rid, entity_id. */
export async function openShelf(prepared: Prepared, model: LinkModel, entities: Sql, hasShares: boolean): Promise<Shelf> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  const values = comparisons.flatMap((compiled, i) => [
    sql`r.${id(`c${i}`)}`,
    ...columnsOfCard(compiled).map((name) => sql`${id(valueAlias(i), name)} as ${id(`${name}_${i}`)}`),
  ]);
  const shares = hasShares ? sharesOfCard(prepared, model) : [];
  const joins = comparisons.flatMap((_, i) => joinValues(dictionaries[i], i));
  const query = sql`select ${join([sql`r.rid, r.source, r.key, e.entity_id`, ...values, ...shares])}
    from ${records.name} r join (${entities}) e on e.rid = r.rid ${join(joins, sql` `)} order by r.rid`;
  const cards = await engine.materialize('link_cards', query, options);
  if (engine.dialect.pointIndex) await engine.run(engine.dialect.pointIndex(cards.name, 'rid'), options);
  return { cards, asked: await engine.materialize('link_asked', sql`select * from ${cards.name} where false`, options), hasShares };
}

/** Takes records out that are gone, those in that are new, and follows the entities of others. New cards are made from the records themselves: few of all values are theirs. */
export async function changeShelf(prepared: Prepared, model: LinkModel, shelf: Shelf, entities: Sql, change: Followed): Promise<void> {
  const { engine, options } = prepared;
  const { gone, moved, raw, from } = change;
  const { cards } = shelf;
  if (gone.rows > 0) await engine.run(sql`delete from ${cards.name} where rid in (select rid from ${gone.name})`, options);
  if (moved.rows > 0)
    await engine.run(
      sql`update ${cards.name} set entity_id = e.entity_id from (${entities}) e join ${moved.name} m on m.rid = e.rid where ${cards.name}.rid = e.rid`,
      options,
    );
  if (raw.rows > 0) await engine.run(newCards(prepared, model, shelf, entities, raw, from), options);
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

function newCards(prepared: Prepared, model: LinkModel, { cards, hasShares }: Shelf, entities: Sql, raw: WorkTable, from: number): Sql {
  const { comparisons, rules, dictionaries } = prepared;
  const names = valueNames(model, rules);
  const inputs = comparisons.flatMap(({ comparison }, i) =>
    inputColumns(comparison, names).map((column, j) => sql`${id(column)} as ${id(inputName(i, j))}`),
  );
  const codes = comparisons.map((_, i) => id(`c${i}`));
  const others = ['rid', 'source', 'key', 'entity_id'];
  const records = sql`select ${join([sql`n.rid, n.source, n.key, e.entity_id`, ...codes, ...inputs])}
    from ${raw.name} n join (${entities}) e on e.rid = n.rid where e.rid >= ${from}`;
  const columns = [...others, ...comparisons.flatMap((compiled, i) => [`c${i}`, ...columnsOfCard(compiled).map((name) => `${name}_${i}`)])];
  const frequencies = hasShares ? comparisons.flatMap(({ frequencies: some }, i) => some.map((_, n) => `s${i}_${n}`)) : [];
  const joins = hasShares ? comparisons.flatMap(({ frequencies: some }, i) => (some.length > 0 ? joinValues(dictionaries[i], i) : [])) : [];
  const shares = hasShares ? sharesOfCard(prepared, model) : [];
  return sql`insert into ${cards.name} (${join([...columns, ...frequencies].map((name) => id(name)))})
    select ${join([...columns.map((name) => sql`${id('r', name)}`), ...shares])} from (${valuesOfCards(comparisons, records, others)}) r ${join(joins, sql` `)}`;
}

const sharesOfCard = (prepared: Prepared, model: LinkModel): Sql[] =>
  prepared.comparisons.flatMap(({ frequencies }, i) =>
    frequencies.map(({ name }, n) => sql`${log2OfShare(prepared, model, i, name)} as ${id(`s${i}_${n}`)}`),
  );

/** Joins the values of records `r`. */
const joinValues = (dictionary: WorkTable | undefined, i: number): Sql[] =>
  dictionary ? [sql`left join ${dictionary.name} ${id(valueAlias(i))} on ${id(valueAlias(i), 'code')} = ${id('r', `c${i}`)}`] : [];
