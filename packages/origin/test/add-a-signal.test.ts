import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, openDuckDb } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrigins } from '../src/index.ts';
import { database } from './database.ts';
import { letters, pack } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

test('the signal of the page tells the original from a copy in capitals, where nothing else does', async () => {
  const rows = Array.from({ length: 100 }, (_, n) => ({ code: `K${n * 7919 + 100_000}`, label: `Thing ${letters(n)}` }));
  const capitals = rows.map(({ code, label }) => ({ code, label: label.toUpperCase() }));
  const databases = [await database(engine, 'loud', null, { t: capitals }, pack), await database(engine, 'plain', null, { t: rows }, pack)];
  const { origins, copies } = await findOrigins(engine, databases, { pack, today: '2026-01-01', language: 'en' });
  const label = origins.attributes.find(({ name }) => name === 'label');
  expect(label?.holders.map(({ database: name, role }) => [name, role])).toEqual([
    ['plain', 'original'],
    ['loud', 'copy'],
  ]);
  expect(label?.holders[0]?.evidence.map(({ signal }) => signal)).toContain('one-way-loss');
  expect(copies.find(({ attribute }) => attribute === label)?.differences).toMatchObject({ different: 0, variants: 0, convention: 'case' });
});

test('the page shows the file as it is', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/how-to/add-a-signal.md'), 'utf8');
  const file = await readFile(join(import.meta.dirname, '../src/signals/one-way-loss.ts'), 'utf8');
  expect(page).toContain(file.trimEnd());
});
