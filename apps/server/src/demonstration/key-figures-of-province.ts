import type { KeyFigureContent } from '../modules/key-figures/index.ts';

type Defined = { id: string; content: KeyFigureContent };
type Names = { vi: string; en: string; id: string };

const byYearEnd = (began: number, aim: number): KeyFigureContent['targets'] => [
  { day: '2025-07-01', value: began },
  { day: '2025-12-31', value: aim },
];

function reported(id: string, name: Names, of: Names, targets: KeyFigureContent['targets']): Defined {
  return { id, content: { name, definition: of, formula: of, unit: 'percent', better: 'higher', source: { kind: 'reported' }, targets } };
}

function computed(
  id: string,
  name: Names,
  formula: Names,
  unit: KeyFigureContent['unit'],
  measure: string,
  parameters: Record<string, unknown>,
  targets: KeyFigureContent['targets'],
): Defined {
  return { id, content: { name, definition: name, formula, unit, better: 'higher', source: { kind: 'computed', measure, parameters }, targets } };
}

/** What the demonstration's province is measured by; of its databases, population is the centre's and not among the twelve. */
export function keyFiguresOfProvince(databases: readonly string[]): Defined[] {
  return [
    reported(
      'procedures-online',
      {
        vi: 'Thủ tục hành chính đủ điều kiện được cung cấp toàn trình',
        en: 'Eligible procedures fully online',
        id: 'Prosedur layak sepenuhnya daring',
      },
      {
        vi: 'Số thủ tục cung cấp trực tuyến toàn trình / Số thủ tục đủ điều kiện × 100',
        en: 'Procedures fully online / eligible procedures × 100',
        id: 'Prosedur sepenuhnya daring / prosedur layak × 100',
      },
      byYearEnd(80, 100),
    ),
    reported(
      'dossiers-online',
      { vi: 'Hồ sơ xử lý trực tuyến', en: 'Dossiers processed online', id: 'Berkas diproses daring' },
      {
        vi: 'Số hồ sơ nộp và xử lý trực tuyến / Tổng số hồ sơ tiếp nhận × 100',
        en: 'Dossiers filed and processed online / dossiers received × 100',
        id: 'Berkas daring / berkas diterima × 100',
      },
      byYearEnd(55, 80),
    ),
    reported(
      'adults-online',
      { vi: 'Người trưởng thành sử dụng dịch vụ công trực tuyến', en: 'Adults who use online services', id: 'Orang dewasa pengguna layanan daring' },
      {
        vi: 'Số người từ 18 tuổi đã dùng dịch vụ công trực tuyến / Số người từ 18 tuổi × 100',
        en: 'Adults who used an online service / adults × 100',
        id: 'Orang dewasa pengguna layanan daring / orang dewasa × 100',
      },
      byYearEnd(20, 40),
    ),
    reported(
      'dossiers-with-personal-id',
      { vi: 'Hồ sơ dùng số định danh cá nhân', en: 'Dossiers that use the personal ID', id: 'Berkas dengan nomor identitas pribadi' },
      {
        vi: 'Số hồ sơ dùng số định danh cá nhân / Tổng số hồ sơ tiếp nhận × 100',
        en: 'Dossiers with the personal ID / dossiers received × 100',
        id: 'Berkas dengan nomor identitas pribadi / berkas diterima × 100',
      },
      byYearEnd(80, 100),
    ),
    reported(
      'officials-signing',
      { vi: 'Cán bộ, công chức sử dụng chữ ký số', en: 'Officials who sign digitally', id: 'Pegawai bertanda tangan digital' },
      {
        vi: 'Số cán bộ, công chức ký số / Tổng số cán bộ, công chức × 100',
        en: 'Officials who sign digitally / officials × 100',
        id: 'Pegawai bertanda tangan digital / pegawai × 100',
      },
      byYearEnd(65, 100),
    ),
    computed(
      'databases-formed',
      { vi: 'Cơ sở dữ liệu chính đã hình thành', en: 'Main databases formed', id: 'Basis data utama terbentuk' },
      {
        vi: 'Số cơ sở dữ liệu đã hình thành trong 12 cơ sở dữ liệu chính',
        en: 'Formed, of the 12 main databases',
        id: 'Terbentuk, dari 12 basis data utama',
      },
      'count',
      'databases-formed',
      { databases: databases.filter((id) => !id.endsWith('-population')) },
      byYearEnd(0, 11),
    ),
    computed(
      'tasks-on-time',
      { vi: 'Nhiệm vụ hoàn thành đúng hạn', en: 'Tasks done on time', id: 'Tugas selesai tepat waktu' },
      {
        vi: 'Số nhiệm vụ hoàn thành đúng hạn / Số nhiệm vụ đã hoàn thành × 100',
        en: 'Tasks done on time / tasks done × 100',
        id: 'Tugas selesai tepat waktu / tugas selesai × 100',
      },
      'percent',
      'tasks-on-time',
      {},
      byYearEnd(75, 95),
    ),
    computed(
      'data-correct',
      { vi: 'Điểm tiêu chí “đúng” của dữ liệu', en: 'Score of “correct”', id: 'Skor “benar”' },
      {
        vi: 'Trung bình cộng điểm tiêu chí “đúng” trên các cơ sở dữ liệu đã đo',
        en: 'Mean score of “correct” over the databases measured',
        id: 'Rata-rata skor “benar” pada basis data yang diukur',
      },
      'score',
      'criterion-score',
      { criterion: 'correct' },
      byYearEnd(85, 95),
    ),
  ];
}
