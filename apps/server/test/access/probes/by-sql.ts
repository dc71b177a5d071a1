import type { Action } from '../../../src/access/roles.ts';
import { targetPlace } from '../probe.ts';
import { reportColumns, reportValues, type SqlTargets } from '../steering-targets.ts';

/** How an action is tried by SQL on a target, where a module's own tests try it over HTTP. */
export interface SqlProbe {
  action: Action;
  everywhere?: true;
  /** Gives a row, or changes one, where it is allowed. */
  statement(targets: SqlTargets): string;
}

const at = `'${targetPlace}', '${targetPlace}'`;
const unit = `'c14758', ${at}`;

export const sqlProbes: readonly SqlProbe[] = [
  { action: 'designation.consult', statement: ({ decided }) => opinion(decided) },
  { action: 'designation.dispute', statement: ({ decided }) => `update designation set status = 'disputed' where id = ${decided} returning id` },
  { action: 'programme.read', everywhere: true, statement: () => `select id from programme where id = 'target'` },
  { action: 'programme.change', statement: () => `update programme set name = 'y' where id = 'target' returning id` },
  { action: 'task.read', statement: ({ task }) => `select id from task where id = ${task}` },
  { action: 'task.comment', statement: ({ task }) => `insert into task_event (task_id, verb) values (${task}, 'comment') returning task_id` },
  { action: 'task.assign', statement: ({ task }) => `update task set title = 'y' where id = ${task} returning id` },
  { action: 'task.work', statement: ({ task }) => `update task set state = 'accepted' where id = ${task} returning id` },
  {
    action: 'task.verify',
    statement: ({ task }) =>
      `update task set state = 'verified', done_on = access.today(), recorded_on = access.today() where id = ${task} returning id`,
  },
  { action: 'obstacle.read', statement: ({ obstacle }) => `select id from obstacle where id = ${obstacle}` },
  {
    action: 'obstacle.raise',
    statement: () => `insert into obstacle (kind, title, raised_agency_id, agency, territory, owner_agency_id, owner, answer_due, search)
      values ('data', 'x', ${unit}, 'c14758', '${targetPlace}', '2025-12-01', 'x') returning id`,
  },
  {
    action: 'obstacle.solve',
    statement: ({ obstacle }) =>
      `update obstacle set state = 'solved', solution = 'x', solved_on = access.today() where id = ${obstacle} returning id`,
  },
  { action: 'key-figure.read', everywhere: true, statement: () => `select id from key_figure where id = 'target'` },
  { action: 'key-figure.change', statement: () => `update key_figure set version = version + 1 where id = 'target' returning id` },
  {
    action: 'key-figure.report',
    statement: () => `insert into key_figure_report (key_figure_id, agency_id, agency, territory, day, numerator, denominator, evidence)
      values ('target', ${unit}, access.today(), 1, 2, 'x') returning id`,
  },
  { action: 'report.read', statement: ({ report }) => `select id from report where id = ${report}` },
  { action: 'report.make', statement: () => `insert into report (${reportColumns}) values (${reportValues}) returning id` },
  {
    action: 'report-template.change',
    statement: () => `insert into report_template (id, agency_id, agency, territory) values ('probe', ${unit}) returning id`,
  },
  { action: 'readiness.read', statement: ({ round }) => `select 1 from readiness_answer where round_id = ${round}` },
  { action: 'readiness.change', statement: ({ round }) => `update readiness_round set name = 'y' where id = ${round} returning id` },
  { action: 'readiness.fill', statement: ({ round }) => `update readiness_answer set answers = '{}' where round_id = ${round} returning round_id` },
  { action: 'reminder.read', everywhere: true, statement: () => `select id from reminder_rules where programme_id = 'target'` },
  { action: 'reminder.change', statement: () => `update reminder_rules set version = version + 1 where programme_id = 'target' returning id` },
  { action: 'meeting.read', statement: ({ meeting }) => `select id from meeting where id = ${meeting}` },
  { action: 'meeting.hold', statement: ({ meeting }) => `update meeting set title = 'y' where id = ${meeting} returning id` },
  { action: 'webhook.read', statement: ({ webhook }) => `select id from webhook where id = ${webhook}` },
  { action: 'webhook.change', statement: ({ webhook }) => `update webhook set name = 'y' where id = ${webhook} returning id` },
  { action: 'delivery.read', statement: ({ delivery }) => `select id from delivery where id = ${delivery}` },
  { action: 'delivery.change', statement: ({ delivery }) => `update delivery set state = 'queued' where id = ${delivery} returning id` },
];

function opinion(designation: string): string {
  return `update designation_opinion set opinion = 'agree', given_by = access.account_id() where designation_id = ${designation} returning designation_id`;
}
