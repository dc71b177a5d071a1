import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshFolder, type Outcome, survey } from './outcome.ts';

const people = 300;
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng'];
const given = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Oanh'];
const yearOf = (day: string): string => `${day.slice(0, 4)}-01-01`;
const two = (value: number): string => String(value).padStart(2, '0');

interface Person {
  code: string;
  name: string;
  born: string;
  pid: string;
  female: boolean;
}

function person(at: number): Person {
  const [year, female] = [1950 + ((at * 7) % 50), at % 3 === 0];
  const name = `${surnames[at % 7]} ${given[(at * 3) % 11]} ${given[(at * 5) % 11]}`;
  const born = `${year}-${two(1 + ((at * 11) % 12))}-${two(1 + ((at * 13) % 28))}`;
  return {
    code: `KS${100_000 + at * 37}`,
    name,
    born,
    pid: `038${female ? 1 : 0}${two(year - 1900)}${String(100_000 + at * 991).slice(-6)}`,
    female,
  };
}

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/**
 * Births with the other sex (10), a century off (20), entered twice (30), of which only the year is known (50), without accents (60) and in capitals (70); residents whose personal
 * ID tells sex and year, of whom one has the other sex (40), one only the year (80), and one a slip in the name (70).
 */
async function folder(): Promise<string> {
  const at = await freshFolder();
  const all = Array.from({ length: people }, (_, index) => ({ index, ...person(index) }));
  const births = all.map(({ index, code, name, born, female }) => {
    const day = index === 20 ? born.replace(/^19/, '18') : index === 50 ? yearOf(born) : born;
    const written = index === 60 ? bare(name) : index === 70 ? name.toUpperCase() : name;
    return `${code},${written},${female !== (index === 10) ? 'Nữ' : 'Nam'},${day}`;
  });
  const again = births[30] ?? '';
  const residents = all.map(
    ({ index, code, name, born, pid, female }) =>
      `${pid},${code},${index === 70 ? `${name}k` : name},${female !== (index === 40) ? 'Nữ' : 'Nam'},${index === 80 ? yearOf(born) : born},Thôn ${index % 9}`,
  );
  await writeFile(join(at, 'births.csv'), `${['ma_khai_sinh,ho_ten,gioi_tinh,ngay_sinh', ...births, again].join('\n')}\n`);
  await writeFile(join(at, 'residents.csv'), `${['so_cccd,ma_khai_sinh,ho_ten,gioi_tinh,ngay_sinh,thon', ...residents].join('\n')}\n`);
  return at;
}

let outcome: Outcome;
beforeAll(async () => {
  const home = await folder();
  const designations = ['ma_khai_sinh', 'gioi_tinh', 'ngay_sinh', 'ho_ten'].map((column) => ({
    original: { database: 'births', table: 'births', column },
    legalBasis: null,
    validFrom: null,
    validTo: null,
  }));
  const databases = ['births', 'residents'].map((name) => ({ name, source: `${name}.csv`, baseDirectory: home, owner: null, contract: null }));
  outcome = await survey({ databases, designations });
});

const found = (database: string, column: string): unknown[] =>
  outcome.discrepancies.filter((one) => one.database === database && one.column?.split(', ').includes(column)).map(({ kind, rule }) => [kind, rule]);

test('the original is at fault where an identifier of the copy bears the copy out; the copy is not reported', () => {
  expect(found('births', 'gioi_tinh')).toEqual([['cross-field', expect.stringContaining('same-in-residents')]]);
  expect(found('births', 'ngay_sinh')).toContainEqual(['outlier', expect.stringContaining('same-in-residents')]);
});

test('and where its value is what is left of what the copy says: the first day of the year, letters without accents', () => {
  expect(found('births', 'ngay_sinh')).toContainEqual(['reference-mismatch', expect.stringContaining('same-in-residents')]);
  expect(found('births', 'ho_ten')).toContainEqual(['reference-mismatch', expect.stringContaining('same-in-residents')]);
  expect(found('residents', 'ngay_sinh')).toEqual([['reference-mismatch', expect.stringContaining('agreement')]]);
});

test('that the original writes a value otherwise hides no copy that says another thing', () => {
  expect(found('births', 'ho_ten')).toContainEqual(['variant', expect.stringContaining('spelling')]);
  expect(found('residents', 'ho_ten')).toContainEqual(['reference-mismatch', expect.stringContaining('agreement')]);
});

test('the copy is, where its identifier speaks against it', () => {
  expect(
    found('residents', 'gioi_tinh')
      .map((one) => (one as string[])[0])
      .toSorted(),
  ).toEqual(['cross-field', 'reference-mismatch']);
});

test('a key that the original holds twice is known to it', () => {
  expect(found('residents', 'ma_khai_sinh')).toEqual([]);
});
