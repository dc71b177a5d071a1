import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';
import { designationStates, designationVerbs } from './workflow.ts';

const Column = z.object({ database: z.string(), table: z.string(), column: z.string() }).meta({ id: 'DesignatedColumn' });
const Status = z.enum(designationStates).meta({ id: 'DesignationStatus' });
const Verb = z.enum(designationVerbs).meta({ id: 'DesignationVerb' });

const Opinion = z
  .object({
    database: z.string(),
    opinion: z.enum(['agree', 'object']).nullable().describe('Null: not answered yet'),
    text: z.string().nullable(),
    by: z.string().nullable(),
    at: z.iso.datetime().nullable(),
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'DesignationOpinion' });

/** The decision, or the way to it, that a column is the original of its attribute. */
export const Designation = z
  .object({
    id: z.uuid(),
    attribute: z.string(),
    attributeName: z.string(),
    entity: z.string(),
    original: Column,
    territory: z.string(),
    status: Status,
    reason: z.string().nullable(),
    legalBasis: z.string().nullable(),
    document: z.string().nullable().describe('Number and day of the decision, or where it is kept'),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    consultUntil: z.iso.date().nullable(),
    proposedBy: z.string().nullable(),
    proposedAt: z.iso.datetime(),
    decidedBy: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    inForce: z.boolean().describe('Today'),
    version: z.int(),
    actions: z.array(Verb).describe('What the caller can do now'),
  })
  .meta({ id: 'Designation' });
export const DesignationRead = Designation.extend({
  opinions: z.array(Opinion),
  history: z.array(z.object({ at: z.iso.datetime(), by: z.string().nullable(), verb: z.string(), text: z.string().nullable() })),
}).meta({ id: 'DesignationRead' });

export const DesignationId = z.object({ id: z.uuid() });
export const DesignationQuery = PageQuery.extend({
  status: Status.optional(),
  attribute: z.string().max(200).optional(),
  database: z.string().max(64).optional(),
});
export const DesignationPage = pageOf(Designation).meta({ id: 'DesignationPage' });

const Text = z.string().trim().min(1).max(2000);
export const NewDesignation = z
  .object({
    run: z.uuid().describe('The survey run that found the attribute'),
    attribute: z.string().max(200),
    original: Column,
    reason: Text.optional(),
  })
  .meta({ id: 'NewDesignation' });
export const DesignationAction = z
  .object({
    action: Verb,
    version: z.int(),
    reason: Text.optional(),
    legalBasis: Text.optional().describe('Needed to decide'),
    document: Text.optional(),
    validFrom: z.iso.date().optional().describe('Needed to decide; the first day'),
    validTo: z.iso.date().nullable().optional().describe('The last day'),
    consultUntil: z.iso.date().optional().describe('To consult; ten working days where absent'),
  })
  .meta({ id: 'DesignationAction' });
export const NewOpinion = z
  .object({ database: z.string().max(64), opinion: z.enum(['agree', 'object']), text: Text.optional().describe('Needed to object') })
  .meta({ id: 'NewDesignationOpinion' });

export const DesignationConflicts = z
  .object({
    items: z.array(
      z.object({ designation: z.uuid(), attribute: z.string(), run: z.uuid(), designated: Column, inferred: Column, confidence: z.number() }),
    ),
  })
  .meta({ id: 'DesignationConflicts' });
