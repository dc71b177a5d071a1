import type { Dialect } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { QualityError } from '../error.ts';
import type { RuleContext } from '../rule-kind.ts';

/** What every rule of a table is compiled with. */
export function ruleContext(profile: TableProfile, tables: readonly TableProfile[], dialect: Dialect, pack: CountryPack, now: Date): RuleContext {
  const columns = new Map(profile.columns.map((column) => [column.name, column]));
  return {
    profile,
    dialect,
    pack,
    now,
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
