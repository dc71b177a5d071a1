import type { Engine } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { groupAttributes } from './attribute-group.ts';
import { findConcatenations } from './concatenation.ts';
import { containedColumns } from './contained-columns.ts';
import { type Containment, measureContainment } from './containment.ts';
import type { DecisionContext } from './decide.ts';
import { decideAll } from './decide-all.ts';
import { describe, type OriginFindings } from './describe.ts';
import { findDeviations } from './deviations.ts';
import { countAllFaults } from './faults.ts';
import { type Field, meaningOf, tellingColumn } from './field.ts';
import { addFields, buildHashTables, type HashTable } from './hash-tables.ts';
import { type OriginDatabase, type OriginOptions, validDesignations } from './input.ts';
import { linkDatabases } from './link-databases.ts';
import { readDeviations } from './odd-ones.ts';
import { readFaults, readSlips } from './read-slips.ts';
import { findRecordDates } from './record-dates.ts';
import { countAllSlips } from './slips.ts';
import { findStates } from './table-state.ts';
import { catalogue } from './words/catalogue.ts';
import { workScope } from './work-scope.ts';

/**
 * Finds which columns of several databases hold the same attribute, which of them is the original, which are copies, and how each copy differs.
 *
 * Values are hashed once; containment of all columns in all others prunes; records of two tables are brought together by shared keys and agreement per
 * record decides what is the same attribute. Nothing is reported for attributes that one database alone holds.
 */
export async function findOrigins(engine: Engine, databases: readonly OriginDatabase[], options: OriginOptions): Promise<OriginFindings> {
  const scope = workScope(engine);
  try {
    const findings = await findIn(scope.engine, databases, options);
    await scope.dropAll(findings.copies.flatMap(({ differences, strangers }) => [differences?.rows ?? [], strangers?.rows ?? []].flat()));
    return findings;
  } catch (error) {
    await scope.dropAll();
    throw error;
  }
}

async function findIn(engine: Engine, databases: readonly OriginDatabase[], options: OriginOptions): Promise<OriginFindings> {
  const tables = databases.flatMap((database) => database.tables).filter((table) => table.rows > 0);
  if (new Set(tables.map((table) => table.database)).size < 2)
    return { origins: { attributes: [] }, copies: [], contained: { every: 1, pairs: [], leftOut: 0 } };
  const timed = <T>(stage: string, work: () => Promise<T>): Promise<T> => timeStage(stage, work, options);
  const { hashed, known } = await timed('hash', () => hashFields(engine, tables, options));
  const containment = await timed('contain', async () => known ?? (await measureContainment(engine, hashed, options)));
  const links = await timed('link', () => linkDatabases(hashed, { engine, pack: options.pack, containment, options, known: options.known }));
  const groups = groupAttributes(links);
  const facts = await context(engine, databases, tables, options);
  const dates = await timed('dates', () => findRecordDates(engine, tables, groups, links, options.pack, options));
  const slips = await timed('slips', () => countAllSlips(engine, groups, options));
  const faults = await timed('faults', () => countAllFaults(engine, groups, options));
  const deviations = await timed('deviations', () => findDeviations(engine, groups, options));
  const decided = await timed('decide', async () =>
    decideAll(groups, {
      ...facts,
      dates,
      slips: readSlips(slips, (field) => meaningOf(field, options.pack)?.changes === true),
      faults: readFaults(faults),
      deviations: readDeviations(deviations, groups),
    }),
  );
  const asOf = new Map(databases.map((database) => [database.name, database.asOf]));
  const renewal = { asOf: (database: string) => asOf.get(database) ?? null };
  const described = await timed('compare', () => describe(engine, groups, decided, hashed, renewal, options));
  return {
    ...described,
    contained: containedColumns(
      hashed.flatMap(({ fields }) => fields),
      containment,
    ),
  };
}

async function timeStage<T>(stage: string, work: () => Promise<T>, { onStage }: OriginOptions): Promise<T> {
  const started = performance.now();
  const result = await work();
  onStage?.(stage, (performance.now() - started) / 1000);
  return result;
}

/** All fields hashed, and their containment where looking for joined columns brought no more fields. */
async function hashFields(
  engine: Engine,
  tables: readonly TableProfile[],
  options: OriginOptions,
): Promise<{ hashed: HashTable[]; known: Containment | null }> {
  let index = 0;
  const field = (table: TableProfile, columns: Field['columns']): Field => {
    index += 1;
    return { index: index - 1, database: table.database, table, columns };
  };
  const simple = tables.flatMap((table) => table.columns.filter((column) => column.distinct > 0).map((column) => field(table, [column])));
  const first = await buildHashTables(engine, simple, options.pack, options);
  const containment = await measureContainment(engine, first, options);
  const joined = await findConcatenations(engine, first, containment, options.pack, options);
  if (joined.length === 0) return { hashed: first, known: containment };
  const extra = joined.map(({ table, columns }) => field(table, columns));
  return { hashed: await addFields(engine, first, extra, options.pack, options), known: null };
}

async function context(
  engine: Engine,
  databases: readonly OriginDatabase[],
  tables: readonly TableProfile[],
  options: OriginOptions,
): Promise<Omit<DecisionContext, 'dates' | 'deviations' | 'faults' | 'slips'>> {
  const asOf = new Map(databases.map((database) => [database.name, database.asOf]));
  const valid = validDesignations(options.designations ?? [], options.today);
  return {
    words: catalogue[options.language],
    language: options.language,
    asOf: (field) => asOf.get(field.database) ?? null,
    states: await findStates(engine, tables, options.pack, options),
    designation: (field) =>
      valid.find(
        ({ original }) =>
          original.database === field.database &&
          original.table === field.table.table &&
          field.columns.some((column) => column.name === original.column),
      ) ?? null,
    takesFrom: () => [],
    creates: () => [],
    wordsOf: (field) => options.pack.words(tellingColumn(field).name),
    ownersOf: (field) =>
      databases.filter(({ name }) => name === field.database).flatMap(({ name, owner }) => [name, owner ?? []].flat().map(options.pack.words)),
  };
}
