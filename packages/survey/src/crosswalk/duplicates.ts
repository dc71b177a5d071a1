import { type Engine, id, join, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import type { Language } from '../model.ts';
import type { EntityTable } from './entity-tables.ts';
import type { LinkedKind } from './link-kind.ts';

/** Records that probably repeat an earlier one of their table. */
export interface Duplicates {
  /** database, table, record_key, duplicate_of (the earlier record's key), entity_kind, entity_id, probability, vi, en, id (why, in words). */
  rows: WorkTable;
  /** Tables that were looked through, with the number of their records and the columns that tell of the entity. */
  tables: { database: string; table: string; kind: string; checked: number; columns: string[] }[];
}

/** A table in which more of the records than this share the entity of another holds several of each by its nature: visits, payments. */
const mostRepeated = 0.1;
/** A pair less sure than this is one entity in the crosswalk, and no finding: of those between 0.5 and 0.99 nine in ten were homonyms. */
const leastSure = 0.99;
const languages: readonly Language[] = ['vi', 'en', 'id'];

export async function emptyDuplicates(engine: Engine, options: RunOptions): Promise<Duplicates> {
  const names = ['database', 'table', 'record_key', 'duplicate_of', 'entity_kind', 'entity_id', ...languages];
  const columns = names.map((name) => sql`${engine.dialect.cast(sql`null`, 'text')} as ${id(name)}`);
  const rows = await engine.materialize(
    'crosswalk_duplicates',
    sql`select ${join(columns.slice(0, 6))}, ${engine.dialect.cast(sql`0`, 'double')} as probability, ${join(columns.slice(6))} where false`,
    options,
  );
  return { rows, tables: [] };
}

/**
 * Adds the duplicates of a kind: of records of one entity in one table all but the first that are themselves like the first. Two that only a third record of
 * another table brings together are no duplicates: where they were compared the evidence is against them.
 */
export async function duplicatesOf(engine: Engine, linked: LinkedKind, entities: WorkTable, into: Duplicates, options: RunOptions): Promise<void> {
  const { kind, tables, pairs } = linked;
  const counts = await engine.all<{ source: number; records: number; repeated: number }>(
    sql`select source, count(*) as records, count(*) - count(distinct entity_id) as repeated from ${entities.name} group by source`,
    options,
  );
  const meant = counts.filter(({ source, records, repeated }) => isMeantOnce(tables[source]) && repeated <= mostRepeated * records);
  for (const { source, records } of meant) {
    const { profile, own } = tables[source] ?? {};
    if (profile && own)
      into.tables.push({
        database: profile.database,
        table: profile.table,
        kind: kind.id,
        checked: records,
        columns: kind.identity.flatMap((part) => own.get(part)?.[0] ?? []),
      });
  }
  const sources = meant.filter(({ repeated }) => repeated > 0).map(({ source }) => source);
  if (sources.length === 0) return;
  const first = sql`select source, entity_id, min(row) as row from ${entities.name} where source in (${join(sources.map((source) => sql`${source}`))}) group by source, entity_id having count(*) > 1`;
  await using found = await engine.materialize(
    'crosswalk_repeats',
    sql`select e.source, e.record_key, o.record_key as duplicate_of, e.entity_id, o.description = e.description as same,
        p.pattern, case when o.description = e.description then 1 else p.probability end as probability
      from (${first}) as f join ${entities.name} as o on o.source = f.source and o.row = f.row
      join ${entities.name} as e on e.source = f.source and e.entity_id = f.entity_id and e.row > f.row
      left join ${pairs.name} as p on p.a = least(o.description, e.description) and p.b = greatest(o.description, e.description)
      where o.description = e.description or p.probability >= ${leastSure}`,
    options,
  );
  await using words = await wordsOf(engine, linked, found, options);
  for (const source of sources) {
    const table = tables[source]?.profile;
    if (!table) continue;
    await engine.run(
      sql`insert into ${into.rows.name} select ${table.database}, ${table.table}, f.record_key, f.duplicate_of, ${kind.id}, f.entity_id, f.probability, w.vi, w.en, w.id
        from ${found.name} as f join ${words.name} as w on w.pattern = case when f.same then -1 else f.pattern end where f.source = ${source}`,
      options,
    );
  }
}

/** A record that only refers to an entity may do so as often as it likes. */
function isMeantOnce(table: EntityTable | undefined): boolean {
  if (!table) return false;
  const { kind, own, borrowed } = table;
  return kind.identity.some((part) => own.has(part)) && !borrowed.some(({ part }) => kind.identity.includes(part));
}

/** Why, by pattern: pattern, vi, en, id. -1: the records say the same. */
async function wordsOf(engine: Engine, { kind, model, prepared }: LinkedKind, found: WorkTable, options: RunOptions): Promise<WorkTable> {
  const titleOf = (part: string, language: Language): string => kind.parts.find(({ id: name }) => name === part)?.title[language] ?? part;
  const patterns = await engine.all<{ pattern: number }>(
    sql`select distinct pattern from ${found.name} where pattern is not null and not same`,
    options,
  );
  const { explainPatterns, reasonsInWords } = await import('@sogoc/linkage');
  const explained = explainPatterns(
    prepared,
    model,
    patterns.map(({ pattern }) => pattern),
  );
  const rows = patterns.map(({ pattern }, at) => [
    pattern,
    ...languages.map((language) => {
      const steps = (explained[at] ?? []).map((step) => ({ ...step, comparison: titleOf(step.comparison, language) }));
      return reasonsInWords(
        steps.map((step) => ({ ...step, level: step.level && { name: step.level.name, title: step.level.title } })),
        language,
      );
    }),
  ]);
  const parts = (language: Language): string => kind.identity.map((part) => titleOf(part, language)).join(', ');
  const always = [[-1, `Ghi giống nhau: ${parts('vi')}.`, `They say the same: ${parts('en')}.`, `Isinya sama: ${parts('id')}.`]];
  const columns = [{ name: 'pattern', type: 'bigint' }, ...languages.map((name) => ({ name, type: 'text' }) as const)] as const;
  return engine.ingest('crosswalk_words', columns, [[...always, ...rows]], options);
}
