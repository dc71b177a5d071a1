import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { type Engine, type Sql, sql } from '@sogoc/engine';
import { encodeTcvn3 } from '@sogoc/vietnam';

/** Writes comma, semicolon or tab separated text with a header, in UTF-8 or, for old programs, in TCVN3. */
export async function writeCsv(engine: Engine, rows: Sql, path: string, delimiter: string, tcvn3: boolean, signal?: AbortSignal): Promise<void> {
  const utf8 = tcvn3 ? `${path}.utf8` : path;
  await engine.run(sql`copy (${rows}) to ${utf8} (format csv, header true, delimiter ${delimiter})`, { signal });
  if (!tcvn3) return;
  const out = await open(path, 'w');
  try {
    for await (const text of createReadStream(utf8, { encoding: 'utf8' })) await out.write(encodeTcvn3(String(text)));
  } finally {
    await out.close();
    await rm(utf8, { force: true });
  }
}
