import { type Engine, nameOf, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Comparer, EntityKind } from '@sogoc/linkage';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { KeptKinds } from '../kept/kept-kinds.ts';
import { type Duplicates, duplicatesOf, emptyDuplicates } from './duplicates.ts';
import { entitiesOf } from './entities.ts';
import { type EntityTable, entityTables, type Loan } from './entity-tables.ts';
import { linkKind } from './link-kind.ts';
import { findReferences } from './references.ts';

export interface CrosswalkOptions extends RunOptions {
  kinds: readonly EntityKind[];
  /** Comparers of a country, beside those that no country owns. */
  comparers?: readonly Comparer[];
  pack: CountryPack;
  /** Where the run before left its crosswalk, if it did. */
  previous: string | null;
  /** What the last run linked, and where this one's is kept. */
  kept?: KeptKinds;
  /** Called when a kind is done. */
  onKind?: (kind: string, records: number) => void;
  /** Called when a kind cannot be linked; what it throws ends the run. */
  onFailure: (kind: EntityKind, tables: readonly EntityTable[], error: unknown) => void;
}

/** Record to entity, across databases. */
export interface Crosswalk extends AsyncDisposable {
  /** database, table, row (from 0), record_key, entity_kind, entity_id, probability. */
  rows: WorkTable;
  /** Records that probably repeat another of their table. */
  duplicates: Duplicates;
  /** Names all that the links rest on, where they are kept; null where a kind's are not. */
  identity: string | null;
}

/**
 * Puts the records of all tables that are about the same thing under one id, kind by kind: records that say the same first, then by probabilistic linkage.
 * A kind that fails leaves the others alone.
 */
export async function buildCrosswalk(engine: Engine, tables: readonly TableProfile[], options: CrosswalkOptions): Promise<Crosswalk> {
  const text = (name: Sql): Sql => sql`${engine.dialect.cast(sql`null`, 'text')} as ${name}`;
  const rows = await engine.materialize(
    'crosswalk',
    sql`select ${text(sql`"database"`)}, ${text(sql`"table"`)}, ${engine.dialect.cast(sql`0`, 'bigint')} as row, ${text(sql`record_key`)}, ${text(sql`entity_kind`)},
      ${text(sql`entity_id`)}, ${engine.dialect.cast(sql`0`, 'double')} as probability where false`,
    options,
  );
  const duplicates = await emptyDuplicates(engine, options);
  const references = await findReferences(engine, tables, options.pack, options);
  const found = entityTables(tables, references, options.kinds, options.pack);
  const crosswalk: Crosswalk = {
    rows,
    duplicates,
    identity: null,
    [Symbol.asyncDispose]: async () => {
      await rows.drop();
      await duplicates.rows.drop();
    },
  };
  const names: (string | null)[] = [];
  for (const kind of options.kinds) {
    const about = found.filter((table) => table.kind === kind);
    if (about.length === 0) continue;
    try {
      const name = nameOfKind(kind, about, options.kept);
      const records = await addKnownKind(engine, kind, about, name, crosswalk, options);
      options.onKind?.(kind.id, records);
      names.push(name);
    } catch (error) {
      names.push(null);
      options.onFailure(kind, about, error);
    }
  }
  crosswalk.identity = names.includes(null) ? null : nameOf(names);
  return crosswalk;
}

/** Names what the links of a kind rest on; null where that of a table cannot be named. */
function nameOfKind(kind: EntityKind, tables: readonly EntityTable[], kept: KeptKinds | undefined): string | null {
  const lent = ({ part, columns, reference: { from, column, to, key } }: Loan): unknown[] => [
    part,
    columns,
    from.identity,
    column.name,
    to.identity,
    key.name,
  ];
  const all = tables.flatMap(({ profile, borrowed, gathered }) => [
    profile,
    ...[...borrowed, ...gathered].flatMap(({ reference }) => [reference.from, reference.to]),
  ]);
  if (!kept || all.some(({ identity }) => identity === undefined)) return null;
  const facts = tables.map(({ profile: { database, table, identity }, own, borrowed, gathered }) => [
    [database, table, identity],
    [...own],
    borrowed.map(lent),
    gathered.map(lent),
  ]);
  return kept.nameOf(kind.id, facts);
}

/** A kind as the last run linked it, where nothing that its links rest on has changed; else linked, and kept. */
async function addKnownKind(
  engine: Engine,
  kind: EntityKind,
  tables: readonly EntityTable[],
  name: string | null,
  into: Crosswalk,
  options: CrosswalkOptions,
): Promise<number> {
  if (name === null || !options.kept) return addKind(engine, kind, tables, into.rows, into.duplicates, options);
  const known = await options.kept.take(engine, kind.id, name, into, options);
  if (known !== null) return known;
  const records = await addKind(engine, kind, tables, into.rows, into.duplicates, options);
  await options.kept.keep(engine, kind.id, name, into, options);
  return records;
}

async function addKind(
  engine: Engine,
  kind: EntityKind,
  tables: readonly EntityTable[],
  rows: WorkTable,
  duplicates: Duplicates,
  options: CrosswalkOptions,
): Promise<number> {
  await using linked = await linkKind(engine, kind, tables, options);
  if (!linked) return 0;
  await using entities = await entitiesOf(engine, linked, options.previous, options);
  for (const [source, { profile }] of tables.entries()) {
    await engine.run(
      sql`insert into ${rows.name} select ${profile.database}, ${profile.table}, row, record_key, ${kind.id}, entity_id, probability
        from ${entities.name} where source = ${source}`,
      options,
    );
  }
  await duplicatesOf(engine, linked, entities, duplicates, options);
  return entities.rows;
}
