import { openDuckDb, sql, type WorkTable } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyModel, openTestEngine, tableOf } from '../../test/engine.ts';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import type { PatternRow } from '../compare/candidates.ts';
import { drawnUpTo, isDrawn } from '../compare/draw.ts';
import { blockOn, codeComparison, dateComparison, exactComparison, nameComparison } from '../compare/ready-made.ts';
import { TableCandidates } from '../compare/table-candidates.ts';
import type { Comparison, LinkKind } from '../model/link-model.ts';
import { predictPairs } from '../predict/predict-pairs.ts';
import { weighInside, weighPairs } from '../predict/weigh-pairs.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import { withNumbers } from '../prepare/with-numbers.ts';
import { type DrawnPattern, drawPairs, readPairs } from '../train/drawn-pairs.ts';
import { readSample, sampleLevels } from '../train/sample-u.ts';
import { PackedCandidates } from './packed-candidates.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const columns = ['id', 'name', 'born', 'code', 'town'];
const row = fc.tuple(
  fc.constantFrom('anh', 'ánh', 'binh', null),
  fc.constantFrom('1970-02-03', '1970-03-02', '03/02/1970', '1970', '1970-01-01', '1970-02-04', '1970-02-08', '1980-02-03', 'x', null),
  fc.constantFrom('123456', '123465', '12345', '987654', 'số một hai ba bốn', null),
  fc.constantFrom('hue', 'vinh', null),
);
const rows = fc.array(row, { maxLength: 14 });
const model = {
  ...emptyModel,
  blocking: [blockOn('name', 'born'), blockOn({ column: 'name', steps: [{ first: 1 }] }), blockOn('town')],
  training: [blockOn('code')],
  deterministic: { rules: [blockOn('town', 'code'), blockOn('name', 'born')], recall: 0.9 },
  comparisons: [
    nameComparison('name', { frequency: true }),
    dateComparison('born'),
    codeComparison('code'),
    exactComparison('town', { frequency: true }),
  ],
};

const related = { apart: 'born', share: 0.02, levels: model.comparisons.map(({ levels }) => levels.map((_, j) => 0.4 / 2 ** j)) };
const parameters = { prior: 0.01, duplication: 0.2, related };
const withLevels = (comparison: Comparison): Comparison => ({
  ...comparison,
  levels: comparison.levels.map((level, j) => ({ ...level, m: 0.6 / 2 ** j, u: 0.01 * 2 ** j })),
});

test('arrays hold what the engine finds: pairs, rules, patterns, what is open, rarity, and what values show', async () => {
  let [found, later] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      rows,
      rows,
      fc.constantFrom<LinkKind>('dedupe', 'link', 'link-and-dedupe'),
      fc.boolean(),
      fc.boolean(),
      async (left, right, kind, isShared, isHalf) => {
        const of = (some: typeof left) => some.map((values, i) => [`k${i}`, ...values]);
        const tables = [await tableOf(engine, 'left', columns, of(left)), await tableOf(engine, 'right', columns, of(right))];
        await using prepared = await prepareRecords(engine, tables, { ...model, kind });
        const rules = prepared.rules.filter((rule) => rule.predicts || rule.trains);
        const packed = await PackedCandidates.open(prepared, rules, (rule) => (rule.trains ? 6000 : undefined), isShared ? 1 : 0);
        const numbered = await withNumbers(prepared);
        const query = candidatePairs(numbered, rules, (rule) => (rule.trains ? isDrawn(sql`a.rid`, sql`b.rid`, sql`6000`) : undefined));
        await using inEngine = new TableCandidates(prepared, await engine.materialize('expected', query));
        if (!packed) throw new Error('not packed');
        // What is open of a code follows from sketches, of which arrays have their own kind.
        const read = (table: WorkTable) => engine.all(sql`select l, r, rules, pattern, open & ~4 as open, rarity from ${table.name} order by l, r`);
        const together = sql`select rid, 1 as cluster from ${prepared.records.name}`;
        const all = await packed.within(together);
        expect(await read(all)).toEqual(await read(await inEngine.within(together)));
        expect(await packed.sizes()).toEqual(await inEngine.sizes());
        const deterministic = prepared.rules.filter((rule) => rule.deterministic);
        expect(await packed.countTogether(deterministic)).toBe(await inEngine.countTogether(deterministic));
        const halves = sql`select rid, rid % 2 + 1 as cluster from ${prepared.records.name}`;
        expect(await read(await packed.within(halves))).toEqual(await read(await inEngine.within(halves)));
        const drawn = new Map((await packed.sizes()).map(({ rules: bits }) => [bits, isHalf ? drawnUpTo(0.5) : drawnUpTo(1)]));
        const counted = (rows: PatternRow[]) => rows.sort((a, b) => a.rules - b.rules || a.pattern - b.pattern);
        expect(counted(await packed.countPatterns(drawn))).toEqual(counted(await inEngine.countPatterns(drawn)));
        const everything = { weight: Number.NEGATIVE_INFINITY, predicting: 15, useRarity: false, prior: 0, most: [], ties: [] };
        expect(await read(await packed.reaching(everything))).toEqual(await read(await inEngine.reaching(everything)));
        await using other = await engine.materialize('expected', query);
        const trained = { ...prepared.model, ...parameters, comparisons: prepared.model.comparisons.map(withLevels) };
        for (const least of [0, 0.001, 0.5]) {
          const columns = sql`l, r, rules, pattern, round(weight * 1e9) as weight, round(probability * 1e9) as probability`;
          const weigh = async (candidates: PackedCandidates | TableCandidates) => {
            await using weighed = await predictPairs(prepared, trained, candidates, least);
            return await engine.all(sql`select ${columns} from ${weighed.name} order by l, r`);
          };
          expect(await weigh(packed)).toEqual(await weigh(new TableCandidates(prepared, other)));
          // Of two records in a cluster of their own the pair is weighed already.
          if (prepared.records.rows < 3) continue;
          const clusters = new Int32Array(prepared.records.rows + 1).fill(1, 1);
          const weighInsideOf = async (candidates: PackedCandidates | TableCandidates) => {
            await using weighed = await weighPairs(prepared, trained, candidates, least);
            await using inside = await weighInside(prepared, trained, weighed, clusters);
            return await engine.all(sql`select ${columns} from ${inside.name} order by l, r`);
          };
          const inside = await weighInsideOf(packed);
          expect(inside).toEqual(await weighInsideOf(new TableCandidates(prepared, other)));
          later += inside.length;
        }
        found += all.rows;
      },
    ),
    { numRuns: 30 },
  );
  expect(found).toBeGreaterThan(100);
  expect(later).toBeGreaterThan(10);
}, 300_000);

test('random pairs show the same levels in arrays as in the engine', async () => {
  const many = fc.sample(row, { numRuns: 90, seed: 7 }).map((values, i) => [`k${i}`, ...values]);
  for (const kind of ['dedupe', 'link'] as const) {
    const tables = [await tableOf(engine, 'left', columns, many.slice(0, 50)), await tableOf(engine, 'right', columns, many.slice(50))];
    await using prepared = await prepareRecords(engine, tables, { ...model, kind });
    const packed = await PackedCandidates.open(prepared, prepared.rules.slice(0, 1), () => undefined, 0);
    for (const maximumPairs of [100, 200_000]) {
      const sample = await sampleLevels(prepared, { maximumPairs }, packed?.patternsOf);
      expect(sample).toEqual(await sampleLevels(prepared, { maximumPairs }));
      expect(sample.pairs).toBeGreaterThan(50);
      const within = await sampleLevels(
        prepared,
        { maximumPairs, pairs: 'within' },
        packed?.patternsOf,
        await readSample(prepared, { maximumPairs }),
      );
      expect(within).toEqual(await sampleLevels(prepared, { maximumPairs, pairs: 'within' }));
      expect(within.pairs).toBeGreaterThan(30);
    }
    const byPattern = (drawn: DrawnPattern[]) => drawn.map((one) => JSON.stringify(one)).sort();
    expect(byPattern(await drawPairs(prepared, packed?.patternsOf, await readPairs(prepared)))).toEqual(byPattern(await drawPairs(prepared)));
  }
});

test('what would take more than the engine may hold is left to the engine', async () => {
  await using small = await openDuckDb({ memoryLimit: 2 ** 25 });
  const alike = Array.from({ length: 1500 }, (_, i) => [`k${i}`, 'anh', '1970-02-03', '123456', 'hue']);
  for (const [held, isPacked] of [
    [small, false],
    [engine, true],
  ] as const) {
    await using prepared = await prepareRecords(held, [await tableOf(held, 'alike', columns, alike)], model);
    const packed = await PackedCandidates.open(prepared, prepared.rules.slice(0, 1), () => undefined);
    expect(packed?.rows).toBe(isPacked ? (1500 * 1499) / 2 : undefined);
  }
});
