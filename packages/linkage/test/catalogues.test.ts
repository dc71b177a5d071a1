import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTables, readModel } from '../src/index.ts';
import { openTestEngine, tableOf } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test('two catalogues of things told by many words meet by the rare ones, each thing once', async () => {
  const sorts = sql`['digital camera with zoom lens', 'cordless phone and answering machine', 'stainless steel kitchen sink']`;
  const product = sql`'Maker ' || (i % 7) || ' ' || (${sorts})[1 + i % 3] || ' MK' || (i * 7919) % 100003`;
  const one = await engine.materialize(
    'one',
    sql`select 'a' || i as no, ${product} || ' black' as title, 20 + (i * 37) % 90 as price from range(150) t(i)`,
  );
  const again = sql`'MK' || (i * 7919) % 100003 || ' new ' || (${sorts})[1 + i % 3] || ' by Maker ' || (i % 7)`;
  const other = await engine.materialize(
    'other',
    sql`select 'b' || i as no, ${again} as title, 20 + (i * 37) % 90 as price from range(30, 180) t(i)`,
  );
  await using linked = await linkTables(engine, [
    { name: 'one', relation: sql`${one.name}`, columns: ['no', 'title', 'price'] },
    { name: 'other', relation: sql`${other.name}`, columns: ['no', 'title', 'price'] },
  ]);
  expect(linked.model.duplicateFree).toEqual(['one', 'other']);
  expect(linked.model.reasons).toContain('one holds each thing once: of 150 texts of title, 0 are there twice');
  const right = await engine.one<{ n: number }>(
    sql`select count(*) as n from ${linked.linked.name} p join ${linked.prepared.records.name} l on l.rid = p.l join ${linked.prepared.records.name} r on r.rid = p.r
      where substr(l.key, 2) = substr(r.key, 2)`,
  );
  expect([right.n, linked.links]).toEqual([120, 120]);
  const words = linked.model.comparisons[0]?.words;
  expect(words?.bits.maker).toBe(0);
  expect(readModel(JSON.stringify(linked.model))).toEqual(linked.model);
  for (const table of [one, other]) await table.drop();
});

const sorts = ['digital camera', 'cordless phone', 'kitchen sink', 'bagless vacuum cleaner', 'wall mount for flat panels', 'laser printer'];
const makers = ['Alder', 'Brisk', 'Corona', 'Delmar', 'Everest', 'Fontana', 'Galaxy'];
const ranges = ['Classic', 'Compact', 'Prime', 'Studio', 'Voyager', 'Home', 'Pro', 'Terra', 'Nova'];
const extras = ['with remote', 'with zoom lens', 'refurbished', 'energy saving', 'stainless steel', 'wireless'];
const colours = ['black', 'white', 'silver', 'red'];

/** A random number below a bound, from words: the same in every run. */
const draw = (below: number, ...of: (string | number)[]): number => {
  let hash = 2_166_136_261;
  for (const character of of.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) % below;
};
const chosen = (list: readonly string[], ...of: (string | number)[]): string => list[draw(list.length, ...of)] ?? '';

/** What a shop calls a thing: every shop leaves some of it out, and has an order of its own. Things of one maker and sort are siblings that differ in their number and little else. */
function titleOf(thing: number, shop: string): string {
  const [maker, sort] = [chosen(makers, thing, 'maker'), chosen(sorts, thing, 'sort')];
  const number = `${maker.slice(0, 2).toUpperCase()}${draw(9000, thing, 'number') + 1000}${'KXZW'[draw(4, thing, 'letter')]}`;
  const parts = [
    maker,
    chosen(ranges, thing, 'range'),
    sort,
    ...(draw(3, thing, shop, 'extra') > 0 ? [chosen(extras, thing, 'extra')] : []),
    ...(draw(3, thing, shop, 'colour') > 0 ? [chosen(colours, thing, 'colour')] : []),
    ...(draw(12, thing, shop, 'number') > 0 ? [number] : []),
  ];
  return shop === 'one' ? parts.join(' ') : [...parts.slice(2), ...parts.slice(0, 2)].join(' - ');
}

async function catalogue(shop: string, things: readonly number[]) {
  const rows = things.map((thing) => {
    const price = 30 + draw(400, thing, 'price') + draw(20, thing, shop, 'price');
    return [`${shop}${thing}`, titleOf(thing, shop), String(draw(5, thing, shop, 'priced') > 0 ? price : '')];
  });
  const { name, relation } = await tableOf(engine, shop, ['no', 'title', 'price'], rows);
  return { name, relation, columns: ['no', 'title', 'price'], key: 'no' };
}
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test('of two catalogues most things that are in both are found, and few others', async () => {
  await using linked = await linkTables(engine, [await catalogue('one', numbers(0, 250)), await catalogue('other', numbers(100, 350))]);
  expect(linked.model.duplicateFree).toEqual(['one', 'other']);
  const pairs = await engine.all<{ l: string; r: string }>(
    sql`select l.key as l, r.key as r from ${linked.linked.name} p join ${linked.prepared.records.name} l on l.rid = p.l join ${linked.prepared.records.name} r on r.rid = p.r`,
  );
  const right = pairs.filter(({ l, r }) => l.replace('one', '') === r.replace('other', '')).length;
  expect([right / pairs.length > 0.9, right / 150 > 0.7]).toEqual([true, true]);
  expect(new Set(pairs.map(({ l }) => l)).size).toBe(pairs.length);
  expect(linked.model.reasons).toContainEqual(expect.stringMatching(/^one and other: about \d+ things are expected in both/));
});

test('of two catalogues of like things, none of which is in both, hardly any are put together', async () => {
  await using linked = await linkTables(engine, [await catalogue('one', numbers(0, 250)), await catalogue('other', numbers(1000, 1250))]);
  expect(linked.model.duplicateFree).toEqual(['one', 'other']);
  expect(linked.links).toBeLessThan(5);
  expect(linked.model.reasons).toContainEqual(expect.stringMatching(/^one and other: nothing tells that any thing is in both/));
});
