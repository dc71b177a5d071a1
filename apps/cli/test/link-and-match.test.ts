import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { beforeAll, expect, it } from 'vitest';
import { freshFolder, sogoc } from './run.ts';

const people = 400;
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const given = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thảo',
  'Uyên',
  'Vinh',
  'Xuân',
  'Yến',
];
const wards = ['Hạc Thành', 'Đông Quang', 'Quảng Phú', 'Hàm Rồng', 'Sầm Sơn'];

/** A number that looks drawn at random and is the same on every run. */
const drawn = (n: number, salt: number, below: number): number => Math.floor(Math.abs(Math.sin(n * 12.9898 + salt * 78.233) * 43_758.5453) % below);

function person(n: number): string[] {
  const name = `${surnames[drawn(n, 1, 10)]} ${['Văn', 'Thị', 'Đức', 'Thu'][drawn(n, 2, 4)]} ${given[drawn(n, 3, given.length)]}`;
  const born = `${1950 + drawn(n, 4, 60)}-${String(1 + drawn(n, 5, 12)).padStart(2, '0')}-${String(1 + drawn(n, 6, 28)).padStart(2, '0')}`;
  return [name, born, wards[drawn(n, 7, wards.length)] ?? '', `09${String(drawn(n, 8, 1e8)).padStart(8, '0')}`];
}

let folder: string;
beforeAll(async () => {
  folder = await freshFolder();
  const rows = Array.from({ length: people }, (_, n) => person(n));
  const csv = (header: string, lines: string[][]): string => `${header}\n${lines.map((line) => line.join(',')).join('\n')}\n`;
  await writeFile(
    join(folder, 'a.csv'),
    csv(
      'ma,ho_ten,ngay_sinh,phuong,dien_thoai',
      rows.map((row, n) => [`A${n}`, ...row]),
    ),
  );
  // The same people, every fifth with a slip in the name, every seventh without a telephone.
  const copied = rows.map(([name = '', born = '', ward = '', phone = ''], n) => [
    `B${n}`,
    n % 5 === 0 ? `${name}h` : name,
    born,
    ward,
    n % 7 === 0 ? '' : phone,
  ]);
  await writeFile(join(folder, 'b.csv'), csv('id,full_name,dob,ward,phone', copied));
});

it('links two tables without a common key and without configuration', async () => {
  const out = join(folder, 'links');
  const { status, stdout } = await sogoc(['link', '--json', '--out', out, `a=${join(folder, 'a.csv')}`, `b=${join(folder, 'b.csv')}`]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ records: 2 * people, proposed: true });
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const { right, all } = await engine.one<{ right: number; all: number }>(sql`
    select count(case when substring(left_key, 2) = substring(right_key, 2) then 1 end) as right, count(*) as all
    from ${engine.dialect.readParquet([join(out, 'pairs.parquet')])} where left_source <> right_source`);
  expect(right / people).toBeGreaterThan(0.95);
  expect(right / all).toBeGreaterThan(0.95);
  expect(await readFile(join(out, 'report.html'), 'utf8')).not.toContain('Nguyễn');
});

it('finds out that tables hold each person once, unless told otherwise', async () => {
  const kindOf = async (out: string): Promise<unknown> => JSON.parse(await readFile(join(folder, out, 'model.json'), 'utf8')).kind;
  expect(await kindOf('links')).toBe('link');
  const tables = [`a=${join(folder, 'a.csv')}`, `b=${join(folder, 'b.csv')}`];
  const { status } = await sogoc(['link', '--out', join(folder, 'told'), '--kind', 'link-and-dedupe', ...tables]);
  expect(status).toBe(0);
  expect(await kindOf('told')).toBe('link-and-dedupe');
});

it('refuses a key that no table has, and takes one that some have', async () => {
  const tables = [`a=${join(folder, 'a.csv')}`, `b=${join(folder, 'b.csv')}`];
  const link = (key: string) => sogoc(['link', '--lang', 'en', '--out', join(folder, `by-${key}`), '--key', key, ...tables]);
  expect(await link('nothere')).toMatchObject({ status: 2, stderr: expect.stringMatching(/LINK_KEY_MISSING: .*--key nothere.*ma, ho_ten/s) });
  const { stderr } = await sogoc(['link', '--out', join(folder, 'by-none'), '--key', 'nothere', ...tables]);
  expect(stderr).toMatch(/LINK_KEY_MISSING: Không bảng nào.*--key nothere.*ma, ho_ten.*→ Chọn một cột.*Chi tiết \(tiếng Anh\): No table/s);
  expect(await link('ma')).toMatchObject({ status: 0 });
});

it('says that labels without two records of one thing measure nothing', async () => {
  const labels = join(folder, 'labels.csv');
  const apart = Array.from({ length: 100 }, (_, n) => `a,A${n},b,B${n + 100},0`).join('\n');
  await writeFile(labels, `left_source,left_key,right_source,right_key,same\n${apart}\n`);
  const tables = [`a=${join(folder, 'a.csv')}`, `b=${join(folder, 'b.csv')}`];
  const out = join(folder, 'unjudged');
  const { status, stdout } = await sogoc(['link', '--json', '--out', out, '--labels', labels, ...tables]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ accuracy: null, unmeasured: 'NO_SAME_PAIR', keys: [{ key: 'ma' }, { key: 'id' }] });
  expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('Chưa đo được độ chính xác');
});

/** A list of phone numbers, which stand in column `dien_thoai`. */
const phones = (name: string, numbers: readonly number[]): Promise<void> => {
  const rows = numbers.map((n) => `${name}${n},09${String((n * 7_654_321) % 100_000_000).padStart(8, '0')}`);
  return writeFile(join(folder, `${name}.csv`), `ma_${name},dien_thoai\n${rows.join('\n')}\n`);
};
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, n) => first + n);

it('links two lists that share one column, says that nothing confirms it, and keeps the ids of things from run to run', async () => {
  await Promise.all([phones('x', from(0, 150)), phones('y', from(60, 150))]);
  const out = join(folder, 'one-column');
  const link = () => sogoc(['link', '--out', out, `x=${join(folder, 'x.csv')}`, `y=${join(folder, 'y.csv')}`]);
  const first = await link();
  expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/300 bản ghi thành 210 đối tượng qua 90 cặp .*\nKhông có gì xác nhận/) });
  expect(first.stdout).not.toContain('giữ nguyên mã');
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const ids = async (): Promise<Map<string, string>> => {
    const rows = await engine.all<{ record_key: string; entity_id: string }>(
      sql`select record_key, entity_id from ${engine.dialect.readParquet([join(out, 'clusters.parquet')])} c`,
    );
    return new Map(rows.map((row) => [row.record_key, row.entity_id]));
  };
  const before = await ids();
  // The record after which the thing of x60 and y60 was named is gone, two that nobody knew came.
  await Promise.all([phones('x', [...from(0, 60), ...from(61, 89)]), phones('y', [...from(60, 150), 900, 901])]);
  expect((await link()).stdout).toMatch(/: 2 đối tượng mới, 0 nhập vào đối tượng khác, 0 tách ra, 0 không còn; các đối tượng khác giữ nguyên mã/);
  const after = await ids();
  expect([...before].filter(([key, id]) => key !== 'x60' && after.get(key) !== id)).toEqual([]);
  expect([after.size, after.get('y60')]).toEqual([301, before.get('x60')]);
  await writeFile(join(out, 'clusters.parquet'), 'damaged');
  const anew = await link();
  expect(anew).toMatchObject({ status: 0 });
  expect(anew.stdout).not.toContain('giữ nguyên mã');
});

it('says that two lists have nothing in common, in words and in the report', async () => {
  const rows = (prefix: string, first: number): string =>
    Array.from({ length: 120 }, (_, n) => [`${prefix}${n}`, ...person(n + first)].join(',')).join('\n');
  const write = (name: string, header: string, first: number): Promise<void> =>
    writeFile(join(folder, `${name}.csv`), `${header}\n${rows(name, first)}\n`);
  await Promise.all([write('m', 'ma,ho_ten,ngay_sinh,phuong,dien_thoai', 5000), write('n', 'id,full_name,dob,ward,phone', 9000)]);
  const out = join(folder, 'apart');
  const { stdout } = await sogoc(['link', '--out', out, `m=${join(folder, 'm.csv')}`, `n=${join(folder, 'n.csv')}`]);
  expect(stdout).toMatch(/240 bản ghi thành 240 đối tượng qua 0 cặp .*\nKhông có cặp bản ghi nào đủ giống nhau/);
  expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('Không có cặp bản ghi nào đủ giống nhau');
});

it('tells a table without records, and says so where none has any', async () => {
  await writeFile(join(folder, 'none.csv'), 'id,full_name,dob,ward,phone\n');
  const link = (...tables: string[]) => sogoc(['link', '--out', join(folder, 'empty'), ...tables]);
  const [a, none] = [`a=${join(folder, 'a.csv')}`, `none=${join(folder, 'none.csv')}`];
  expect(await link(none)).toMatchObject({ status: 2, stderr: expect.stringMatching(/LINK_NO_RECORDS: Các bảng không có bản ghi nào/) });
  expect(await link(a, none)).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/none.*: Bảng không có bản ghi nào\. \(SOURCE_EMPTY_TABLE\)/),
  });
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const clusters = engine.dialect.readParquet([join(folder, 'empty', 'clusters.parquet')]);
  const rows = (await readFile(join(folder, 'a.csv'), 'utf8')).trim().split('\n').length - 1;
  expect(await engine.all(sql`select source, count(*) as records from ${clusters} c group by source`)).toEqual([{ source: 'a', records: rows }]);
});

it('tells what cannot be read, links the others, and forgets nothing that the run before linked', async () => {
  await writeFile(join(folder, 'zero.csv'), '');
  const [a, zero] = [`a=${join(folder, 'a.csv')}`, `zero=${join(folder, 'zero.csv')}`];
  const link = (out: string, ...tables: string[]) => sogoc(['link', '--json', '--out', join(folder, out), ...tables]);
  const { status, stdout, stderr } = await link('without-zero', a, zero);
  expect([status, JSON.parse(stdout)]).toMatchObject([3, { status: 3, records: people, unread: ['zero'], problems: [{ code: 'SOURCE_EMPTY' }] }]);
  expect(stderr).toMatch(/^zero\.zero: Nguồn không có dữ liệu\. \(SOURCE_EMPTY\)\n {2}Cách xử lý: Hỏi lại/);
  const none = await link('without-any', zero, `nowhere=${join(folder, 'nowhere.csv')}`);
  expect([none.status, JSON.parse(none.stdout)]).toMatchObject([2, { error: { code: 'SOURCE_EMPTY', place: 'zero.zero' } }]);
  expect(none.stderr).toContain('SOURCE_NOT_FOUND');

  await writeFile(join(folder, 'later.csv'), await readFile(join(folder, 'b.csv')));
  const both = [a, `later=${join(folder, 'later.csv')}`];
  expect((await link('later', ...both)).status).toBe(0);
  const before = await readFile(join(folder, 'later', 'clusters.parquet'));
  await writeFile(join(folder, 'later.csv'), '');
  const refused = await link('later', ...both);
  expect([refused.status, JSON.parse(refused.stdout)]).toMatchObject([
    2,
    { error: { code: 'SURVEY_WOULD_FORGET', place: 'later.later', message: expect.stringContaining('lose their ids') } },
  ]);
  expect(refused.stderr).toContain('SOURCE_EMPTY');
  const inWords = await sogoc(['link', '--out', join(folder, 'later'), ...both]);
  expect([inWords.status, inWords.stderr]).toEqual([2, expect.stringMatching(/SURVEY_WOULD_FORGET: .* sẽ mất mã\./)]);
  expect(await readFile(join(folder, 'later', 'clusters.parquet'))).toEqual(before);
});

it('matches the columns of two tables by what they hold', async () => {
  const out = join(folder, 'matches.json');
  const { status, stderr } = await sogoc(['match', '--lang', 'en', '--out', out, join(folder, 'b.csv'), join(folder, 'a.csv')]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^read the data: source\n.*profile the columns: target, 0 %\n.*match the columns: 5 × 5\n$/s);
  const matches = JSON.parse(await readFile(out, 'utf8')) as { source: { column: string }; candidates: { column: string }[] }[];
  const best = Object.fromEntries(matches.map(({ source, candidates }) => [source.column, candidates[0]?.column]));
  expect(best).toMatchObject({ full_name: 'ho_ten', dob: 'ngay_sinh', ward: 'phuong', phone: 'dien_thoai' });
});
