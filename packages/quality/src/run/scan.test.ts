import { type Check, type Rule, ruleId } from '@sogoc/contract';
import { sql } from '@sogoc/engine';
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
  { kind: 'required', column: 'v' },
  { kind: 'hygiene', column: 'v' },
  { kind: 'placeholder', column: 'v' },
  { kind: 'format', column: 'v', semanticType: 'tiny.code' },
  { kind: 'code-list', column: 'v', values: ['001', 'Ab'] },
  { kind: 'range', column: 'v', min: 5 },
];

function rules(): RecordRuleOf[] {
  return checks.flatMap((check) => {
    const kind = ruleKind(check);
    const rule: Rule = { id: ruleId('t', check), database: 'db', table: 't', criterion: 'correct', severity: 'low', source: 'contract', check };
    return kind?.form === 'record' ? [{ rule, kind }] : [];
  });
}

async function answers(scan: Scan): Promise<unknown[]> {
  const every = scan.rules.map((_, i) => i);
  expect(every).toHaveLength(checks.length);
  const counts = await shop.engine.one<Record<string, unknown>>(scan.counts(scan.rules));
  const failures = await shop.engine.all<Record<string, unknown>>(sql`select * from (${scan.failures(scan.rules, every)}) as f order by record_key`);
  const plain = failures.map(({ value_of_record: _, ...row }) => row);
  return [Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])), plain];
}

test('asking values and asking records give the same counts and findings', async () => {
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
      expect(await answers(scanValues(rules(), column, context))).toEqual(await answers(scanRecords(rules(), context)));
    }),
    { numRuns: 25 },
  );
});
