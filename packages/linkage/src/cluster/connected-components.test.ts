import { join, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine } from '../../test/engine.ts';
import { connectedComponents } from './connected-components.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

type Edge = readonly [number, number];

async function componentsOf(edges: readonly Edge[]): Promise<[number, number][]> {
  const rows =
    edges.length === 0
      ? sql`select 1 as l, 2 as r where false`
      : sql`select * from (values ${join(edges.map(([l, r]) => sql`(${l}, ${r})`))}) v(l, r)`;
  const components = await connectedComponents(engine, rows);
  return [...components.entries()].filter(([, cluster]) => cluster !== 0);
}

/** Smallest member of each vertex' component, by walking until nothing changes. */
function walk(edges: readonly Edge[]): [number, number][] {
  const smallest = new Map(edges.flatMap(([l, r]) => (l === r ? [] : [[l, l] as const, [r, r] as const])));
  for (let moved = true; moved; ) {
    moved = false;
    for (const [l, r] of edges) {
      const least = Math.min(smallest.get(l) ?? l, smallest.get(r) ?? r);
      for (const vertex of [l, r])
        if (l !== r && smallest.get(vertex) !== least) {
          smallest.set(vertex, least);
          moved = true;
        }
    }
  }
  return [...smallest].sort(([a], [b]) => a - b);
}

test('finds the components of any graph', async () => {
  const edge = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }));
  await fc.assert(
    fc.asyncProperty(fc.array(edge, { maxLength: 40 }), async (edges) => {
      expect(await componentsOf(edges)).toEqual(walk(edges));
    }),
    { numRuns: 40 },
  );
});

test('a chain of thousands is one component', async () => {
  const chain = Array.from({ length: 3000 }, (_, i) => [i + 1, i + 2] as const);
  expect(new Set((await componentsOf(chain)).map(([, cluster]) => cluster))).toEqual(new Set([1]));
});
