import { maskText } from '@sogoc/profile';
import type { z } from 'zod';
import { stepsOpen } from '../../access/workflow.ts';
import type { Call } from '../../http/route.ts';
import { mayOn } from './reach.ts';
import type { Discrepancy, DiscrepancyQuery } from './schema.ts';
import * as store from './store.ts';
import { workflow } from './workflow.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'audit'>;

/** Discrepancies that the caller may see. A record that is named by a personal value is named only to who is to mend it, and that is logged. */
export async function listDiscrepancies({ trx, identity, audit }: Asked, query: z.infer<typeof DiscrepancyQuery>) {
  const { items, ...rest } = await store.listDiscrepancies(trx, query);
  const named = items.filter((row) => row.key_personal && mayOn(identity, 'case.mend', row));
  if (named.length > 0) {
    const purpose = 'mending';
    audit({
      action: 'discrepancy.read',
      objectKind: 'discrepancy',
      objectId: String(query.case ?? 'list'),
      purpose,
      details: { personalKeys: named.length },
    });
  }
  return {
    ...rest,
    items: items.map(
      (row): z.infer<typeof Discrepancy> => ({
        id: row.id,
        caseId: row.case_id,
        databaseId: row.database_id,
        table: row.table_name,
        column: row.column_name,
        record: row.key_personal && !named.includes(row) ? maskText(row.record_key) : row.record_key,
        kind: row.kind,
        rule: row.rule,
        severity: row.severity,
        observed: row.observed,
        expected: row.expected,
        origin: row.origin,
        unitId: row.agency_id,
        state: row.state,
        reason: row.reason,
        changedAt: row.changed_at.toISOString(),
        changedBy: row.changed_by,
        foundAt: row.found_at.toISOString(),
        actions: stepsOpen(workflow, [row.state], (right) => mayOn(identity, right, row)),
      }),
    ),
  };
}
