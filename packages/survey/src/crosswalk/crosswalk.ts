import { type Engine, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { EntityKind, Registry } from '@sogoc/linkage';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { type Duplicates, duplicatesOf, emptyDuplicates } from './duplicates.ts';
import { entitiesOf } from './entities.ts';
import { type EntityTable, entityTables } from './entity-tables.ts';
import { linkKind } from './link-kind.ts';
import { findReferences } from './references.ts';

export interface CrosswalkOptions extends RunOptions {
  kinds: readonly EntityKind[];
  registry: Registry;
  pack: CountryPack;
  /** The crosswalk of the run before, as a FROM item. */
  previous: Sql | null;
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
  for (const kind of options.kinds) {
    const about = found.filter((table) => table.kind === kind);
    if (about.length === 0) continue;
    try {
      const records = await addKind(engine, kind, about, rows, duplicates, options);
      options.onKind?.(kind.id, records);
    } catch (error) {
      options.onFailure(kind, about, error);
    }
  }
  return {
    rows,
    duplicates,
    [Symbol.asyncDispose]: async () => {
      await rows.drop();
      await duplicates.rows.drop();
    },
  };
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
