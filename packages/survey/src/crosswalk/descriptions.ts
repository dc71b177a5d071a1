import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { EntityKind } from '@sogoc/linkage';

/** Records by what they say of their entity. */
export interface Descriptions extends AsyncDisposable {
  /** description (integer from 1), numbers, and every part. */
  distinct: WorkTable;
  /** source, row, record_key, description: every record that says anything. */
  records: WorkTable;
}

/**
 * Brings records that say the same together, so that each description is compared once: most databases repeat each other's. Parts beyond the kind's
 * identity are any one of the records'. A record that does not say enough stands alone.
 */
export async function describeRecords(engine: Engine, kind: EntityKind, gathered: WorkTable, options: RunOptions): Promise<Descriptions> {
  const { dialect } = engine;
  const part = (name: string): Sql => sql`${id(name)}`;
  const told = join(
    kind.identity.map((name) => sql`${part(name)} is not null`),
    sql` or `,
  );
  const alone = sql`case when ${kind.enough?.(part, dialect) ?? sql`false`} then null else ${dialect.cast(sql`source`, 'bigint')} * 1000000000000 + row end`;
  const keyed = await engine.materialize('crosswalk_keyed', sql`select *, ${alone} as alone from ${gathered.name} where ${told}`, options);
  const identity = join([...kind.identity.map(part), sql`alone`]);
  const rest = kind.parts.filter(({ id: name }) => !kind.identity.includes(name));
  const numbers =
    kind.numbers.length === 0
      ? dialect.cast(sql`null`, 'text')
      : sql`nullif(trim(${dialect.concat(...kind.numbers.flatMap((name) => [sql`coalesce(${part(name)}, '')`, sql`' '`]))}), '')`;
  const grouped = sql`select ${identity}${rest.length > 0 ? sql`, ` : sql``}${join(rest.map(({ id: name }) => sql`min(${part(name)}) as ${id(name)}`))}, min(source * 1000000000000 + row) as place
    from ${keyed.name} group by ${identity}`;
  const distinct = await engine.materialize(
    'crosswalk_distinct',
    sql`select ${dialect.cast(sql`row_number() over (order by place)`, 'integer')} as description, *, ${numbers} as numbers from (${grouped}) as g`,
    options,
  );
  const equal = join(
    [...kind.identity, 'alone'].map((name) => sql`k.${id(name)} is not distinct from d.${id(name)}`),
    sql` and `,
  );
  const records = await engine.materialize(
    'crosswalk_said',
    sql`select k.source, k.row, k.record_key, d.description from ${keyed.name} as k join ${distinct.name} as d on ${equal}`,
    options,
  );
  await keyed.drop();
  return {
    distinct,
    records,
    [Symbol.asyncDispose]: async () => {
      await distinct.drop();
      await records.drop();
    },
  };
}
