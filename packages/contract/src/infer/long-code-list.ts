import { type Engine, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, type TableProfile, tableSql } from '@sogoc/profile';
import { type AskOptions, countParts, type Question } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { codeList, entriesOfOthers, mayBeList } from './code-list.ts';
import { type InferContext, toRule } from './propose.ts';
import type { ValueCount } from './slip.ts';

/** More values are no list that a person would keep in a contract. */
const most = 300;
/** Of columns that describe a person (sex, ethnicity): more could point to somebody. */
const mostPersonal = 20;

/** Proposes lists that are longer than what the profile keeps of a column. Columns with a semantic type have a list, or a form, already. */
export async function inferLongCodeLists(engine: Engine, tables: readonly TableProfile[], context: InferContext & AskOptions): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const profile of tables)
    for (const column of profile.columns) {
      if (!isUnknownList(profile, column, context)) continue;
      const text = columnText(column, 't', engine.dialect);
      const question: Question = (table, part) =>
        sql`select ${part} as part, ${text} as value, count(*) as count from ${tableSql(table, engine.dialect)} as t group by 1, 2 having ${text} is not null`;
      const counted = await countParts(engine, profile, ['count'], question, context);
      const values = counted.map(([value, count = 0]): ValueCount => ({ value: value ?? '', count })).sort(byValue);
      rules.push(toRule(profile, codeList(column.name, values, context.pack, entriesOfOthers(profile, column, context.pack))));
    }
  return rules;
}

/** In the order of the bytes of their text, as the engine sorts. */
function byValue(a: ValueCount, b: ValueCount): number {
  return Buffer.compare(Buffer.from(a.value), Buffer.from(b.value));
}

/** A list that the profile does not keep whole, or only masked. Other columns of a semantic type have a list, or a form, already. */
function isUnknownList(profile: TableProfile, column: ColumnProfile, { pack }: InferContext): boolean {
  if (column.personal)
    return mayBeList(profile, column, mostPersonal) && !pack.semanticTypes.some(({ id, identifier }) => identifier && id === column.semanticType?.id);
  return column.topValues.length < column.distinct && column.semanticType === null && mayBeList(profile, column, most);
}
