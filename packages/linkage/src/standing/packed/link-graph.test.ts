import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinkGraph } from './link-graph.ts';

const record = fc.integer({ min: 1, max: 9 });

test('a graph gives the pairs of every record that were added and not forgotten', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(record, record), { maxLength: 40 }),
      fc.array(record, { maxLength: 3 }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.array(fc.tuple(record, record), { maxLength: 40 }),
      (pairs, gone, room, more) => {
        const apart = pairs.filter(([l, r]) => l !== r);
        const later = more.filter(([l, r]) => l !== r);
        const graph = new LinkGraph(4, room);
        graph.reserve(10);
        for (const [place, [l, r]] of apart.entries()) graph.add(l, r, place);
        for (const rid of gone) graph.forget(rid);
        const left = [...[...apart.entries()].filter(([, [l, r]]) => !gone.includes(l) && !gone.includes(r)), ...later.entries()];
        for (const [place, [l, r]] of later.entries()) graph.add(l, r, place);
        for (let rid = 1; rid < 10; rid += 1) {
          const found: [number, number][] = [];
          for (let end = graph.first(rid); end !== 0; end = graph.before(end)) found.push([graph.other(end), graph.weight(end)]);
          const expected = left.flatMap(([place, [l, r]]) => (l === rid ? [[r, place]] : r === rid ? [[l, place]] : []));
          expect(found.reverse()).toEqual(expected);
        }
      },
    ),
  );
});
