import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';
import { fields } from './read/headings.ts';
import { problemCodes } from './read/reading.ts';

const Field = z.enum(fields).meta({ id: 'TaskListField', description: 'What a column tells of a task' });
const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Column = z.int().min(0).max(99);
const Row = z.int().min(1).max(2_000_000);

const reading = {
  table: z.int().min(1).describe('Which table of the document'),
  firstRow: Row.describe('The first row of values, as the document counts'),
  columns: z.partialRecord(Field, Column).describe('Which column, from 0, tells what; what is not named is not read'),
  year: z.int().min(2000).max(2049).describe('Of deadlines that name no year'),
  regular: z.enum(['monthly', 'quarterly', 'yearly']).nullable().describe('How often “Thường xuyên” comes back; null: once, at the end of the year'),
  agencies: z
    .array(z.object({ text: z.string().min(1).max(1000), agencyId: AgencyId.nullable() }))
    .max(2000)
    .describe('Who is meant by texts that name nobody known; null: leave that name out'),
  skip: z.array(Row).max(20_000).describe('Rows that are left out'),
  cells: z
    .array(z.object({ row: Row, field: Field, text: z.string().max(1000) }))
    .max(2000)
    .describe('Cells as they should be read instead'),
};
const Reading = z.object(reading).meta({ id: 'TaskListReading' });
const Status = z.enum(['ready', 'same', 'section', 'skipped', 'error']).meta({
  id: 'TaskListRowStatus',
  description: '`same`: the task is there already; `section`: a heading among the rows',
});
const Named = z.object({ id: z.string(), name: z.string() });

/** A list that was sent: how it is read, and what would come of it. */
export const TaskList = z
  .object({
    id: z.uuid(),
    programmeId: z.string(),
    fileName: z.string(),
    createdAt: z.iso.datetime(),
    state: z.enum(['draft', 'confirmed']),
    tables: z.array(z.object({ table: z.int(), name: z.string().nullable(), rows: z.int() })),
    columnNames: z.array(z.string()).describe('Of the table that is read, as its head says'),
    reading: Reading,
    counts: z.record(Status, z.int()),
    created: z.int().nullable().describe('How many tasks it became'),
    version: z.int(),
  })
  .meta({ id: 'TaskList' });

export const TaskListId = z.object({ id: z.uuid() });
export const SendQuery = z.object({ programme: z.string().max(64).describe('Which programme the tasks are of') });
export const ReadingChange = z
  .object(reading)
  .partial()
  .extend({ version: z.int().describe('As read; refused where somebody else was faster') })
  .meta({ id: 'TaskListChange' });
export const Confirmation = z.object({ version: z.int() }).meta({ id: 'TaskListConfirmation' });
export const Removed = z.object({ id: z.uuid() }).meta({ id: 'TaskListRemoved' });

export const RowsQuery = PageQuery.extend({ status: Status.optional() });
const ReadTask = z.object({
  number: z.string(),
  title: z.string(),
  resultKind: z.enum(['document', 'law', 'system', 'database', 'other']),
  result: z.string().nullable(),
  agencyId: z.string(),
  coordinating: z.array(z.string()),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  priority: z.int(),
  recurs: z.enum(['weekly', 'monthly', 'quarterly', 'yearly']).nullable(),
  startOn: z.iso.date(),
  due: z.iso.date(),
});
export const TaskListRows = pageOf(
  z.object({
    row: z.int().describe('As the document counts'),
    status: Status,
    cells: z.array(z.string().nullable()),
    task: ReadTask.nullable().describe('What was understood'),
    problems: z.array(
      z.object({
        field: Field,
        code: z.enum(problemCodes).meta({ id: 'TaskListProblem' }),
        text: z.string().nullable().describe('What stands there'),
        suggestions: z.array(Named).describe('Who may be meant: choose one in `agencies` of the reading'),
        taskId: z.int().nullable().describe('The task that has the number'),
      }),
    ),
    notes: z
      .array(z.string())
      .describe('Codes of what was understood and is worth a look: month, regular, several-leads, helpers-at-large, looks-like, number-given ...'),
    taskId: z.int().nullable().describe('The task that is there already, or is like it'),
  }),
).meta({ id: 'TaskListRows' });
