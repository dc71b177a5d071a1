import type { DiscrepancyKind } from '@sogoc/contract';
import { type Engine, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { changedRules } from './changed-rules.ts';
import type { Comparison, FindingChange } from './comparison.ts';
import { differingBlocks } from './differing-blocks.ts';
import type { RunFacts } from './run-facts.ts';
import type { RecordedRun } from './store.ts';

type Row = FindingChange & { database: string; table: string; kind: DiscrepancyKind };

/**
 * New, mended and staying discrepancies: a set difference by id in the engine, so of any size. An id that is gone counts as mended only where its rule
 * was measured again and asks the same, and the records of its table still go by the same key: else all would be mended, and new. Of blocks that both runs have, nothing is compared.
 */
export async function compareFindings(
  engine: Engine,
  last: RecordedRun,
  now: RecordedRun,
  { scratch, signal }: { scratch: string; signal: AbortSignal | undefined },
): Promise<Comparison['discrepancies']> {
  const { dialect } = engine;
  const [own, other] = await differingBlocks(now.findings, last.findings, scratch);
  await using before = await measuredRules(engine, last.facts, last.facts, now.facts, signal);
  await using after = await measuredRules(engine, now.facts, last.facts, now.facts, signal);
  await using renamed = await renamedTables(engine, last.facts, now.facts, signal);
  const count = (condition: Sql): Sql => sql`cast(sum(case when ${condition} then n else 0 end) as bigint)`;
  const byTable = await engine.all<Row>(
    sql`
    select found."database", found."table", found.kind,
      ${count(sql`there and not was and known_before`)} as "new", ${count(sql`was and not there and known_after`)} as mended,
      ${count(sql`there and was`)} as staying, ${count(sql`there and not was and not known_before`)} as "newlyChecked",
      ${count(sql`was and not there and not known_after`)} as "noLongerChecked"
    from (
      select counted.*, rb.rule is not null and k."table" is null as known_before, ra.rule is not null and k."table" is null as known_after
      from (
        select coalesce(a."database", b."database") as "database", coalesce(a."table", b."table") as "table", coalesce(a.kind, b.kind) as kind,
          coalesce(a.rule, b.rule) as rule, a.id is not null as there, b.id is not null as was, count(*) as n
        from (select id, "database", "table", kind, rule from ${dialect.readParquet([own])}) a
        full join (select id, "database", "table", kind, rule from ${dialect.readParquet([other])}) b on a.id = b.id group by all
        union all select "database", "table", kind, rule, true, true, sum(sign) from (
          select "database", "table", kind, rule, 1 as sign from ${dialect.readParquet([now.findings])} x
          union all select "database", "table", kind, rule, -1 from ${dialect.readParquet([own])} y) s group by all having sum(sign) > 0
      ) counted
      left join ${before.name} rb on rb."database" = counted."database" and rb.rule = counted.rule
      left join ${after.name} ra on ra."database" = counted."database" and ra.rule = counted.rule
      left join ${renamed.name} k on k."database" = counted."database" and k."table" = counted."table"
    ) found group by found."database", found."table", found.kind order by found."database", found."table", found.kind`,
    { signal },
  );
  return { total: totalOf(byTable.filter(({ kind }) => kind !== 'variant')), byTable };
}

/** The rules that a run measured, but those that ask something else in the other. */
function measuredRules(engine: Engine, { databases }: RunFacts, last: RunFacts, now: RunFacts, signal: AbortSignal | undefined): Promise<WorkTable> {
  const changed = new Map(
    now.databases.map((database) => {
      const earlier = last.databases.find(({ name }) => name === database.name);
      return [database.name, new Set(earlier && changedRules(earlier, database).map(({ rule }) => rule))];
    }),
  );
  const columns = [
    { name: 'database', type: 'text' },
    { name: 'rule', type: 'text' },
  ] as const;
  const rows = databases.map(({ name, rules }) => rules.filter((rule) => !changed.get(name)?.has(rule)).map((rule) => [name, rule]));
  return engine.ingest('measured_rules', columns, rows, { signal });
}

/** Tables whose records are named by other columns than in the last run. */
function renamedTables(engine: Engine, last: RunFacts, now: RunFacts, signal: AbortSignal | undefined): Promise<WorkTable> {
  const columns = [
    { name: 'database', type: 'text' },
    { name: 'table', type: 'text' },
  ] as const;
  const keys = (facts: RunFacts): Map<string, readonly string[] | undefined> =>
    new Map(facts.databases.flatMap(({ name, tables }) => tables.map(({ table, key }) => [JSON.stringify([name, table]), key] as const)));
  const before = keys(last);
  const rows = [...keys(now)].flatMap(([place, key]) => {
    const earlier = before.get(place);
    return key && earlier && JSON.stringify(key) !== JSON.stringify(earlier) ? [JSON.parse(place) as [string, string]] : [];
  });
  return engine.ingest('renamed_tables', columns, [rows], { signal });
}

function totalOf(rows: readonly Row[]): FindingChange {
  const sum = (of: keyof FindingChange): number => rows.reduce((total, row) => total + row[of], 0);
  return {
    new: sum('new'),
    mended: sum('mended'),
    staying: sum('staying'),
    newlyChecked: sum('newlyChecked'),
    noLongerChecked: sum('noLongerChecked'),
  };
}
