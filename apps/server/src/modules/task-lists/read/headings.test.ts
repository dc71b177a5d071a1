import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, findHead } from './headings.ts';

const rowsOf = (...rows: (string | null)[][]) => rows.map((cells, index) => ({ number: index + 1, cells }));

test('the heads that offices use are understood, in any case and with accents in two ways of writing', () => {
  const head = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Sản phẩm/Kết quả'];
  const expected = { number: 0, title: 1, lead: 2, coordinating: 3, due: 4, result: 5 };
  for (const spelled of [head, head.map((text) => text.toUpperCase()), head.map((text) => text.normalize('NFD'))])
    expect(columnsOf(spelled)).toEqual(expected);
  expect(columnsOf(['STT', 'Nội dung công việc', 'Đơn vị thực hiện', 'Thời gian hoàn thành', 'Ghi chú'])).toEqual({
    number: 0,
    title: 1,
    lead: 2,
    due: 3,
  });
  expect(columnsOf(['No.', 'Task', 'Lead agency', 'Coordinating', 'Deadline', 'Result'])).toEqual(expected);
});

test('a head of two lines below titles, with numbers of columns below it', () => {
  const rows = rowsOf(
    ['PHỤ LỤC', 'PHỤ LỤC', 'PHỤ LỤC', 'PHỤ LỤC', 'PHỤ LỤC'],
    ['Danh mục nhiệm vụ kèm theo Nghị quyết', null, null, null, null],
    ['TT', 'Nội dung nhiệm vụ', 'Cơ quan thực hiện', 'Cơ quan thực hiện', 'Thời hạn'],
    ['TT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'],
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ['1', 'Xây dựng', 'Bộ A', 'Bộ B', '30/6/2025'],
  );
  expect(findHead(rows)).toMatchObject({ firstRow: 6, columns: { number: 0, title: 1, lead: 2, coordinating: 3, due: 4 } });
  expect(findHead(rowsOf(['a', 'b'], ['1', '2']))).toBeNull();
});

test('no column tells two things, whatever the head says', () => {
  const words = fc.constantFrom('TT', 'Nhiệm vụ', 'chủ trì', 'phối hợp', 'Thời hạn', 'kết quả', 'x', '', null);
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const columns = Object.values(findHead(rowsOf(...rows))?.columns ?? {});
      expect(new Set(columns).size).toBe(columns.length);
    }),
  );
});
