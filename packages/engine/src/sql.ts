import type { Dialect } from './dialect.ts';
import { EngineError } from './error.ts';

/** A value that the tag turns into a literal. Arrays become list literals. */
export type SqlValue = string | number | bigint | boolean | null | Date | Uint8Array | readonly SqlValue[];

type Part = Sql | Identifier | SqlValue;

/** A name, or a dotted path of names, that is quoted when rendered. */
export class Identifier {
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    this.path = path;
  }
}

/**
 * A piece of SQL. The only ways to make one are the `sql` tag, `id` and the functions here, so text that came from outside can reach the engine as
 * a literal or a quoted name alone, never as SQL. What it holds is private, so an object that only looks like one is refused.
 */
export class Sql {
  /** One more than there are values. */
  readonly #texts: readonly string[];
  readonly #values: readonly Part[];

  private constructor(texts: readonly string[], values: readonly Part[]) {
    this.#texts = texts;
    this.#values = values;
  }

  /** @internal Called by the tag alone: a template's strings are frozen by the language, which a forged array is not. */
  static fromTemplate(strings: TemplateStringsArray, values: readonly Part[]): Sql {
    const isTemplate = Array.isArray(strings) && Array.isArray(strings.raw) && Object.isFrozen(strings) && Object.isFrozen(strings.raw);
    if (!isTemplate || strings.length !== values.length + 1) throw new TypeError('sql is a template tag; call it as sql`...`');
    if (!strings.every((text) => typeof text === 'string')) throw new TypeError('sql has an escape that JavaScript cannot read');
    return new Sql(strings, values);
  }

  /** @internal */
  static joined(parts: readonly Part[], separator: Sql): Sql {
    const values = parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
    return new Sql(new Array<string>(values.length + 1).fill(''), values);
  }

  /** @internal */
  static placeholder(place: number): Sql {
    if (!Number.isSafeInteger(place) || place < 1) throw new TypeError('parameters are counted from 1');
    return new Sql([`$${place}`], []);
  }

  /** @internal Hands out text and values in their order. */
  visit(onText: (text: string) => void, onValue: (value: Part) => void): void {
    this.#texts.forEach((text, index) => {
      onText(text);
      if (index < this.#values.length) onValue(this.#values[index] as Part);
    });
  }
}

/** Template tag: `sql\`select ${id('name')} from ${table} where code = ${code}\``. Values become literals, `id` quoted names, `Sql` nests. */
export function sql(strings: TemplateStringsArray, ...values: readonly Part[]): Sql {
  return Sql.fromTemplate(strings, values);
}

/** A quoted name: `id('table')`, or a path: `id('alias', 'column')`. */
export function id(...path: string[]): Identifier {
  return new Identifier(path);
}

/** Joins parts with a separator (`, ` unless told). No parts make empty SQL. */
export function join(parts: readonly Part[], separator: Sql = sql`, `): Sql {
  return Sql.joined(parts, separator);
}

/** Stands for a text that is given each time a prepared query is asked; counted from 1. */
export function parameter(place: number): Sql {
  return Sql.placeholder(place);
}

/** All of the conditions; `true` when there are none. */
export function and(...conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, sql` and `)})`;
}

/** Any of the conditions; `false` when there are none. */
export function or(...conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, sql` or `)})`;
}

/**
 * The text of a piece of SQL in a dialect.
 * @throws EngineError `SQL_BAD_LITERAL`, `SQL_BAD_NAME` for what cannot be written in SQL.
 */
export function render(piece: Sql, dialect: Dialect): string {
  const out: string[] = [];
  const write = (part: Part): void => {
    if (part instanceof Identifier) out.push(quotePath(part, dialect));
    else if (part instanceof Sql) part.visit((text) => out.push(text), write);
    else out.push(dialect.quoteLiteral(part));
  };
  write(piece);
  return out.join('');
}

function quotePath({ path }: Identifier, dialect: Dialect): string {
  if (path.length === 0) throw new EngineError('SQL_BAD_NAME', 'A name in SQL must not be empty');
  return path.map((name) => dialect.quoteName(name)).join('.');
}
