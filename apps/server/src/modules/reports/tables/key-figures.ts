import { type Words, words } from '../document/words.ts';
import { keyFiguresOf } from '../figures/key-figures.ts';
import { day, each, type ReportTable, text, value } from './report-table.ts';

const statuses: Readonly<Record<string, Words>> = {
  met: words('Đạt', 'Met', 'Tercapai'),
  'on-path': words('Đúng lộ trình', 'On path', 'Sesuai jalur'),
  behind: words('Chậm lộ trình', 'Behind', 'Tertinggal'),
  missed: words('Không đạt', 'Missed', 'Tidak tercapai'),
  open: words('Chưa đến kỳ', 'Open', 'Belum jatuh tempo'),
  'not-measured': words('Chưa đo được', 'Not measured', 'Belum terukur'),
};
const units: Readonly<Record<string, Words>> = {
  percent: words('%', '%', '%'),
  count: words('số lượng', 'count', 'jumlah'),
  score: words('điểm', 'points', 'poin'),
};

export const keyFigures: ReportTable = {
  id: 'key-figures',
  name: words('Chỉ tiêu', 'Key figures', 'Angka kunci'),
  columns: {
    name: text(words('Chỉ tiêu', 'Key figure', 'Angka kunci'), 4),
    unit: text(words('Đơn vị', 'Unit', 'Satuan'), 1),
    value: value(words('Thực hiện', 'Value', 'Nilai')),
    measuredOn: day(words('Ngày đo', 'Measured on', 'Diukur pada')),
    expected: value(words('Lộ trình', 'Expected', 'Diharapkan')),
    target: value(words('Mục tiêu', 'Target', 'Target')),
    targetDay: day(words('Đến ngày', 'By', 'Sebelum')),
    status: text(words('Đánh giá', 'Status', 'Status'), 1.6),
  },
  filters: { status: Object.keys(statuses) },
  rows: (look, { status }) =>
    each(
      keyFiguresOf(look).then((items) =>
        items
          .filter((item) => status === undefined || item.status === status)
          .map(({ name, unit, value: now, measuredOn, expected, target, status: stands }) => ({
            ...{
              name,
              value: now,
              measuredOn: now === null ? null : measuredOn,
              expected,
              target: target?.value ?? null,
              targetDay: target?.day ?? null,
            },
            unit: units[unit]?.[look.language] ?? unit,
            status: statuses[stands]?.[look.language] ?? stands,
          })),
      ),
    ),
};
