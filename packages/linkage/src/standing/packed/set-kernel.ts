import { type Code, FunctionOfIntegers, f64, i32, ifTrue, type Local, select, whileTrue } from '../../packed/kernel/emit.ts';
import type { ChainMemory } from './chain-memory.ts';

const [zero, two, four] = [0, 2, 4].map((value) => i32.const(value)) as [Code, Code, Code];

/** Makes the function that joins the sets of given pairs (see `RecordSets`) that weigh enough, of so many; where the second number is not 0 those of the components that their records are in. */
export function joiningKernel(memory: ChainMemory): WebAssembly.Module {
  const { made, count, at, own } = overPairs(memory);
  const { parentsAt, nextAt, allAt, countAt } = memory.setsAt;
  const next = made.local('i32');
  const add = (record: Local): Code =>
    ifTrue(
      i32.eqz(i32.load(bytesOf(record.get), parentsAt)),
      i32.store(bytesOf(i32.load(zero, countAt)), allAt, record.get),
      i32.store(zero, countAt, i32.add(i32.load(zero, countAt), i32.const(1))),
      i32.store(bytesOf(record.get), parentsAt, record.get),
      i32.store(bytesOf(record.get), nextAt, record.get),
    );
  const [[a, x], [b, y]] = own;
  const isLower = i32.below(x.name.get, y.name.get);
  const join = [
    ...a.prepare,
    ...b.prepare,
    ...add(a.record),
    ...add(b.record),
    ...x.prepare,
    ...y.prepare,
    ...ifTrue(
      i32.ne(x.name.get, y.name.get),
      i32.store(bytesOf(select(y.name.get, x.name.get, isLower)), parentsAt, select(x.name.get, y.name.get, isLower)),
      next.set(i32.load(bytesOf(x.name.get), nextAt)),
      i32.store(bytesOf(x.name.get), nextAt, i32.load(bytesOf(y.name.get), nextAt)),
      i32.store(bytesOf(y.name.get), nextAt, next.get),
    ),
  ];
  const weighs = f64.atLeast(f64.load(i32.shiftLeft(at.get, i32.const(1)), memory.pairsAt.most), f64.load(zero, memory.leastAt));
  const body = whileTrue(i32.below(at.get, i32.shiftLeft(count.get, two)), ifTrue(weighs, join), at.set(i32.add(at.get, four)));
  return made.moduleOver([...body, ...zero], []);
}

/** Makes the function that tells which of so many given pairs have both records, or their components, in one set: their places are written where the rules of pairs are. It gives how many there are. */
export function togetherKernel(memory: ChainMemory): WebAssembly.Module {
  const { made, count, at, own } = overPairs(memory);
  const found = made.local('i32');
  const [[a, x], [b, y]] = own;
  const note = [
    ...i32.store(i32.shiftLeft(found.get, two), memory.pairsAt.rules, i32.shiftRight(at.get, two)),
    ...found.set(i32.add(found.get, i32.const(1))),
  ];
  const isIn = (record: Local): Code => i32.load(bytesOf(record.get), memory.setsAt.parentsAt);
  const look = ifTrue(isIn(b.record), a.prepare, ifTrue(isIn(a.record), x.prepare, y.prepare, ifTrue(i32.eq(x.name.get, y.name.get), note)));
  const body = whileTrue(i32.below(at.get, i32.shiftLeft(count.get, two)), b.prepare, look, at.set(i32.add(at.get, four)));
  return made.moduleOver([...body, ...found.get], []);
}

const bytesOf = (record: Code): Code => i32.shiftLeft(record, two);

interface Side {
  prepare: Code;
  record: Local;
}

/** What is asked of pairs: the record of each side, or what names its component, and the name of its set. */
function overPairs(memory: ChainMemory) {
  const made = new FunctionOfIntegers(2);
  const [count, ofComponents] = made.params as [Local, Local];
  const at = made.local('i32');
  const side = (column: number): [Side, { prepare: Code; name: Local }] => {
    const [record, name, parent] = [made.local('i32'), made.local('i32'), made.local('i32')];
    const component = made.local('i32');
    const { parentsAt } = memory.setsAt;
    const prepare = [
      ...record.set(i32.load(at.get, column)),
      ...ifTrue(
        ofComponents.get,
        component.set(i32.load(bytesOf(record.get), memory.componentsAt)),
        record.set(select(component.get, record.get, component.get)),
      ),
    ];
    // Towards the smallest, each second one put beside the one after it.
    const find = [
      ...name.set(record.get),
      ...parent.set(i32.load(bytesOf(name.get), parentsAt)),
      ...whileTrue(
        i32.ne(parent.get, name.get),
        parent.set(i32.load(bytesOf(parent.get), parentsAt)),
        i32.store(bytesOf(name.get), parentsAt, parent.get),
        name.set(parent.get),
        parent.set(i32.load(bytesOf(name.get), parentsAt)),
      ),
    ];
    return [
      { prepare, record },
      { prepare: find, name },
    ];
  };
  return { made, count, at, own: [side(memory.pairsAt.l), side(memory.pairsAt.r)] as const };
}
