import type { Dialect } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { QualityError } from '../error.ts';
import type { RuleContext } from '../rule-kind.ts';

/** The day (yyyy-MM-dd) that a database's data is from; null where it is not known. */
export type AsOf = (database: string) => string | null;

/** The end of a day, or the day of the run: what nobody wrote as a day, or as one to come, tells nothing. */
function dayOf(day: string | null | undefined, now: Date): Date {
  const end = new Date(`${day ?? ''}T23:59:59.999Z`);
  return end.getTime() < now.getTime() ? end : now;
}

/** What every rule of a table is compiled with. */
export function ruleContext(
  profile: TableProfile,
  tables: readonly TableProfile[],
  dialect: Dialect,
  pack: CountryPack,
  now: Date,
  asOf?: AsOf,
): RuleContext {
  const columns = new Map(profile.columns.map((column) => [column.name, column]));
  return {
    profile,
    dialect,
    pack,
    now,
    asOf: dayOf(asOf?.(profile.database), now),
    except: null,
    column: (name) => {
      const found = columns.get(name);
      if (!found) throw new QualityError('RULE_UNKNOWN_COLUMN', `The table has no column ${name}`, { place: `${profile.database}.${profile.table}` });
      return found;
    },
    table: (database, name) => {
      const found = tables.find((table) => table.database === database && table.table === name);
      if (!found)
        throw new QualityError('RULE_UNKNOWN_TABLE', `There is no table ${name} in ${database}`, { place: `${profile.database}.${profile.table}` });
      return found;
    },
  };
}
