import { sql } from 'kysely';
import { configure } from '../../src/configuration.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { openAudit } from '../../src/index.ts';
import type { Confirmed } from './writers.ts';

/** What is wrong with a register after all that was done to it; all counts are 0 and the chain is whole where nothing is. */
export interface Examination {
  /** Databases whose registration was confirmed and that are not there. */
  databasesLost: number;
  /** Cases that are behind what was confirmed, or, where they are at that version, in another state. */
  casesLost: number;
  /** Cases whose counts are not those of their records, or whose records are in more than one state. */
  halfCases: number;
  /** Cases whose history and audit log do not tell of the same acts. */
  untold: number;
  auditValid: boolean;
  auditEntries: number;
}

/** Looks at the database itself, apart from the register; an embedded one must not be open elsewhere. */
export async function examine(home: string, environment: Readonly<Record<string, string>>, confirmed: Confirmed): Promise<Examination> {
  const configuration = configure({ home, logLevel: 'silent' }, environment);
  const { databaseUrl, ownerUrl } = configuration;
  const seen = await (async () => {
    await using database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
    const { rows: lost } = await sql<{ lost: number }>`select count(*)::int as lost from unnest(${confirmed.databases}::text[]) w(id)
      where not exists (select from database d where d.id = w.id)`.execute(database.owner);
    const { rows: cases } = await sql<{
      id: number;
      version: number;
      state: string;
      states: number;
      counted: boolean;
      acts: number;
      audited: number;
    }>`
      select c.id, c.version, min(d.state) as state, count(distinct d.state)::int as states,
        bool_and(c.records_open = 10 and d.state = 'open' or c.records_confirmed = 10 and d.state = 'confirmed') as counted,
        (select count(*)::int from case_event e where e.case_id = c.id) as acts,
        (select count(*)::int from audit_entry a where a.object_kind = 'case' and a.object_id = c.id::text) as audited
      from cleaning_case c join discrepancy d on d.case_id = c.id where c.database_id = 'worked-on' group by c.id`.execute(database.owner);
    return { lost: lost[0]?.lost ?? -1, cases };
  })();
  await using audit = await openAudit(configuration);
  const { valid, entries } = await audit.verify();
  const behind = ({ id, version, state, acts }: (typeof seen.cases)[number]): boolean => {
    const known = confirmed.cases.get(Number(id));
    return known !== undefined && (version < known.version || acts < known.times || (version === known.version && state !== known.state));
  };
  return {
    databasesLost: seen.lost,
    casesLost: seen.cases.filter(behind).length,
    halfCases: seen.cases.filter(({ states, counted }) => states !== 1 || !counted).length,
    untold: seen.cases.filter(({ acts, audited }) => acts !== audited).length,
    auditValid: valid,
    auditEntries: entries,
  };
}
