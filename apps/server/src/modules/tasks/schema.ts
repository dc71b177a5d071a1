import { z } from 'zod';
import { KeysetQuery, partOf } from '../../http/keyset.ts';
import { Day } from './day.ts';
import { figures } from './figures.ts';
import { reasonCodes } from './risk/forecast.ts';
import { taskStates, taskVerbs } from './workflow.ts';

const Named = z.object({ id: z.string(), name: z.string() });
const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const TaskState = z.enum(taskStates).meta({ id: 'TaskState' });
const TaskVerb = z.enum(taskVerbs).meta({ id: 'TaskAction' });
const TaskFigure = z.enum(figures).meta({
  id: 'TaskFigure',
  description: 'What a task counts as on a day: `awaiting` its verification, `open` and not yet due, `not-recorded` by then although done',
});
const Difficulty = z.enum(['easy', 'medium', 'hard']).meta({ id: 'Difficulty' });
const ResultKind = z.enum(['document', 'law', 'system', 'database', 'other']).meta({ id: 'TaskResultKind' });
const Recurrence = z.enum(['weekly', 'monthly', 'quarterly', 'yearly']).meta({ id: 'Recurrence' });
const Version = z.int().describe('As read; refused where somebody else was faster');
const Priority = z.int().min(1).max(3).describe('1 is the highest');

const Procedure = z
  .string()
  .regex(/^\d\.\d{6}$/)
  .describe('The national code of an administrative procedure: 1.004217');

const told = {
  title: z.string().trim().min(1).max(1000),
  resultKind: ResultKind.describe('What ends it'),
  result: z.string().max(1000).nullable(),
  agencyId: AgencyId.describe('The one agency that leads'),
  difficulty: Difficulty,
  priority: Priority,
  recurs: Recurrence.nullable().describe('Null: once. The next one is assigned when this one is verified'),
  startOn: Day,
  due: Day,
};
const links = {
  coordinating: z.array(AgencyId).max(100),
  databases: z.array(z.string().max(64)).max(100),
  procedures: z.array(Procedure).max(100),
};

/** What a resolution, plan or conclusion assigns to an agency, with a deadline. */
export const Task = z
  .object({
    id: z.int(),
    programme: z.object({ id: z.string(), number: z.string() }),
    number: z.string().describe('In the programme'),
    occurrence: z.int().describe('From 1; of a recurring task'),
    title: told.title,
    resultKind: ResultKind,
    result: told.result,
    agency: Named,
    owner: z.string().describe('Who assigned it, as a path'),
    territory: z.string(),
    person: Named.nullable().describe('The one person who answers for it'),
    difficulty: Difficulty,
    priority: Priority,
    recurs: told.recurs,
    state: TaskState,
    startOn: z.iso.date(),
    due: z.iso.date(),
    dueFirst: z.iso.date().describe('Before extensions'),
    assignedOn: z.iso.date(),
    acceptedOn: z.iso.date().nullable(),
    startedOn: z.iso.date().nullable(),
    reportedOn: z.iso.date().nullable(),
    doneOn: z.iso.date().nullable().describe('When the result was there'),
    recordedOn: z.iso.date().nullable().describe('When that was recorded'),
    progress: z.int().describe('Per cent, as last told'),
    progressOn: z.iso.date().nullable(),
    extensionAsked: z.boolean(),
    workingDaysLeft: z.int().nullable().describe('Until it is due, negative when overdue; null when done'),
    figure: z.enum(['done-on-time', 'done-late', 'awaiting', 'overdue', 'open', 'cancelled']).describe('What it counts as on the day asked for'),
    version: z.int(),
    actions: z.array(TaskVerb).describe('What the caller can do now'),
  })
  .meta({ id: 'Task' });

/** A task as a list of all writes it, with the names of who helps. */
export type ListedTask = z.infer<typeof Task> & { coordinating: string[] };

export const Forecast = z
  .object({
    risk: z.number().min(0).max(1).describe('How likely it will be late'),
    atRisk: z.boolean().describe('Whether it is called at risk: from one half on'),
    daysNeeded: z.int().describe('Working days it needs at the pace seen'),
    daysLeft: z.int().describe('Working days until it is due'),
    reasons: z
      .array(z.object({ code: z.enum(reasonCodes).meta({ id: 'RiskReason' }), figures: z.record(z.string(), z.number()) }))
      .describe('What it rests on, as codes with the figures that say so; the reader’s language gives the words'),
  })
  .meta({ id: 'Forecast' });

export const TaskForecast = z
  .object({
    asOf: z.iso.date(),
    forecast: Forecast.nullable().describe('Null where the task is not open on the day: done, overdue or withdrawn'),
    counted: z.boolean().describe('Whether the figure `at-risk` counts it: at risk, and due soon'),
  })
  .meta({ id: 'TaskForecast' });

const Extension = z.object({
  id: z.int(),
  reason: z.string(),
  fromDue: z.iso.date(),
  toDue: z.iso.date(),
  state: z.enum(['asked', 'granted', 'refused']),
  askedAt: z.iso.datetime(),
  decidedOn: z.iso.date().nullable(),
  answer: z.string().nullable(),
});

export const TaskInFull = Task.extend({
  coordinating: z.array(Named),
  databases: z.array(Named),
  procedures: z.array(z.string()),
  extensions: z.array(Extension),
}).meta({ id: 'TaskInFull' });

const filters = {
  asOf: Day.optional().describe('The day to count on; today where absent'),
  programme: z.string().max(64).optional(),
  agency: AgencyId.optional().describe('Led by this agency or one below it'),
  below: z
    .stringbool()
    .optional()
    .describe('Also what agencies below assign among themselves: neither what is asked for by a programme or an obstacle nor this is left out'),
  lead: AgencyId.optional().describe('Led by exactly this agency, as groups of the summary and the plan count'),
  database: z.string().max(64).optional(),
  procedure: Procedure.optional(),
  obstacle: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().describe('Blocked by it'),
  difficulty: Difficulty.optional(),
  month: z
    .string()
    .regex(/^20[0-4]\d-(0[1-9]|1[0-2])$/)
    .optional()
    .describe('Due in it'),
};
export const TaskQuery = KeysetQuery.extend({
  ...filters,
  sort: z.enum(['due', 'assigned', 'priority']).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
  figure: z
    .union([TaskFigure, z.literal('left')])
    .optional()
    .describe('Only those that count as this on the day; the number in the summary is the number of these. `left`: not done yet'),
  state: TaskState.optional(),
  person: z.union([z.literal('me'), z.uuid()]).optional(),
  search: z.string().max(100).optional().describe('A part of title, number or agency, with or without accents'),
});
export const TaskPart = partOf(Task.extend({ forecast: Forecast.nullable().describe('In the list of those at risk') })).meta({ id: 'TaskPart' });
export const SummaryQuery = z.object(filters);

const Counts = z.object(Object.fromEntries(figures.map((figure) => [figure, z.int()])) as Record<(typeof figures)[number], z.ZodInt>);
const Group = Counts.extend({ id: z.string(), name: z.string() });
export const TaskSummary = z
  .object({
    asOf: z.iso.date(),
    countedAt: z.iso.datetime(),
    atRiskUntil: z.iso.date().describe('Tasks due until this day are looked at for risk'),
    total: Counts,
    byProgramme: z.array(Group),
    byAgency: z.array(Group).describe('The most overdue first'),
    byDifficulty: z.array(Group),
  })
  .meta({ id: 'TaskSummary' });

export const TasksWaiting = z
  .object({
    asOf: z.iso.date(),
    items: z
      .array(Named.extend({ owner: z.string().describe('The name of its agency'), stage: z.string(), overdue: z.int() }))
      .describe('The database that most overdue tasks are about first; at most 20'),
  })
  .meta({ id: 'TasksWaiting' });
export const TaskPeople = z.object({ items: z.array(Named) }).meta({ id: 'TaskPeople' });

export const TaskId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
export const TaskDayQuery = z.object({ asOf: filters.asOf });

export const NewTask = z
  .object({
    programmeId: z.string().max(64),
    number: z.string().trim().min(1).max(50),
    ...told,
    result: told.result.default(null),
    difficulty: told.difficulty.default('medium'),
    priority: told.priority.default(2),
    recurs: told.recurs.default(null),
    startOn: told.startOn.optional().describe('Today where absent'),
    coordinating: links.coordinating.default([]),
    databases: links.databases.default([]),
    procedures: links.procedures.optional(),
  })
  .meta({ id: 'NewTask' });
export const TaskChange = z
  .object({ ...told, ...links })
  .omit({ agencyId: true })
  .partial()
  .extend({ version: Version })
  .meta({ id: 'TaskChange' });

export const TaskStep = z
  .object({
    action: TaskVerb,
    version: Version,
    reason: z
      .string()
      .max(2000)
      .optional()
      .describe('Needed to return, to refuse, to correct, to cancel, and to ask for an extension: the objective reason'),
    person: z.uuid().optional().describe('With `accept`: who answers for it; the caller where absent'),
    progress: z.int().min(0).max(99).optional().describe('With `progress`: per cent'),
    evidence: z
      .array(z.string().trim().min(1).max(1000))
      .max(50)
      .optional()
      .describe('With `report` and `correct`: numbers or links of the documents that prove it'),
    doneOn: Day.optional().describe('With `report`, `verify` and `correct`: when the result was there; today, or as reported, where absent'),
    due: Day.optional().describe('With `ask-extension`: until when'),
  })
  .meta({ id: 'TaskStep' });

const TaskEvent = z.object({
  id: z.int(),
  at: z.iso.datetime().describe('When it was recorded'),
  day: z.iso.date().describe('When it happened'),
  by: z.string().nullable(),
  verb: z.string(),
  text: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export const TaskHistory = z.object({ items: z.array(TaskEvent) }).meta({ id: 'TaskHistory' });
export const TaskComment = z.object({ text: z.string().trim().min(1).max(4000) }).meta({ id: 'TaskComment' });
