import fc from 'fast-check';
import { taxCheckDigit } from '../src/types/tax-code.ts';
import { provinceCodes } from '../src/units/province-codes.ts';
import { unitsNow } from '../src/units/units.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const two = (value: number): string => String(value).padStart(2, '0');

/** A person's year of birth and sex, with a personal ID that says the same. */
export const person = fc
  .record({ province: fc.constantFrom(...provinceCodes), birthYear: fc.integer({ min: 1920, max: 2025 }), male: fc.boolean(), rest: digits(6) })
  .map((one) => {
    const century = (one.birthYear < 2000 ? 0 : 2) + (one.male ? 0 : 1);
    return { ...one, id: `0${one.province}${century}${two(one.birthYear % 100)}${one.rest}` };
  });

/** A valid tax code, of a payer or of a branch. */
export const taxCode = fc
  .tuple(
    digits(9).filter((nine) => taxCheckDigit(nine) !== null),
    fc.option(fc.integer({ min: 1, max: 999 })),
  )
  .map(([nine, branch]) => `${nine}${taxCheckDigit(nine)}${branch === null ? '' : `-${String(branch).padStart(3, '0')}`}`);

/** A mobile number in a usual writing, with its canonical form. */
export const mobile = fc
  .tuple(fc.constantFrom(...'35789'), digits(8), fc.constantFrom('0', '+84', '84', '(+84) ', '+84 '), fc.constantFrom('', ' ', '.', '-'))
  .map(([first, rest, prefix, gap]) => ({
    text: `${prefix}${first}${rest.slice(0, 2)}${gap}${rest.slice(2, 5)}${gap}${rest.slice(5)}`,
    canonical: `+84${first}${rest}`,
  }));

/** A day, in each written form. */
export const day = fc
  .tuple(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.nat(9))
  .map(([moment, form]) => {
    const iso = moment.toISOString().slice(0, 10);
    const [y = '', m = '', d = ''] = iso.split('-');
    const forms = [
      iso,
      `${d}/${m}/${y}`,
      `${Number(d)}-${Number(m)}-${y}`,
      `${d}.${m}.${y}`,
      `${y}${m}${d}`,
      `${y}/${Number(m)}/${Number(d)}`,
    ].concat([`ngày ${Number(d)} tháng ${Number(m)} năm ${y}`, `Hà Nội, ngày ${d} tháng ${m} năm ${y}`, `${iso} 08:30:00`, `${d}/${m}/${y} 8:30`]);
    return { iso, text: forms[form] ?? iso };
  });

/** A parcel of a commune of today. */
export const parcel = fc.record({
  commune: fc.constantFrom(...unitsNow().communes.keys()),
  sheet: fc.integer({ min: 1, max: 9999 }),
  parcel: fc.integer({ min: 1, max: 99_999 }),
});
