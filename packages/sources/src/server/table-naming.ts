import type { SourceSpec } from '../source-kind.ts';
import type { ServerTable } from './server-table.ts';

/** Gives a server's table its name in the survey: with the schema before it where there are several, or where it was asked for like that. */
export function tableNaming(spec: SourceSpec, tables: readonly ServerTable[]): (table: { schema: string; name: string }) => string {
  const several = new Set(tables.map((table) => table.schema)).size > 1;
  return ({ schema, name }) => {
    const qualified = `${part(schema)}.${part(name)}`;
    return several || spec.tables?.includes(qualified) ? qualified : name;
  };
}

const part = (name: string): string => (name.includes('.') ? `"${name}"` : name);
