import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, cleanText, columnText } from '@sogoc/profile';
import type { Cell, RuleContext } from '../rule-kind.ts';
import { isDirty, isPlain } from '../rules/hygiene/dirt.ts';

interface UsedCell extends Cell {
  number: number;
  needsStored: boolean;
  needsCleaning: boolean;
}

/**
 * The cells that rules asked for, and the query that computes them: nested, so that each step is computed once per value and shared by the rules.
 * Names: `s` stored, `r` raw, `p` plain, `v` trimmed, `d` dirty, `c` cleaned, each with the number of the cell's
 * column.
 */
export class Cells {
  readonly #used = new Map<string, UsedCell>();
  readonly #context: Pick<RuleContext, 'column' | 'profile'>;

  constructor(context: Pick<RuleContext, 'column' | 'profile'>) {
    this.#context = context;
  }

  /** @throws QualityError when there is no such column. */
  readonly cell = (name: string): Cell => {
    const known = this.#used.get(name);
    if (known) return known;
    const { column, profile } = this.#context;
    const made = newCell(profile.columns.indexOf(column(name)), column(name));
    this.#used.set(name, made);
    return made;
  };

  /** The columns that were asked for. */
  get columns(): string[] {
    return [...this.#used.keys()];
  }

  /** Boolean SQL: is the column not missing? Numbers and dates need not be written as text to tell. */
  readonly present = (name: string): Sql => {
    const cell = this.cell(name);
    // Blank text is null in `raw` already, and need not be trimmed to tell.
    return cell.profile.storage === 'text' ? sql`${cell.raw} is not null` : sql`${cell.stored} is not null`;
  };

  /** `extra` columns and all steps of all cells, from a FROM item with the alias `t`. */
  query(from: Sql, extra: readonly Sql[], dialect: Dialect): Sql {
    const cells = [...this.#used.values()];
    const unknown = cells.filter(({ profile }) => profile.plain !== true);
    const raw = cells.map((cell) => sql`${columnText(cell.profile, 't', dialect)} as ${id(`r${cell.number}`)}`);
    const stored = cells.filter((cell) => cell.needsStored).map((cell) => sql`${id('t', cell.profile.name)} as ${id(`s${cell.number}`)}`);
    const steps: ((cell: UsedCell) => Sql)[] = [
      ({ raw, number }) => sql`${isPlain(raw, dialect)} as ${id(`p${number}`)}`,
      ({ raw, number }) => sql`case when ${id(`p${number}`)} then ${raw} else nullif(${dialect.trim(raw)}, '') end as ${id(`v${number}`)}`,
      ({ raw, text, number, needsCleaning }) =>
        sql`${needsCleaning ? sql`case when ${id(`p${number}`)} then false else ${isDirty(raw, text, dialect)} end` : sql`false`} as ${id(`d${number}`)}`,
      ({ text, number, needsCleaning }) =>
        sql`${needsCleaning ? sql`case when ${id(`d${number}`)} then nullif(${cleanText(text, dialect)}, '') else ${text} end` : text} as ${id(`c${number}`)}`,
    ];
    const start = sql`select ${join([...extra, ...raw, ...stored])} from ${from} as t`;
    return unknown.length === 0 ? start : steps.reduce((query, step) => sql`select *, ${join(unknown.map(step))} from (${query}) as s`, start);
  }
}

function newCell(number: number, profile: ColumnProfile): UsedCell {
  // Where the profile saw that all is written plainly, the text needs none of the steps.
  const column = (step: string): Sql => (profile.plain && step !== 's' ? sql`${id(`r${number}`)}` : sql`${id(`${step}${number}`)}`);
  return {
    number,
    needsStored: false,
    needsCleaning: false,
    profile,
    raw: column('r'),
    text: column('v'),
    get stored(): Sql {
      this.needsStored = true;
      return column('s');
    },
    get clean(): Sql {
      if (this.profile.type === 'text') this.needsCleaning = true;
      return column('c');
    },
    get dirty(): Sql {
      if (this.profile.plain) return sql`false`;
      this.needsCleaning = true;
      return column('d');
    },
  };
}
