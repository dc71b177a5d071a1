import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from '../compare/compiled-comparison.ts';
import { numbersOfValues } from '../compare/dictionary.ts';
import { rareWhenEqual } from '../compare/pair-facts.ts';
import type { Prepared } from './prepared.ts';

/** Records with what dictionaries tell of their values besides: k<i> (see `keptNumber`), s<i> (log2 of the value's share, at least). @param dictionaries holding the values of these records. */
export function numbersOf(records: Sql, comparisons: readonly CompiledComparison[], dictionaries: readonly WorkTable[]): Sql {
  const looked = comparisons.map((compiled, i) => [
    ...(keptNumber(compiled) ? [sql`${id(`d${i}`, 'k')} as ${id(`k${i}`)}`] : []),
    ...(rareWhenEqual(compiled) ? [sql`${id(`d${i}`, 's')} as ${id(`s${i}`)}`] : []),
  ]);
  const joins = comparisons.flatMap((compiled, i) => {
    const dictionary = dictionaries[i];
    if (!dictionary || looked[i]?.length === 0) return [];
    return [sql`left join ${numbersOfValues(dictionary, compiled)} ${id(`d${i}`)} on ${id(`d${i}`, 'code')} = ${id('r', `c${i}`)}`];
  });
  return sql`select ${join([sql`r.*`, ...looked.flat()])} from (${records}) r ${join(joins, sql` `)}`;
}

/** The same for prepared records, as the engine needs them to tell what codes tell of pairs. The table is to be dropped besides the others. @param only a query with rid: these records alone. */
export async function withNumbers(prepared: Prepared, only?: Sql): Promise<Prepared> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  const some = sql`select * from ${records.name}${only ? sql` where rid in (${only})` : sql``}`;
  return { ...prepared, records: await engine.materialize('link_records', numbersOf(some, comparisons, dictionaries), options) };
}

/** The same instead of the prepared records, which go: for who asks of pairs again and again. */
export async function intoNumbered(prepared: Prepared): Promise<Prepared> {
  const numbered = await withNumbers(prepared);
  await prepared.records.drop();
  const dispose = async (): Promise<void> => {
    await numbered.records.drop();
    await prepared[Symbol.asyncDispose]();
  };
  return { ...numbered, [Symbol.asyncDispose]: dispose };
}
