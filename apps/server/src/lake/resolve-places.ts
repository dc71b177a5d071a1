import type { Engine, Sql, WorkTable } from '@sogoc/engine';
import { sql } from '@sogoc/engine';
import { communeOf, type PlaceType } from './commune-of.ts';

/** How many texts are resolved at a time. */
const batchSize = 2000;

/**
 * The communes that codes and addresses mean, each text once.
 * @param told a FROM item with `type`, `day` (yyyy-MM-dd), `text`.
 * @returns type, day, text, territory (a path); texts that mean none are left out.
 */
export function resolvePlaces(engine: Engine, told: Sql): Promise<WorkTable> {
  const columns = (['type', 'day', 'text', 'territory'] as const).map((name) => ({ name, type: 'text' as const }));
  return engine.ingest('place_resolved', columns, resolve(engine, told));
}

async function* resolve(engine: Engine, told: Sql): AsyncGenerator<(string | null)[][]> {
  let batch: (string | null)[][] = [];
  const distinct = sql`select distinct type, day, text from ${told} as t`;
  for await (const rows of engine.stream<{ type: PlaceType; day: string; text: string }>(distinct)) {
    for (const { type, day, text } of rows) {
      const territory = communeOf(type, text, day);
      if (territory) batch.push([type, day, text, territory]);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
