import { opcodes } from './opcodes.ts';

/** What stands between brackets, and what does not. */
type Expression = string | readonly Expression[];

interface Own {
  functions: ReadonlyMap<string, number>;
  locals: ReadonlyMap<string, number>;
  /** Labels that are open, the innermost last. */
  labels: string[];
}

const valueTypes: Record<string, number> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };
const [functionType, nothing, end] = [0x60, 0x40, 0x0b];
const names = { get: 0x20, set: 0x21, tee: 0x22 } as const;
const jumps = { br: 0x0c, br_if: 0x0d } as const;
const [block, loop, branch, otherwise, isZero] = [0x02, 0x03, 0x04, 0x05, 0x45];

/**
 * Makes a WebAssembly module of functions in WebAssembly's text format (folded expressions; Haas et al. 2017). Of the format there is what the functions here need, and these shorthands:
 * `$x` is the local's value and `5` a constant of 32 bits; `(set $x e)`; `(while c ...)` goes on as long as `c` is not 0. Every function is exported under its name, and so is the
 * `memory`, of one page at first.
 * @throws Error where a text is not understood.
 */
export function assemble(text: string): Uint8Array<ArrayBuffer> {
  const parsed = parse(text);
  const places = new Map(parsed.map((one, place) => [String(listOf(one)[1]), place]));
  const functions = parsed.map((one) => functionOf(one, places));
  const types = functions.map(({ type }) => type);
  const code = functions.map(({ body }) => [...unsigned(body.length), ...body]);
  const exported = functions.map(({ name }, place) => [...nameOf(name), 0, ...unsigned(place)]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(
      3,
      functions.map((_, place) => unsigned(place)),
    ),
    ...section(5, [[0, 1]]),
    ...section(7, [...exported, [...nameOf('memory'), 2, 0]]),
    ...section(10, code),
  ]);
}

function functionOf(one: Expression, functions: ReadonlyMap<string, number>): { name: string; type: number[]; body: number[] } {
  const [keyword, name, ...rest] = listOf(one);
  if (keyword !== 'func' || typeof name !== 'string') throw new Error('Not a function');
  const declared = (kind: string): string[][] =>
    rest.flatMap((own) => (typeof own !== 'string' && own[0] === kind ? [own.slice(1).map(String)] : []));
  const params = declared('param');
  const own = declared('local');
  const typeOf = (list: readonly string[]): number => valueTypes[list.at(-1) ?? ''] ?? fail(`type of ${list.join(' ')}`);
  const results = declared('result').map(typeOf);
  const locals = new Map([...params, ...own].map(([local = ''], place) => [local, place]));
  const statements = rest.filter((part) => typeof part === 'string' || !['param', 'local', 'result'].includes(String(part[0])));
  const type = [functionType, ...vector(params.map((list) => [typeOf(list)])), ...vector(results.map((result) => [result]))];
  const body = vector(own.map((list) => [1, typeOf(list)]));
  for (const statement of statements) emit(statement, { functions, locals, labels: [] }, body);
  body.push(end);
  return { name: name.slice(1), type, body };
}

/** Adds the code of an expression to what there is: most are short, and joined they would be copied once for each bracket around them. */
function emit(one: Expression, own: Own, code: number[]): void {
  const local = (name: Expression | undefined): number => own.locals.get(String(name)) ?? fail(`local ${name}`);
  if (typeof one === 'string') {
    if (one.startsWith('$')) put(code, names.get, ...unsigned(local(one)));
    else put(code, 0x41, ...signed(BigInt(one), 32));
    return;
  }
  const [head, first, ...others] = one;
  const rest = (): void => {
    for (const part of others) emit(part, own, code);
  };
  if (head === 'set' || head === 'tee') {
    rest();
    put(code, names[head], ...unsigned(local(first)));
  } else if (head === 'call') {
    rest();
    put(code, 0x10, ...unsigned(own.functions.get(String(first)) ?? fail(`function ${String(first)}`)));
  } else if (head === 'i64.const') put(code, 0x42, ...signed(BigInt(String(first)), 64));
  else if (head === 'br' || head === 'br_if') {
    rest();
    put(code, jumps[head], ...unsigned(depthOf(String(first), own)));
  } else if (head === 'block' || head === 'loop') {
    put(code, head === 'loop' ? loop : block, nothing);
    within(String(first), own, rest);
    put(code, end);
  } else if (head === 'while' && first !== undefined) {
    put(code, block, nothing, loop, nothing);
    within('', own, () =>
      within('', own, () => {
        emit(first, own, code);
        put(code, isZero, jumps.br_if, 1);
        rest();
      }),
    );
    put(code, jumps.br, 0, end, end);
  } else if (head === 'if' && first !== undefined) {
    emit(first, own, code);
    put(code, branch, nothing);
    within('', own, () => {
      for (const [place, part] of others.entries()) {
        if (place > 0) put(code, otherwise);
        for (const statement of listOf(part).slice(1)) emit(statement, own, code);
      }
    });
    put(code, end);
  } else {
    const opcode = opcodes[String(head)] ?? fail(`instruction ${String(head)}`);
    const offset = typeof first === 'string' && first.startsWith('offset=') ? Number(first.slice('offset='.length)) : null;
    if (offset === null && first !== undefined) emit(first, own, code);
    rest();
    put(code, ...opcode);
    if (/\.(load|store)/.test(String(head))) put(code, 0, ...unsigned(offset ?? 0));
  }
}

function put(code: number[], ...bytes: readonly number[]): void {
  for (const byte of bytes) code.push(byte);
}

function within(label: string, own: Own, fill: () => void): void {
  own.labels.push(label);
  fill();
  own.labels.pop();
}

function depthOf(label: string, { labels }: Own): number {
  const place = labels.lastIndexOf(label);
  return place < 0 ? fail(`label ${label}`) : labels.length - 1 - place;
}

function parse(text: string): readonly Expression[] {
  const open: Expression[][] = [[]];
  for (const [token] of text.replaceAll(/;;.*/g, '').matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(') open.push([]);
    else if (token === ')') {
      const done = open.pop() ?? [];
      (open.at(-1) ?? fail('bracket')).push(done);
    } else open.at(-1)?.push(token);
  }
  return open.length === 1 ? (open[0] ?? []) : fail('bracket');
}

function listOf(one: Expression | undefined): readonly Expression[] {
  return one === undefined || typeof one === 'string' ? fail(String(one)) : one;
}

function fail(what: string): never {
  throw new Error(`Not understood: ${what}`);
}

function section(id: number, entries: readonly number[][]): number[] {
  const bytes = vector(entries);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function vector(entries: readonly number[][]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

function nameOf(name: string): number[] {
  const bytes = [...new TextEncoder().encode(name)];
  return [...unsigned(bytes.length), ...bytes];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: bigint, bits: number): number[] {
  if (value >= -64n && value < 64n) return [Number(value) & 127];
  const own = BigInt.asIntN(bits, value);
  const byte = Number(own & 127n);
  const rest = own >> 7n;
  const isLast = (rest === 0n && byte < 64) || (rest === -1n && byte >= 64);
  return isLast ? [byte] : [byte | 128, ...signed(rest, bits)];
}
