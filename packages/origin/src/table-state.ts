import { type Engine, id, join, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type DatedList, type TableProfile, tableSql } from '@sogoc/profile';

/** Which state of a dated code list a table keeps. */
export interface TableState {
  list: DatedList;
  validFrom: string | null;
  validTo: string | null;
  /** Share 0..1 of the table's codes that have in that state the name they have in the table. */
  share: number;
}

const least = 0.6;

/**
 * For each table with a code and a name of a dated list (semantic types `<list>-code` and `<list>-name`): the state whose names fit best. A merger keeps
 * codes and changes what they name, so codes alone cannot tell the time of a catalogue.
 */
export async function findStates(
  engine: Engine,
  tables: readonly TableProfile[],
  pack: CountryPack,
  options: RunOptions,
): Promise<Map<TableProfile, TableState[]>> {
  const found = new Map<TableProfile, TableState[]>();
  for (const list of pack.datedLists) {
    const holding = tables.flatMap((table) => {
      const [code, name] = [columnOf(table, `${list.id}-code`), columnOf(table, `${list.id}-name`)];
      return code && name ? [{ table, code, name }] : [];
    });
    if (holding.length === 0) continue;
    await using known = await loadStates(engine, list, options);
    for (const { table, code, name } of holding) {
      const best = await fitting(engine, table, code, name, known, pack, options);
      const state = best && list.states()[best.state];
      if (best && state && best.share >= least)
        found.set(table, [...(found.get(table) ?? []), { list, validFrom: state.validFrom, validTo: state.validTo, share: best.share }]);
    }
  }
  return found;
}

function columnOf(table: TableProfile, semanticType: string): ColumnProfile | undefined {
  const candidates = table.columns.filter((column) => column.semanticType?.id === semanticType);
  return candidates.sort((x, y) => y.distinct - x.distinct)[0];
}

async function loadStates(engine: Engine, list: DatedList, options: RunOptions): Promise<WorkTable> {
  const rows = list.states().flatMap((state, at) => [...state.entries].map(([code, name]) => [at, code, name]));
  const columns = [
    { name: 'state', type: 'integer' },
    { name: 'code', type: 'text' },
    { name: 'name', type: 'text' },
  ] as const;
  return engine.ingest('origin_states', columns, [rows], options);
}

async function fitting(
  engine: Engine,
  table: TableProfile,
  code: ColumnProfile,
  name: ColumnProfile,
  known: WorkTable,
  pack: CountryPack,
  options: RunOptions,
): Promise<{ state: number; share: number } | undefined> {
  const { dialect } = engine;
  const fold = (text: ReturnType<typeof sql>): ReturnType<typeof sql> => pack.fold(text, dialect);
  const rows = await engine.all<{ state: number; share: number }>(
    sql`with held as (select ${columnText(code, 't', dialect)} as code, ${fold(columnText(name, 't', dialect))} as name from ${tableSql(table, dialect)} as t),
      total as (select count(*) as n from held where code is not null and name is not null)
    select k.state as state, ${dialect.countIf(sql`${fold(sql`k.name`)} = held.name`)} / cast(max(total.n) as double) as share
    from held join ${known.name} as k on k.code = held.code cross join total group by ${join([id('k', 'state')])} order by share desc`,
    options,
  );
  return rows[0];
}
