/**
 * What the server's role may do with each table: `select`, `insert`, `update`, `delete`, with the columns where it is not all of them. The tables that are not
 * named here are the register's own, and the role has no right on them.
 */
export const grants: Readonly<Record<string, string>> = {
  'access.invitation': 'select (id account_id created_by created_at expires_at ended_at), insert, update (ended_at)',
  'access.second_factor': 'select (account_id confirmed_at), delete',
  'access.session':
    'select (id account_id kind label actions created_at expires_at ended_at), ' +
    'insert (secret_hash account_id kind label actions created_at expires_at), update (ended_at)',
  account: 'select, insert, update (name email agency_id language status version)',
  agency: 'select, insert, update',
  agency_head: 'select, insert, delete',
  assessment: 'select',
  assessment_rule: 'select',
  attribute: 'select',
  audit_entry: 'select',
  case_event: 'select, insert (case_id account_id verb records text)',
  catalogue_column: 'select',
  catalogue_table: 'select',
  cleaning_case:
    'select, update (assignee_id status due closed_at records_open records_reopened records_confirmed records_mended records_rejected ' +
    'records_dismissed records_verified times_reopened version)',
  commune_measure: 'select',
  contract_version: 'select, insert',
  database: 'select, insert, update',
  database_connection: 'select, insert, update',
  delivery: 'select, insert (channel account_id webhook_id test agency territory), update (state attempts next_at)',
  designation: 'select, insert, update (status reason legal_basis document valid_from valid_to consult_until decided_by decided_at version)',
  designation_event: 'select, insert (designation_id account_id verb text)',
  designation_opinion: 'select, insert, update (opinion text given_by given_at)',
  discrepancy: 'select, update (state reason)',
  holder: 'select',
  job: 'select, insert, update (cancel_requested)',
  meeting:
    'select, insert (agency_id agency territory title held_on since), ' +
    'update (title held_on state since as_of review minutes reason closed_by version)',
  meeting_conclusion: 'select, insert (meeting_id number text task_id)',
  notification: 'select, update (read_at)',
  key_figure: 'select, insert, update (content version)',
  key_figure_point: 'select, insert (key_figure_id day value numerator denominator reason), update (value numerator denominator reason recorded_at)',
  key_figure_report: 'select, insert (key_figure_id agency_id agency territory day numerator denominator evidence)',
  obstacle: 'select, insert, update (owner_agency_id owner state answer_due level solution reused_from solved_on version)',
  obstacle_event: 'select, insert (obstacle_id verb text)',
  obstacle_task: 'select, insert',
  programme: 'select, insert, update (kind number name issued_on version)',
  readiness_answer:
    'select, insert (round_id agency_id agency territory answers), ' + 'update (state answers submitted_on submitted_by reason changed_at version)',
  readiness_form: 'select, insert',
  readiness_form_version: 'select, insert (form_id number content)',
  readiness_round: 'select, insert, update (name deadline closed_on version)',
  reminder: 'select',
  reminder_rules: 'select, insert (kind programme_id rules agency territory), update (rules version), delete',
  report:
    'select, insert (id agency_id agency territory template_id template_version kind language title as_of period_from period_to ' +
    'figures document files figures_at)',
  report_file: 'select, insert',
  report_template: 'select, insert',
  report_template_version: 'select, insert (template_id number content)',
  role_grant: 'select, insert, update (valid_to)',
  survey: 'select, insert, update',
  survey_run: 'select',
  task: 'select, insert, update',
  task_agency: 'select, insert, delete',
  task_database: 'select, insert, delete',
  task_event: 'select, insert (task_id verb text details)',
  task_extension: 'select, insert (task_id reason from_due to_due), update (state decided_on decided_by answer)',
  task_list:
    'select, insert (programme_id agency territory file_name digest grids reading), update (grids reading state confirmed_at created version), delete',
  task_measure: 'select, insert (task_id measure parameters database_ids closes manual), delete',
  task_procedure: 'select, insert, delete',
  task_progress: 'select, insert, update (share)',
  webhook:
    'select (id name url agency_id agency territory kinds active created_at version), ' +
    'insert (id name url sealed_secret agency_id agency territory kinds), update (name url kinds active version)',
};
