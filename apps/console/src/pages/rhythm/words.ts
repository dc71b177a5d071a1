import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: { title: 'Nhắc việc, họp, báo cáo', inbox: 'Nhắc việc', meetings: 'Họp tuần', reports: 'Báo cáo' },
  en: { title: 'Reminders, meetings, reports', inbox: 'Reminders', meetings: 'Weekly meeting', reports: 'Reports' },
  id: { title: 'Pengingat, rapat, laporan', inbox: 'Pengingat', meetings: 'Rapat mingguan', reports: 'Laporan' },
});
