import type { TableProfile } from '@sogoc/profile';
import type { Proposal } from './propose.ts';

/** Foreign keys that the source declares, whether its server enforces them or not. Those to tables that were not read are left out. */
export function proposeDeclaredReferences(profile: TableProfile, others: readonly TableProfile[]): Proposal[] {
  return profile.declared.references
    .filter(({ table }) => table === profile.table || others.some((other) => other.database === profile.database && other.table === table))
    .map(({ columns, table, referencedColumns }) => ({
      check: { kind: 'reference', columns, to: { database: profile.database, table, columns: referencedColumns } },
      criterion: 'correct',
      severity: 'high',
      evidence: { declared: 'source' },
    }));
}
