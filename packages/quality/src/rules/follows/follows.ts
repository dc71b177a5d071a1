import type { FollowedEvent } from '@sogoc/contract';
import { and, id, type Sql, sql } from '@sogoc/engine';
import { columnText, recordKeySql, type TableProfile, tableSql } from '@sogoc/profile';
import { QualityError } from '../../error.ts';
import type { RuleContext, SetRuleKind } from '../../rule-kind.ts';

/**
 * Once an event is recorded of a thing, the column has the value that the event gives: the newest one, where several are dated. A record that says
 * otherwise is late. Expected: what the event gives.
 */
export const follows: SetRuleKind<'follows'> = {
  kind: 'follows',
  form: 'set',
  finds: 'stale',
  compile: ({ columns: [key, column], event, after }, context) => {
    const { profile, dialect } = context;
    const [own, said] = [textOf(profile, key, 't', context), textOf(profile, column, 't', context)];
    const since = after === undefined ? sql`true` : sql`e.since > ${textOf(profile, after, 't', context)}`;
    const met = sql`${tableSql(profile, dialect)} as t join (${newest(event, context)}) as e on e.thing = ${own} and ${since} and ${names(key, own, context)}`;
    const value = 'column' in event.value ? event.value.column : event.of;
    return {
      column,
      origin: `${event.database}.${event.table}.${value}`,
      checked: sql`select count(*) as checked from ${met}`,
      findings: sql`select ${recordKeySql(profile, 't', dialect)} as record_key, ${said} as observed, e.given as expected from ${met}
        where e.given is not null and ${said} <> e.given`,
    };
  },
};

/** Boolean SQL: does the key name anything? A filler such as twelve zeros, which its type refuses, names nobody. */
function names(key: string, own: Sql, { column, pack, dialect }: RuleContext): Sql {
  const type = pack.semanticTypes.find(({ id: type }) => type === column(key).semanticType?.id);
  return sql`coalesce(${(type?.valid ?? type?.shape)?.(own, dialect) ?? sql`true`}, false)`;
}

/** One row a thing: `thing`, `given`, `since` (null where events are not dated). Of events of one day any: which came last cannot be seen. */
function newest(event: FollowedEvent, context: RuleContext): Sql {
  const { dialect } = context;
  const of = context.table(event.database, event.table);
  const text = (name: string): Sql => textOf(of, name, 't', context);
  const given = 'is' in event.value ? sql`${event.value.is}` : text(event.value.column);
  const since = event.since === undefined ? dialect.cast(sql`null`, 'text') : text(event.since);
  const wanted = Object.entries(event.where ?? {}).map(([name, value]) => sql`${text(name)} = ${value}`);
  const events = sql`select ${text(event.of)} as thing, ${given} as given, ${since} as since from ${tableSql(of, dialect)} as t`;
  if (event.known) {
    const known = context.table(event.database, event.known.table);
    wanted.push(sql`${given} in (select ${textOf(known, event.known.column, 'k', context)} from ${tableSql(known, dialect)} as k)`);
  }
  const counted = wanted.length === 0 ? events : sql`${events} where ${and(...wanted)}`;
  const order = sql`over (partition by thing order by since desc nulls last, given)`;
  return sql`select thing, given, since from (select *, row_number() ${order} as ${id('turn')} from (${counted}) as x where thing is not null) as y where ${id('turn')} = 1`;
}

/** Dates in their canonical form, so that they sort; other values as they stand. @throws QualityError `RULE_UNKNOWN_COLUMN` */
function textOf(table: TableProfile, name: string, alias: string, { dialect, pack }: RuleContext): Sql {
  const column = table.columns.find((one) => one.name === name);
  if (!column) throw new QualityError('RULE_UNKNOWN_COLUMN', `The table has no column ${name}`, { place: `${table.database}.${table.table}` });
  const text = columnText(column, alias, dialect);
  const type = column.type === 'text' ? pack.semanticTypes.find(({ id: type }) => type === column.semanticType?.id) : undefined;
  return type?.canonical && type.matches('2001-12-31') ? sql`coalesce(${type.canonical(text, dialect)}, ${text})` : text;
}
