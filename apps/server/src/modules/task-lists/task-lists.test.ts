import exceljs from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface List {
  id: string;
  version: number;
  state: string;
  counts: Record<string, number>;
  created: number | null;
  columnNames: string[];
  reading: { columns: Record<string, number>; firstRow: number; table: number };
  tables: { table: number; name: string | null; rows: number }[];
}
interface Rows {
  total: number;
  items: {
    row: number;
    status: string;
    task: Record<string, unknown> | null;
    notes: string[];
    problems: { field: string; code: string; suggestions: { id: string }[] }[];
  }[];
}
type Cells = (string | number | Date | null)[];
const head = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Sản phẩm/Kết quả'];
const good: Cells[] = [
  ['I', 'NHIỆM VỤ VỀ DỮ LIỆU', null, null, null, null],
  [1, 'Xây dựng cơ sở dữ liệu đất đai', 'UBND tỉnh Thanh Hóa', null, 'Quý III/2025', 'Cơ sở dữ liệu'],
  [2, 'Báo cáo tiến độ', 'ỦY BAN NHÂN DÂN TỈNH THANH HOÁ', null, 'Hàng tháng', 'Báo cáo'],
  ['II', 'NHIỆM VỤ VỀ THỂ CHẾ', null, null, null, null],
  [1, 'Trình Nghị định', 'Tỉnh Thanh Hóa', null, new Date(Date.UTC(2025, 11, 31)), 'Nghị định'],
];

async function book(rows: Cells[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Phụ lục');
  for (const row of [['PHỤ LỤC', null], ['Kèm theo Nghị quyết', null], head, ...rows]) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(kinds)('task lists on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    central = await register.as('central-steering@vn');
    for (const id of ['nq71', 'again']) {
      const programme = { id, kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' };
      expect((await central.send('POST', '/programmes', programme)).status).toBe(201);
    }
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  async function send<T = List>(who: Person, bytes: Uint8Array, programme = 'nq71', name = 'danh-muc.xlsx') {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const body = new Response(form);
    const response = await register.app.inject({
      method: 'POST',
      url: `/api/v1/task-lists?programme=${programme}`,
      headers: { authorization: `Bearer ${who.secret}`, 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    return { status: response.statusCode, body: response.json() as T };
  }
  const rowsOf = async ({ id }: List, query = '') => (await central.get<Rows>(`/task-lists/${id}/rows?${query}`)).body;
  const confirm = (list: List) => central.send<List>('POST', `/task-lists/${list.id}/confirmation`, { version: list.version });
  const tasksOf = async (programme: string) => (await central.get<{ total: number }>(`/tasks?programme=${programme}`)).body.total;

  test('are understood, confirmed once, and sent again add nothing', async () => {
    const { status, body } = await send(central, await book(good));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft',
      counts: { ready: 3, section: 2, error: 0 },
      reading: { columns: { number: 0, title: 1, lead: 2, due: 4 } },
    });
    expect(body.columnNames).toEqual(head);
    const rows = await rowsOf(body, 'status=ready');
    expect(rows.items.map(({ task }) => task)).toMatchObject([
      { number: 'I.1', agencyId: 'p38', due: '2025-09-30', resultKind: 'database', recurs: null },
      { number: 'I.2', due: '2025-01-31', startOn: '2025-01-31', recurs: 'monthly', resultKind: 'document' },
      { number: 'II.1', due: '2025-12-31', startOn: '2025-07-01', resultKind: 'law' },
    ]);
    expect(rows.items.map(({ notes }) => notes)).toEqual([['quarter'], [], []]);
    const confirmed = await confirm(body);
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', created: 3 } });
    expect((await confirm(body)).body).toMatchObject({ state: 'confirmed', created: 3 });
    expect(await tasksOf('nq71')).toBe(3);
    const again = await send(central, await book(good));
    expect(again.body).toMatchObject({ state: 'draft', counts: { ready: 0, same: 3 } });
    expect((await confirm(again.body)).body.created).toBe(0);
    expect(await tasksOf('nq71')).toBe(3);
  });

  test('a row in error is told with its place and a way out, and holds up all of them until it is mended', async () => {
    const rows: Cells[] = [
      ['5', 'Nhiệm vụ lành', 'Tỉnh Thanh Hóa', null, '31/12/2025', null],
      ['6', 'Không rõ cơ quan', 'UBND tỉnh Thanh Hoaa', null, 'sớm', null],
      ['5', 'Trùng số', 'Tỉnh Thanh Hóa', null, '32/12/2025', null],
      ['I.1', 'Số đã có', 'Tỉnh Thanh Hóa', null, '31/12/2025', null],
    ];
    const { body } = await send(central, await book(rows));
    expect(body.counts).toMatchObject({ ready: 1, error: 3 });
    const wrong = (await rowsOf(body, 'status=error')).items;
    expect(wrong.map(({ row, problems }) => [row, ...problems.map(({ field, code }) => `${field} ${code}`)])).toEqual([
      [5, 'due unreadable', 'lead agency-unknown'],
      [6, 'due out-of-range'],
      [7, 'number number-taken'],
    ]);
    const unknown = wrong[0]?.problems.find(({ code }) => code === 'agency-unknown');
    expect(unknown?.suggestions[0]?.id).toBe('p38');
    const refused = await central.send('POST', `/task-lists/${body.id}/confirmation`, { version: body.version });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'STATE_FORBIDS', fields: expect.arrayContaining([{ path: 'rows/5/due', message: 'unreadable' }]) },
    });
    expect(await tasksOf('nq71')).toBe(3);
    const change = {
      version: body.version,
      agencies: [{ text: 'tỉnh Thanh Hoaa', agencyId: 'p38' }],
      cells: [
        { row: 5, field: 'due', text: 'Tháng 9' },
        { row: 6, field: 'due', text: '31/12/2025' },
        { row: 6, field: 'number', text: '7' },
      ],
      skip: [7],
    };
    const mended = await central.send<List>('PATCH', `/task-lists/${body.id}`, change);
    expect(mended.body.counts).toMatchObject({ ready: 3, error: 0, skipped: 1 });
    expect((await central.send('PATCH', `/task-lists/${body.id}`, change)).status).toBe(409);
    expect((await confirm(mended.body)).body).toMatchObject({ created: 3 });
    const made = await central.get<{ items: { number: string; due: string }[] }>('/tasks?programme=nq71&month=2025-09');
    expect(made.body.items.map(({ number }) => number).sort()).toEqual(['6', 'I.1']);
  });

  test('what was exported is read whole again, as a workbook and as a text', async () => {
    const exported = async (format: string, programme: string) => {
      const headers = { authorization: `Bearer ${central.secret}` };
      const answer = await register.app.inject({ method: 'GET', url: `/api/v1/task-lists/export?format=${format}&programme=${programme}`, headers });
      expect(answer.statusCode).toBe(200);
      return answer.rawPayload;
    };
    const workbook = await exported('xlsx', 'nq71');
    expect((await send(central, workbook)).body.counts).toMatchObject({ ready: 0, same: 6, error: 0 });
    const anew = await send(central, workbook, 'again');
    expect(anew.body.counts).toMatchObject({ ready: 6, error: 0 });
    expect((await confirm(anew.body)).body.created).toBe(6);
    const told = async (programme: string) => {
      const { body } = await central.get<{ items: Record<string, unknown>[] }>(`/tasks?programme=${programme}`);
      return body.items
        .sort((a, b) => (String(a.number) < String(b.number) ? -1 : 1))
        .map(({ number, title, due, startOn, resultKind, result, recurs, difficulty, priority }) => ({
          number,
          title,
          due,
          startOn,
          resultKind,
          result,
          recurs,
          difficulty,
          priority,
        }));
    };
    expect(await told('again')).toEqual(await told('nq71'));
    const text = await exported('docx', 'nq71');
    expect((await send(central, text, 'again', 'danh-muc.docx')).body).toMatchObject({
      counts: { same: 6, error: 0 },
      tables: [{ name: null, rows: 7 }],
    });
    const { value } = await mammoth.extractRawText({ buffer: text });
    expect(value).toContain('Xây dựng cơ sở dữ liệu đất đai');
  });

  test('of two lists that take the same number at once one becomes tasks, and nothing of the other', async () => {
    const rows = (title: string): Cells[] =>
      ['90', '91', '92'].map((number) => [number, `${title} ${number}`, 'Tỉnh Thanh Hóa', null, '31/12/2025', null]);
    const other = await register.as('central-steering@vn');
    const lists = [(await send(central, await book(rows('Một')))).body, (await send(other, await book(rows('Hai')))).body];
    const before = await tasksOf('nq71');
    const answers = await Promise.all(
      [central, other].map((who, index) => who.send('POST', `/task-lists/${lists[index]?.id}/confirmation`, { version: lists[index]?.version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await tasksOf('nq71')).toBe(before + 3);
  });

  test('broken and hostile files are refused with a reason, and nothing is kept', async () => {
    for (const bytes of [Buffer.from('x'), (await book(good)).subarray(0, 900), Buffer.alloc(0)])
      expect(await send(central, bytes)).toMatchObject({ status: 422, body: { code: 'SOURCE_BROKEN', place: 'danh-muc.xlsx' } });
    const large = Buffer.alloc(11 * 2 ** 20);
    expect(await send(central, large)).toMatchObject({ status: 413, body: { code: 'REQUEST_TOO_LARGE' } });
    const headless = await send(central, await book([]));
    expect(headless.body.counts).toMatchObject({ ready: 0, error: 0 });
  });

  test('are their sender’s alone, and only where they assign tasks', async () => {
    const { body } = await send(central, await book(good));
    const other = await register.as('central-steering@vn');
    for (const [method, url] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['DELETE', ''],
    ] as const) {
      const answer = method === 'GET' ? await other.get(`/task-lists/${body.id}${url}`) : await other.send(method, `/task-lists/${body.id}${url}`);
      expect(answer.status, `${method} ${url}`).toBe(404);
    }
    expect((await other.send('POST', `/task-lists/${body.id}/confirmation`, { version: body.version })).status).toBe(404);
    for (const who of ['ministry-steward@vn.g03/vn', 'province-data-office@vn.p38', 'commune-official@vn.p38.c14758', 'auditor@vn'])
      expect((await send(await register.as(who), await book(good))).status, who).toBe(403);
    expect(await asServerRole(register, other.secret, 'select id from task_list')).toEqual([]);
    const forged = `insert into task_list (programme_id, agency, territory, file_name, digest, grids, reading) values ('nq71', 'vn', 'vn', 'x', 'x', '[]', '{}')`;
    const province = await register.as('province-data-office@vn.p38');
    await expect(asServerRole(register, province.secret, forged)).rejects.toThrow(/row-level security/);
    expect((await central.send('DELETE', `/task-lists/${body.id}`)).status).toBe(200);
    expect((await central.get(`/task-lists/${body.id}`)).status).toBe(404);
  });
});
