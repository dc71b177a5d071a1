import type { z } from 'zod';
import { type Identity, may, require } from '../../access/identity.ts';
import type { Action } from '../../access/roles.ts';
import { stepsOpen } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound } from '../../register-error.ts';
import type { Designation, DesignationQuery, DesignationRead, NewDesignation } from './schema.ts';
import * as store from './store.ts';
import { designationWorkflow } from './workflow.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** Where each right is asked for: the owner of the proposed original proposes, those who hold the attribute dispute, the place of the survey decides. */
export function mayOn(identity: Identity, right: Action, row: Pick<store.DesignationRow, 'agency' | 'owner' | 'territory' | 'holders'>): boolean {
  const { agency, owner, territory, holders } = row;
  if (right === 'designation.dispute') return holders.some((holder) => may(identity, right, holder));
  return may(identity, right, { agency, territory }) || (right === 'designation.propose' && may(identity, right, { agency: owner, territory }));
}

export async function listDesignations({ trx, identity, clock }: Asked, query: z.infer<typeof DesignationQuery>) {
  const { rows, total } = await store.listDesignations(trx, query);
  return { total, items: rows.map((row) => shown(row, identity, today(clock))) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findDesignation({ trx }: Pick<Asked, 'trx'>, id: string): Promise<store.DesignationRow> {
  const row = await store.findDesignation(trx, id);
  if (!row) throw notFound('designation', id);
  return row;
}

/** With what the holders say and what happened, the latest first. */
export async function readDesignation(asked: Asked, id: string): Promise<z.infer<typeof DesignationRead>> {
  const { trx, identity, clock } = asked;
  const row = await findDesignation(asked, id);
  const [opinions, events] = [await store.listOpinions(trx, id), await store.listEvents(trx, id)];
  return {
    ...shown(row, identity, today(clock)),
    opinions: opinions.map(({ database_id, opinion, text, giver, given_at, agency, territory }) => ({
      database: database_id,
      opinion,
      text,
      by: giver,
      at: given_at?.toISOString() ?? null,
      mayAnswer: row.status === 'consulting' && may(identity, 'designation.consult', { agency, territory }),
    })),
    history: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
  };
}

/** Proposes a column that a run found to hold the attribute. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function propose(asked: Asked, { run, attribute, original, reason }: z.infer<typeof NewDesignation>) {
  const { trx, identity } = asked;
  const holder = await store.findHolder(trx, run, attribute, original);
  if (!holder) throw notFound('holder', `${attribute} in ${original.database}.${original.table}.${original.column}`);
  const { agency, territory, owner, name, entity } = holder;
  if (!mayOn(identity, 'designation.propose', { ...holder, holders: [] })) require(identity, 'designation.propose', { agency, territory });
  const { id } = await trx
    .insertInto('designation')
    .values({
      ...{ attribute_id: attribute, attribute_name: name, entity, database_id: original.database, table_name: original.table },
      ...{ column_name: original.column, agency, territory, owner, reason: reason ?? null, legal_basis: null, document: null },
      ...{ valid_from: null, valid_to: null, consult_until: null, decided_by: null, proposed_by: identity.accountId },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.addEvent(trx, id, 'propose', reason ?? null);
  asked.audit({
    action: 'designation.propose',
    objectKind: 'designation',
    objectId: id,
    place: { agency, territory },
    details: { attribute, original },
  });
  return readDesignation(asked, id);
}

function shown(row: store.DesignationRow, identity: Identity, day: string): z.infer<typeof Designation> {
  const decided = row.status === 'decided' || row.status === 'disputed';
  return {
    id: row.id,
    attribute: row.attribute_id,
    attributeName: row.attribute_name,
    entity: row.entity,
    original: { database: row.database_id, table: row.table_name, column: row.column_name },
    territory: row.territory,
    status: row.status,
    reason: row.reason,
    legalBasis: row.legal_basis,
    document: row.document,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    consultUntil: row.consult_until,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    inForce: decided && row.valid_from !== null && row.valid_from <= day && (row.valid_to === null || row.valid_to >= day),
    version: row.version,
    actions: stepsOpen(designationWorkflow, [row.status], (right) => mayOn(identity, right, row)),
  };
}
