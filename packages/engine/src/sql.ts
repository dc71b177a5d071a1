import type { Dialect } from './dialect.ts';

/** A value that the tag turns into a literal. Arrays become list literals. */
export type SqlValue = string | number | bigint | boolean | null | Date | Uint8Array | readonly SqlValue[];

/** A name, or a dotted path of names, that is quoted when rendered. */
export class Identifier {
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    this.path = path;
  }
}

/**
 * A piece of SQL. The only ways to make one are the `sql` tag, `id` and the functions here, so text that came from outside can reach the engine as
 * a literal or a quoted name alone, never as SQL.
 */
export class Sql {
  readonly strings: readonly string[];
  readonly values: readonly (Sql | Identifier | SqlValue)[];
  private constructor(strings: readonly string[], values: readonly (Sql | Identifier | SqlValue)[]) {
    this.strings = strings;
    this.values = values;
  }

  /** @internal Called by the tag alone: a template's strings are frozen by the language, which a forged array is not. */
  static fromTemplate(strings: TemplateStringsArray, values: readonly (Sql | Identifier | SqlValue)[]): Sql {
    if (!Object.isFrozen(strings) || !Object.isFrozen(strings.raw)) throw new TypeError('sql is a template tag; call it as sql`...`');
    return new Sql(strings, values);
  }

  /** @internal */
  static joined(parts: readonly (Sql | Identifier | SqlValue)[], separator: Sql): Sql {
    const strings = ['', ...parts.slice(1).map(() => ''), ''];
    const values = parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
    while (strings.length < values.length + 1) strings.push('');
    return new Sql(strings.slice(0, values.length + 1), values);
  }
}

/** Template tag: `sql\`select ${id('name')} from ${table} where code = ${code}\``. Values become literals, `id` quoted names, `Sql` nests. */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | Identifier | SqlValue)[]): Sql {
  return Sql.fromTemplate(strings, values);
}

/** A quoted name: `id('table')`, or a path: `id('alias', 'column')`. */
export function id(...path: string[]): Identifier {
  return new Identifier(path);
}

/** Joins parts with a separator (`, ` unless told). No parts make empty SQL. */
export function join(parts: readonly (Sql | Identifier | SqlValue)[], separator: Sql = sql`, `): Sql {
  return parts.length === 0 ? sql`` : Sql.joined(parts, separator);
}

/** All of the conditions; `true` when there are none. */
export function and(...conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, sql` and `)})`;
}

/** Any of the conditions; `false` when there are none. */
export function or(...conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, sql` or `)})`;
}

/** The text of a piece of SQL in a dialect. */
export function render(piece: Sql, dialect: Dialect): string {
  const out: string[] = [];
  const visit = (part: Sql | Identifier | SqlValue): void => {
    if (part instanceof Identifier) out.push(part.path.map((name) => dialect.quoteName(name)).join('.'));
    else if (part instanceof Sql) {
      part.strings.forEach((text, index) => {
        out.push(text);
        const value = part.values[index];
        if (index < part.values.length && value !== undefined) visit(value);
      });
    } else out.push(dialect.quoteLiteral(part));
  };
  visit(piece);
  return out.join('');
}
