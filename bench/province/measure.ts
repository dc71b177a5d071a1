import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, type Sql, sql } from '@sogoc/engine';

/** Of the planted errors of a kind, how many the survey reported at the record (and column) at all, and how many under that kind. */
export interface Found {
  kind: string;
  planted: number;
  reported: number;
  asKind: number;
}

/** Of the survey's reports of a kind, how many lie on a planted error. */
export interface Precision {
  kind: string;
  reported: number;
  planted: number;
}

const same = sql`d.database = t.database and d."table" = t."table" and d.record_key = t.record_key`;
const column = sql`(t."column" is null or d."column" is null or list_contains(string_split(d."column", ', '), t."column"))`;
const read = (folder: string, file: string): Sql => sql`read_parquet(${join(folder, file)})`;

/** Share of planted errors found, by kind. A variant counts where the survey counts it, among its variants. */
export function found(engine: Engine, province: string, survey: string): Promise<Found[]> {
  return engine.all<Found>(
    sql`with hit as (
        select t.*, bool_or(d.id is not null) as reported, coalesce(bool_or(d.kind = t.kind), false) as as_kind
        from (select *, row_number() over () as n from ${read(province, 'truth/errors.parquet')}) t
          left join ${read(survey, 'discrepancies.parquet')} d on ${same} and ${column} group by all)
      select kind, count(*) as planted, count(*) filter (where reported) as reported,
        count(*) filter (where as_kind) as "asKind" from hit group by 1 order by 1`,
  );
}

/** Share of reports that lie on a planted error, by kind as reported. */
export function precision(engine: Engine, province: string, survey: string): Promise<Precision[]> {
  return engine.all<Precision>(
    sql`select kind, count(*) as reported, count(*) filter (where hit) as planted from (
        select d.kind, exists (select 1 from ${read(province, 'truth/errors.parquet')} t where ${same} and ${column}) as hit
          from ${read(survey, 'discrepancies.parquet')} d)
      group by 1 order by 1`,
  );
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
  const truth = (await json(join(province, 'truth', 'origins.json'))) as {
    attributes: { entity: string; name: string; original: Place; copies: Place[] }[];
  };
  const told = (await json(join(survey, 'origins.json'))) as { attributes: { holders: (Place & { role: string })[] }[] };
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
