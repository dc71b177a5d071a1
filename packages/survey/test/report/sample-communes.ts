import type { Attribute, Holder } from '@sogoc/origin';
import type { Discrepancy } from '@sogoc/quality';
import type { Language, SurveyResult } from '../../src/model.ts';
import { column, rule, scored, semantic, table } from './sample-parts.ts';

const list = 'statistics-office-2025-06-25';
const mapTable = 'map-publisher-2025-07-17';
const oldTable = 'statistics-catalogue-before-merger-2025-07-18';
const number = { type: 'integer' as const, patterns: [{ pattern: '9{5}', count: 3321 }] };

/** What a survey of the four real databases of communes would find (hand-written from the real files). */
export function communes(language: Language = 'vi'): SurveyResult {
  const discrepancies = found();
  return {
    language,
    catalog: {
      databases: [
        {
          name: 'statistics',
          kind: 'csv',
          source: `data/${list}.csv`,
          owner: 'Cục Thống kê',
          asOf: '2025-06-25',
          status: 'read',
          problems: [],
          tables: [
            table(list, 3321, [
              column('ma_so', 3321, { ...number, min: '00004', max: '32248', semanticType: semantic('vn.commune-code') }),
              column('ten_don_vi_hanh_chinh', 2992, {
                min: 'Phường 1 Bảo Lộc',
                max: 'Đặc khu Vân Đồn',
                semanticType: semantic('vn.commune-name', 0.994),
                patterns: [
                  { pattern: 'Aa Aa Aa', count: 3100 },
                  { pattern: 'Aa Aa Aa Aa', count: 160 },
                ],
              }),
              column('tinh_thanh_pho', 58, {
                min: 'Thành phố Cần Thơ',
                max: 'Tỉnh Điện Biên',
                semanticType: semantic('vn.province-name', 0.991),
                patterns: [{ pattern: 'Aa Aa Aa', count: 2400 }],
              }),
            ]),
          ],
        },
        {
          name: 'before',
          kind: 'csv',
          source: `data/${oldTable}.csv`,
          owner: 'Cục Thống kê',
          asOf: '2025-06-30',
          status: 'read',
          problems: [],
          tables: [
            table(
              oldTable,
              10035,
              [
                column('Mã', 10035, {
                  ...number,
                  patterns: [{ pattern: '9{5}', count: 10035 }],
                  min: '00001',
                  max: '32248',
                  semanticType: semantic('vn.commune-code'),
                }),
                column('Tên', 7609, { min: 'Phường 01', max: 'Xã Ẳng Tở', semanticType: semantic('vn.commune-name') }),
                column('Tên Tiếng Anh', 164, { missing: 9868, min: 'An Binh Ward', max: 'Yen Vien Commune' }),
                column('Cấp', 3, { min: 'Phường', max: 'Xã' }),
                column('Mã QH', 691, { type: 'integer', min: '001', max: '973' }),
                column('Quận Huyện', 676, { min: 'Huyện A Lưới', max: 'Thị xã Đức Phổ' }),
                column('Mã TP', 63, { type: 'integer', min: '01', max: '96', semanticType: semantic('vn.province-code') }),
                column('Tỉnh / Thành Phố', 63, { min: 'Thành phố Cần Thơ', max: 'Tỉnh Điện Biên', semanticType: semantic('vn.province-name') }),
              ],
              { reading: { encoding: 'utf-8', delimiter: ',', bom: 'UTF-8' } },
            ),
          ],
        },
        {
          name: 'map',
          kind: 'csv',
          source: `data/${mapTable}.csv`,
          owner: 'Nhà xuất bản Bản đồ',
          asOf: '2025-07-17',
          status: 'read',
          problems: [],
          tables: [
            table(mapTable, 3321, [
              column('id', 3321, { type: 'integer', min: '2', max: '3357' }),
              column('matinh', 34, { type: 'integer', min: '1', max: '34' }),
              column('tentinh', 34, { min: 'An Giang', max: 'Đồng Tháp', semanticType: semantic('vn.province-name', 0.97) }),
              column('loai', 3, { min: 'phường', max: 'đặc khu' }),
              column('tenhc', 2879, { min: 'A Dơi', max: 'Ứng Hòa', semanticType: semantic('vn.commune-name', 0.93) }),
              column('dientichkm2', 2871, {
                type: 'decimal',
                min: '0.24',
                max: '1095.63',
                numbers: { mean: 99.7, median: 61.4, mad: 31.1, q01: 2, q99: 420 },
              }),
              column('dansonguoi', 3002, {
                type: 'integer',
                min: '92',
                max: '227829',
                numbers: { mean: 34021, median: 24390, mad: 9000, q01: 900, q99: 120000 },
              }),
              column('trungtamhc', 2738, { missing: 544, semanticType: semantic('vn.address', 0.81), min: 'Bản Huổi Ngàn', max: 'Ấp 8' }),
              column('kinhdo', 2295, { type: 'decimal', min: '102.4', max: '114.3' }),
              column('vido', 3264, { type: 'decimal', min: '8.64', max: '23.31' }),
              column('maxa', 3312, { type: 'integer', min: '-1', max: '3326' }),
            ]),
          ],
        },
        {
          name: 'app',
          kind: 'json',
          source: 'data/address-app-2025-08-05.json',
          owner: null,
          asOf: '2025-08-05',
          status: 'partial',
          problems: [
            {
              code: 'SOURCE_BROKEN_RECORD',
              message: '2 elements of the array are not records',
              place: 'communes',
              remedy: 'Correct the file at its source, then run the survey again.',
              count: 2,
            },
          ],
          tables: [
            table(
              'communes',
              3321,
              [
                column('code', 3321, { ...number, min: '00004', max: '32248', semanticType: semantic('vn.commune-code') }),
                column('name', 2988, { min: 'Phường 1 Bảo Lộc', max: 'Đặc khu Vân Đồn', semanticType: semantic('vn.commune-name') }),
                column('englishName', 154, { missing: 3164 }),
                column('administrativeLevel', 3, { min: 'Phường', max: 'Đặc khu' }),
                column('provinceCode', 34, { type: 'integer', min: '01', max: '96', semanticType: semantic('vn.province-code') }),
                column('provinceName', 34, { min: 'Thành phố Cần Thơ', max: 'Tỉnh Điện Biên', semanticType: semantic('vn.province-name') }),
                column('decree', 34, { min: 'Số: 1654/NQ-UBTVQH15; Ngày: 16/06/2025', max: 'Số: 202/2025/QH15; Ngày: 12/06/2025' }),
              ],
              { reading: { encoding: 'utf-8', path: 'communes' } },
            ),
          ],
        },
      ],
    },
    scorecard: {
      databases: [
        scored('statistics', [
          rule('correct', ['statistics', list, 'ma_so'], 'format', [3321, 0]),
          rule('complete', ['statistics', list, 'ma_so'], 'required', [3321, 0]),
          rule('complete', ['statistics', list, 'ten_don_vi_hanh_chinh'], 'required', [3321, 0]),
          rule('clean', ['statistics', list, 'ma_so'], 'unique', [3321, 0]),
          rule('clean', ['statistics', list, 'ten_don_vi_hanh_chinh'], 'hygiene', [3321, 19]),
          rule('clean', ['statistics', list, 'tinh_thanh_pho'], 'hygiene', [3321, 30]),
          rule('unified', ['statistics', list, 'ma_so'], 'code-list', [3321, 0]),
        ]),
        scored('before', [
          rule('correct', ['before', oldTable, 'Mã'], 'format', [10035, 0]),
          rule('complete', ['before', oldTable, 'Tên'], 'required', [10035, 0]),
          rule('clean', ['before', oldTable, 'Mã'], 'unique', [10035, 0]),
        ]),
        scored('map', [
          rule('correct', ['map', mapTable, 'tenhc'], 'agreement', [3312, 14, 36], 'origin'),
          rule('correct', ['map', mapTable, 'tentinh'], 'agreement', [3321, 126], 'origin'),
          rule('complete', ['map', mapTable, 'trungtamhc'], 'required', [3321, 544]),
          rule('clean', ['map', mapTable, 'maxa'], 'placeholder', [3321, 9]),
          rule('clean', ['map', mapTable, 'maxa'], 'unique', [3321, 11]),
          rule('unified', ['map', mapTable, 'maxa'], 'reference', [3321, 1110], 'origin'),
        ]),
        scored('app', [
          rule('correct', ['app', 'communes', 'name'], 'agreement', [3320, 1, 17], 'origin'),
          rule('correct', ['app', 'communes', 'code'], 'reference', [3321, 1], 'origin'),
          rule('complete', ['app', 'communes', 'name'], 'required', [3321, 0]),
          rule('clean', ['app', 'communes', 'name'], 'hygiene', [3321, 2]),
          rule('unified', ['app', 'communes', 'provinceName'], 'agreement', [3320, 0], 'origin'),
        ]),
      ],
    },
    origins: { attributes: attributes() },
    discrepancies,
    discrepancyCounts: [
      { database: 'statistics', table: list, column: 'ten_don_vi_hanh_chinh', kind: 'format', count: 19 },
      { database: 'statistics', table: list, column: 'tinh_thanh_pho', kind: 'format', count: 30 },
      { database: 'map', table: mapTable, column: 'maxa', kind: 'duplicate', count: 11 },
      { database: 'map', table: mapTable, column: 'tenhc', kind: 'reference-mismatch', count: 14 },
      { database: 'map', table: mapTable, column: 'tentinh', kind: 'reference-mismatch', count: 126 },
      { database: 'map', table: mapTable, column: 'trungtamhc', kind: 'missing', count: 544 },
      { database: 'map', table: mapTable, column: 'tenhc', kind: 'variant', count: 36 },
      { database: 'app', table: 'communes', column: 'code', kind: 'referential', count: 1 },
      { database: 'app', table: 'communes', column: 'name', kind: 'format', count: 2 },
      { database: 'app', table: 'communes', column: 'name', kind: 'reference-mismatch', count: 1 },
      { database: 'app', table: 'communes', column: 'name', kind: 'variant', count: 17 },
    ],
    comparison: null,
    run: {
      startedAt: '2025-08-06T01:20:04.120Z',
      finishedAt: '2025-08-06T01:20:08.930Z',
      stages: [
        { name: 'land', milliseconds: 910 },
        { name: 'profile', milliseconds: 1240 },
        { name: 'quality', milliseconds: 1015 },
        { name: 'origin', milliseconds: 1330 },
        { name: 'report', milliseconds: 210 },
      ],
      rows: 19998,
      tables: 4,
      databases: { read: 4, failed: 0 },
      peakMemoryBytes: 412 * 2 ** 20,
      versions: { sogoc: '0.1.0', node: '24.21.0', engine: 'DuckDB 1.5.6' },
    },
  };
}

function holder(
  place: [string, string, string],
  role: Holder['role'],
  confidence: number,
  copyOf: Holder['copyOf'],
  evidence: [string, string][],
): Holder {
  const [database, name, columnName] = place;
  return { database, table: name, column: columnName, role, confidence, copyOf, evidence: evidence.map(([signal, detail]) => ({ signal, detail })) };
}

function attributes(): Attribute[] {
  const of = (name: string) => ({ database: 'statistics', table: list, column: name });
  const entity = 'Đơn vị hành chính cấp xã';
  return [
    {
      id: 'commune.code',
      entity,
      name: 'Mã đơn vị hành chính',
      holders: [
        holder(['statistics', list, 'ma_so'], 'original', 0.93, null, [
          ['as-of', 'Dữ liệu ngày 25/06/2025, sớm nhất trong các nơi giữ danh mục sau sắp xếp.'],
          ['containment', '3.320 trên 3.321 mã của app có ở đây; mọi mã ở đây đều có ở app.'],
        ]),
        holder(['app', 'communes', 'code'], 'copy', 0.95, of('ma_so'), [
          ['containment', '3.320 trên 3.321 mã (99,97%) có ở statistics.'],
          ['surplus-keys', 'Một mã không có ở bản gốc: 23938 (Xã Ia Mơ).'],
        ]),
        holder(['before', oldTable, 'Mã'], 'earlier', 0.98, null, [
          ['validity-period', '10.035 mã và tên khớp danh mục trước 01/07/2025; 2.176 trên 3.316 mã chung mang tên khác.'],
        ]),
      ],
      redundancy: { copies: 1, divergentRecords: 1, divergence: 1 / 3321 },
    },
    {
      id: 'commune.name',
      entity,
      name: 'Tên đơn vị hành chính',
      holders: [
        holder(['statistics', list, 'ten_don_vi_hanh_chinh'], 'original', 0.93, null, [['as-of', 'Dữ liệu ngày 25/06/2025, sớm nhất.']]),
        holder(['app', 'communes', 'name'], 'copy', 0.95, of('ten_don_vi_hanh_chinh'), [
          ['agreement', '3.302 trên 3.320 tên viết giống hệt; 17 chỉ khác dấu thanh, chữ hoa, dấu nháy.'],
        ]),
        {
          ...holder(['map', mapTable, 'tenhc'], 'copy', 0.88, of('ten_don_vi_hanh_chinh'), [
            ['alignment', 'Ghép theo tỉnh + loại + tên, vì map dùng mã riêng.'],
          ]),
          parts: ['loai', 'tenhc'],
        },
        holder(['before', oldTable, 'Tên'], 'earlier', 0.98, null, [['validity-period', 'Tên trước sắp xếp.']]),
      ],
      redundancy: { copies: 2, divergentRecords: 15, divergence: 15 / 6632 },
    },
    {
      id: 'province.name',
      entity: 'Tỉnh, thành phố',
      name: 'Tên tỉnh, thành phố',
      holders: [
        holder(['statistics', list, 'tinh_thanh_pho'], 'original', 0.91, null, [['as-of', 'Dữ liệu ngày 25/06/2025, sớm nhất.']]),
        holder(['app', 'communes', 'provinceName'], 'copy', 0.94, of('tinh_thanh_pho'), [['agreement', 'Mọi tên khớp sau khi bỏ thẻ xuống dòng.']]),
        holder(['map', mapTable, 'tentinh'], 'copy', 0.86, of('tinh_thanh_pho'), [['agreement', '126 bản ghi ghi “Thủ đô Hà Nội”.']]),
        holder(['before', oldTable, 'Tỉnh / Thành Phố'], 'earlier', 0.98, null, [['validity-period', '63 tỉnh, thành phố trước 01/07/2025.']]),
      ],
      redundancy: { copies: 2, divergentRecords: 126, divergence: 126 / 6641 },
    },
    {
      id: 'province.code',
      entity: 'Tỉnh, thành phố',
      name: 'Mã tỉnh',
      holders: [
        holder(['app', 'communes', 'provinceCode'], 'undetermined', 0.4, null, [
          ['containment', '34 trên 63 mã của before có ở đây; không nơi nào khác giữ mã này.'],
        ]),
        holder(['before', oldTable, 'Mã TP'], 'earlier', 0.9, null, [['validity-period', '63 mã trước 01/07/2025.']]),
      ],
      redundancy: { copies: 0, divergentRecords: 0, divergence: 0 },
    },
  ];
}

type Row = [
  database: string,
  table: string,
  key: string,
  column: string,
  kind: Discrepancy['kind'],
  observed: string | null,
  expected: string | null,
];

function found(): Discrepancy[] {
  const name = 'ten_don_vi_hanh_chinh';
  const rows: Row[] = [
    ['app', 'communes', '23938', 'code', 'referential', '23938', null],
    ['app', 'communes', '00070', 'name', 'format', 'Phường \nHoàn Kiếm', 'Phường Hoàn Kiếm'],
    ['app', 'communes', '31459', 'name', 'format', 'Xã  Vĩnh Tường', 'Xã Vĩnh Tường'],
    ['statistics', list, '00226', name, 'format', 'Phường Văn Miếu -<br>Quốc Tử Giám', 'Phường Văn Miếu - Quốc Tử Giám'],
    ['statistics', list, '04630', name, 'format', 'Xã<br>Tú<br>Lệ', 'Xã Tú Lệ'],
    ['statistics', list, '10231', 'tinh_thanh_pho', 'format', 'Thành<br>phố Hà Nội', 'Thành phố Hà Nội'],
    ['statistics', list, '01392', 'tinh_thanh_pho', 'format', 'Tỉnh Cao<br>Bằng', 'Tỉnh Cao Bằng'],
    ['map', mapTable, '1021', 'maxa', 'duplicate', '-1', null],
    ['map', mapTable, '2210', 'maxa', 'duplicate', '621', null],
    ['map', mapTable, '2', 'tentinh', 'reference-mismatch', 'Thủ đô Hà Nội', 'Thành phố Hà Nội'],
    ['map', mapTable, '77', 'trungtamhc', 'missing', null, null],
    ['app', 'communes', '00922', 'name', 'variant', 'Xã Thuận Hoà', 'Xã Thuận Hòa'],
    ['app', 'communes', '02620', 'name', 'variant', 'Xã Sơn Thuỷ', 'Xã Sơn Thủy'],
    ['app', 'communes', '06325', 'name', 'variant', 'xã Bắc Sơn', 'Xã Bắc Sơn'],
    ['app', 'communes', '24184', 'name', 'variant', 'Xã Ea H’Leo', "Xã Ea H'Leo"],
    ['app', 'communes', '13396', 'name', 'variant', 'Phường Nguyễn Uý', 'Phường Nguyễn Úy'],
  ];
  const checks: Partial<Record<Discrepancy['kind'], string>> = {
    referential: 'reference',
    format: 'hygiene',
    duplicate: 'unique',
    missing: 'required',
  };
  return rows.map(([database, tableName, key, columnName, kind, observed, expected], index) => ({
    id: (0x9e3779b97f4a7c15n * BigInt(index + 1)).toString(16).slice(-16),
    database,
    table: tableName,
    record_key: key,
    column: columnName,
    kind,
    observed,
    expected,
    origin: kind === 'reference-mismatch' || kind === 'variant' ? `statistics.${list}.${columnName === 'tentinh' ? 'tinh_thanh_pho' : name}` : null,
    rule: `${tableName}.${columnName}.${checks[kind] ?? 'agreement'}`,
    severity: kind === 'variant' ? 'low' : kind === 'referential' ? 'high' : 'medium',
    detected_at: '2025-08-06T01:20:08.930Z',
  }));
}
