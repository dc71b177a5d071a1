import { words } from '../document/words.ts';
import { criterionNames, listFalls, listScored, meanOf, criteria as names } from '../figures/criteria.ts';
import type { Look } from '../figures/look.ts';
import { dayBefore } from '../figures/scope.ts';
import { count, each, type ReportTable, text, value } from './report-table.ts';

const criterion = words('Tiêu chí', 'Criterion', 'Kriteria');
const before = words('Kỳ trước', 'Before', 'Sebelumnya');
const now = words('Kỳ này', 'Now', 'Sekarang');

async function means({ asked: { trx }, agency, asOf, from, language }: Look) {
  const [scored, earlier] = [await listScored(trx, agency.path, asOf), await listScored(trx, agency.path, dayBefore(from))];
  if (scored.length === 0 && earlier.length === 0) return [];
  return criterionNames.map((one) => ({
    criterion: names[one][language],
    before: meanOf(earlier, one),
    now: meanOf(scored, one),
    measured: scored.filter(({ scores }) => scores[one] !== null).length,
    databases: scored.length,
  }));
}

/** The six criteria, each as the mean over the databases that were measured by it. */
export const criteria: ReportTable = {
  id: 'criteria',
  name: words('Sáu tiêu chí dữ liệu', 'The six criteria', 'Enam kriteria'),
  columns: {
    criterion: text(criterion, 2),
    before: value(before),
    now: value(now),
    measured: count(words('Số cơ sở dữ liệu đo được', 'Databases measured', 'Basis data diukur')),
    databases: count(words('Số cơ sở dữ liệu khảo sát', 'Databases surveyed', 'Basis data disurvei')),
  },
  filters: {},
  rows: (look) => each(means(look)),
};

export const worse: ReportTable = {
  id: 'worse',
  name: words('Điểm tiêu chí giảm', 'Scores that fell', 'Skor yang turun'),
  columns: {
    database: text(words('Cơ sở dữ liệu', 'Database', 'Basis data'), 4),
    criterion: text(criterion, 2),
    before: value(before),
    now: value(now),
  },
  filters: {},
  rows: (look) => each(listFalls(look).then((falls) => falls.map((fall) => ({ ...fall, criterion: names[fall.criterion][look.language] })))),
};
