import { type Engine, join, type Sql, sql } from '@sogoc/engine';
import { emptyHashes } from './log-tables.ts';

/** A file of hashes; its column `part` holds places in the list of parts. */
export interface HashFile {
  path: string;
  parts: readonly string[];
}

/**
 * The hashes in some parts, as a FROM item: `log` and `place`, which together tell the part (`placesIn`), `row`, `hash`. Files without any of these parts cost nothing; a part's
 * name is long, and is not to be looked up for every row.
 */
export function hashesIn(files: readonly HashFile[], among: readonly string[], engine: Engine): Sql {
  const asked = new Set(among);
  const queries = files.flatMap(({ path, parts }, log) => {
    const places = parts.flatMap((part, place) => (asked.has(part) ? [place] : []));
    if (places.length === 0) return [];
    const others = parts.flatMap((part, place) => (asked.has(part) ? [] : [place]));
    // The shorter list: it is held against each row.
    const some = others.length < places.length ? sql`f.part not in (${join(others)})` : sql`f.part in (${join(places)})`;
    const condition = others.length === 0 ? sql`` : sql` where ${some}`;
    return [sql`select ${log} as log, f.part as place, row, hash from read_parquet(${path}) as f${condition}`];
  });
  return sql`(${queries.length === 0 ? emptyHashes(engine) : join(queries, sql` union all `)})`;
}

/** The parts of files of hashes, as a FROM item: `log`, `place`, `part`. */
export function placesIn(files: readonly HashFile[]): Sql {
  const rows = files.flatMap(({ parts }, log) => parts.map((part, place) => sql`(${log}, ${place}, ${part})`));
  return rows.length === 0
    ? sql`(select 0 as log, 0 as place, '' as part where false)`
    : sql`(select * from (values ${join(rows)}) as v(log, place, part))`;
}
