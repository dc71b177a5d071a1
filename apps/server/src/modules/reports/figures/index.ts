import { type Words, words } from '../document/words.ts';
import { areaOf } from './area.ts';
import { caseFigures, gatherCases } from './cases.ts';
import { criteriaFigures, gatherCriteria } from './criteria.ts';
import { databaseFigures, gatherDatabases } from './databases.ts';
import { gatherKeyFigures, keyFigureFigures } from './key-figures.ts';
import type { Figures, Look } from './look.ts';
import { gatherObstacles, obstacleFigures } from './obstacles.ts';
import { gatherReadiness, readinessFigures } from './readiness.ts';
import { weekOf } from './scope.ts';
import { gatherTasks, taskFigures } from './tasks.ts';

const scopeFigures = {
  'agency.name': words('Tên cơ quan', 'Name of the agency', 'Nama instansi'),
  'issuer.name': words('Tên cơ quan báo cáo', 'Name of who reports', 'Nama pelapor'),
  'report.addressee': words('Nơi nhận báo cáo', 'Whom it is sent to', 'Penerima laporan'),
  'report.area': words('Phạm vi báo cáo', 'What it is about', 'Lingkup laporan'),
  'report.as-of': words('Ngày số liệu', 'The day of the figures', 'Tanggal angka'),
  'period.from': words('Đầu kỳ', 'First day of the period', 'Awal periode'),
  'period.to': words('Cuối kỳ', 'Last day of the period', 'Akhir periode'),
  'period.week': words('Tuần', 'Week', 'Minggu'),
  'period.month': words('Tháng', 'Month', 'Bulan'),
  'period.year': words('Năm', 'Year', 'Tahun'),
} as const;

/** What texts of a template may name, with what it means. */
export const placeholders: Readonly<Record<string, Words>> = {
  ...scopeFigures,
  ...taskFigures,
  ...obstacleFigures,
  ...databaseFigures,
  ...criteriaFigures,
  ...caseFigures,
  ...keyFigureFigures,
  ...readinessFigures,
};

/** Every figure of a report, gathered in one transaction. */
export async function gather(look: Look): Promise<Figures> {
  const { agency, asOf, from, to } = look;
  const [year, month] = to.split('-').map(Number);
  const figures: Figures = {
    ...{ 'agency.name': agency.name, 'report.as-of': asOf, 'period.from': from, 'period.to': to },
    ...{ 'issuer.name': look.issuer.name, 'report.addressee': look.addressee, 'report.area': areaOf(agency, look.language) },
    ...{ 'period.week': weekOf(from), 'period.month': month ?? 0, 'period.year': String(year) },
  };
  for (const part of [gatherTasks, gatherObstacles, gatherDatabases, gatherCriteria, gatherCases, gatherKeyFigures, gatherReadiness]) {
    Object.assign(figures, await part(look));
  }
  return figures;
}
