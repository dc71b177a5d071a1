import { words } from '../document/words.ts';
import type { Look } from '../figures/look.ts';
import { summaryOf } from '../figures/tasks.ts';
import { agencyTitle, count, each, type ReportTable, text } from './report-table.ts';

const counts = {
  given: count(words('Được giao', 'Given', 'Diberikan')),
  done: count(words('Hoàn thành', 'Done', 'Selesai')),
  'done-on-time': count(words('Xong đúng hạn', 'Done on time', 'Selesai tepat waktu')),
  'done-late': count(words('Xong quá hạn', 'Done late', 'Selesai terlambat')),
  overdue: count(words('Quá hạn chưa xong', 'Overdue', 'Lewat tenggat')),
  'at-risk': count(words('Nguy cơ chậm', 'At risk', 'Berisiko')),
  open: count(words('Trong hạn', 'Open', 'Berjalan')),
};

export const tasksByProgramme: ReportTable = {
  id: 'tasks-by-programme',
  name: words('Nhiệm vụ theo chương trình', 'Tasks by programme', 'Tugas menurut program'),
  columns: { name: text(words('Chương trình', 'Programme', 'Program')), ...counts },
  filters: {},
  rows: (look: Look) => each(summaryOf(look, look.asOf).then(({ byProgramme }) => byProgramme)),
};

export const tasksByAgency: ReportTable = {
  id: 'tasks-by-agency',
  name: words('Nhiệm vụ theo cơ quan', 'Tasks by agency', 'Tugas menurut instansi'),
  columns: { name: text(agencyTitle), ...counts },
  filters: { only: ['overdue', 'at-risk'] },
  rows: (look: Look, { only }) =>
    each(
      summaryOf(look, look.asOf).then(({ byAgency }) =>
        byAgency.filter((agency) => (only === 'overdue' ? agency.overdue > 0 : only === 'at-risk' ? agency['at-risk'] > 0 : true)),
      ),
    ),
};
