/** Code of WebAssembly (Core Specification 2.0): an expression, or statements. It is made instruction by instruction where what is asked is known only when it runs. */
export type Code = readonly number[];

/** Leaves what the instruction makes of its operands. */
const instruction =
  (...opcode: readonly number[]) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), ...opcode];
/** Of an address, and so many bytes behind it. */
const load =
  (opcode: number) =>
  (address: Code, offset = 0): Code => [...address, opcode, 0, ...unsigned(offset)];
const store =
  (opcode: number) =>
  (address: Code, offset: number, value: Code): Code => [...address, ...value, opcode, 0, ...unsigned(offset)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(BigInt(value | 0))],
  load: load(0x28),
  loadByte: load(0x2d),
  store: store(0x36),
  eqz: instruction(0x45),
  eq: instruction(0x46),
  ne: instruction(0x47),
  lessThan: instruction(0x48),
  below: instruction(0x49),
  greaterThan: instruction(0x4a),
  atMost: instruction(0x4c),
  atLeast: instruction(0x4e),
  /** The place of the lowest bit that is set. */
  lowestBit: instruction(0x68),
  countBits: instruction(0x69),
  add: instruction(0x6a),
  subtract: instruction(0x6b),
  multiply: instruction(0x6c),
  remainder: instruction(0x70),
  and: instruction(0x71),
  or: instruction(0x72),
  xor: instruction(0x73),
  shiftLeft: instruction(0x74),
  shiftRight: instruction(0x76),
  /** The low half of 64 bits. */
  ofI64: instruction(0xa7),
};

export const i64 = {
  const: (value: bigint): Code => [0x42, ...signed(value)],
  below: instruction(0x54),
  add: instruction(0x7c),
  subtract: instruction(0x7d),
  multiply: instruction(0x7e),
  or: instruction(0x84),
  shiftLeft: instruction(0x86),
  of: instruction(0xad),
};

export const f64 = {
  const: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  load: load(0x2b),
  store: store(0x39),
  ne: instruction(0x62),
  greaterThan: instruction(0x64),
  atMost: instruction(0x65),
  atLeast: instruction(0x66),
  add: instruction(0xa0),
  subtract: instruction(0xa1),
  multiply: instruction(0xa2),
  divide: instruction(0xa3),
  ofI32: instruction(0xb7),
  ofI64: instruction(0xb9),
};

/** Sixteen bytes at once. */
export const v128 = {
  load: (address: Code): Code => [...address, 0xfd, 0x00, 0, 0],
  ofByte: instruction(0xfd, 0x0f),
  /** All bits of each byte that is equal in both. */
  equalBytes: instruction(0xfd, 0x23),
  /** The highest bit of each byte. */
  bits: instruction(0xfd, 0x64),
};

/** The first where the condition is not 0, else the second: both are computed. */
export const select = (first: Code, second: Code, condition: Code): Code => [...first, ...second, ...condition, 0x1b];
/** Statements for as long as the condition is not 0. */
export const whileTrue = (condition: Code, ...body: readonly Code[]): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...i32.eqz(condition),
  ...[0x0d, 1],
  ...body.flat(),
  ...[0x0c, 0, 0x0b, 0x0b],
];
/** Calls an imported function. */
export const call = (imported: number, ...operands: readonly Code[]): Code => [...operands.flat(), 0x10, ...unsigned(imported)];
export const ifTrue = (condition: Code, ...body: readonly Code[]): Code => [...condition, 0x04, 0x40, ...body.flat(), 0x0b];

const types = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

/** A local of the function that is being made. */
export interface Local {
  get: Code;
  set(value: Code): Code;
}

/** So many locals. */
type Locals<N extends number, Some extends readonly Local[] = []> = Some['length'] extends N ? Some : Locals<N, readonly [...Some, Local]>;

/** Adds to a local. */
export const plus = (local: Local, value: Code): Code => local.set(i32.add(local.get, value));

/** A function of JavaScript that the one being made may call, by its place among these; it is given as `imported.f<place>`. */
export interface ImportedFunction {
  takes: readonly (keyof typeof types)[];
  gives: readonly (keyof typeof types)[];
}

/** A function of integers of 32 bits that gives one. */
export class FunctionOfIntegers {
  readonly params: readonly Local[];
  readonly #locals: number[] = [];

  constructor(params: number) {
    this.params = Array.from({ length: params }, (_, place) => localAt(place));
  }

  local(type: keyof typeof types): Local {
    this.#locals.push(types[type]);
    return localAt(this.params.length + this.#locals.length - 1);
  }

  locals<N extends number>(count: N, type: keyof typeof types): Locals<N> {
    const made: readonly Local[] = Array.from({ length: count }, () => this.local(type));
    return made as Locals<N>;
  }

  /** The module that has this function as `run`, and a `memory`. @param body leaves the result. @param pages of memory. */
  module(body: Code, pages: number): WebAssembly.Module {
    return new WebAssembly.Module(
      Uint8Array.from([
        ...header,
        ...section(1, [this.#type()]),
        ...section(3, [[0]]),
        ...section(5, [[0, ...unsigned(pages)]]),
        ...this.#exported(body, 0),
      ]),
    );
  }

  /** The same over a memory that is there: given as `imported.memory`, with these functions. */
  moduleOver(body: Code, functions: readonly ImportedFunction[]): WebAssembly.Module {
    const typesOf = (names: readonly (keyof typeof types)[]): number[] => vector(names.map((name) => [types[name]]));
    const imports = functions.map((_, place) => [...named('imported'), ...named(`f${place}`), 0, ...unsigned(1 + place)]);
    return new WebAssembly.Module(
      Uint8Array.from([
        ...header,
        ...section(1, [this.#type(), ...functions.map(({ takes, gives }) => [0x60, ...typesOf(takes), ...typesOf(gives)])]),
        ...section(2, [[...named('imported'), ...named('memory'), 2, 0, 1], ...imports]),
        ...section(3, [[0]]),
        ...this.#exported(body, functions.length),
      ]),
    );
  }

  #type(): number[] {
    return [0x60, ...vector(this.params.map(() => [types.i32])), ...vector([[types.i32]])];
  }

  /** @param place of the function among all. */
  #exported(body: Code, place: number): number[] {
    const code = [...vector(this.#locals.map((local) => [1, local])), ...body, 0x0b];
    return [
      ...section(7, [
        [...named('run'), 0, ...unsigned(place)],
        [...named('memory'), 2, 0],
      ]),
      ...section(10, [[...unsigned(code.length), ...code]]),
    ];
  }
}

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const named = (name: string): number[] => vector([...new TextEncoder().encode(name)].map((byte) => [byte]));

const localAt = (place: number): Local => ({ get: [0x20, ...unsigned(place)], set: (value) => [...value, 0x21, ...unsigned(place)] });

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const bytes = vector(entries);
  return [id, ...unsigned(bytes.length), ...bytes];
}

const vector = (entries: readonly (readonly number[])[]): number[] => [...unsigned(entries.length), ...entries.flat()];

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  const byte = Number(value & 127n);
  const rest = value >> 7n;
  const isLast = (rest === 0n && byte < 64) || (rest === -1n && byte >= 64);
  return isLast ? [byte] : [byte | 128, ...signed(rest)];
}
