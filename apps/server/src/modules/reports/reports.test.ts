import { setTimeout as wait } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { defaultTemplates } from './templates/defaults/index.ts';

interface Made {
  id: string;
  figures: Record<string, number | string | null>;
  document: { number: string; placeAndDate: string; subject: string; issuer: object; blocks: { kind: string; text?: string; rows?: string[][] }[] };
  files: { format: string; bytes: number; sha256: string }[];
  figuresAt: string;
  madeAt: string;
  code?: string;
  fields?: { path: string; message: string }[];
}

const hostile = '=cmd|" /C calc"!A0 </w:t><w:br/> & \u202egnp.exe \u0007';
const monthly = defaultTemplates.get('monthly-vi');

describe.each(kinds)('reports on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  let made: Made;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-08-01T02:00:00Z');
    office = await register.as('province-data-office@vn.p38');
    const own = (name: string) => `insert into ${name}`;
    await asOwner(
      register,
      `${own('programme')} (id, kind, number, name, agency_id, agency, territory) values ('p', 'plan', '1', 'Kế hoạch', 'p38', 'vn.p38', 'vn.p38')`,
    );
    await asOwner(
      register,
      `${own('task')} (programme_id, number, title, result_kind, agency_id, agency, territory, owner, state, start_on, due, due_first, assigned_on, done_on, recorded_on, search)
       select 'p', n::text, case when n = 1 then '${hostile.replaceAll("'", "''")}' else 'Nhiệm vụ ' || n end, 'document', 'p38', 'vn.p38', 'vn.p38', 'vn.p38',
         case when n > 6 then 'verified' else 'assigned' end, '2025-06-01', date '2025-07-20' + n::int, date '2025-07-20' + n::int, '2025-06-01',
         case when n > 6 then date '2025-07-25' end, case when n > 6 then date '2025-07-26' end, 't' from generate_series(1, 9) n`,
    );
    await asOwner(
      register,
      `${own('database')} (id, name, owner_id, agency, territory, level, stage) select 'd' || n, 'Dữ liệu ' || n, 'p38', 'vn.p38', 'vn.p38', 'provincial',
         case when n <= 2 then 'formed' else 'late' end from generate_series(1, 5) n`,
    );
    await office.send('POST', '/obstacles', { kind: 'data', title: '+1+1 <b>Thiếu', agencyId: 'p38' });
    const told = { agencyId: 'p38', templateId: 'monthly-vi', signer: 'Lê Thị B', number: '12', proposals: ['@SUM(1;2) & <xml/>'] };
    made = (await office.send<Made>('POST', '/reports', told)).body;
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const download = async (format: string, who = office, id = made.id): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${who.secret}` };
    const answer = await register.app.inject({ method: 'GET', url: `/api/v1/reports/${id}/files/${format}`, headers });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };

  test('every figure is that of the API on the same day', async () => {
    const tasks = await office.get<{ total: Record<string, number> }>('/tasks/summary?agency=p38&asOf=2025-08-01');
    for (const [figure, count] of Object.entries(tasks.body.total)) expect(made.figures[`tasks.${figure}`]).toBe(count);
    expect(made.figures).toMatchObject({ 'tasks.given': 9, 'tasks.done': 3, 'tasks.overdue': 6, 'tasks.not-recorded': 0 });
    const obstacles = await office.get<{ total: { raised: number; left: number } }>('/obstacles/summary?asOf=2025-08-01');
    expect([made.figures['obstacles.raised'], made.figures['obstacles.left']]).toEqual([obstacles.body.total.raised, obstacles.body.total.left]);
    const databases = await office.get<{ total: number }>('/databases?owner=p38&stage=late');
    expect(made.figures['databases.late']).toBe(databases.body.total);
    expect(made.figures['criteria.correct']).toBeNull();
  });

  test('the Word document has the layout of Decree 30/2020/NĐ-CP', async () => {
    const zip = await JSZip.loadAsync(await download('docx'));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? '';
    const attribute = (element: string, name: string): number => Number(new RegExp(`<w:${element} [^>]*w:${name}="(\\d+)"`).exec(xml)?.[1]);
    const millimetres = (twips: number): number => (twips / 1440) * 25.4;
    expect([millimetres(attribute('pgSz', 'w')), millimetres(attribute('pgSz', 'h'))].map(Math.round)).toEqual([210, 297]);
    const margins = ['top', 'bottom', 'left', 'right'].map((side) => Math.round(millimetres(attribute('pgMar', side))));
    const allowed = [
      [20, 25],
      [20, 25],
      [30, 35],
      [15, 20],
    ] as const;
    expect(margins.every((margin, index) => margin >= (allowed[index]?.[0] ?? 0) && margin <= (allowed[index]?.[1] ?? 0))).toBe(true);
    expect(styles).toContain('w:ascii="Times New Roman"');
    const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text);
    const order = [
      ...['ỦY BAN NHÂN DÂN TỈNH THANH HÓA', 'Số: 12/BC-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      ...['Thanh Hóa, ngày 01 tháng 8 năm 2025', 'BÁO CÁO', made.document.subject, 'I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ', 'VII. KIẾN NGHỊ, ĐỀ XUẤT'],
      ...['Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Thị B'],
    ];
    const places = order.map((text) => texts.indexOf(text));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    const sizes = [...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, half]) => Number(half) / 2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(14);
    expect(xml).toContain('<w:titlePg/>');
    const headers = await Promise.all(zip.file(/word\/header\d+\.xml/).map((file) => file.async('string')));
    expect(headers.filter((header) => header.includes('PAGE') && header.includes('w:jc w:val="center"'))).toHaveLength(1);
    const told = ['Kính gửi: Văn phòng Chính phủ', 'Ủy ban nhân dân tỉnh Thanh Hóa báo cáo', 'chia sẻ dữ liệu trên địa bàn tỉnh Thanh Hóa như sau'];
    for (const words of told) expect(texts.join(' ')).toContain(words);
    expect(texts.join(' ')).not.toMatch(/chưa đo được (đơn vị|cơ sở dữ liệu|chỉ tiêu)|undefined|null|NaN|\{\{/);
    expect(made.document.subject).toContain('tháng 7 năm 2025');
    expect(texts.join(' ')).toContain(`Tổng số nhiệm vụ được giao là ${made.figures['tasks.given']};`);
  });

  test('the PDF is A4 with its fonts in it; made again it is the same', async () => {
    const pdf = (await download('pdf')).toString('latin1');
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf).toContain('/MediaBox [0 0 595.275591 841.889764]');
    expect(pdf.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(3);
    expect(pdf).toMatch(/\/BaseFont \/[A-Z]{6}\+Tinos/);
    const { writePdf } = await import('./pdf/write-pdf.ts');
    const again = await writePdf(made.document as never, new Date(made.madeAt));
    expect(again.equals(await writePdf(made.document as never, new Date(made.madeAt)))).toBe(true);
  });

  test('the workbook has days and numbers as such, heads that stay, filters, and texts that are never formulas', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download('xlsx')) as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Danh mục nhiệm vụ', 'Khó khăn, vướng mắc', 'Cơ sở dữ liệu', 'Sáu tiêu chí dữ liệu', 'Chỉ tiêu', 'Tiến độ làm sạch của đơn vị'],
      'Mức độ sẵn sàng của đơn vị',
    ]);
    const [tasks, obstacles] = workbook.worksheets;
    expect(tasks?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(tasks?.autoFilter).toBeTruthy();
    expect(tasks?.rowCount).toBe(3 + 9);
    const cell = (column: number) => tasks?.getRow(4).getCell(column);
    expect(cell(5)?.value).toEqual(new Date('2025-07-21T00:00:00Z'));
    expect(cell(8)?.value).toBe(11);
    expect([cell(3)?.type, cell(3)?.value]).toEqual([ExcelJS.ValueType.String, '=cmd|" /C calc"!A0 </w:t><w:br/> & gnp.exe']);
    expect(obstacles?.getRow(4).getCell(2).type).toBe(ExcelJS.ValueType.String);
    const formulas = workbook.worksheets.flatMap((sheet) => {
      const found: string[] = [];
      sheet.eachRow((row) => row.eachCell((one) => one.type === ExcelJS.ValueType.Formula && found.push(one.address)));
      return found;
    });
    expect(formulas).toEqual([]);
  });

  test('a report stays as it was made, whatever happens after', async () => {
    const before = await download('docx');
    await asOwner(register, `update task set title = 'khác' where number = '2'`);
    expect((await download('docx')).equals(before)).toBe(true);
    const { createHash } = await import('node:crypto');
    for (const { format, bytes, sha256 } of made.files) {
      const file = await download(format);
      expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([bytes, sha256]);
    }
    await expect(asServerRole(register, office.secret, `update report set title = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(asServerRole(register, office.secret, 'delete from report_file')).rejects.toThrow(/permission denied/);
    const late = `insert into report_file (report_id, format, part, bytes) values ('${made.id}', 'pdf', 99, 'x')`;
    await expect(asServerRole(register, office.secret, late)).rejects.toThrow(/row-level security/);
    expect((await office.get<Made>(`/reports/${made.id}`)).body.figures).toEqual(made.figures);
  });

  test('a template is changed by its agency, in versions, and what it names wrongly is told with its place', async () => {
    const file = (content: object) => office.send<Made & { version: number }>('POST', '/report-templates', { id: 'ours', agencyId: 'p38', content });
    const [first, ...rest] = monthly?.parts ?? [];
    const wrong = {
      ...monthly,
      subject: '{{tasks.overdo}}',
      parts: [{ ...first, tables: [{ table: 'tasks', columns: ['nobody'], filter: { only: 'x' } }] }, ...rest],
    };
    expect((await file(wrong)).body.fields?.map(({ path }) => path)).toEqual([
      ...['body/content/subject', 'body/content/parts/0/tables/0/columns/0', 'body/content/parts/0/tables/0/filter/only'],
    ]);
    expect((await file({ ...monthly, opening: ['Còn {{tasks.open'] })).body.fields?.[0]?.message).toBe('A {{ is never closed');
    const issuer = { above: 'Ban Chỉ đạo 71', name: 'Tổ công tác của {{agency.name}}' };
    expect((await file({ ...monthly, issuer: { ...issuer, name: '{{agency.nam}}' } })).body.fields?.[0]?.path).toBe('body/content/issuer/1');
    const content = { ...monthly, issuer, subject: 'Tháng {{ period.month }}: {{tasks.overdue}} quá hạn', annexes: ['tasks'] };
    expect((await file(content)).body.version).toBe(1);
    expect((await office.send<{ version: number }>('POST', '/report-templates/ours/versions', { content })).body.version).toBe(2);
    const beside = await register.as('province-data-office@vn.p01');
    expect((await beside.send<Made>('POST', '/report-templates/ours/versions', { content })).body.code).toBe('NOT_ALLOWED');
    const preview = await office.get<Made>('/report-preview?agency=p38&template=ours');
    expect(preview.body.document.subject).toBe('Tháng 7: 6 quá hạn');
    expect(preview.body.document.issuer).toEqual({ above: 'Ban Chỉ đạo 71', name: 'Tổ công tác của Ủy ban nhân dân tỉnh Thanh Hóa' });
    const parts = await office.get<{ placeholders: { id: string }[]; tables: { id: string }[] }>('/report-parts');
    expect(parts.body.placeholders.map(({ id }) => id)).toContain('tasks.overdue');
    expect((await office.get<{ items: { id: string }[] }>('/report-templates')).body.items).toHaveLength(defaultTemplates.size + 1);
    expect((await office.get('/report-templates/ours?version=1')).body).toMatchObject({ version: 1 });
  });

  test('every default template makes a report that names no figure that is not there', async () => {
    for (const id of defaultTemplates.keys()) {
      const { body, status } = await office.get<Made>(`/report-preview?agency=p38&template=${id}&asOf=2025-07-30`);
      expect([id, status]).toEqual([id, 200]);
      expect(JSON.stringify(body.document)).not.toMatch(/\{\{|undefined|NaN/);
    }
    const past = await office.get<Made>('/report-preview?agency=p38&template=monthly-vi&asOf=2025-07-30');
    expect(past.body.figures).toMatchObject({ 'databases.total': null, 'cases.active': null, 'tasks.not-recorded': 0 });
  });

  test('reports are made and read within one’s own scope', async () => {
    const beside = await register.as('province-data-office@vn.p01');
    const commune = await register.as('commune-official@vn.p38.c14758');
    const auditor = await register.as('auditor@vn.p38');
    const told = { agencyId: 'p38', templateId: 'weekly-vi' };
    expect((await commune.send<Made>('POST', '/reports', told)).body.code).toBe('NOT_ALLOWED');
    expect((await auditor.send<Made>('POST', '/reports', told)).status).toBe(403);
    for (const who of [beside, commune]) expect((await who.get(`/reports/${made.id}`)).status).toBe(404);
    expect((await auditor.get<Made>(`/reports/${made.id}`)).status).toBe(200);
    expect((await beside.get<{ total: number }>('/reports')).body.total).toBe(0);
    const own = await commune.send<Made>('POST', '/reports', { ...told, agencyId: 'c14758' });
    expect(own.body.figures).toMatchObject({ 'tasks.given': 0, 'agency.name': expect.stringContaining('Ủy ban nhân dân') });
    expect((await office.get<{ total: number }>('/reports?agency=p38')).body.total).toBe(2);
    expect((await office.send<Made>('POST', '/reports', { ...told, asOf: '2025-08-02' })).body.code).toBe('REQUEST_INVALID');
    expect(await asServerRole(register, beside.secret, 'select 1 from report union all select 1 from report_file')).toEqual([]);
    expect(await asServerRole(register, 'sgs_forged', 'select 1 from report')).toEqual([]);
  });

  if (kind === 'server')
    test('what is written while a report is made is in none of its figures, tables and annexes', async () => {
      const { owner } = register.database;
      const waits = async () => (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(owner)).rows[0]?.n;
      const before = (await office.get<{ total: Record<string, number> }>('/tasks/summary?agency=p38')).body.total;
      const making = await owner.transaction().execute(async (trx) => {
        // Key figures are gathered after tasks are counted, and before the list of tasks is read.
        await sql`lock table key_figure in access exclusive mode`.execute(trx);
        const report = office.send<Made>('POST', '/reports', { agencyId: 'p38', templateId: 'monthly-vi' });
        while ((await waits()) === 0) await wait(20);
        await asOwner(register, `update task set state = 'assigned', done_on = null, recorded_on = null where number = '9'`);
        return { report };
      });
      const { body } = await making.report;
      expect((await office.get<{ total: Record<string, number> }>('/tasks/summary?agency=p38')).body.total.done).toBe((before.done ?? 0) - 1);
      expect(body.figures['tasks.done']).toBe(before.done);
      expect(body.figuresAt <= body.madeAt).toBe(true);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await download('xlsx', office, body.id)) as never);
      const done = workbook.worksheets[0]?.getColumn(7).values.filter((value) => String(value).startsWith('Hoàn thành'));
      expect(done).toHaveLength(before.done ?? 0);
      await asOwner(register, `update task set state = 'verified', done_on = '2025-07-25', recorded_on = '2025-07-26' where number = '9'`);
    });
});
