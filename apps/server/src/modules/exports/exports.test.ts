import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSurvey } from '../../../test/harness/loaded-survey.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { schoolsFolder } from '../../../test/harness/surveyed-schools.ts';
import { csvLine } from './csv.ts';

test('no text of a CSV file begins as a formula, and every cell is read back as it was but for that mark', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
      const line = csvLine(cells);
      expect(readLine(line).map((cell, at) => (cell === `'${cells[at]}` ? cells[at] : cell))).toEqual(cells);
      for (const cell of readLine(line)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
  expect(csvLine(['=HYPERLINK("http://evil.example")', '+1', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', -3, null])).toBe(
    `"'=HYPERLINK(""http://evil.example"")",'+1,'-2,'@SUM(A1),'\t=1,' =1,'＝1,-3,\r\n`,
  );
});

/** Reads one row back, by RFC 4180. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/gy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') break;
  }
  return cells;
}

describe.each(kinds)('exports on the %s database', (kind) => {
  let register: TestRegister;
  let province: Person;
  beforeAll(async () => {
    register = await testRegister(kind);
    province = await register.as('province-data-office@vn.p38');
    for (const [id, name] of [
      ['schools', 'Trường học'],
      ['trap', '=cmd|calc'],
    ])
      expect((await province.send('POST', '/databases', { id, name, ownerId: 'p38', level: 'provincial' })).status).toBe(201);
    const { folder, survey } = await schoolsFolder();
    await survey([1, 2, 3, 4, 5, 6, 7], '2025-10-01T01:00:00Z');
    await loadSurvey(register, folder);
  }, 300_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const send = (who: Person, list: string, query: string) =>
    register.app.inject({ url: `/api/v1/exports/${list}?${query}`, headers: { authorization: `Bearer ${who.secret}` } });

  test('a CSV file holds what the list shows, filtered and sorted alike, with words for codes', async () => {
    const answer = await send(province, 'cases', 'format=csv&sort=records&order=desc');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="so-goc-cases-2025-10-01.csv"');
    const lines = answer.payload
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => readLine(`${line}\r\n`));
    const { body } = await province.get<{ items: { id: number }[] }>('/cases?sort=records&order=desc');
    expect(lines.slice(1).map(([id]) => Number(id))).toEqual(body.items.map(({ id }) => id));
    expect(lines[0]?.slice(0, 5)).toEqual(['Vụ việc', 'Cơ sở dữ liệu', 'Bảng', 'Cột', 'Loại sai lệch']);
    expect(lines[1]).toEqual(expect.arrayContaining(['Trường học', 'Thiếu giá trị', 'Nặng', 'Chưa nhận']));
    const narrowed = await send(province, 'discrepancies', 'format=csv&language=en&database=schools&unit=c14758');
    expect(narrowed.payload.trimEnd().split('\r\n')).toHaveLength(4);
    expect(narrowed.payload).toContain('Missing');
    expect((await send(province, 'databases', 'format=csv&search=cmd')).payload).toContain(`'=cmd|calc`);
  });

  test('a workbook holds texts as texts and days as days, and tells how it came about', async () => {
    const answer = await send(province, 'databases', 'format=xlsx&language=en');
    const book = new exceljs.Workbook();
    await book.xlsx.load(answer.rawPayload as unknown as exceljs.Buffer);
    const [sheet, about] = book.worksheets;
    expect(sheet?.rowCount).toBe(3);
    const trap = sheet?.getColumn(2).values.find((value) => String(value).includes('calc'));
    expect(trap).toBe('=cmd|calc');
    expect(sheet?.getRow(2).getCell(2).type).toBe(exceljs.ValueType.String);
    expect(about?.getColumn(1).values).toContain('Made by');
    const cases = new exceljs.Workbook();
    await cases.xlsx.load((await send(province, 'cases', 'format=xlsx')).rawPayload as unknown as exceljs.Buffer);
    const due = cases.worksheets[0]?.getRow(2).getCell(13);
    expect(due?.value).toBeInstanceOf(Date);
    expect(cases.worksheets[0]?.getRow(2).getCell(1).value).toBeTypeOf('number');
  });

  test('nobody exports what they may not read, and what was exported is in the log', async () => {
    const administrator = await register.as('administrator@vn');
    expect((await send(administrator, 'cases', 'format=csv')).statusCode).toBe(403);
    expect((await send(administrator, 'discrepancies', 'format=xlsx')).statusCode).toBe(403);
    const commune = await register.as('commune-official@vn.p38.c14758');
    expect((await send(commune, 'cases', 'format=csv')).payload.trimEnd().split('\r\n')).toHaveLength(2);
    const elsewhere = await register.as('province-data-office@vn.p01');
    expect((await send(elsewhere, 'cases', 'format=csv')).payload.trimEnd().split('\r\n')).toHaveLength(1);
    expect((await register.app.inject('/api/v1/exports/cases?format=csv')).statusCode).toBe(401);
    expect((await send(province, 'cases', 'format=pdf')).statusCode).toBe(400);
    const auditor = await register.as('auditor@vn');
    const { body } = await auditor.get<{ items: { action: string; objectKind: string; accountName: string }[] }>('/audit?action=case.read');
    expect(body.items.filter(({ objectKind }) => objectKind === 'export').length).toBeGreaterThan(0);
  });
});
