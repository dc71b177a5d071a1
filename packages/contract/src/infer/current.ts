import { type Engine, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, type TableProfile, tableSql } from '@sogoc/profile';
import { type AskOptions, countParts, type Question } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { type InferContext, share, toRule } from './propose.ts';

/** More than this share (0..1) of outdated values, and the column keeps what was true on its day: where somebody was born, who signed. */
const mostOutdated = 0.45;

/**
 * A column most of whose values hold today is meant to be kept up to date: what is left of an earlier state of the country's lists is late. Columns of
 * what happened once (a place of birth) keep the names of their day and are left alone.
 */
export async function inferCurrent(engine: Engine, tables: readonly TableProfile[], context: InferContext & AskOptions): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const profile of tables)
    for (const column of profile.columns) {
      const rule = await inferOne(engine, profile, column, context);
      if (rule) rules.push(rule);
    }
  return rules;
}

async function inferOne(
  engine: Engine,
  profile: TableProfile,
  column: ColumnProfile,
  { pack, ...options }: InferContext & AskOptions,
): Promise<Rule | null> {
  const type = pack.semanticTypes.find(({ id }) => id === column.semanticType?.id);
  const isOutdated = type?.outdated;
  if (!isOutdated) return null;
  const { dialect } = engine;
  const question: Question = (table, part) => {
    const values = sql`select ${part} as part, ${columnText(column, 't', dialect)} as value from ${tableSql(table, dialect)} as t`;
    const outdated = sql`coalesce(${isOutdated(sql`v.value`, dialect)}, false)`;
    return sql`select part, null as value, count(v.value) as filled, ${dialect.countIf(outdated)} as outdated from (${values}) as v group by part`;
  };
  const [[, filled = 0, outdated = 0] = []] = await countParts(engine, profile, ['filled', 'outdated'], question, options);
  if (filled === 0 || outdated > filled * mostOutdated) return null;
  return toRule(profile, {
    check: { kind: 'current', column: column.name, semanticType: type.id },
    criterion: 'correct',
    severity: 'medium',
    evidence: { type: type.id, current: share(filled - outdated, filled) },
  });
}
