import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, render, type Sql, sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { hashBytes } from '../src/pages/hash-text.ts';
import { asked, now } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

type Row = Record<string, string | null>;

let shop: Workshop;
let folder: string;
beforeAll(async () => {
  shop = await openWorkshop();
  folder = await mkdtemp(join(tmpdir(), 'changed-'));
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** The engine, and all that it is asked. */
function noting(engine: Engine): { engine: Engine; texts: string[] } {
  const texts: string[] = [];
  const noted = new Proxy(engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        for (const one of given) if (one instanceof Object && one.constructor === sql``.constructor) texts.push(render(one as Sql, target.dialect));
        return member.apply(target, given);
      };
    },
  });
  return { engine: noted, texts };
}

const rules = [
  asked('people', { kind: 'unique', columns: ['code'] }),
  asked('people', { kind: 'unique', columns: ['name'] }, { source: 'inferred' }),
  asked('people', { kind: 'unique', columns: ['id'] }),
];

async function found(engine: Engine, table: TableProfile, states?: string): Promise<{ results: RuleResult[]; findings: Discrepancy[] }> {
  const kept = states === undefined ? {} : { states: { folder: states, release: '1' } };
  const { results, discrepancies } = await runRules(engine, [table], rules, { pack: tinyPack, now, ...kept });
  await using _ = discrepancies;
  return {
    results,
    findings: await engine.all<Discrepancy>(sql`select * from ${discrepancies.name} order by rule, record_key, kind, observed, expected`),
  };
}

const names = ['a', 'b', 'c', 'd', 'e'] as const;
const value = fc.oneof(fc.constantFrom('001', '002', '003', 'Nguyễn', '', ' ', null), fc.integer({ min: 0, max: 40 }).map(String));
const rows = fc.array(fc.record({ code: value, name: value }), { minLength: 1, maxLength: 8 });
/** States of a table, one after the other: parts come, change and go. Which column of a person's own is the key, and whether each record has one. */
const history = fc.array(fc.dictionary(fc.constantFrom(...names), rows, { minKeys: 1, noNullPrototype: true }), { minLength: 2, maxLength: 5 });

async function tableOf(parts: Readonly<Record<string, Omit<Row, 'id'>[]>>, personal: boolean, hole: boolean): Promise<TableProfile> {
  const files = Object.fromEntries(
    Object.entries(parts)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, some]) => [name, some.map((row, place): Row => ({ id: hole && place === 1 ? null : `${name}${place}`, ...row }))]),
  );
  const table = await shop.split('people', files, { recordKey: { columns: ['id'], kind: 'inferred' } });
  return { ...table, columns: table.columns.map((column) => ({ ...column, personal: personal && column.name === 'code' })) };
}

test('what repeats is found anew where parts came, changed and went, and of the others nothing is read', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.boolean(), fc.boolean(), async (steps, personal, hole) => {
      const kept = await mkdtemp(join(folder, 'states-'));
      let before: Readonly<Record<string, unknown>> = {};
      for (const [step, parts] of steps.entries()) {
        const table = await tableOf(parts, personal, hole);
        const { engine, texts } = noting(shop.engine);
        expect(await found(engine, table, kept)).toEqual(await found(shop.engine, table));
        const same = (table.parts ?? []).filter(({ name }) => JSON.stringify(before[name]) === JSON.stringify(parts[name]));
        const isKeyed = (await readdir(kept)).some((name) => name.startsWith('keys-'));
        expect(isKeyed || hole).toBe(true);
        if (step > 0 && isKeyed && !hole) expect(same.filter(({ file }) => texts.some((text) => text.includes(file)))).toEqual([]);
        before = parts;
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);

test('parts that were let go of and come back are known again, and keys that are lost are done without', async () => {
  const kept = await mkdtemp(join(folder, 'states-'));
  const one = [{ code: '001', name: 'An' }];
  const first = { a: one, b: [{ code: '001', name: 'Ba' }] };
  const check = async (parts: Record<string, Omit<Row, 'id'>[]>): Promise<void> => {
    const table = await tableOf(parts, false, false);
    expect(await found(shop.engine, table, kept)).toEqual(await found(shop.engine, table));
  };
  await check(first);
  // More changes than there are files of a log.
  for (let run = 0; run < 14; run += 1) await check({ a: one, c: [{ code: String(run), name: 'An' }] });
  await check(first);
  for (const name of await readdir(kept)) if (name.startsWith('keys-')) await writeFile(join(kept, name), 'PAR1');
  await check({ ...first, d: one });
}, 240_000);

test('texts that look alike have hashes of their own', () => {
  const families = [
    (i: number) => `Tổ ${i % 1000}, ấp ${Math.floor(i / 1000)}`,
    (i: number) => `RT ${String(i % 1000).padStart(3, '0')} RW ${String(Math.floor(i / 1000)).padStart(3, '0')}`,
    (i: number) => String(i % 1000).padStart(8, '0') + String(Math.floor(i / 1000)).padStart(8, '0'),
    (i: number) =>
      String(i % 100).padStart(8, '0') + String(Math.floor(i / 100) % 100).padStart(8, '0') + String(Math.floor(i / 10_000)).padStart(8, '0'),
    (i: number) => String(i).padStart(12, '0'),
  ];
  for (const [family, text] of families.entries()) {
    const count = 200_000;
    const hashes = new BigUint64Array(count);
    const words = new Uint32Array(hashes.buffer);
    for (let i = 0; i < count; i += 1) {
      const { buffer, byteOffset, length } = Buffer.from(text(i));
      hashBytes(new DataView(buffer, byteOffset, length), 0, length, words, 2 * i);
    }
    hashes.sort();
    expect(
      hashes.reduce((same, hash, i) => same + (i > 0 && hash === hashes[i - 1] ? 1 : 0), 0),
      `family ${family}`,
    ).toBe(0);
  }
}, 60_000);
