import { cp } from 'node:fs/promises';
import { madeOnce } from '../../../../tests/made-once.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { loadAgencies } from '../../src/modules/agencies/index.ts';

/** Puts an embedded database with all tables and the agencies, and nobody in it, into a home: a copy of one that is made once for one state of the code. */
export async function embeddedHome(home: string): Promise<void> {
  const made = await madeOnce('embedded', ['apps/server/src/{access,database,modules/agencies}/**/*'], async (folder) => {
    await using database = await openDatabase({ home: folder });
    await migrate(database);
    await loadAgencies(database);
  });
  await cp(made, home, { recursive: true });
}
