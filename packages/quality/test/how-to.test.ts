import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, Rule } from '@sogoc/contract';
import { sql } from '@sogoc/engine';
import { expect, test } from 'vitest';
import { type Discrepancy, type RuleKind, runRules } from '../src/index.ts';
import { now } from './asked.ts';
import { openWorkshop, tinyPack } from './tiny.ts';

const root = join(import.meta.dirname, '../../..');

/** The code block of the page with that name. */
async function block(name: string): Promise<string> {
  const page = await readFile(join(root, 'docs/how-to/add-a-rule-kind.md'), 'utf8');
  const found = page.match(new RegExp(`\`\`\`ts ${name}\n(.*?)\`\`\``, 's'))?.[1];
  if (!found) throw new Error(`The page has no block ${name}`);
  return found;
}

test('docs/how-to/add-a-rule-kind.md: its kind runs as the page says', async () => {
  expect(await block('check')).toContain("kind: 'multiple-of'");
  expect(await block('register')).toContain('multipleOf');
  const folder = await mkdtemp(join(import.meta.dirname, '.how-to-'));
  await using shop = await openWorkshop();
  try {
    const file = join(folder, 'multiple-of.ts');
    await writeFile(file, await block('kind'));
    const { multipleOf } = (await import(file)) as { multipleOf: RuleKind };
    const table = await shop.table('sizes', [{ v: '10' }, { v: '12' }, { v: 'x' }, { v: null }]);
    const check = { kind: 'multiple-of', column: 'v', of: 5 } as unknown as Check;
    const rule: Rule = {
      id: 'sizes.v.multiple-of',
      database: 'db',
      table: 'sizes',
      criterion: 'correct',
      severity: 'low',
      source: 'contract',
      check,
    };
    const { results, discrepancies } = await runRules(shop.engine, [table], [rule], { pack: tinyPack, now, kinds: [multipleOf] });
    await using _ = discrepancies;
    expect(results[0]).toMatchObject({ checked: 3, failed: 1 });
    expect(await shop.engine.all<Discrepancy>(sql`select record_key, observed, expected from ${discrepancies.name}`)).toEqual([
      { record_key: '#2', observed: '12', expected: 'n × 5' },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('every kind is a folder of its own name', async () => {
  const table = await readFile(join(root, 'packages/quality/src/rules/index.ts'), 'utf8');
  const check = await readFile(join(root, 'packages/contract/src/rule.ts'), 'utf8');
  const kinds = [...check.matchAll(/\| \{ kind: '([a-z-]+)'/g)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(15);
  for (const kind of kinds) expect(table).toContain(`'./${kind}/${kind}.ts'`);
});
