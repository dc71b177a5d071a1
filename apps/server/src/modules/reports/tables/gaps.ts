import { type Words, words } from '../document/words.ts';
import { gapsOf } from '../figures/readiness.ts';
import { agencyTitle, count, each, type ReportTable, text } from './report-table.ts';

const kinds: Readonly<Record<string, Words>> = {
  facilities: words('Thiết bị', 'Facilities', 'Sarana'),
  network: words('Mạng', 'Network', 'Jaringan'),
  people: words('Nhân lực', 'People', 'SDM'),
  security: words('An toàn thông tin', 'Security', 'Keamanan'),
  licences: words('Bản quyền', 'Licences', 'Lisensi'),
};

export const gaps: ReportTable = {
  id: 'gaps',
  name: words('Thiếu hụt về mức độ sẵn sàng', 'Gaps of readiness', 'Kekurangan kesiapan'),
  columns: {
    gap: text(words('Thiếu hụt', 'Gap', 'Kekurangan'), 4),
    kind: text(words('Nhóm', 'Kind', 'Jenis'), 2),
    units: count(words('Số đơn vị', 'Units', 'Unit')),
    answered: count(words('Trên số đã trả lời', 'Of those that answered', 'Dari yang menjawab')),
  },
  filters: { kind: Object.keys(kinds) },
  rows: (look, { kind }) =>
    each(
      gapsOf(look).then((latest) =>
        (latest?.gaps.byGap ?? [])
          .filter((gap) => gap.units > 0 && (kind === undefined || gap.kind === kind))
          .map((gap) => ({
            gap: gap.name,
            kind: kinds[gap.kind]?.[look.language] ?? gap.kind,
            units: gap.units,
            answered: latest?.gaps.answered ?? 0,
          })),
      ),
    ),
};

/** Each unit of the latest round with what it lacks. */
export const unitsReadiness: ReportTable = {
  id: 'units-readiness',
  name: words('Mức độ sẵn sàng của đơn vị', 'Readiness of units', 'Kesiapan unit'),
  columns: {
    unit: text(agencyTitle, 3),
    answered: text(words('Đã trả lời', 'Answered', 'Menjawab'), 1),
    count: count(words('Số thiếu hụt', 'Gaps', 'Kekurangan')),
    gaps: text(words('Thiếu hụt', 'What is lacking', 'Yang kurang'), 6),
  },
  filters: {},
  rows: (look) =>
    each(
      gapsOf(look).then((latest) => {
        const names = new Map((latest?.gaps.byGap ?? []).map(({ id, name }) => [id, name]));
        const [yes, no] = [words('Có', 'Yes', 'Ya')[look.language], words('Chưa', 'No', 'Belum')[look.language]];
        return (latest?.gaps.byUnit ?? []).map(({ unit, measured, gaps: found }) => ({
          ...{ unit: unit.name, answered: measured ? yes : no, count: measured ? found.length : null },
          gaps: found.map(({ id }) => names.get(id) ?? id).join('; '),
        }));
      }),
    ),
};
