import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { nameOf, writeWhole } from '@sogoc/engine';
import type { ByteAutomaton } from '../pages/byte-automaton.ts';
import type { ColumnTest } from '../pages/column-tester.ts';
import type { RuleContext } from '../rule-kind.ts';
import { ruleKind } from '../rules/index.ts';
import type { Automata } from '../screen/automata.ts';
import { columnTest } from '../screen/column-test.ts';
import type { StateOptions } from './state-folder.ts';
import type { Unit } from './unit.ts';

type TextTest = Extract<ColumnTest, { kind: 'text' }>;

/** What a file of tests holds, after the checksum of it. States of automata are told by their numbers, which take half of what their names do. */
interface TestsFile {
  format: 2;
  release: string;
  automata: { next: Uint16Array; accepts: Uint8Array; start: number }[];
  /** `automaton`: its place; null where none can tell, which takes as long to find out. */
  tests: { name: string; unit: string; automaton: number | null; least: number; most: number }[];
}

interface KnownTest {
  unit: string;
  test: TextTest | null;
}

const fileName = 'column-tests.bin';
const sumBytes = 4;

/** By what columns are tested as their pages are read. To make an automaton takes longer than to read a file by it: those that were made are kept beside the states. */
export class ColumnTests {
  readonly #file: string;
  readonly #release: string;
  readonly #automata: Automata = new Map();
  readonly #asked = new Map<string, KnownTest>();
  #known: Map<string, KnownTest> | undefined;
  #isNew = false;

  /** Reads nothing before a test is asked for. */
  constructor({ folder, release }: StateOptions) {
    this.#file = join(folder, fileName);
    this.#release = release;
  }

  /** See `columnTest`. */
  of(unit: Unit, context: RuleContext): ColumnTest | null {
    const profile = context.profile.columns.find(({ name }) => name === unit.column);
    if (profile?.storage !== 'text') return columnTest(unit, context);
    // What the test rests on beside what names the unit: a kind of one's own may have the name of another.
    const about = unit.rules.map(({ rule, kind, prepared }) => [kind === ruleKind(rule.check), prepared ? 1 : 0]);
    const name = nameOf(unit.id, profile.type, profile.reading, about);
    this.#known ??= readTests(this.#file, this.#release);
    const known = this.#asked.get(name) ?? this.#known.get(name);
    const made = known ? known.test : columnTest(unit, context, this.#automata);
    const test = made?.kind === 'text' ? made : null;
    this.#asked.set(name, { unit: unit.id, test });
    this.#isNew ||= known === undefined;
    return test;
  }

  /** Writes the tests of units that are still asked, where any is new. */
  async write(units: ReadonlySet<string>): Promise<void> {
    if (!this.#isNew) return;
    const all = [...new Map([...(this.#known ?? []), ...this.#asked])].filter(([, { unit }]) => units.has(unit));
    const automata = [...new Set(all.flatMap(([, { test }]) => (test ? [test.automaton] : [])))];
    const places = new Map(automata.map((automaton, place) => [automaton, place]));
    const file: TestsFile = {
      format: 2,
      release: this.#release,
      automata: automata.map(({ next, accepts, start }) => ({ next: Uint16Array.from(next, (state) => state >> 8), accepts, start: start >> 8 })),
      tests: all.map(([name, { unit, test }]) => ({
        ...{ name, unit, automaton: test ? (places.get(test.automaton) ?? null) : null },
        ...{ least: test?.least ?? 0, most: test?.most ?? 0 },
      })),
    };
    const bytes = serialize(file);
    const sum = new Uint8Array(sumBytes);
    new DataView(sum.buffer).setUint32(0, crc32(bytes), true);
    await writeWhole(this.#file, (beside) => writeFile(beside, Buffer.concat([sum, bytes]), { mode: 0o600 }));
  }
}

/** None where there is no file, where it is damaged, and where another release wrote it. */
function readTests(path: string, release: string): Map<string, KnownTest> {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(sumBytes);
    if (bytes.readUInt32LE(0) !== crc32(content)) return new Map();
    const file = deserialize(content) as TestsFile;
    if (file.format !== 2 || file.release !== release) return new Map();
    const automata = file.automata.map(automatonOf);
    return new Map(
      file.tests.flatMap(({ name, unit, automaton: place, least, most }): [string, KnownTest][] => {
        if (place === null) return [[name, { unit, test: null }]];
        const automaton = automata[place];
        return automaton ? [[name, { unit, test: { kind: 'text', automaton, least, most } }]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

function automatonOf({ next, accepts, start }: TestsFile['automata'][number]): ByteAutomaton {
  // Shared: threads that read pages are given it at no cost.
  const table = new Int32Array(new SharedArrayBuffer(4 * next.length));
  for (let at = 0; at < next.length; at += 1) table[at] = (next[at] ?? 0) << 8;
  return { next: table, accepts, start: start << 8 };
}
