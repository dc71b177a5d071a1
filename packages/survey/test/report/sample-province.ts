import { discrepancyKinds, severities } from '@sogoc/contract';
import type { Attribute, Holder } from '@sogoc/origin';
import type { Discrepancy, RuleResult } from '@sogoc/quality';
import type { Catalog, Language, SurveyResult } from '../../src/model.ts';
import { column, rule, scored, semantic, table } from './sample-parts.ts';

const databases = [
  'Đất đai',
  'Quốc gia về dân cư (bản cấp tỉnh)',
  'Hộ tịch điện tử',
  'Bảo hiểm xã hội',
  'Giáo dục và đào tạo',
  'Y tế, khám chữa bệnh',
  'Tài chính, ngân sách',
  'Xây dựng và quy hoạch',
  'Nông nghiệp và môi trường',
  'Công Thương',
  'Xử lý vi phạm hành chính',
  'Kiểm soát tài sản, thu nhập của người có chức vụ, quyền hạn',
  'Hàng hóa, hóa chất, tiền chất',
];
const entities = ['Cá nhân', 'Thửa đất', 'Tổ chức, doanh nghiệp', 'Hồ sơ thủ tục hành chính'];
const fields = [
  'Số định danh cá nhân',
  'Họ, chữ đệm và tên khai sinh',
  'Ngày, tháng, năm sinh',
  'Giới tính',
  'Nơi thường trú',
  'Số điện thoại',
  'Tình trạng hôn nhân',
  'Số tờ bản đồ',
  'Số thửa',
  'Diện tích',
  'Mục đích sử dụng đất',
  'Số phát hành giấy chứng nhận',
  'Mã số thuế',
  'Tên tổ chức',
  'Ngày cấp đăng ký',
];
const failed = 12;

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A province's thirteen databases: sixty attributes, five thousand discrepancies, long names, gaps, and one database that failed. */
export function province(language: Language = 'vi'): SurveyResult {
  const pick = numbers(7);
  const attributes = Array.from({ length: 60 }, (_, index) => attribute(index, pick));
  const rules = attributes.flatMap((each) => each.holders.filter((holder) => holder.role === 'copy').map((holder) => agreement(holder, pick)));
  const discrepancies = Array.from({ length: 5200 }, (_, index) => discrepancy(index, pick));
  const counts = new Map<string, SurveyResult['discrepancyCounts'][number]>();
  for (const { database, table: name, column: columnName, kind } of discrepancies) {
    const key = JSON.stringify([database, name, columnName, kind]);
    const entry = counts.get(key) ?? { database, table: name, column: columnName, kind, count: 0 };
    entry.count += 37;
    counts.set(key, entry);
  }
  return {
    language,
    catalog: { databases: databases.map((name, index) => database(name, index, pick)) },
    scorecard: {
      databases: databases.map((name, index) => {
        if (index === failed) return scored(name, []);
        const own = rules.filter((each) => each.database === name);
        const more = (['complete', 'clean', 'unified'] as const).map((criterion, place) =>
          rule(criterion, [name, tableOf(index), columnOf(place)], criterion === 'clean' ? 'unique' : 'required', [
            100_000,
            Math.floor(pick(100_000) ** 2 / 200_000),
          ]),
        );
        return scored(name, [...own, ...more]);
      }),
    },
    origins: { attributes },
    discrepancies,
    discrepancyCounts: [...counts.values()],
    comparison: null,
    run: {
      startedAt: '2025-09-01T01:00:00.000Z',
      finishedAt: '2025-09-01T01:04:12.300Z',
      stages: ['land', 'profile', 'quality', 'origin', 'report'].map((name, index) => ({ name, milliseconds: 12_000 * (index + 1) })),
      rows: 14_820_334,
      tables: 24,
      databases: { read: 12, failed: 1 },
      peakMemoryBytes: 1740 * 2 ** 20,
      versions: { sogoc: '0.1.0', node: '24.21.0', engine: 'DuckDB 1.5.6' },
    },
  };
}

const tableOf = (index: number): string => (index % 3 === 0 ? `ho_so_${index}` : `danh_sach_chinh_thuc_${index}`);
const columnOf = (index: number): string =>
  ['so_dinh_danh', 'ho_ten', 'ngay_sinh', 'noi_thuong_tru', 'ma_so_thue', 'so_to', 'so_thua'][index % 7] ?? 'so_to';

function database(name: string, index: number, pick: (below: number) => number): Catalog['databases'][number] {
  const base = {
    name,
    kind: index % 2 ? 'postgres' : 'mysql',
    source: `postgres://csdl-${index}.tinh.example/du_lieu`,
    owner: index % 4 ? 'Sở chuyên ngành' : null,
    asOf: '2025-08-31',
  };
  if (index === failed) {
    const problem = {
      code: 'SOURCE_UNREACHABLE',
      message: 'The server did not answer within 10 s',
      place: 'csdl-12.tinh.example:5432',
      remedy: 'Check that the server runs and that the firewall lets this computer in.',
      count: 1,
    };
    return { ...base, asOf: null, status: 'failed', problems: [problem], tables: [] };
  }
  const rows = 1000 + pick(2_000_000);
  const columns = [
    column('so_dinh_danh', rows, { personal: true, semanticType: semantic('vn.personal-id', 0.98), patterns: [{ pattern: '9{12}', count: rows }] }),
    column('ho_ten', Math.floor(rows * 0.7), { personal: true, notNfc: 0.02, semanticType: semantic('vn.person-name', 0.97) }),
    column('ngay_sinh', 21_000, { type: 'date', missing: pick(rows), personal: true, semanticType: semantic('vn.date') }),
    column('so_to', 300, { type: 'integer', min: '1', max: '412', numbers: { mean: 40, median: 30, mad: 12, q01: 1, q99: 300 } }),
    column('ghi_chu', 0, { type: 'empty', missing: rows }),
  ];
  return {
    ...base,
    status: 'read',
    problems: [],
    tables: [
      table(tableOf(index), rows, columns, { duplicateRows: pick(90) }),
      table(
        `lich_su_${index}`,
        0,
        columns.map((c) => ({ ...c, missing: 0, distinct: 0 })),
      ),
    ],
  };
}

function attribute(index: number, pick: (below: number) => number): Attribute {
  const name = fields[index % fields.length] ?? '';
  const start = pick(12);
  const count = 2 + pick(4);
  const owner = index % 9 === 8 ? null : start;
  const place = (at: number) => ({ database: databases[at % 12] ?? '', table: tableOf(at % 12), column: columnOf(index) });
  const holders = Array.from({ length: count }, (_, step): Holder => {
    const at = place(start + step * 2);
    const role = owner === null ? 'undetermined' : step === 0 ? 'original' : step === 4 ? 'earlier' : 'copy';
    return {
      ...at,
      role,
      confidence: 0.5 + pick(50) / 100,
      copyOf: role === 'copy' ? place(start) : null,
      evidence: [
        { signal: 'containment', detail: '99,2% giá trị khác nhau của cột này có ở dữ liệu gốc; chiều ngược lại 71,4%.' },
        { signal: 'as-of', detail: 'Bản ghi muộn hơn dữ liệu gốc trung bình 34 ngày.' },
      ],
    };
  });
  const copies = holders.filter((holder) => holder.role === 'copy').length;
  return {
    id: `a${index}`,
    entity: entities[index % entities.length] ?? '',
    name,
    holders,
    redundancy: { copies, divergentRecords: copies * pick(4000), divergence: 0.02 },
  };
}

function agreement(holder: Holder, pick: (below: number) => number): RuleResult {
  const checked = 20_000 + pick(900_000);
  return rule(
    'correct',
    [holder.database, holder.table, holder.column],
    'agreement',
    [checked, Math.floor((checked * pick(300)) / 1000 / (1 + pick(20))), pick(500)],
    'origin',
  );
}

const wrong = ['Nguyễn  Văn An', 'Thửa 12<br>tờ 4', '31/02/1987', 'Số 15 đường Hoà Bình, phường Thủy Xuân', 'N/A', null];
const right = ['Nguyễn Văn An', 'Thửa 12 tờ 4', '28/02/1987', 'Số 15 đường Hòa Bình, phường Thuỷ Xuân, thành phố Huế', null, null];

function discrepancy(index: number, pick: (below: number) => number): Discrepancy {
  const at = pick(12);
  const value = pick(wrong.length);
  const where = databases[at] ?? '';
  const personal = pick(3) === 0;
  return {
    id: (0x9e3779b97f4a7c15n * BigInt(index + 1)).toString(16).slice(-16),
    database: where,
    table: tableOf(at),
    record_key: String(1_000_000 + index),
    column: pick(20) === 0 ? null : personal ? 'ho_ten' : 'so_to',
    kind: discrepancyKinds[pick(discrepancyKinds.length)] ?? 'missing',
    observed: personal ? '••••' : (wrong[value] ?? null),
    expected: personal ? '••••' : (right[value] ?? null),
    origin: pick(2) ? `${databases[(at + 3) % 12]}.${tableOf((at + 3) % 12)}.so_to` : null,
    rule: `${tableOf(at)}.so_to.${['required', 'format', 'unique', 'range'][pick(4)]}`,
    severity: severities[pick(3)] ?? 'low',
    detected_at: '2025-09-01T01:04:12.300Z',
  };
}
