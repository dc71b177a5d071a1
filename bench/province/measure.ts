import { readdir, readFile } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import { readContract } from '@sogoc/contract';
import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';

/** Of the planted errors of a kind, how many the survey reported at the record (and column) at all, and how many under that kind. */
export interface Found {
  kind: string;
  planted: number;
  /** Of these, the ones that no rule could see (`invisible`), whatever was reported of them. */
  hidden: number;
  /** Of the others. */
  reported: number;
  asKind: number;
}

/** Planted errors of a kind that were reported, though not under that kind, by the kinds that they were reported under. */
export interface Otherwise {
  kind: string;
  as: string;
  errors: number;
}

/** Of the survey's reports of a kind, how many lie on a planted error. */
export interface Precision {
  kind: string;
  reported: number;
  planted: number;
  /** Of the others, those that compare with an original which is itself planted with an error in that record, or lacks the thing though it holds such things. */
  elsewhere: number;
}

/** Planted errors that no rule could see, by why. */
export interface Hidden {
  kind: string;
  reason: string;
  errors: number;
}

const same = sql`d.database = t.database and d."table" = t."table" and d.record_key = t.record_key`;
const column = sql`(t."column" is null or d."column" is null or list_contains(string_split(d."column", ', '), t."column"))`;
const read = (folder: string, file: string): Sql => sql`read_parquet(${pathOf(folder, file)})`;

/** Share of planted errors found, by kind. A variant counts where the survey counts it, among its variants. */
export async function found(engine: Engine, province: string, survey: string): Promise<{ kinds: Found[]; otherwise: Otherwise[]; hidden: Hidden[] }> {
  await using errors = await engine.materialize('errors', await judged(province));
  await using hit = await engine.materialize(
    'hit',
    sql`select t.*, bool_or(d.id is not null) as reported, coalesce(bool_or(d.kind = t.kind), false) as as_kind, string_agg(distinct d.kind, ' and ' order by d.kind) as kinds
      from ${errors.name} t left join ${read(survey, 'discrepancies.parquet')} d on ${same} and ${column} group by all`,
  );
  const kinds = await engine.all<Found>(
    sql`select kind, count(*) as planted, count(*) filter (where reason is not null) as hidden,
        count(*) filter (where reported and reason is null) as reported, count(*) filter (where as_kind and reason is null) as "asKind"
      from ${hit.name} group by 1 order by 1`,
  );
  const otherwise = await engine.all<Otherwise>(
    sql`select kind, kinds as "as", count(*) as errors from ${hit.name} where reason is null and reported and not as_kind group by 1, 2 order by 1, 3 desc`,
  );
  const hidden = sql`select kind, reason, count(*) as errors from ${errors.name} where reason is not null group by 1, 2 order by 1, 3 desc`;
  return { kinds, otherwise, hidden: await engine.all<Hidden>(hidden) };
}

/**
 * The planted errors, numbered, each with the reason why no rule could see it, where there is one. Only what follows from how the error came about
 * counts, never what the survey made of it: the value is one that the column may hold, and nothing on record says otherwise.
 */
async function judged(province: string): Promise<Sql> {
  const columns = await places(province);
  const values = join(columns.map((one) => sql`(${one.database}, ${one.table}, ${one.column}, ${one.copied}, ${one.source})`));
  // Seen by comparison alone: the value by itself is right.
  const compared = sql`(t.kind = 'reference-mismatch' or t.cause = 'inherited: not updated since the copy')`;
  return sql`select t.*, row_number() over () as n, case
      when ${compared} and t.cause like 'inherited: %' then 'the copy says what its original says'
      when t.kind = 'reference-mismatch' and c.source then 'the original itself, and the value is one that it may hold'
      when t.kind = 'reference-mismatch' and c."column" is null then 'no other database holds the attribute'
      when t.kind = 'missing' and t.cause = 'left empty' and o."column" is not null then 'left empty where a value is optional' end as reason
    from ${read(province, 'truth/errors.parquet')} t
      left join (values ${values}) as c(database, "table", "column", copied, source)
        on c.database = t.database and c."table" = t."table" and c."column" = t."column"
      left join (values ${join((await optionalColumns(province)).map((one) => sql`(${one.database}, ${one.table}, ${one.column})`))})
        as o(database, "table", "column") on o.database = t.database and o."table" = t."table" and o."column" = t."column"`;
}

/** Share of reports that lie on a planted error, by kind as reported. */
export function precision(engine: Engine, province: string, survey: string): Promise<Precision[]> {
  const [entities, subjects] = [read(province, 'truth/entities.parquet'), read(province, 'truth/subjects.parquet')];
  // A gap of the original itself is named by a record elsewhere that knows the thing: there the sides are turned.
  const gap = sql`(d.kind = 'missing' and d.origin is not null)`;
  const side = (of: string, turned: Sql): Sql =>
    join(
      ['database', 'table', 'column'].map(
        (name, at) => sql`case when ${turned} then split_part(d.origin, '.', ${at + 1}) else ${id('d', name)} end as ${id(`${of}_${name}`)}`,
      ),
    );
  const reports = sql`select d.id, d.record_key, d.origin is not null as compared, case when ${gap} then 'missing, at the original' else d.kind end as kind,
      ${side('own', gap)}, ${side('other', sql`not ${gap}`)},
      not ${gap} and exists (select 1 from ${read(province, 'truth/errors.parquet')} t where ${same} and ${column}) as hit
    from ${read(survey, 'discrepancies.parquet')} d`;
  const places = (list: Sql): Sql => sql`string_split(replace(${list}, ', ', '+'), '+')`;
  // What a column tells of: the thing of its record, but where the truth names another.
  const told = sql`select database, "table", record_key, null as "column", entity_kind, entity_id from ${entities}
    union all select database, "table", record_key, "column", entity_kind, entity_id from ${subjects}`;
  const subject = (of: string): Sql => sql`(select min(s."column") from telling s where s.database = ${id('d', `${of}_database`)}
    and s."table" = ${id('d', `${of}_table`)} and list_contains(${places(sql`${id('d', `${of}_column`)}`)}, s."column"))`;
  const about = (
    alias: string,
    of: string,
  ): Sql => sql`${id(alias, 'database')} = ${id('d', `${of}_database`)} and ${id(alias, 'table')} = ${id('d', `${of}_table`)}
    and ${id(alias, 'column')} is not distinct from ${id('d', `${of}_subject`)}`;
  // The thing that the record tells of, at the original: its record there is planted with an error in the column compared, or there is none.
  return engine.all<Precision>(
    sql`with reports as (${reports}), telling as (select distinct database, "table", "column" from ${subjects}), told as (${told}),
      kinds as (select distinct database, "table", "column", entity_kind from told),
      open as (select d.*, ${subject('own')} as own_subject, ${subject('other')} as other_subject from reports d where not hit and compared),
      apart as (select d.id, count(e.entity_id) > 0 as told, count(o.record_key) = 0 and count(k.entity_kind) > 0 as lacking, coalesce(bool_or(t.kind is not null), false) as wrong
        from open d left join told e on ${about('e', 'own')} and e.record_key = d.record_key left join told o on ${about('o', 'other')} and o.entity_id = e.entity_id
          left join kinds k on ${about('k', 'other')} and k.entity_kind = e.entity_kind
          left join ${read(province, 'truth/errors.parquet')} t on t.database = o.database and t."table" = o."table" and t.record_key = o.record_key
            and (t."column" is null or list_contains(${places(sql`d.other_column`)}, t."column")) group by all)
      select r.kind, count(*) as reported, count(*) filter (where r.hit) as planted, count(*) filter (where a.told and (a.wrong or a.lacking)) as elsewhere
      from reports r left join apart a on a.id = r.id group by 1 order by 1`,
  );
}

/** Columns of attributes: copies, and originals that have some. */
async function places(province: string): Promise<(Place & { copied: boolean; source: boolean })[]> {
  const { attributes: all } = (await json(pathOf(province, 'truth', 'origins.json'))) as { attributes: { original: Place; copies: Place[] }[] };
  return all
    .filter(({ copies }) => copies.length > 0)
    .flatMap(({ original, copies }) => [
      { ...original, copied: false, source: true },
      ...copies.map(({ database, table, column: name }) => ({ database, table, column: name, copied: true, source: false })),
    ]);
}

/** Columns that their agency's contract does not require: there a gap breaks no promise. */
async function optionalColumns(province: string): Promise<Place[]> {
  const folder = pathOf(province, 'contracts');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const found: Place[] = [];
  for (const file of files) {
    const { contract } = readContract(await readFile(pathOf(folder, file), 'utf8'), file);
    for (const { name: table, properties = [] } of contract?.schema ?? [])
      for (const { name, required } of properties) if (!required) found.push({ database: contract?.id ?? '', table, column: name });
  }
  return found;
}

interface Place {
  database: string;
  table: string;
  column: string;
}

/** What the survey made of one attribute of the truth. */
export interface AttributeFound {
  attribute: string;
  /** `right`, `wrong` (another column is called the original), `open` (undetermined) or `unseen`. */
  original: 'right' | 'wrong' | 'open' | 'unseen';
  copies: number;
  /** Copies that stand in the same attribute of the survey as the original, and those called copies too. */
  together: number;
  calledCopy: number;
}

const key = ({ database, table, column: name }: Place): string => `${database}.${table}.${name}`;

/** Originals and copies found, for each attribute that has copies. */
export async function attributes(province: string, survey: string): Promise<AttributeFound[]> {
  const truth = (await json(pathOf(province, 'truth', 'origins.json'))) as {
    attributes: { entity: string; name: string; original: Place; copies: Place[] }[];
  };
  const told = (await json(pathOf(survey, 'origins.json'))) as { attributes: { holders: (Place & { role: string })[] }[] };
  return truth.attributes
    .filter(({ copies }) => copies.length > 0)
    .map(({ entity, name, original, copies }) => {
      const group = told.attributes.find(({ holders }) => holders.some((holder) => key(holder) === key(original)));
      const roles = new Map((group?.holders ?? []).map((holder) => [key(holder), holder.role]));
      const claimed = group?.holders.find(({ role }) => role === 'original');
      const verdict = !group ? 'unseen' : !claimed ? 'open' : key(claimed) === key(original) ? 'right' : 'wrong';
      return {
        attribute: `${entity}.${name}`,
        original: verdict,
        copies: copies.length,
        together: copies.filter((copy) => roles.has(key(copy))).length,
        calledCopy: copies.filter((copy) => roles.get(key(copy)) === 'copy').length,
      };
    });
}

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
