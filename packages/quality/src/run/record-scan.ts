import type { Rule } from '@sogoc/contract';
import { and, type Dialect, id, join, or, type Sql, sql } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import type { Cell, RecordContext, RecordRule, RecordRuleKind, RuleContext } from '../rule-kind.ts';
import { cleaned, isDirty } from '../rules/hygiene/dirt.ts';

/** A record rule with its place in a scan. */
export interface Compiled {
  rule: Rule;
  kind: RecordRuleKind;
  sql: RecordRule;
}

interface UsedCell extends Cell {
  number: number;
  needsStored: boolean;
  needsCleaning: boolean;
}

/**
 * One scan of a table for many rules about single records. The query is nested so that each step is computed once per value and shared by the
 * rules: text, trimmed text, dirt, cleaned text, then one flag a rule.
 */
export class RecordScan {
  readonly #context: RuleContext;
  readonly #cells = new Map<string, UsedCell>();
  readonly rules: Compiled[] = [];

  constructor(context: RuleContext) {
    this.#context = context;
  }

  /** @throws QualityError when the rule names what is not there. */
  add(rule: Rule, kind: RecordRuleKind): void {
    const context: RecordContext = { ...this.#context, cell: (name) => this.#cell(name) };
    this.rules.push({ rule, kind, sql: kind.compile(rule.check as never, context) });
  }

  /** One row: `checked<i>` and `failed<i>` for each rule of `rules`. */
  counts(rules: readonly Compiled[]): Sql {
    const { dialect } = this.#context;
    const counts = rules.map(
      (_, i) => sql`${dialect.countIf(sql`${id(`a${i}`)}`)} as ${id(`checked${i}`)}, ${dialect.countIf(reported(rules, i))} as ${id(`failed${i}`)}`,
    );
    return sql`select ${join(counts)} from (${this.#flags(rules, [])}) as flags`;
  }

  /** The records that break any of the rules at `failing`: `record_key`, and for each of these `e<i>` (boolean), `o<i>` and `x<i>` (observed, expected). */
  failures(rules: readonly Compiled[], failing: readonly number[]): Sql {
    const { profile, dialect } = this.#context;
    const nothing = dialect.cast(sql`null`, 'text');
    const shown = failing.map((i) => {
      const { observed, expected } = rules[i]?.sql ?? { observed: nothing };
      return sql`case when ${id(`f${i}`)} then ${observed} end as ${id(`o${i}`)}, case when ${id(`f${i}`)} then ${expected ?? nothing} end as ${id(`x${i}`)}`;
    });
    const flags = this.#flags(rules, [sql`${recordKeySql(profile, 't', dialect)} as record_key`], true);
    const broken = failing.map((i) => sql`${reported(rules, i)} as ${id(`e${i}`)}`);
    const any = or(...failing.map((i) => sql`${id(`f${i}`)}`));
    return sql`select record_key, ${join(broken)}, ${join(shown)} from (${flags}) as flags where ${any}`;
  }

  /** Do the values that a rule's findings show describe a person? */
  isPersonal({ sql: { column } }: Compiled): boolean {
    return this.#context.column(column).personal;
  }

  #cell(name: string): Cell {
    const known = this.#cells.get(name);
    if (known) return known;
    const number = this.#cells.size;
    const made: UsedCell = {
      number,
      needsStored: false,
      needsCleaning: false,
      profile: this.#context.column(name),
      raw: sql`${id(`r${number}`)}`,
      text: sql`${id(`v${number}`)}`,
      get stored(): Sql {
        this.needsStored = true;
        return sql`${id(`s${number}`)}`;
      },
      get clean(): Sql {
        if (this.profile.type === 'text') this.needsCleaning = true;
        return sql`${id(`c${number}`)}`;
      },
      get dirty(): Sql {
        this.needsCleaning = true;
        return sql`${id(`d${number}`)}`;
      },
    };
    this.#cells.set(name, made);
    return made;
  }

  #flags(rules: readonly Compiled[], extra: readonly Sql[], keepCells = false): Sql {
    const { profile, dialect } = this.#context;
    const cells = [...this.#cells.values()];
    const raw = cells.map((cell) => sql`${columnText(cell.profile, 't', dialect)} as ${id(`r${cell.number}`)}`);
    const stored = cells.filter((cell) => cell.needsStored).map((cell) => sql`${id('t', cell.profile.name)} as ${id(`s${cell.number}`)}`);
    const values = sql`select ${join([...extra, ...raw, ...stored])} from ${tableSql(profile, dialect)} as t`;
    const trimmed = step(values, cells, (cell) => sql`nullif(${dialect.trim(cell.raw)}, '') as ${id(`v${cell.number}`)}`);
    const dirt = step(
      trimmed,
      cells,
      (cell) => sql`${cell.needsCleaning ? isDirty(cell.raw, cell.text, dialect) : sql`false`} as ${id(`d${cell.number}`)}`,
    );
    const clean = step(dirt, cells, (cell) => sql`${cleanText(cell, dialect)} as ${id(`c${cell.number}`)}`);
    const flags = rules.map(({ sql: rule }, i) => {
      const applies = rule.applies ?? sql`${this.#cell(rule.column).text} is not null`;
      return sql`${applies} as ${id(`a${i}`)}, coalesce(${and(applies, rule.fails)}, false) as ${id(`f${i}`)}`;
    });
    return sql`select ${keepCells ? sql`*, ` : sql``}${join(flags)} from (${clean}) as cells`;
  }
}

/** Adds one computed column a cell to a query. */
function step(query: Sql, cells: readonly UsedCell[], compute: (cell: UsedCell) => Sql): Sql {
  return sql`select *, ${join(cells.map(compute))} from (${query}) as s`;
}

function cleanText(cell: UsedCell, dialect: Dialect): Sql {
  return cell.needsCleaning
    ? sql`case when ${id(`d${cell.number}`)} then nullif(${cleaned(cell.text, dialect)}, '') else ${cell.text} end`
    : cell.text;
}

/** Fails, and no rule of the same column and kind of finding comes before. */
function reported(rules: readonly Compiled[], i: number): Sql {
  const own = rules[i];
  const earlier = rules.flatMap((other, j) => (own && comesBefore(other, own) ? [sql`not ${id(`f${j}`)}`] : []));
  return and(sql`${id(`f${i}`)}`, ...earlier);
}

function comesBefore(a: Compiled, b: Compiled): boolean {
  return a.sql.column === b.sql.column && a.kind.finds === b.kind.finds && a.kind.precedence < b.kind.precedence;
}
