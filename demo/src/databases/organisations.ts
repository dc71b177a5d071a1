import { type Sql, sql } from '@sogoc/engine';
import { column, copy } from '../derive/columns.ts';
import type { ColumnSpec } from '../derive/spec.ts';
import { addressErrors, stored } from '../errors/bundles.ts';
import { brokenCheckDigit, digitLost } from '../errors/digits.ts';
import { leftEmpty } from '../errors/holes.ts';
import { capitals, doubledBlanks, tonePlacement } from '../errors/spelling.ts';
import { typing } from '../errors/typing.ts';
import { businessRegister, type FirmSource } from '../variant/sources.ts';
import { hamletOn, held, seatOn } from './making.ts';
import type { PeopleCopy } from './people.ts';

/** How an agency got the particulars of organisations. */
export interface FirmCopy extends Omit<PeopleCopy, 'source'> {
  /** Default: the business register. */
  readonly source?: FirmSource;
}

/**
 * From-clause for organisations (`o`, a choice of world.organisation) that an agency copied on a day: seats `a` and `b`, the record `f` of the register
 * that it copied from, and the business register's record `k`.
 */
export const organisationsFrom = (choice: Sql, { date, source = businessRegister }: FirmCopy, today: string): Sql => sql`${choice} o
  left join ${held('finance', 'dkkd')} k on k.entity_id = o.id left join ${held(source.database, source.table)} f on f.entity_id = o.id join ${hamletOn(today)} a on a.hamlet = o.hamlet
    join ${hamletOn(today)} b on b.hamlet = ${seatOn(date)}`;

/** Name, tax code and address of organisations, copied from the business register or another. */
export function organisationColumns(copied: FirmCopy, names: { name: string; taxCode?: string; address?: string }): ColumnSpec[] {
  const { date, way, haste, source = businessRegister } = copied;
  const { database, table, columns } = source;
  const from = (held: keyof FirmSource['columns']) => ({ database, table, column: columns[held], date, way }) as const;
  const alias = way === 're-typing' && source === businessRegister ? undefined : 'f';
  const out: ColumnSpec[] = [];
  if (names.taxCode)
    out.push(
      copy({
        entity: 'organisation',
        attribute: 'tax_code',
        name: names.taxCode,
        truth: sql`o.tax_code`,
        from: from('taxCode'),
        alias,
        errors: [brokenCheckDigit(0.006 * haste), digitLost(0.002 * haste), leftEmpty(0.006 * haste)],
      }),
    );
  const spelling = [typing(0.006 * haste), tonePlacement(0.015 * haste), capitals(0.02 * haste), doubledBlanks(0.003 * haste)];
  out.push(copy({ entity: 'organisation', attribute: 'name', name: names.name, truth: sql`o.name`, from: from('name'), alias, errors: spelling }));
  if (names.address) {
    out.push(column('o_old_address', sql`b.old_address`, [], { hidden: true }));
    out.push(
      copy({
        entity: 'organisation',
        attribute: 'address',
        name: names.address,
        truth: sql`a.address`,
        truthThen: sql`b.address`,
        from: from('address'),
        alias,
        errors: addressErrors(haste, stored('o_old_address')),
      }),
    );
  }
  return out;
}
