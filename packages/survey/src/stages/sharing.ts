import type { DeclaredSharing } from '@sogoc/contract';
import type { Attribute, ColumnRef, Holder, Origins } from '@sogoc/origin';
import type { RuleResult } from '@sogoc/quality';

/** What must be known of a database to count what it holds; a `ProfiledDatabase` fits. */
export interface HoldingDatabase {
  read: { request: { name: string; owner: string | null } };
  tables: readonly { profile: { table: string; rows: number; columns: readonly { name: string; missing: number }[] } }[];
}

/**
 * How far originals are shared: of the values that other databases hold of an attribute, how many are held by those that the original's contract names as
 * taking them from there. The others were collected again. Says nothing of a database whose contract declares neither a service nor a consumer (who uses it
 * is then not known), nor of one that is no attribute's original.
 */
export function sharingResults(
  { attributes }: Origins,
  databases: readonly HoldingDatabase[],
  declared: ReadonlyMap<string, DeclaredSharing>,
): RuleResult[] {
  return attributes.flatMap((attribute) => {
    const original = attribute.holders.find(({ role }) => role === 'original');
    const sharing = original && declared.get(original.database);
    return original && sharing ? resultOf(attribute, original, sharing, databases) : [];
  });
}

function resultOf(attribute: Attribute, original: Holder, { consumers }: DeclaredSharing, databases: readonly HoldingDatabase[]): RuleResult[] {
  const copies = attribute.holders.filter(({ role, database }) => role === 'copy' && database !== original.database);
  const isConsumer = ({ database }: Holder): boolean => namesOf(database, databases).some((name) => consumers.includes(name));
  const values = (holders: readonly Holder[]): number => holders.reduce((sum, holder) => sum + filled(holder, databases), 0);
  const [checked, failed] = [values(copies), values(copies.filter((copy) => !isConsumer(copy)))];
  if (checked === 0) return [];
  const { database, table, parts, column } = original;
  const about = { kind: 'shared', criterion: 'shared', severity: 'medium', source: 'origin', database, table, columns: parts ?? [column] } as const;
  return [{ ...about, rule: `${table}.${parts?.join(', ') ?? column}.shared`, checked, failed, variants: 0, score: 100 * (1 - failed / checked) }];
}

function namesOf(database: string, databases: readonly HoldingDatabase[]): string[] {
  const owner = databases.find(({ read }) => read.request.name === database)?.read.request.owner;
  return owner ? [database, owner] : [database];
}

/** Records with a value. */
function filled({ database, table, column }: ColumnRef, databases: readonly HoldingDatabase[]): number {
  const tables = databases.filter(({ read }) => read.request.name === database).flatMap((one) => one.tables);
  const profile = tables.map((one) => one.profile).find((one) => one.table === table);
  return profile ? profile.rows - (profile.columns.find(({ name }) => name === column)?.missing ?? profile.rows) : 0;
}
