import type { Holder, Origins } from '@sogoc/origin';
import { expect, test } from 'vitest';
import { type HoldingDatabase, sharingResults } from './sharing.ts';

const holder = (database: string, role: Holder['role']): Holder => ({
  database,
  table: 't',
  column: 'name',
  role,
  confidence: 1,
  copyOf: null,
  evidence: [],
});

const holding = (name: string, owner: string | null, rows: number, missing: number): HoldingDatabase => ({
  read: { request: { name, owner } },
  tables: [{ profile: { table: 't', rows, columns: [{ name: 'name', missing }] } }],
});

const databases = [holding('people', null, 100, 0), holding('health', 'Health office', 80, 20), holding('schools', null, 40, 0)];
const origins: Origins = {
  attributes: [
    {
      id: 'person.name',
      entity: 'person',
      name: 'name',
      holders: [holder('people', 'original'), holder('health', 'copy'), holder('schools', 'copy')],
      redundancy: { copies: 2, divergentRecords: 0, divergence: 0 },
    },
  ],
};

test('what declared consumers hold is shared, the rest was collected again (the worked example of docs/reference/scores.md)', () => {
  const declared = new Map([['people', { consumers: ['Health office'], published: true }]]);
  expect(sharingResults(origins, databases, declared)).toMatchObject([
    { database: 'people', table: 't', columns: ['name'], criterion: 'shared', checked: 100, failed: 40, score: 60 },
  ]);
});

test('nothing is measured where nobody declared who uses it', () => {
  expect(sharingResults(origins, databases, new Map([['schools', { consumers: ['people'], published: false }]]))).toEqual([]);
});
