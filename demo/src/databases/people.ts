import { sql } from '@sogoc/engine';
import { column, copy } from '../derive/columns.ts';
import { type DateForm, recoded, rewritten, sexAs, written } from '../derive/forms.ts';
import type { ColumnSpec, Holding } from '../derive/spec.ts';
import { addressErrors, birthErrors, idErrors, nameErrors, stored } from '../errors/bundles.ts';
import { foreignCode, oldAddress, swapped } from '../errors/codes.ts';
import { leftEmpty } from '../errors/holes.ts';

type Way = NonNullable<Holding['copy']>['way'];

/** How an agency got the particulars of people: on which day, by which way, how carefully, and in which form it keeps them. */
export interface PeopleCopy {
  readonly date: string;
  readonly way: Way;
  readonly haste: number;
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

const source = (column: string, { date, way }: PeopleCopy) => ({ database: 'population', table: 'nhan_khau', column, date, way });

/**
 * Columns copied from the population database. The from-clause must give `p` (world.person); for exports and partial updates also `o`
 * (`population.nhan_khau`); for an address
 * `a` (residence on the day of the data) and `b` (residence on the day of the copy, in the units of the day of the data).
 */
export function peopleColumns(copied: PeopleCopy, columns: PeopleColumns): ColumnSpec[] {
  const { haste } = copied;
  const alias = copied.way === 're-typing' ? undefined : 'o';
  const out: ColumnSpec[] = [
    copy({
      entity: 'person',
      attribute: 'full_name',
      name: columns.name,
      truth: sql`p.full_name`,
      from: source('ho_ten', copied),
      alias,
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
        from: source('so_ddcn', copied),
        alias,
        errors: idErrors(haste, stored('p_card')),
      }),
    );
  }
  if (columns.birth) {
    const { name, form } = columns.birth;
    const convert = rewritten('yyyy-MM-dd', form);
    out.push(
      copy({
        entity: 'person',
        attribute: 'birth_date',
        name,
        truth: written(sql`p.birth`, form),
        from: source('ngay_sinh', copied),
        alias,
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
        from: source('gioi_tinh', copied),
        alias,
        convert: recoded(['Nam', 'Nữ'], codes),
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
        from: source('dia_chi', copied),
        alias,
        errors: [oldAddress(stored('p_old_address'))(copied.unconverted ?? 0.04), ...addressErrors(haste)],
      }),
    );
  }
  return out;
}
