import { type Sql, sql } from '@sogoc/engine';
import { column, copy } from '../derive/columns.ts';
import { type DateForm, recoded, rewritten, sexAs, written } from '../derive/forms.ts';
import type { ColumnSpec, Holding } from '../derive/spec.ts';
import { addressErrors, birthErrors, idErrors, nameErrors, stored } from '../errors/bundles.ts';
import { foreignCode, oldAddress, swapped } from '../errors/codes.ts';
import { leftEmpty } from '../errors/holes.ts';
import { birthCertificates, type PeopleSource, population } from '../variant/sources.ts';
import { held, type Making } from './making.ts';

type Way = NonNullable<Holding['copy']>['way'];

/** How an agency got the particulars of people: on which day, by which way, how carefully, and in which form it keeps them. */
export interface PeopleCopy {
  readonly date: string;
  readonly way: Way;
  readonly haste: number;
  /** Default: the population database. */
  readonly source?: PeopleSource;
  /** Share of addresses whose units were not renamed after the merger; default 0.04. */
  readonly unconverted?: number;
}

/** Names of an agency's columns for the particulars of people; those not named are not kept. */
export interface PeopleColumns {
  name: string;
  pid?: string;
  birth?: { name: string; form: DateForm };
  sex?: { name: string; codes: readonly [string, string] };
  address?: string;
}

/** Is it taken from what the source holds, or typed from papers that say what is true? */
const isTaken = ({ way, source = population }: PeopleCopy): boolean => way !== 're-typing' || (source !== population && source !== birthCertificates);

/** Joins what the source holds (`o`) to a from-clause with `p` (world.person); nothing where it was typed from papers. */
export const joinSource = (copied: PeopleCopy): Sql => {
  const { database, table } = copied.source ?? population;
  return isTaken(copied) ? sql`left join ${held(database, table)} o on o.entity_id = p.id` : sql``;
};

/** Where a parent's name comes from: of the paper, or the register, that the child's name was taken from. */
export function parent(of: 'father' | 'mother', copied: PeopleCopy): { from: NonNullable<Holding['copy']>; alias?: string } {
  const { date, way, source = population } = copied;
  const { database, table, parents } = source.parents ? source : population;
  return { from: { database, table, column: parents?.[of] ?? '', date, way }, alias: isTaken(copied) && source.parents ? 'o' : undefined };
}

/** The day that the addresses of a copy are from: a copy of a copy is as old as what it was taken from. */
export const addressesAsOf = ({ date, source }: PeopleCopy, { ago }: Making): string => {
  const day = ago(source?.daysOld ?? 0);
  return day < date ? day : date;
};

/** Where a column is taken from; what the source lacks was typed from the papers of the population database. */
function sourceOf(
  particular: keyof PeopleSource['columns'],
  copied: PeopleCopy,
): { from: NonNullable<Holding['copy']>; alias?: string; form: PeopleSource } {
  const { date, way, source = population } = copied;
  const column = source.columns[particular];
  if (column)
    return { from: { database: source.database, table: source.table, column, date, way }, alias: isTaken(copied) ? 'o' : undefined, form: source };
  const { database, table, columns } = population;
  return { from: { database, table, column: columns[particular] ?? '', date, way: 're-typing' }, form: population };
}

/**
 * Columns copied from the population database or another source. The from-clause must give `p` (world.person) and what `joinSource` joins; for an
 * address `a` (residence on the day of the data) and `b` (residence on the day of the copy, in the units of the day of the data).
 */
export function peopleColumns(copied: PeopleCopy, columns: PeopleColumns): ColumnSpec[] {
  const { haste } = copied;
  const taken = (particular: keyof PeopleSource['columns']) => {
    const { from, alias } = sourceOf(particular, copied);
    return { from, alias };
  };
  const out: ColumnSpec[] = [
    copy({
      entity: 'person',
      attribute: 'full_name',
      name: columns.name,
      truth: sql`p.full_name`,
      ...taken('name'),
      errors: nameErrors(haste),
    }),
  ];
  if (columns.pid) {
    out.push(column('p_card', sql`p.id_card`, [], { hidden: true }));
    out.push(
      copy({
        entity: 'person',
        attribute: 'personal_id',
        name: columns.pid,
        truth: sql`p.personal_id`,
        ...taken('pid'),
        errors: idErrors(haste, stored('p_card')),
      }),
    );
  }
  if (columns.birth) {
    const { name, form } = columns.birth;
    const convert = rewritten(sourceOf('birth', copied).form.birth, form);
    out.push(
      copy({
        entity: 'person',
        attribute: 'birth_date',
        name,
        truth: written(sql`p.birth`, form),
        ...taken('birth'),
        convert,
        errors: birthErrors(form, name, haste),
      }),
    );
  }
  if (columns.sex) {
    const { name, codes } = columns.sex;
    const errors = [
      swapped(...codes)(0.002 * haste),
      leftEmpty(0.001 * haste),
      ...(codes[0] === 'Nam' ? [] : [foreignCode(codes, ['Nam', 'Nữ'])(0.002 * haste)]),
    ];
    out.push(
      copy({
        entity: 'person',
        attribute: 'sex',
        codes,
        name,
        truth: sexAs(sql`p.sex`, codes),
        ...taken('sex'),
        convert: recoded(sourceOf('sex', copied).form.sex, codes),
        errors,
      }),
    );
  }
  if (columns.address) {
    out.push(column('p_old_address', sql`b.old_address`, [], { hidden: true }));
    out.push(
      copy({
        entity: 'person',
        attribute: 'address',
        name: columns.address,
        truth: sql`a.address`,
        truthThen: sql`b.address`,
        ...taken('address'),
        errors: [oldAddress(stored('p_old_address'))(copied.unconverted ?? 0.04), ...addressErrors(haste)],
      }),
    );
  }
  return out;
}
