import type { Work } from '../../../access/as-account.ts';
import type { Rule, ThingKind } from './rule.ts';

/** The rules that somebody has set. */
export function listRules(trx: Work) {
  return trx.selectFrom('reminder_rules').select(['id', 'kind', 'programme_id', 'rules', 'version']).orderBy('programme_id').execute();
}

export interface Belonging {
  kind: ThingKind;
  programme: string | null;
  agency: string;
  territory: string;
}

/** @returns false where there are some already. */
export async function insertRules(trx: Work, { kind, programme, agency, territory }: Belonging, rules: readonly Rule[]): Promise<boolean> {
  const result = await trx
    .insertInto('reminder_rules')
    .values({ kind, programme_id: programme, rules: JSON.stringify(rules), agency, territory })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @param rules null removes them. @returns false where another version is there by now. */
export async function replaceRules(trx: Work, id: number, version: number, rules: readonly Rule[] | null): Promise<boolean> {
  if (rules === null) {
    const gone = await trx.deleteFrom('reminder_rules').where('id', '=', id).where('version', '=', version).executeTakeFirst();
    return gone.numDeletedRows === 1n;
  }
  const changed = await trx
    .updateTable('reminder_rules')
    .set({ rules: JSON.stringify(rules), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
