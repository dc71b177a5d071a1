import type { SourceSpec } from '../source-kind.ts';
import type { ServerTable } from './server-table.ts';

/** Gives a server's table its name in the survey: as it was asked for, else with the schema before it where there are several. */
export function tableNaming(spec: SourceSpec, tables: readonly ServerTable[]): (table: { schema: string; name: string }) => string {
  const several = new Set(tables.map((table) => table.schema)).size > 1;
  return ({ schema, name }) => {
    const qualified = `${part(schema)}.${part(name)}`;
    if (spec.tables?.includes(qualified)) return qualified;
    const alone = tables.filter((table) => table.name === name).length === 1;
    return several && !(alone && spec.tables?.includes(name)) ? qualified : name;
  };
}

const part = (name: string): string => (name.includes('.') ? `"${name}"` : name);
