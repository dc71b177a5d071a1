import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type TableProfile, tableSql } from '@sogoc/profile';
import { type AskOptions, countTables } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { columnLooksLikeKey } from './key-name.ts';
import { type InferContext, share, toRule } from './propose.ts';

/** Least share (0..1) of a column's records whose value must exist in the other for a reference to be proposed; the rest are findings. */
const contained = 0.97;
/** The same of its distinct values: each wrong one is distinct, while the right ones repeat. */
const containedDistinct = 0.8;
/** Where fewer are, those that are not must be rare: a value that exists stands for at least this many times as many records as one that does not. */
const commoner = 10;
/** Fewer distinct values than this may be contained by chance. */
const enoughValues = 5;

interface End {
  profile: TableProfile;
  column: ColumnProfile;
}

/**
 * Proposes references within each database: a column nearly all of whose values exist in a column that names records elsewhere, when type or name
 * says that they mean the same thing. Between databases it is the matching of originals and copies that finds references, not this.
 */
export async function inferReferences(engine: Engine, tables: readonly TableProfile[], context: InferContext & AskOptions): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const database of Map.groupBy(tables, (table) => table.database).values()) {
    const targets = database.flatMap((profile) => keyColumns(profile).map((column) => ({ profile, column })));
    for (const profile of database)
      for (const column of profile.columns) {
        const rule = await inferReference(engine, { profile, column }, targets, context);
        if (rule) rules.push(rule);
      }
  }
  return rules;
}

async function inferReference(engine: Engine, from: End, targets: readonly End[], context: InferContext & AskOptions): Promise<Rule | null> {
  const declared = from.profile.declared.references.some(({ columns }) => columns.length === 1 && columns[0] === from.column.name);
  if (declared || from.column.distinct < enoughValues) return null;
  let best: { to: End; matched: number } | null = null;
  for (const to of targets) {
    if (!mayRefer(from, to, context.pack)) continue;
    const { matched, holds } = await containment(engine, from, to, context);
    if (holds && (best === null || matched > best.matched || (matched === best.matched && to.profile.rows < best.to.profile.rows)))
      best = { to, matched };
  }
  return best && referenceRule(from, best.to, best.matched);
}

function referenceRule(from: End, { profile, column }: End, matched: number): Rule {
  return toRule(from.profile, {
    check: { kind: 'reference', columns: [from.column.name], to: { database: profile.database, table: profile.table, columns: [column.name] } },
    criterion: 'correct',
    severity: 'high',
    evidence: { contained: matched, distinct: from.column.distinct, of: column.distinct },
  });
}

/** Columns that alone name the records of their table, or nearly do. */
function keyColumns({ columns, candidateKeys, nearKeys, declared, rows }: TableProfile): ColumnProfile[] {
  const declaredKeys = [declared.primaryKey ?? [], ...declared.unique, ...candidateKeys].filter((key) => key.length === 1).flat();
  const names = new Set([...declaredKeys, ...nearKeys.map(({ column }) => column)]);
  return rows < enoughValues ? [] : columns.filter(({ name }) => names.has(name));
}

/** Could the first column mean records of the second's table? By identifier type, or by a name made of the table's and the column's. */
function mayRefer(from: End, to: End, pack: CountryPack): boolean {
  const strangers = Math.max(from.column.distinct * (1 - containedDistinct), from.profile.rows * (1 - contained));
  if (from.column === to.column || from.column.distinct - strangers > to.column.distinct) return false;
  if (isMeasure(from.column) || isMeasure(to.column)) return false;
  const typed = from.column.semanticType && from.column.semanticType.id === to.column.semanticType?.id;
  const identifier = typed && pack.semanticTypes.some(({ id, identifier }) => id === from.column.semanticType?.id && identifier);
  const own = from.column.distinct === from.profile.rows;
  // A key of its own numbers its own records, unless its type says that it names things of the world.
  if (own) return identifier === true && from.profile !== to.profile && from.profile.rows < to.profile.rows;
  return identifier === true || (columnLooksLikeKey(from.column, pack) && namesRecordsOf(from.column.name, to, pack));
}

const isMeasure = ({ type }: ColumnProfile): boolean =>
  type === 'decimal' || type === 'date' || type === 'timestamp' || type === 'boolean' || type === 'empty';

/** `province_code` names records of `provinces.code`; `parent_id` those of its own table's `id`; `province_code` also `provinces.province_code`. */
function namesRecordsOf(name: string, { profile, column }: End, pack: CountryPack): boolean {
  const words = pack.words(name);
  const theirs = pack.words(column.name);
  // A bare `id` is the key of its own table in most; a longer name, or one of its own, is not used twice by chance.
  if (words.join(' ') === theirs.join(' ')) return theirs.length > 1 || !['id', 'code', 'ma', 'no', 'so', 'key', 'stt'].includes(theirs[0] ?? '');
  const told = words.filter((word) => !theirs.includes(word));
  if (told.length === 0 || told.length === words.length) return false;
  const table = pack.words(profile.table);
  return told.every((word) => table.some((other) => sameWord(word, other)) || ['parent', 'cha', 'induk'].includes(word));
}

/** The same but for an ending: `province` and `provinces`, `category` and `categories`. */
function sameWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return a === b || (shorter >= 4 && a.slice(0, shorter - 1) === b.slice(0, shorter - 1) && Math.abs(a.length - b.length) <= 3);
}

async function containment(engine: Engine, from: End, to: End, options: AskOptions): Promise<{ matched: number; holds: boolean }> {
  const values = (profile: TableProfile, column: ColumnProfile): Sql =>
    sql`select ${columnText(column, 't', engine.dialect)} as value, count(*) as n from ${tableSql(profile, engine.dialect)} as t group by 1`;
  const counts = ['total', 'found', 'records', 'matched'];
  const [total = 0, found = 0, records = 0, matched = 0] = await countTables(
    engine,
    [from.profile, to.profile],
    counts,
    ([own = from.profile, other = to.profile]) => sql`select count(*) as total, count(b.value) as found, coalesce(sum(a.n), 0) as records,
          coalesce(sum(case when b.value is not null then a.n end), 0) as matched
        from (${values(own, from.column)}) as a left join (${values(other, to.column)}) as b on a.value = b.value where a.value is not null`,
    options,
  );
  const most = share(found, total) >= containedDistinct;
  const rare = found >= enoughValues && matched * (total - found) >= commoner * (records - matched) * found;
  return { matched: share(matched, records), holds: share(matched, records) >= contained && (most || rare) };
}
