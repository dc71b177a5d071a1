import { type Kysely, sql } from 'kysely';

/**
 * Key figures: what a programme is measured by, with targets by date. Values are computed from the register or counted by units; what a unit counted is never
 * overwritten, and a value that cannot be computed again later is kept as a point of its day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const place = 'agency_id text not null references agency, agency ltree not null, territory ltree not null';
const reaches = (table: string, action: string): string =>
  `exists (select from access.grants('${action}') g where g.agency @> ${table}.agency and g.territory @> ${table}.territory)`;
const ofFigure = (table: string, condition: string): string =>
  `exists (select from key_figure where key_figure.id = ${table}.key_figure_id and ${condition})`;

const statements = [
  `create table key_figure (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
     content jsonb not null,
     ${place},
     version integer not null default 1
   )`,
  'alter table key_figure enable row level security',
  `create policy key_figure_read on key_figure for select to sogoc_app using ((select access.may('key-figure.read')))`,
  `create policy key_figure_add on key_figure for insert to sogoc_app with check (${reaches('key_figure', 'key-figure.change')})`,
  `create policy key_figure_change on key_figure for update to sogoc_app using (${reaches('key_figure', 'key-figure.change')})
     with check (${reaches('key_figure', 'key-figure.change')})`,
  'grant select, insert, update (content, version) on key_figure to sogoc_app',

  `create table key_figure_report (
     id bigint generated always as identity primary key,
     key_figure_id text not null references key_figure,
     ${place},
     day date not null,
     numerator numeric not null check (numerator >= 0),
     denominator numeric check (denominator >= numerator),
     evidence text not null,
     reported_at timestamptz not null default access.now(),
     reported_by uuid references account default access.account_id()
   )`,
  'create index key_figure_report_unit on key_figure_report (key_figure_id, agency_id, day desc, id desc)',
  'alter table key_figure_report enable row level security',
  `create policy key_figure_report_read on key_figure_report for select to sogoc_app using ((select access.everywhere('key-figure.read'))
     or ${reaches('key_figure_report', 'key-figure.read')})`,
  `create policy key_figure_report_add on key_figure_report for insert to sogoc_app with check (reported_by = (select access.account_id())
     and day <= (select access.today()) and ${reaches('key_figure_report', 'key-figure.report')}
     and ${ofFigure('key_figure_report', 'key_figure.agency @> key_figure_report.agency')})`,
  'grant select, insert (key_figure_id, agency_id, agency, territory, day, numerator, denominator, evidence) on key_figure_report to sogoc_app',

  // The value of a day as it was known on that day.
  `create table key_figure_point (
     key_figure_id text not null references key_figure,
     day date not null default access.today(),
     value numeric,
     numerator numeric,
     denominator numeric,
     reason text,
     recorded_at timestamptz not null default access.now(),
     primary key (key_figure_id, day),
     check ((value is null) = (reason is not null))
   )`,
  'alter table key_figure_point enable row level security',
  `create policy key_figure_point_read on key_figure_point for select to sogoc_app using ((select access.may('key-figure.read')))`,
  `create policy key_figure_point_add on key_figure_point for insert to sogoc_app with check (day = (select access.today())
     and ${ofFigure('key_figure_point', reaches('key_figure', 'key-figure.change'))})`,
  `create policy key_figure_point_again on key_figure_point for update to sogoc_app using (day = (select access.today())
     and ${ofFigure('key_figure_point', reaches('key_figure', 'key-figure.change'))}) with check (day = (select access.today())
     and ${ofFigure('key_figure_point', reaches('key_figure', 'key-figure.change'))})`,
  `grant select, insert (key_figure_id, day, value, numerator, denominator, reason), update (value, numerator, denominator, reason, recorded_at)
     on key_figure_point to sogoc_app`,
];
