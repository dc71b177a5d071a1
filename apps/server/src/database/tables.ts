import type { ColumnType, Generated } from 'kysely';
import type { InvitationTable } from '../modules/accounts/table.ts';
import type * as assessments from '../modules/assessments/table.ts';
import type { AuditCheckpointTable, AuditEntryTable, AuditHeadTable } from '../modules/audit/table.ts';
import type * as databases from '../modules/databases/table.ts';
import type { DeliveryTable, WebhookTable } from '../modules/deliveries/table.ts';
import type * as designations from '../modules/designations/table.ts';
import type { CaseEventTable, CaseTable, DiscrepancyTable, FoundDiscrepancyTable } from '../modules/discrepancies/table.ts';
import type { TaskMeasureTable } from '../modules/evidence/table.ts';
import type * as jobs from '../modules/jobs/table.ts';
import type * as keyFigures from '../modules/key-figures/table.ts';
import type { MeetingConclusionTable, MeetingTable } from '../modules/meetings/table.ts';
import type { NotificationTable } from '../modules/notifications/table.ts';
import type * as obstacles from '../modules/obstacles/table.ts';
import type { ProgrammeTable } from '../modules/programmes/table.ts';
import type * as readiness from '../modules/readiness/table.ts';
import type * as reminders from '../modules/reminders/table.ts';
import type * as reports from '../modules/reports/table.ts';
import type * as sessions from '../modules/sessions/table.ts';
import type { TaskListTable } from '../modules/task-lists/table.ts';
import type * as tasks from '../modules/tasks/table.ts';

/** A moment that the database fills in. */
export type Stamp = ColumnType<Date, Date | string | undefined, Date | string>;

export interface AgencyTable {
  id: string;
  code: string | null;
  kind: string;
  name: string;
  path: string;
  territory: string;
  valid_from: string | null;
  valid_to: string | null;
}

export interface AccountTable {
  id: Generated<string>;
  login: string;
  name: string;
  email: string | null;
  agency_id: string;
  language: Generated<'vi' | 'en' | 'id'>;
  status: Generated<'invited' | 'active' | 'disabled'>;
  created_at: Stamp;
  version: Generated<number>;
}

export interface RoleGrantTable {
  id: Generated<string>;
  account_id: string;
  role: string;
  agency: string;
  territory: string;
  valid_from: Generated<string>;
  valid_to: string | null;
  granted_by: string | null;
  created_at: Stamp;
}

export interface SessionTable {
  id: Generated<string>;
  secret_hash: Uint8Array;
  account_id: string;
  kind: 'browser' | 'api-key' | 'job';
  label: string | null;
  actions: string[] | null;
  created_at: Stamp;
  expires_at: Stamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

/** The tables as kysely sees them. A module's own are in its folder. */
export interface Tables {
  agency: AgencyTable;
  account: AccountTable;
  role_grant: RoleGrantTable;
  'access.session': SessionTable;
  'access.invitation': InvitationTable;
  'access.credential': sessions.CredentialTable;
  'access.sign_in_attempt': sessions.SignInAttemptTable;
  'access.second_factor': sessions.SecondFactorTable;
  'access.recovery_code': sessions.RecoveryCodeTable;
  'access.external_identity': sessions.ExternalIdentityTable;
  'access.provider_flow': sessions.ProviderFlowTable;
  audit_entry: AuditEntryTable;
  'access.audit_head': AuditHeadTable;
  'access.audit_checkpoint': AuditCheckpointTable;
  cleaning_case: CaseTable;
  discrepancy: DiscrepancyTable;
  case_event: CaseEventTable;
  'access.found_discrepancy': FoundDiscrepancyTable;
  database: databases.DatabaseTable;
  database_connection: databases.DatabaseConnectionTable;
  contract_version: databases.ContractVersionTable;
  survey: assessments.SurveyTable;
  survey_run: assessments.SurveyRunTable;
  assessment: assessments.AssessmentTable;
  assessment_rule: assessments.AssessmentRuleTable;
  catalogue_table: assessments.CatalogueTableTable;
  catalogue_column: assessments.CatalogueColumnTable;
  commune_measure: assessments.CommuneMeasureTable;
  attribute: assessments.AttributeTable;
  holder: assessments.HolderTable;
  job: jobs.JobTable;
  'access.job_hold': jobs.JobHoldTable;
  designation: designations.DesignationTable;
  designation_opinion: designations.DesignationOpinionTable;
  designation_event: designations.DesignationEventTable;
  obstacle: obstacles.ObstacleTable;
  obstacle_task: obstacles.ObstacleTaskTable;
  obstacle_event: obstacles.ObstacleEventTable;
  key_figure: keyFigures.KeyFigureTable;
  key_figure_report: keyFigures.KeyFigureReportTable;
  key_figure_point: keyFigures.KeyFigurePointTable;
  report_template: reports.ReportTemplateTable;
  report_template_version: reports.ReportTemplateVersionTable;
  report: reports.ReportTable;
  report_file: reports.ReportFileTable;
  readiness_form: readiness.ReadinessFormTable;
  readiness_form_version: readiness.ReadinessFormVersionTable;
  readiness_round: readiness.ReadinessRoundTable;
  readiness_answer: readiness.ReadinessAnswerTable;
  programme: ProgrammeTable;
  reminder_rules: reminders.ReminderRulesTable;
  agency_head: reminders.AgencyHeadTable;
  reminder: reminders.ReminderTable;
  notification: NotificationTable;
  meeting: MeetingTable;
  meeting_conclusion: MeetingConclusionTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  task: tasks.TaskTable;
  task_agency: tasks.TaskAgencyTable;
  task_database: tasks.TaskDatabaseTable;
  task_procedure: tasks.TaskProcedureTable;
  task_progress: tasks.TaskProgressTable;
  task_extension: tasks.TaskExtensionTable;
  task_event: tasks.TaskEventTable;
  task_list: TaskListTable;
  task_measure: TaskMeasureTable;
}
