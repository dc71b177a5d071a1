import type { ColumnProfile, CountryPack, SemanticType } from '@sogoc/profile';
import { type Field, tellingColumn } from './field.ts';

/** How an attribute is called: after the column of most databases or of the original, under the kind of thing it tells about. */
export interface AttributeName {
  id: string;
  entity: string;
  name: string;
}

/** So many databases that call their columns alike say what an attribute is called, whatever the original calls it: a register of births has `child_name`. */
const usual = 3;
/** Share of a table's records that have a value of their own in a column which tells them apart, errors apart. */
const nearlyEach = 0.9;

/**
 * Names an attribute.
 *
 * @param fields its holders, the original (or the best guess) first.
 * @param taken ids in use; the new one is added.
 */
export function nameAttribute(fields: readonly Field[], pack: CountryPack, taken: Set<string>): AttributeName {
  const name = usualName(fields, pack);
  const entity = entityOf(fields, pack);
  const words = pack.words(name).join('-') || 'attribute';
  let id = `${entity}.${words}`;
  for (let n = 2; taken.has(id); n += 1) id = `${entity}.${words}-${n}`;
  taken.add(id);
  return { id, entity, name };
}

/** The original's column, unless several databases, or half of them, agree on another name. */
function usualName(fields: readonly Field[], pack: CountryPack): string {
  const names = fields.map((field) => ({ name: tellingColumn(field).name, database: field.database }));
  const databases = new Set(names.map(({ database }) => database)).size;
  const called = [...Map.groupBy(names, ({ name }) => pack.words(name).join(' '))].map(([words, own]) => ({
    name: own[0]?.name ?? '',
    votes: words === '' ? 0 : new Set(own.map(({ database }) => database)).size,
  }));
  const [first] = called;
  const most = called.reduce((best, one) => (one.votes > best.votes ? one : best), first ?? { name: '', votes: 0 });
  return (most.votes >= usual || most.votes * 2 >= databases ? most : first)?.name ?? '';
}

/** The entity that half of the holders speak of by their semantic types, or else by what tells their tables' records apart; else `record`. */
function entityOf(fields: readonly Field[], pack: CountryPack): string {
  const typeOf = ({ semanticType }: ColumnProfile): SemanticType | undefined => pack.semanticTypes.find((type) => type.id === semanticType?.id);
  const own = fields.map(({ columns }) => columns.flatMap((column) => typeOf(column)?.entity ?? []));
  const ofTables = fields.map(({ table }) =>
    table.columns.flatMap((column) => {
      const type = typeOf(column);
      return type?.identifier && type.entity && column.distinct >= nearlyEach * table.rows ? [type.entity] : [];
    }),
  );
  return halfOf(own) ?? halfOf(ofTables) ?? 'record';
}

/** What at least half of the lists hold, the most frequent first. */
function halfOf(lists: readonly (readonly string[])[]): string | undefined {
  const counts = Map.groupBy(
    lists.flatMap((list) => [...new Set(list)]),
    (value) => value,
  );
  const [most] = [...counts].sort((x, y) => y[1].length - x[1].length);
  return most && most[1].length * 2 >= lists.length ? most[0] : undefined;
}
