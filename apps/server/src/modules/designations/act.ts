import { addWorkingDays } from '@sogoc/vietnam';
import { sql } from 'kysely';
import type { z } from 'zod';
import { require } from '../../access/identity.ts';
import { stepOf } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import type { DesignationAction, NewOpinion } from './schema.ts';
import { type Asked, findDesignation, mayOn, readDesignation } from './service.ts';
import * as store from './store.ts';
import { daysToAnswer, designationWorkflow } from './workflow.ts';

type Asking = z.infer<typeof DesignationAction>;

/**
 * Takes a designation a step further.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `CHANGED_MEANWHILE`, `REQUEST_INVALID`, `ALREADY_THERE` where another is in force.
 */
export async function act(asked: Asked, id: string, asking: Asking) {
  const { trx, identity } = asked;
  const { action, version, reason } = asking;
  const row = await findDesignation(asked, id);
  const step = stepOf(designationWorkflow, action, [row.status], reason);
  const right = step.right ?? 'none';
  if (!mayOn(identity, right, row)) require(identity, right, { agency: '', territory: '' });
  if (action === 'decide') await refuseUnlessAnswered(asked, row);
  const change = { status: step.to, ...(reason && { reason }), ...changesOf(asked, asking) };
  await changeVersioned(trx, 'designation', { id, version }, change).catch(refuseSecondOriginal);
  if (action === 'consult') await store.askHolders(trx, id);
  await store.addEvent(trx, id, action, reason ?? null);
  const { agency, territory } = row;
  asked.audit({ action: right, objectKind: 'designation', objectId: id, place: { agency, territory }, details: { verb: action } });
  return readDesignation(asked, id);
}

/** What the owner of a database that holds the attribute says. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `REQUEST_INVALID`. */
export async function answer(asked: Asked, id: string, { database, opinion, text }: z.infer<typeof NewOpinion>) {
  const row = await findDesignation(asked, id);
  const holder = (await store.listOpinions(asked.trx, id)).find((each) => each.database_id === database);
  if (!holder) throw notFound('holder', database);
  const place = { agency: holder.agency, territory: holder.territory };
  require(asked.identity, 'designation.consult', place);
  if (row.status !== 'consulting' || (row.consult_until !== null && today(asked.clock) > row.consult_until)) {
    throw new RegisterError('STATE_FORBIDS', 'The holders are not being asked now.', {
      place: `designation/${id}`,
      remedy: 'Dispute the decision instead.',
    });
  }
  if (opinion === 'object' && !text)
    throw new RegisterError('REQUEST_INVALID', 'To object takes a reason.', { place: 'body/text', remedy: 'Say why.' });
  await store.giveOpinion(asked.trx, id, database, opinion, text ?? null);
  await store.addEvent(asked.trx, id, opinion, text ?? null);
  asked.audit({ action: 'designation.consult', objectKind: 'designation', objectId: id, place, details: { database, opinion } });
  return readDesignation(asked, id);
}

function changesOf({ identity, clock }: Asked, { action, legalBasis, document, validFrom, validTo, consultUntil }: Asking) {
  const day = today(clock);
  switch (action) {
    case 'consult':
      return { consult_until: consultUntil ?? addWorkingDays(day, daysToAnswer) };
    case 'decide': {
      if (!legalBasis || !validFrom || (validTo && validTo < validFrom)) {
        const remedy = 'Give the legal basis and the first day; the last day, if any, is not before it.';
        throw new RegisterError('REQUEST_INVALID', 'A decision has a legal basis and days of validity.', { place: 'body/legalBasis', remedy });
      }
      const decided = { decided_by: identity.accountId, decided_at: sql<Date>`access.now()` };
      return { ...decided, legal_basis: legalBasis, document: document ?? null, valid_from: validFrom, valid_to: validTo ?? null };
    }
    case 'revoke':
      return { valid_to: day };
    default:
      return {};
  }
}

async function refuseUnlessAnswered({ trx, clock }: Asked, row: store.DesignationRow): Promise<void> {
  const silent = (await store.listOpinions(trx, row.id)).filter(({ opinion }) => opinion === null);
  if (silent.length === 0 || (row.consult_until !== null && today(clock) > row.consult_until)) return;
  throw new RegisterError('STATE_FORBIDS', `${silent.length} holders have until ${row.consult_until} to answer.`, {
    place: silent.map(({ database_id }) => database_id).join(', '),
    remedy: 'Wait for their answers or for the day to pass.',
  });
}

function refuseSecondOriginal(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23P01') {
    throw new RegisterError('ALREADY_THERE', 'Another column is the original of this attribute in these days.', {
      place: 'body/validFrom',
      remedy: 'Revoke the other designation, or begin after its last day.',
    });
  }
  throw error;
}
