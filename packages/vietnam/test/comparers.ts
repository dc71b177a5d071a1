import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { type Comparer, openRegistry } from '@sogoc/linkage';
import { comparers } from '../src/index.ts';

/** A pair of values of one column. */
export type ValuePair = readonly [a: string | null, b: string | null];

/** Name of the level that each pair reaches with a comparer, null where there is nothing to compare; scored in the engine as linkage does. */
export async function levelsOf(engine: Engine, comparer: Comparer, pairs: readonly ValuePair[]): Promise<(string | null)[]> {
  const { dialect } = engine;
  const registry = openRegistry({ comparers });
  const { inputs, levels } = comparer.comparison('value', [{ column: 'value' }]);
  const names = inputs.map((_, i) => `v${i}`);
  const values = [...new Set(pairs.flat().filter((value) => value !== null))];
  const raw = sql`select value, ${join(names.map((name) => sql`value as ${id(`raw_${name}`)}`))} from unnest(${[...values, '']}) t(value)`;
  const { prepare = (given: readonly Sql[]) => [...given] } = comparer;
  const steps = typeof prepare === 'function' ? [prepare] : prepare;
  const dictionary = steps.reduce((relation, step, at) => {
    const made = step(
      names.map((name) => sql`${id(`raw_${name}`)}`),
      dialect,
    );
    const prefix = at === steps.length - 1 ? '' : 'raw_';
    return sql`select value, ${join(names.map((name, i) => sql`${made[i] ?? null} as ${id(prefix + name)}`))} from (${relation}) step`;
  }, raw);
  const derived: Sql[] = [];
  const tests = levels.flatMap(({ test: spec }, at) => {
    if (!spec) return [];
    const test = registry.test(spec.kind);
    const used = (spec.inputs ?? names.map((_, i) => i)).map((i) => names[i] ?? '');
    const from = derived.length;
    derived.push(
      ...(test.derive?.(
        used.map((name) => sql`${id(name)}`),
        spec,
        dialect,
      ) ?? []),
    );
    const own = derived.slice(from).map((_, i) => `d${from + i}`);
    const side = (alias: string) => ({ inputs: used.map((name) => sql`${id(alias, name)}`), derived: own.map((name) => sql`${id(alias, name)}`) });
    return [sql`when ${test.holds(side('a'), side('b'), spec, dialect)} then ${at}`];
  });
  const ready = await engine.materialize(
    'test_values',
    sql`select *, ${join([sql`1 as one`, ...derived.map((value, i) => sql`${value} as ${id(`d${i}`)}`)])} from (${dictionary}) prepared`,
  );
  const known = join(
    names.map((name) => sql`(${id('a', name)} is null or ${id('b', name)} is null)`),
    sql` and `,
  );
  const rows = await engine.all<{ x: string; y: string; level: number | null }>(
    sql`select a.value as x, b.value as y, case when ${known} then null ${join(tests, sql` `)} else ${levels.length - 1} end as level
        from ${ready.name} a cross join ${ready.name} b`,
  );
  await ready.drop();
  const found = new Map(rows.map(({ x, y, level }) => [`${x}\n${y}`, level]));
  return pairs.map(([a, b]) => {
    const level = a === null || b === null ? null : (found.get(`${a}\n${b}`) ?? null);
    return level === null ? null : (levels[level]?.name ?? null);
  });
}
