import { type Code, call, FunctionOfIntegers, f64, i32, ifTrue, type Local, plus, select, whileTrue } from '../../packed/kernel/emit.ts';
import { readPair } from '../../packed/kernel/read-pair.ts';
import type { ReadingPlan } from '../../packed/reading-plan.ts';
import { bytesOfPairs, bytesOfSum, type ChainMemory, roomOfPairs, sumsKept } from './chain-memory.ts';

/** Integers that come from memory at once. */
const lineOfMemory = 16;

/** Functions that are given: the first sums up what a pair of a pattern and with these comparisons open can weigh at most; the second takes so many pairs of both lists, which are free again then. */
const [sumUp, takePairs] = [0, 1];

const [zero, one, two, three] = [0, 1, 2, 3].map((value) => i32.const(value)) as [Code, Code, Code, Code];

/**
 * Makes the function that finds pairs along chains: of the records from `from` up to `to` with those in their chains, or, where `given` is not 0, of so many pairs in the list. First links are looked at for all of
 * them, then second links: far reads that do not wait for each other. What lies at a place that is not known beforehand is read before it is needed.
 * @param usesRarity is the rarity of a pair taken off what it can weigh? @returns a module whose `run` takes from, to, given, and whether records are put into the chains.
 */
export function chainKernel(plan: ReadingPlan, memory: ChainMemory, isLink: boolean, usesRarity: boolean): WebAssembly.Module {
  const made = new FunctionOfIntegers(4);
  const [from, to, given, isAdded] = made.params as [Local, Local, Local, Local];
  const { listAt, room } = memory;
  const [count, at, left, touched] = made.locals(4, 'i32');
  const [other, rid, rule] = made.locals(3, 'i32');
  const rowOf = (record: Code): Code => i32.multiply(record, i32.const(4 * room.width));
  const goOn: Code = plus(at, i32.const(4));
  const touch = [
    ...other.set(i32.load(at.get, listAt.other)),
    ...Array.from({ length: Math.ceil(room.width / lineOfMemory) }, (_, line) =>
      plus(touched, i32.load(rowOf(other.get), memory.cellsAt + 4 * lineOfMemory * line)),
    ).flat(),
    ...i32.store(
      at.get,
      listAt.next,
      i32.multiply(i32.load(chainOf(memory, i32.load(at.get, listAt.rule), other.get), memory.chainsAt), i32.eqz(given.get)),
    ),
    ...goOn,
  ];
  const pairs = pairsTaken(made, plan, memory, usesRarity);
  const [a, b] = [pairs.a, pairs.b];
  const own = i32.load(i32.shiftLeft(rule.get, two), memory.ownAt);
  const before = i32.load(i32.shiftLeft(rule.get, two), memory.beforeOwnAt);
  const ofRule = i32.and(i32.eqz(i32.and(pairs.found.get, before)), i32.ne(i32.and(pairs.found.get, own), zero));
  const isTaken = isLink ? i32.and(ofRule, i32.ne(i32.load(a.get, memory.cellsAt), i32.load(b.get, memory.cellsAt))) : ofRule;
  const look = [
    ...other.set(i32.load(at.get, listAt.other)),
    ...rid.set(i32.load(at.get, listAt.rid)),
    ...rule.set(i32.load(at.get, listAt.rule)),
    ...a.set(rowOf(other.get)),
    ...b.set(rowOf(rid.get)),
    ...pairs.compare,
    ...ifTrue(isTaken, pairs.take(other.get, rid.get)),
    ...other.set(i32.load(at.get, listAt.next)),
    ...i32.store(left.get, listAt.other, other.get),
    ...i32.store(left.get, listAt.rid, rid.get),
    ...i32.store(left.get, listAt.rule, rule.get),
    ...plus(left, i32.shiftLeft(i32.ne(other.get, zero), two)),
    ...goOn,
  ];
  const body = [
    ...count.set(i32.shiftLeft(given.get, two)),
    ...rid.set(from.get),
    ...whileTrue(
      i32.below(rid.get, to.get),
      ...room.places.map((_, place) => firstLink(made, memory, place, { rid, count, isAdded })),
      plus(rid, one),
    ),
    ...whileTrue(
      count.get,
      pairs.makeRoom(i32.shiftRight(count.get, two)),
      at.set(zero),
      whileTrue(i32.below(at.get, count.get), touch),
      at.set(zero),
      left.set(zero),
      whileTrue(i32.below(at.get, count.get), look),
      count.set(left.get),
    ),
    ...pairs.takeAll,
    ...touched.get,
  ];
  return made.moduleOver(body, [
    { takes: ['f64', 'i32'], gives: ['f64'] },
    { takes: ['i32', 'i32'], gives: [] },
  ]);
}

/** Where the next record of a chain stands, behind where chains begin. */
const chainOf = ({ room }: ChainMemory, rule: Code, rid: Code): Code =>
  i32.shiftLeft(i32.add(i32.multiply(rule, i32.const(room.capacity)), rid), two);

/** Lists the first record in the chain of a rule, and puts the record itself before it. */
function firstLink(
  made: FunctionOfIntegers,
  memory: ChainMemory,
  rule: number,
  { rid, count, isAdded }: Record<'rid' | 'count' | 'isAdded', Local>,
): Code {
  const { room, listAt, mask } = memory;
  const heads = memory.headsAt[rule] ?? 0;
  const [row, hash, slot, isThere, first] = made.locals(5, 'i32');
  const cell = (place: number): Code => i32.load(row.get, memory.cellsAt + 4 * place);
  // The same numbers as `BlockChains` makes of a block.
  const mixed = (room.places[rule] ?? []).flatMap(({ place, cells }) => [
    ...hash.set(
      i32.multiply(
        i32.xor(i32.xor(hash.get, cell(place)), cells === 2 ? i32.multiply(cell(place + 1), i32.const(0x85ebca6b)) : zero),
        i32.const(0x9e3779b1),
      ),
    ),
    ...hash.set(i32.xor(hash.get, i32.shiftRight(hash.get, i32.const(15)))),
    ...isThere.set(i32.and(isThere.get, i32.atLeast(cell(place), zero))),
  ]);
  return [
    ...row.set(i32.multiply(rid.get, i32.const(4 * room.width))),
    ...hash.set(zero),
    ...isThere.set(one),
    ...mixed,
    ...slot.set(i32.shiftLeft(select(i32.and(hash.get, i32.const(mask)), i32.const(mask + 1), isThere.get), two)),
    ...first.set(i32.multiply(i32.load(slot.get, heads), isThere.get)),
    ...i32.store(count.get, listAt.other, first.get),
    ...i32.store(count.get, listAt.rid, rid.get),
    ...i32.store(count.get, listAt.rule, i32.const(rule)),
    ...plus(count, i32.shiftLeft(i32.ne(first.get, zero), two)),
    ...ifTrue(isAdded.get, i32.store(chainOf(memory, i32.const(rule), rid.get), memory.chainsAt, first.get), i32.store(slot.get, heads, rid.get)),
  ];
}

/** What is done with the pairs that are taken: those that may weigh enough and the others are two lists, one behind the other. */
function pairsTaken(made: FunctionOfIntegers, plan: ReadingPlan, memory: ChainMemory, usesRarity: boolean) {
  const [a, b] = made.locals(2, 'i32');
  const [kept, others, isKept, four, eight, open, sum] = made.locals(7, 'i32');
  const [pattern, rarity, most] = made.locals(3, 'f64');
  const read = readPair(plan, made, {
    a,
    b,
    cell: (row, place) => i32.load(row.get, memory.cellsAt + 4 * place),
    idOf: (row) => row.get,
    rarityOf: (comparison, value) => {
      const from = memory.raritiesAt[comparison];
      const { rarity: isAsked, rarityWeight = 0, equalIsFirst } = plan.comparisons[comparison] ?? {};
      if (from === undefined || !isAsked || !equalIsFirst) return undefined;
      const own = f64.load(i32.shiftLeft(value, three), from);
      return rarityWeight === 1 ? own : f64.multiply(f64.const(rarityWeight), own);
    },
  });
  const { pairsAt, sumsAt } = memory;
  const ofSum = i32.xor(i32.multiply(i32.ofI64(read.pattern), i32.const(0x9e3779b1)), i32.multiply(open.get, i32.const(0x85ebca6b)));
  const isOther = i32.or(f64.ne(f64.load(sum.get, sumsAt), pattern.get), i32.ne(i32.load(sum.get, sumsAt + 16), open.get));
  const chosen = (ofKept: Code, ofOthers: Code): Code => select(ofKept, ofOthers, isKept.get);
  const take = (l: Code, r: Code): Code => [
    ...read.prepare,
    ...open.set(read.open),
    ...pattern.set(f64.ofI64(read.pattern)),
    ...rarity.set(read.rarity),
    ...sum.set(ofSum),
    ...sum.set(i32.multiply(i32.and(i32.xor(sum.get, i32.shiftRight(sum.get, i32.const(15))), i32.const(sumsKept - 1)), i32.const(bytesOfSum))),
    ...ifTrue(
      isOther,
      f64.store(sum.get, sumsAt, pattern.get),
      f64.store(sum.get, sumsAt + 8, call(sumUp, pattern.get, open.get)),
      i32.store(sum.get, sumsAt + 16, open.get),
    ),
    ...most.set(f64.load(sum.get, sumsAt + 8)),
    ...(usesRarity ? most.set(f64.subtract(most.get, rarity.get)) : []),
    ...isKept.set(f64.atLeast(most.get, f64.load(zero, memory.leastAt))),
    ...four.set(chosen(i32.shiftLeft(kept.get, two), i32.add(i32.shiftLeft(others.get, two), i32.const(bytesOfPairs)))),
    ...eight.set(chosen(i32.shiftLeft(kept.get, three), i32.add(i32.shiftLeft(others.get, three), i32.const(bytesOfPairs)))),
    ...i32.store(four.get, pairsAt.l, l),
    ...i32.store(four.get, pairsAt.r, r),
    ...i32.store(four.get, pairsAt.rules, read.found.get),
    ...i32.store(four.get, pairsAt.equal, read.equal.get),
    ...i32.store(four.get, pairsAt.open, open.get),
    ...f64.store(eight.get, pairsAt.pattern, pattern.get),
    ...f64.store(eight.get, pairsAt.rarity, rarity.get),
    ...f64.store(eight.get, pairsAt.most, most.get),
    ...plus(kept, isKept.get),
    ...plus(others, i32.eqz(isKept.get)),
  ];
  const takeAll: Code = [...call(takePairs, kept.get, others.get), ...kept.set(zero), ...others.set(zero)];
  const isFull = (more: Code): Code => i32.greaterThan(i32.add(i32.add(kept.get, others.get), more), i32.const(roomOfPairs));
  return { a, b, compare: read.compare, found: read.found, take, takeAll, makeRoom: (more: Code): Code => ifTrue(isFull(more), takeAll) };
}
