import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { today } from '../../../clock/clock.ts';
import { notFound, RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import { type Asked, findForm } from '../forms/service.ts';
import type { NewReadinessRound, ReadinessRound, ReadinessRoundChange } from './schema.ts';
import * as store from './store.ts';

export async function listRounds({ trx, clock }: Asked, form: string | undefined) {
  return { items: (await store.listRounds(trx, { form })).map((row) => shown(row, today(clock))) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readRound(asked: Asked, id: number): Promise<z.infer<typeof ReadinessRound>> {
  return shown(await findRound(asked, id), today(asked.clock));
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findRound({ trx }: Pick<Asked, 'trx'>, id: number): Promise<store.RoundRow> {
  const [row] = await store.listRounds(trx, { id });
  if (!row) throw notFound('readiness round', String(id));
  return row;
}

/** Asks the units below an agency, with the newest version of a form. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`. */
export async function openRound(asked: Asked, told: z.infer<typeof NewReadinessRound>) {
  const { path: agency, territory } = await readAgency(asked, told.agencyId);
  require(asked.identity, 'readiness.change', { agency, territory });
  const { number } = await findForm(asked, told.formId);
  assertLater(told.deadline, today(asked.clock));
  const id = await store.insertRound(asked.trx, told, number, { agency_id: told.agencyId, agency, territory });
  audit(asked, id, { agency, territory }, { opened: true, form: told.formId, formVersion: number, deadline: told.deadline });
  return readRound(asked, id);
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`, `CHANGED_MEANWHILE`. */
export async function changeRound(asked: Asked, id: number, { version, name, deadline, closed }: z.infer<typeof ReadinessRoundChange>) {
  const row = await findRound(asked, id);
  require(asked.identity, 'readiness.change', row);
  if (deadline !== undefined) assertLater(deadline, row.opened_on);
  const change = {
    ...(name !== undefined && { name }),
    ...(deadline !== undefined && { deadline }),
    ...(closed !== undefined && { closed_on: closed ? today(asked.clock) : null }),
  };
  await store.updateRound(asked.trx, id, version, change);
  audit(asked, id, row, change);
  return readRound(asked, id);
}

function assertLater(deadline: string, day: string): void {
  if (deadline >= day) return;
  throw new RegisterError('REQUEST_INVALID', 'The deadline lies before the round opens.', {
    place: 'body/deadline',
    remedy: `Choose ${day} or later.`,
  });
}

function audit(asked: Asked, id: number, { agency, territory }: { agency: string; territory: string }, details: Record<string, unknown>): void {
  asked.audit({ action: 'readiness.change', objectKind: 'readiness-round', objectId: String(id), place: { agency, territory }, details });
}

function shown(row: store.RoundRow, day: string): z.infer<typeof ReadinessRound> {
  const { id, name, asked, submitted, returned, draft, deadline, version } = row;
  return {
    ...{ id, name, formId: row.form_id, formVersion: row.form_version, agency: { id: row.agency_id, name: row.agency_name } },
    ...{ unitKind: row.unit_kind as 'commune', openedOn: row.opened_on, deadline, closedOn: row.closed_on },
    ...{ asked, submitted, returned, draft, overdue: row.closed_on === null && deadline < day && submitted < asked, version },
  };
}
