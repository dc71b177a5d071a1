import { type Kysely, sql } from 'kysely';

/** Reports: templates in versions, and reports that were made, with their figures and files. None of it is ever changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const place = 'agency_id text not null references agency, agency ltree not null, territory ltree not null';
const reaches = (table: string, action: string): string =>
  `exists (select from access.grants('${action}') g where g.agency @> ${table}.agency and g.territory @> ${table}.territory)`;

const statements = [
  `create table report_template (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
     ${place}
   )`,
  'alter table report_template enable row level security',
  `create policy report_template_read on report_template for select to sogoc_app using ((select access.may('report.read')))`,
  `create policy report_template_add on report_template for insert to sogoc_app with check (${reaches('report_template', 'report-template.change')})`,
  'grant select, insert on report_template to sogoc_app',

  `create table report_template_version (
     template_id text not null references report_template,
     number integer not null check (number > 0),
     content jsonb not null,
     created_by uuid references account default access.account_id(),
     created_at timestamptz not null default access.now(),
     primary key (template_id, number)
   )`,
  'alter table report_template_version enable row level security',
  `create policy report_template_version_read on report_template_version for select to sogoc_app using ((select access.may('report.read')))`,
  `create policy report_template_version_add on report_template_version for insert to sogoc_app with check (created_by = (select access.account_id())
     and exists (select from report_template where report_template.id = report_template_version.template_id
                 and ${reaches('report_template', 'report-template.change')}))`,
  'grant select, insert (template_id, number, content) on report_template_version to sogoc_app',

  `create table report (
     id uuid primary key default gen_random_uuid(),
     ${place},
     template_id text not null,
     template_version integer not null,
     kind text not null,
     language text not null,
     title text not null,
     as_of date not null,
     period_from date not null,
     period_to date not null,
     made_at timestamptz not null default access.now(),
     made_by uuid references account default access.account_id(),
     figures jsonb not null,
     document jsonb not null,
     files jsonb not null,
     check (as_of <= period_to)
   )`,
  'create index report_agency on report (agency_id, as_of desc)',
  'create index report_made on report (made_at desc, id)',
  'alter table report enable row level security',
  `create policy report_read on report for select to sogoc_app using ((select access.everywhere('report.read')) or ${reaches('report', 'report.read')})`,
  `create policy report_make on report for insert to sogoc_app with check (made_by = (select access.account_id()) and ${reaches('report', 'report.make')})`,
  `grant select, insert (id, agency_id, agency, territory, template_id, template_version, kind, language, title, as_of, period_from, period_to, figures, document,
     files) on report to sogoc_app`,

  // In parts, so that no file has to be held in memory as a whole.
  `create table report_file (
     report_id uuid not null references report,
     format text not null check (format in ('docx', 'pdf', 'xlsx')),
     part integer not null,
     bytes bytea not null,
     primary key (report_id, format, part)
   )`,
  'alter table report_file enable row level security',
  `create policy report_file_read on report_file for select to sogoc_app using (exists (select from report r where r.id = report_id))`,
  `create policy report_file_make on report_file for insert to sogoc_app with check (
     exists (select from report r where r.id = report_id and r.made_by = (select access.account_id()) and r.made_at = access.now()))`,
  'grant select, insert on report_file to sogoc_app',
];
