import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, id, join as joined, type Sql, sql } from '../../packages/engine/src/index.ts';
import { columns } from './checks.ts';

/**
 * Makes the benchmark's table in so many Parquet files, once: 20 columns, in each 1 record in 500 without a value, and in each text column 1 in 1,000 with its first
 * character replaced by `#`.
 * @param packing how pages are packed: `zstd` as Sổ Gốc packs its own, or another that the engine writes.
 * @returns the path of each file.
 */
export async function generate(engine: Engine, folder: string, rows: number, files: number, packing = 'zstd'): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const each = Math.ceil(rows / files);
  const paths: string[] = [];
  for (let file = 0; file < files; file += 1) {
    const path = join(folder, `part-${String(file).padStart(5, '0')}.parquet`);
    if (!existsSync(path)) await part(engine, path, file * each, Math.min(rows, (file + 1) * each), 0, packing);
    paths.push(path);
  }
  return paths;
}

/** Writes one file's records anew: `edition` gives the same keys other values. */
export async function part(engine: Engine, path: string, from: number, to: number, edition: number, packing = 'zstd'): Promise<void> {
  const number = (column: string, what: string): Sql => sql`(hash(i, ${column}, ${what}, ${edition}) // 2)::bigint`;
  const cells = columns.map(({ name, value, text }) => {
    if (name === 'id') return sql`i as id`;
    const own = value(number(name, 'value'));
    const wrong = text ? sql`case when ${number(name, 'wrong')} % 1000 = 7 then '#' || substr(${own}, 2) else ${own} end` : own;
    return sql`case when ${number(name, 'missing')} % 500 = 3 then null else ${wrong} end as ${id(name)}`;
  });
  const records = sql`select ${joined(cells)} from range(${from}, ${to}) as r(i)`;
  if (packing === 'zstd') await engine.writeParquet(records, path);
  else {
    await engine.run(sql`copy (${records}) to ${`${path}.new`} (format parquet, compression ${packing})`);
    await rename(`${path}.new`, path);
  }
}
