import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import { comparableForms, type Field, fieldText, hashColumn, isSpelled, meaningOf, textColumn, textHash } from './field.ts';

/** Which texts are written otherwise than in their comparable form. */
export interface Spellings extends AsyncDisposable {
  /** `raw` and `form`: hashes of a field's text as it stands and of its comparable form, where the two differ; null where they never do. */
  of(field: Field): WorkTable | null;
}

/**
 * Finds the comparable form of every text that the fields hold, once for each distinct text of all databases: a name stands in many registers, and to fold
 * it costs a hundred times as much as to look up what it folds to.
 */
export async function findSpellings(engine: Engine, fields: readonly Field[], pack: CountryPack, options: RunOptions): Promise<Spellings> {
  const found = new Map<string, WorkTable>();
  for (const [kind, own] of Map.groupBy(fields.filter(isSpelled), (field) => kindOf(field, pack))) {
    await using texts = await engine.materialize('origin_texts', sql`select cast('' as varchar) as text where false`, options);
    for (const [table, some] of Map.groupBy(own, (field) => field.table)) {
      const each = some.map((field) => distinctTexts(table, field, engine.dialect));
      await engine.run(sql`insert into ${texts.name} ${join(each, sql` union all `)}`, options);
    }
    const [one] = own;
    if (one) found.set(kind, await engine.materialize('origin_spellings', respelled(texts, one, engine.dialect, pack), options));
  }
  return {
    of: (field) => (isSpelled(field) ? (found.get(kindOf(field, pack)) ?? null) : null),
    [Symbol.asyncDispose]: async () => {
      for (const table of found.values()) await table.drop();
    },
  };
}

/** Fields of one kind have the same comparable form for the same text. */
function kindOf(field: Field, pack: CountryPack): string {
  return meaningOf(field, pack)?.id ?? '';
}

function distinctTexts(table: TableProfile, field: Field, dialect: Dialect): Sql {
  const texts = sql`select ${fieldText(field, 't', dialect)} as text from ${tableSql(table, dialect)} as t`;
  return sql`select text from (${texts}) where text is not null group by text`;
}

function respelled(texts: WorkTable, field: Field, dialect: Dialect, pack: CountryPack): Sql {
  const text = sql`text`;
  const forms = comparableForms(sql`select text from ${texts.name} group by text`, [text], [{ field, text: 'text', form: 'form' }], dialect, pack);
  return sql`select ${textHash(text, dialect)} as raw, ${textHash(sql`form`, dialect)} as form from (${forms}) where form <> text`;
}

/**
 * One row a record of a table: `row` and for each field the hash of its comparable form under `hashColumn` and of its text under `textColumn`, null where
 * missing.
 */
export function hashQuery(table: TableProfile, fields: readonly Field[], spellings: Spellings, dialect: Dialect): Sql {
  const raw = (field: Field): Sql => sql`${id('r', `t${field.index}`)}`;
  const hashes = fields.map((field, at) => {
    const form = spellings.of(field) ? sql`coalesce(${id(`s${at}`, 'form')}, ${raw(field)})` : raw(field);
    const text = isSpelled(field) ? [sql`${raw(field)} as ${id(textColumn(field))}`] : [];
    return join([sql`${form} as ${id(hashColumn(field))}`, ...text]);
  });
  const lookUps = fields.flatMap((field, at) => {
    const known = spellings.of(field);
    return known ? [sql` left join ${known.name} as ${id(`s${at}`)} on ${id(`s${at}`, 'raw')} = ${raw(field)}`] : [];
  });
  return sql`select ${join([sql`r.${id('row')}`, ...hashes])} from (${rawHashes(table, fields, dialect)}) as r${join(lookUps, sql``)}`;
}

function rawHashes(table: TableProfile, fields: readonly Field[], dialect: Dialect): Sql {
  const row = id(rowNumberColumn(table));
  const texts = fields.map((field) => sql`${fieldText(field, 't', dialect)} as ${id(`t${field.index}`)}`);
  const hashed = fields.map((field) => {
    const text = sql`${id(`t${field.index}`)}`;
    return sql`case when ${text} is not null then ${textHash(text, dialect)} end as ${text}`;
  });
  const rows = sql`select t.${row} as ${id('row')}, ${join(texts)} from ${tableSql(table, dialect)} as t`;
  return sql`select ${join([sql`${id('row')}`, ...hashed])} from (${rows})`;
}
