import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Engine, id, openDuckDb, sql } from '@sogoc/engine';
import { type CountryPack, profileTable, type SemanticType } from '@sogoc/profile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vietnam } from '../src/index.ts';
import { examples } from './examples.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  folder = await mkdtemp(join(tmpdir(), 'how-to-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** The pieces of code of the page, in order. */
async function codeOfPage(): Promise<string[]> {
  const page = await readFile(new URL('../../../docs/how-to/add-a-semantic-type.md', import.meta.url), 'utf8');
  return [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
}

/** Loads the page's type as if it stood in `src/types`. */
async function typeOfPage(code: string): Promise<SemanticType> {
  const types = new URL('../src/types/', import.meta.url).href;
  const file = join(folder, 'passport-number.ts');
  await writeFile(file, code.replaceAll("from './", `from '${types}`));
  const module: { passportNumber: SemanticType } = await import(pathToFileURL(file).href);
  return module.passportNumber;
}

async function typesWith(pack: CountryPack, table: Record<string, string[]>): Promise<(string | undefined)[]> {
  const [first = '', second = ''] = Object.keys(table);
  const file = join(folder, 'table.parquet');
  await engine.writeParquet(sql`select unnest(${table[first] ?? []}) as ${id(first)}, unnest(${table[second] ?? []}) as ${id(second)}`, file);
  const columns = [first, second].map((name) => ({ name, sourceType: 'text', type: 'text' as const }));
  const profile = await profileTable(engine, { database: 'd', table: 't', file, columns, primaryKey: null, unique: [], references: [] }, { pack });
  return profile.columns.map((column) => column.semanticType?.id);
}

test('a type written as the page says is recognised, agrees with its SQL and takes nothing else', async () => {
  const [code = '', exampleCode = ''] = await codeOfPage();
  const type = await typeOfPage(code);
  const pack: CountryPack = { ...vietnam, semanticTypes: [type, ...vietnam.semanticTypes] };
  const quoted = [...exampleCode.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '').slice(1);
  const [yes, no] = [quoted.slice(0, 2), quoted.slice(2)];
  expect(yes.every((value) => type.matches(value))).toBe(true);
  expect(no.some((value) => type.matches(value))).toBe(false);

  const everyValue = [...quoted, ...Object.values(examples).flatMap((each) => [...each.yes, ...each.no])].filter(Boolean);
  const rows = await engine.all<{ value: string; shape: boolean }>(
    sql`select value, ${type.shape(sql`value`, engine.dialect)} as shape from unnest(${everyValue}) as t(value)`,
  );
  for (const row of rows) expect([row.value, row.shape]).toEqual([row.value, type.matches(row.value)]);

  const numbers = ['B1234567', 'C7654321', 'c 12345678', 'N0011223'];
  expect(await typesWith(vietnam, { so_ho_chieu: numbers, ma_ke: numbers })).not.toContain('vn.passport-number');
  expect(await typesWith(pack, { so_ho_chieu: numbers, ma_ke: numbers })).toEqual(['vn.passport-number', undefined]);
});
