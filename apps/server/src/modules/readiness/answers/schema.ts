import { z } from 'zod';
import { RoundId } from '../rounds/schema.ts';
import { answerStates, answerVerbs } from './workflow.ts';

const AnswerState = z.enum(answerStates).meta({ id: 'ReadinessAnswerState', description: '`none`: the unit has not begun' });
const Named = z.object({ id: z.string(), name: z.string() });

const Unit = z
  .object({
    unit: Named,
    commune: z.string().nullable().describe('Five digits, of a commune: its place on the map'),
    state: AnswerState,
    submittedOn: z.iso.date().nullable(),
    late: z.boolean().describe('Handed in after the deadline, or not handed in and the deadline is over'),
    reason: z.string().nullable().describe('Why it was given back'),
    version: z.int().describe('0 before the unit begins'),
  })
  .meta({ id: 'ReadinessUnit' });

export const ReadinessUnits = z.object({ items: z.array(Unit) }).meta({ id: 'ReadinessUnits' });
export const UnitsQuery = z.object({ state: AnswerState.optional() });

export const ReadinessAnswer = Unit.extend({
  round: z.int(),
  formId: z.string(),
  formVersion: z.int(),
  answers: z.record(z.string(), z.unknown()).describe('As the form’s schema says'),
  actions: z.array(z.enum(answerVerbs)),
}).meta({ id: 'ReadinessAnswer' });

export const AnswerId = RoundId.extend({ unit: z.string().regex(/^[a-z0-9_]{1,64}$/) });
const Version = z.int().min(0).describe('As read; refused where somebody else was faster');
export const AnswerDraft = z.object({ answers: z.record(z.string(), z.unknown()), version: Version }).meta({ id: 'ReadinessAnswerDraft' });
export const AnswerStep = z
  .object({
    action: z.enum(answerVerbs).exclude(['save']),
    version: Version,
    reason: z.string().max(2000).optional().describe('Needed to give back'),
  })
  .meta({ id: 'ReadinessAnswerStep' });
