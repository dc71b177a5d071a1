import { expect, test } from 'vitest';
import type { Language } from '../../src/model.ts';
import { renderReport } from '../../src/report/index.ts';
import { hostile } from './hostile.ts';
import { communes } from './sample-communes.ts';
import { province } from './sample-province.ts';

const withoutFonts = (page: string): string => page.replaceAll(/url\(data:font[^)]*\)/g, '');

test('answers first, in each language', () => {
  const lede = (language: Language) => /<p class="lede">(.*?)<\/p>/s.exec(renderReport(communes(language)))?.[1];
  expect(lede('vi')).toContain('<strong>142 giá trị ở các bản sao khác dữ liệu gốc</strong>');
  expect(lede('vi')).toContain('19.998 bản ghi');
  expect(lede('en')).toContain('19,998 records in 4 tables');
  expect(lede('id')).toContain('19.998 catatan');
});

test('is one file: nothing in it points to another', () => {
  const page = withoutFonts(renderReport(communes()));
  expect(page).toContain('default-src &#39;none&#39;');
  expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form action)|@import|url\(/i);
  expect(page.match(/(?:src|href)="[^#"][^"]*"/g)).toBeNull();
});

test('says the language of the page', () => {
  for (const language of ['vi', 'en', 'id'] as const) expect(renderReport(communes(language))).toContain(`<html lang="${language}">`);
});

test('what was not measured is never a number', () => {
  const page = renderReport(communes('en'));
  const cells = page.match(/<button type="button" class="cell unmeasured".*?<\/button>/gs) ?? [];
  expect(cells).toHaveLength(9);
  for (const cell of cells) expect(cell.replaceAll(/<[^>]*>/g, '')).toMatch(/: \nNot measured\. .+/);
});

test('a database that could not be read comes first, with its code, and the rest is complete', () => {
  const page = renderReport(province('en'));
  expect(page.indexOf('SOURCE_UNREACHABLE')).toBeLessThan(page.indexOf('class="figures"'));
  expect(page).toContain('12 of 13');
});

test('a contract that was not used comes before the figures, with the first place to mend; one that was used but for a place does not', () => {
  const result = communes('en');
  const problem = { message: 'In English', remedy: 'In English', count: 1, fault: { id: 'field-unknown', facts: { field: 'isNullable' } } };
  const [first, second] = result.catalog.databases;
  first?.problems.push({ ...problem, code: 'CONTRACT_INVALID', place: 'first.yaml:12:9' }, { ...problem, code: 'CONTRACT_INVALID', place: 'later' });
  second?.problems.push({ ...problem, code: 'CONTRACT_UNKNOWN_ELEMENT', place: 'second.yaml:3:5' });
  const page = renderReport(result);
  const before = page.slice(0, page.indexOf('class="figures"'));
  expect(before).toContain('Contracts that could not be used: 1');
  expect(before).toContain('first.yaml:12:9');
  expect(before).toContain('until then none of its rules is checked');
  expect(before).toContain('and 1 more to mend');
  expect(before).not.toContain('second.yaml');
  expect(page).toContain('second.yaml:3:5');
});

test('variants are said to be no errors and counted apart', () => {
  const page = renderReport(communes('en'));
  expect(page).toContain('<strong>748 discrepancies</strong>');
  expect(page).toContain('apostrophes): 53. They are no errors');
});

test('what the author of a contract says of a rule is shown with it, and tells one query from another in the list of records', () => {
  const result = communes('en');
  const [database] = result.scorecard.databases;
  const [rule] = database?.criteria.correct.rules ?? [];
  if (!database || !rule) throw new Error('The sample has no rule');
  const query = { ...rule, rule: 't.sql#2', kind: 'sql' as const, source: 'contract' as const, description: 'no <b>wards</b> without a name' };
  database.criteria.correct.rules = [query];
  const told = (page: string): number => page.split('without a name').length;
  const page = renderReport(result);
  expect(page).toContain('“no &lt;b&gt;wards&lt;/b&gt; without a name”');
  const [found] = result.discrepancies;
  result.discrepancies = [{ ...found, database: database.name, rule: 't.sql#2', column: null } as (typeof result.discrepancies)[number]];
  expect(told(renderReport(result))).toBeGreaterThan(told(page));
});

test('what is wrong with a contract is told in the language of the page, queries that were refused among it', () => {
  for (const [language, words, remedy] of [
    ['vi', 'Bảng thua_dat không có cột dt.', 'Sửa hợp đồng ở chỗ đó'],
    ['en', 'The table thua_dat has no column dt.', 'Mend the contract there'],
    ['id', 'Tabel thua_dat tidak memiliki kolom dt.', 'Perbaiki kontrak di tempat itu'],
  ] as const) {
    const result = communes(language);
    const [database] = result.catalog.databases;
    if (!database) throw new Error('The sample has no database');
    const problem = { code: 'CONTRACT_UNKNOWN_ELEMENT', message: 'In English', place: 'c.yaml:3:5', remedy: 'In English', count: 1 };
    const query = { ...problem, code: 'CONTRACT_RULE_NOT_SUPPORTED', fault: { id: 'query-table', facts: { table: 'secrets' } } };
    database.problems = [{ ...problem, fault: { id: 'unknown-column', facts: { table: 'thua_dat', column: 'dt' } } }, query];
    const page = renderReport(result);
    expect(page).toContain(words);
    expect(page).toContain(remedy);
    expect(page).not.toContain('In English');
    expect(page.match(/secrets/g)?.length).toBeGreaterThan(0);
  }
});

test('that no copy differs is good news and not in red', () => {
  const result = communes('en');
  expect(renderReport(result)).toContain('<span class="big accent">142</span>');
  for (const { redundancy } of result.origins.attributes) redundancy.divergentRecords = 0;
  const page = renderReport(result);
  expect(page).toContain('<span class="big">0</span>');
  expect(page).not.toContain('class="big accent"');
});

test('personal values and keys do not appear, even when they come unmasked', () => {
  const result = province('vi');
  const [first] = result.discrepancies;
  result.discrepancies = result.discrepancies.slice(0, 1).map((each) => ({
    ...each,
    ...first,
    database: 'Đất đai',
    table: 'ho_so_0',
    column: 'ho_ten',
    record_key: '001087001234',
    observed: 'Nguyễn Văn Bí Mật',
    expected: 'Trần Thị Kín Đáo',
  }));
  const page = renderReport(result);
  for (const secret of ['001087001234', 'Bí Mật', 'Kín Đáo']) expect(page).not.toContain(secret);
  expect(page).toContain(`số hiệu ${first?.id.slice(0, 8)}`);
});

test('texts of data stay text', () => {
  const clean = renderReport(communes());
  const spoiled = renderReport(hostile(communes()));
  const tags = (page: string) => (page.match(/<(script|img|svg|link|iframe)\b/g) ?? []).length;
  expect(tags(spoiled)).toBe(tags(clean));
  for (const tag of ['<img', '<b onclick', '<a href="http', '<!--']) expect(spoiled).not.toContain(tag);
});

test('says what to decide first, and shows a decision that the data speaks against', () => {
  const result = communes('vi');
  const [attribute] = result.origins.attributes;
  const [original, copy] = attribute?.holders ?? [];
  if (!attribute || !original || !copy) throw new Error('the sample has no shared attribute');
  const step = {
    attribute: attribute.id,
    action: 'designate',
    original,
    copies: 2,
    records: 6642,
    divergent: 140,
    stoppable: 6642,
    reason: '',
  } as const;
  const plan = Array.from({ length: 12 }, () => step);
  const conflicts = [{ attribute: attribute.id, designated: copy, inferred: original, confidence: 0.93 }];
  const page = renderReport({ ...result, origins: { ...result.origins, plan, conflicts } });
  expect(page).toContain('công nhận chính thức');
  expect(page.indexOf('6.642</td>')).toBeGreaterThan(0);
  expect(page).toContain('2 bước nữa');
  const said = page.replaceAll(/<[^>]*>/g, '');
  expect(said).toContain(`đã xác định: ${copy.database} · ${copy.table} · ${copy.column}; dữ liệu cho thấy ${original.database}`);
  expect(renderReport(result)).not.toContain('class="conflicts"');
});

test('an empty survey still renders', () => {
  const result = communes('vi');
  const page = renderReport({
    ...result,
    catalog: { databases: [] },
    scorecard: { databases: [] },
    origins: { attributes: [] },
    discrepancies: [],
    discrepancyCounts: [],
    run: { ...result.run, rows: 0, tables: 0, stages: [], databases: { read: 0, failed: 0 } },
  });
  expect(page).toContain('Không có sai lệch nào');
});

test('stays within its budget', () => {
  expect(Buffer.byteLength(renderReport(communes()))).toBeLessThan(1.2 * 2 ** 20);
  expect(Buffer.byteLength(renderReport(province()))).toBeLessThan(3 * 2 ** 20);
});
