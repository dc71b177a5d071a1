import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SurveyResult } from '../model.ts';
import { writeText } from '../output/write-text.ts';
import { qualityInTurtle } from './dqv.ts';
import { openLineageEvent } from './openlineage.ts';

/** Writes `openlineage.json` and `quality.ttl` for other systems; where they are not wanted, removes those of an earlier run, which would mislead. */
export async function writeExports(result: SurveyResult, folder: string, wanted: boolean): Promise<void> {
  const [lineage, quality] = [join(folder, 'openlineage.json'), join(folder, 'quality.ttl')];
  if (wanted) {
    await writeText(lineage, `${JSON.stringify(openLineageEvent(result), null, 2)}\n`);
    await writeText(quality, qualityInTurtle(result));
  } else for (const file of [lineage, quality]) await rm(file, { force: true });
}
