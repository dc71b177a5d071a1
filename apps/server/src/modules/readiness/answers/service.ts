import type { z } from 'zod';
import { may, require } from '../../../access/identity.ts';
import { stepOf, stepsOpen } from '../../../access/workflow.ts';
import { today } from '../../../clock/clock.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../../register-error.ts';
import { type Asked, findForm } from '../forms/service.ts';
import { findRound } from '../rounds/service.ts';
import type { RoundRow } from '../rounds/store.ts';
import type { Answers } from '../table.ts';
import { type Demand, wrongInAnswers } from './check.ts';
import type { AnswerDraft, AnswerStep, ReadinessAnswer } from './schema.ts';
import * as store from './store.ts';
import { type AnswerState, answerWorkflow } from './workflow.ts';

/** The units of a round within the caller's reach. @throws RegisterError `NOT_FOUND`. */
export async function listUnits(asked: Asked, id: number, state: AnswerState | undefined) {
  const round = await findRound(asked, id);
  const rows = await store.listUnits(asked.trx, id);
  const items = rows.filter((row) => state === undefined || row.state === state).map((row) => unitOf(row, round, today(asked.clock)));
  return { items };
}

/** What one unit answered. @throws RegisterError `NOT_FOUND`. */
export async function readAnswer(asked: Asked, id: number, unit: string): Promise<z.infer<typeof ReadinessAnswer>> {
  const { round, row } = await find(asked, id, unit);
  const open = round.closed_on === null;
  return {
    ...unitOf(row, round, today(asked.clock)),
    ...{ round: id, formId: round.form_id, formVersion: round.form_version, answers: row.answers ?? {} },
    actions: open ? stepsOpen(answerWorkflow, [row.state], (right) => may(asked.identity, right, row)) : [],
  };
}

/** Keeps a draft. It may leave questions open. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `REQUEST_INVALID`, `CHANGED_MEANWHILE`. */
export async function saveDraft(asked: Asked, id: number, unit: string, { answers, version }: z.infer<typeof AnswerDraft>) {
  const { round, row } = await find(asked, id, unit);
  assertStep(asked, round, row, 'save');
  await assertFits(asked, round, answers, 'draft');
  const kept =
    row.state === 'none'
      ? version === 0 && (await store.insertAnswer(asked.trx, id, row, answers))
      : await store.updateAnswer(asked.trx, id, unit, version, { answers, state: 'draft' });
  if (!kept) throw changedMeanwhile('readiness answer', `${id}/${unit}`);
  audit(asked, round, row, 'save');
  return readAnswer(asked, id, unit);
}

/** Hands in, or gives back. @throws RegisterError as {@link saveDraft}. */
export async function act(asked: Asked, id: number, unit: string, { action, version, reason }: z.infer<typeof AnswerStep>) {
  const { round, row } = await find(asked, id, unit);
  assertStep(asked, round, row, action, reason);
  if (action === 'submit') await assertFits(asked, round, row.answers ?? {}, 'whole');
  const change =
    action === 'submit' ? ({ state: 'submitted', submitted: true, reason: null } as const) : { state: 'returned' as const, reason: reason ?? '' };
  if (!(await store.updateAnswer(asked.trx, id, unit, version, change))) throw changedMeanwhile('readiness answer', `${id}/${unit}`);
  audit(asked, round, row, action);
  return readAnswer(asked, id, unit);
}

async function find(asked: Asked, id: number, unit: string): Promise<{ round: RoundRow; row: store.UnitRow }> {
  const round = await findRound(asked, id);
  const [row] = await store.listUnits(asked.trx, id, { unit });
  if (!row) throw notFound('unit of this round', unit);
  return { round, row };
}

function assertStep(asked: Asked, round: RoundRow, row: store.UnitRow, verb: keyof typeof answerWorkflow, reason?: string): void {
  require(asked.identity, answerWorkflow[verb].right ?? 'none', { agency: row.agency, territory: row.territory });
  if (round.closed_on !== null) {
    throw new RegisterError('STATE_FORBIDS', `The round was closed on ${round.closed_on}.`, {
      place: verb,
      remedy: 'Ask the office that holds it to open it again.',
    });
  }
  stepOf(answerWorkflow, verb, [row.state], reason);
}

async function assertFits(asked: Asked, round: RoundRow, answers: Answers, demand: Demand): Promise<void> {
  const { content } = await findForm(asked, round.form_id, round.form_version);
  const fields = wrongInAnswers(content.form, answers, demand);
  if (fields.length === 0) return;
  throw new RegisterError('REQUEST_INVALID', 'The answers are not as the form asks.', { fields, remedy: 'Mend the fields named.' });
}

/** Which step, never what was answered. */
function audit(asked: Asked, round: RoundRow, { id, agency, territory }: store.UnitRow, verb: keyof typeof answerWorkflow): void {
  const objectId = `${round.id}/${id}`;
  asked.audit({
    action: answerWorkflow[verb].right ?? '',
    objectKind: 'readiness-answer',
    objectId,
    place: { agency, territory },
    details: { verb },
  });
}

/** The five digits of a commune's agency. */
export function communeOf(agencyId: string): string | null {
  return /^c(\d{5})$/.exec(agencyId)?.[1] ?? null;
}

function unitOf(row: store.UnitRow, round: RoundRow, day: string) {
  const handedIn = row.state === 'submitted' ? (row.submitted_on ?? day) : day;
  return {
    ...{ unit: { id: row.id, name: row.name }, commune: communeOf(row.id), state: row.state, submittedOn: row.submitted_on },
    ...{ late: handedIn > round.deadline, reason: row.reason, version: row.version },
  };
}
