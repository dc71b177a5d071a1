/**
 * Who may do what. One row an action, one column a role; a role is held in an agency's subtree and a territory, and says nothing outside of them.
 * The services ask this table, and the database gets a copy for its row-level security (`database/migrate.ts`).
 *
 * S central steering · M ministry steward · P province data office · C commune official · A auditor · X administrator
 */
const table = `
  agency.read                   S M P C A X
  agency.change                 - - - - - X
  self.read                     S M P C A X
  self.change                   S M P C A X
  account.read                  - - - - A X
  account.change                - - - - - X
  account.grant                 - - - - - X
  audit.read                    - - - - A -
  audit.verify                  - - - - A X
  discrepancy.read              S M P C A -
  case.read                     S M P C A -
  case.assign                   - M P - - -
  case.comment                  S M P C - -
  case.mend                     - M P C - -
  case.verify                   - M P - - -
  entity.search                 - M P C - -
  entity.read                   - M P C - -
  entity.reveal                 - M P C - -
  designation.read              S M P C A X
  designation.propose           - M P - - -
  designation.consult           - M P - - -
  designation.decide            S - P - - -
  designation.dispute           - M P - - -
  database.read                 S M P C A X
  database.change               - M P - - -
  connection.read               - M P - - X
  connection.change             - M P - - X
  contract.change               - M P - - -
  survey.read                   S M P C A -
  survey.run                    - M P - - -
  survey.import                 - M P - - -
  job.read                      S M P - A X
  obstacle.read                 S M P C A -
  obstacle.raise                S M P C - -
  obstacle.solve                S M P - - -
  key-figure.read               S M P C A -
  key-figure.change             S M P - - -
  key-figure.report             - M P C - -
  report.read                   S M P C A -
  report.make                   S M P C - -
  report-template.change        S M P - - -
  readiness.read                S M P C A -
  readiness.change              S - P - - -
  readiness.fill                - - P C - -
  programme.read                S M P C A -
  programme.change              S M P - - -
  reminder.read                 S M P C A X
  reminder.change               S M P - - X
  webhook.read                  - - - - - X
  webhook.change                - - - - - X
  delivery.read                 - - - - A X
  delivery.change               - - - - - X
  meeting.read                  S M P C A -
  meeting.hold                  S M P - - -
  task.read                     S M P C A -
  task.comment                  S M P C - -
  task.assign                   S M P - - -
  task.work                     S M P C - -
  task.verify                   S M P - - -
`;

export type Role = 'central-steering' | 'ministry-steward' | 'province-data-office' | 'commune-official' | 'auditor' | 'administrator';

/** What can be done, as `noun.verb`. */
export type Action = string & { readonly action?: never };

export interface RoleDefinition {
  may: readonly Action[];
}

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

/** The actions, in the order of the table. */
export const actions: readonly Action[] = rows.map(([action = '']) => action);

function column(role: number): RoleDefinition {
  return { may: rows.filter((row) => row[role + 1] !== '-').map(([action = '']) => action) };
}

export const roles: Readonly<Record<Role, RoleDefinition>> = {
  'central-steering': column(0),
  'ministry-steward': column(1),
  'province-data-office': column(2),
  'commune-official': column(3),
  auditor: column(4),
  administrator: column(5),
};

export const roleNames = Object.keys(roles) as readonly Role[];
