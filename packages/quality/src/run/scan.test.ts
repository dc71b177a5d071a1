import { type Check, type Rule, ruleId } from '@sogoc/contract';
import { type Identifier, sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkshop, tinyPack, type Workshop } from '../../test/tiny.ts';
import { ruleKind } from '../rules/index.ts';
import { ruleContext } from './rule-context.ts';
import { type RecordRuleOf, type Scan, scanRecords, scanValues } from './scan.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const checks: Check[] = [
  { kind: 'required', column: 'v', missingWords: ['?'] },
  { kind: 'hygiene', column: 'v' },
  { kind: 'placeholder', column: 'v' },
  { kind: 'format', column: 'v', semanticType: 'tiny.code' },
  { kind: 'code-list', column: 'v', values: ['Ab'] },
  { kind: 'range', column: 'v', min: 5 },
];

function rules(): RecordRuleOf[] {
  return checks.flatMap((check) => {
    const kind = ruleKind(check);
    const rule: Rule = { id: ruleId('t', check), database: 'db', table: 't', criterion: 'correct', severity: 'low', source: 'contract', check };
    return kind?.form === 'record' ? [{ rule, kind }] : [];
  });
}

async function answers(scan: Scan, stage?: Identifier): Promise<unknown[]> {
  expect(scan.rules).toHaveLength(checks.length);
  const asked = scan.rules.filter(({ sql: { holds } }) => holds === undefined);
  const counts = await shop.engine.one<Record<string, unknown>>(scan.counts(asked, stage));
  const failures = scan.failures(asked, asked, stage);
  const rows = await shop.engine.all<Record<string, unknown>>(sql`select * from (${failures}) as f order by record_key`);
  const plain = rows.map(({ value_of_record: _, ...row }) => row);
  return [Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])), plain];
}

test('asking values, records, stored flags and tallied flags gives the same counts and findings', async () => {
  const value = fc.constantFrom(null, '', ' ', '001', '001 ', '600', 'ab', 'Ab', 'N/A', 'a<br>b', 'e\u0302', '7', 'Ã¡');
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 20 }), async (values) => {
      const profile: TableProfile = await shop.table(
        `t${n++}`,
        values.map((v) => ({ v })),
        {},
        { v: { missing: 1 } },
      );
      const context = ruleContext(profile, [profile], shop.engine.dialect, tinyPack, new Date());
      const [column] = profile.columns;
      if (!column) throw new Error('no column');
      const scan = scanRecords(rules(), context);
      const asked = await answers(scan);
      expect(await answers(scanValues(rules(), column, context))).toEqual(asked);
      if (!scan.staged) throw new Error('a small table is staged');
      await using stage = await shop.engine.materialize('stage', scan.staged);
      expect(await answers(scan, stage.name)).toEqual(asked);
      const large = scanRecords(rules(), { ...context, profile: { ...profile, rows: 1_000_000 } });
      if (!large.tallied) throw new Error('a large table is tallied');
      await using tallied = await shop.engine.materialize('stage', large.tallied);
      expect(await answers(large, tallied.name)).toEqual(asked);
    }),
    { numRuns: 25 },
  );
});
