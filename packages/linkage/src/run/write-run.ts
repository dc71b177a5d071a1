import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, writeWhole } from '@sogoc/engine';
import { named } from '../evaluate/truth.ts';
import type { Language } from '../explain/sentence.ts';
import { writeModel } from '../model/read-model.ts';
import type { LinkRun } from './link-tables.ts';
import { linkReport } from './report.ts';

/**
 * Writes `clusters.parquet` (source, record_key, entity_id), `pairs.parquet` (left_source, left_key, right_source, right_key, probability, weight),
 * `model.json` and `report.html` into a folder, each beside its place first and renamed when whole.
 * @returns the paths written.
 */
export async function writeRun(run: LinkRun, directory: string, language: Language = 'en'): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const { engine } = run.prepared;
  const at = (name: string): string => join(directory, name);
  await engine.writeParquet(sql`select source, record_key, entity_id from ${run.entityTable.name} order by rid`, at('clusters.parquet'));
  await engine.writeParquet(
    sql`select a.name as left_source, a.key as left_key, b.name as right_source, b.key as right_key, p.probability, p.weight
        from ${run.linked.name} p join ${named(run.prepared)} a on a.rid = p.l join ${named(run.prepared)} b on b.rid = p.r order by p.l, p.r`,
    at('pairs.parquet'),
  );
  const model = writeModel(run.model);
  await writeWhole(at('model.json'), (beside) => writeFile(beside, model, { mode: 0o600 }));
  const report = await linkReport(run, language);
  await writeWhole(at('report.html'), (beside) => writeFile(beside, report, { mode: 0o600 }));
  return ['clusters.parquet', 'pairs.parquet', 'model.json', 'report.html'].map(at);
}
