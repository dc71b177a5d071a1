import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Nhắc việc, họp, báo cáo',
    inbox: 'Nhắc việc',
    meetings: 'Họp tuần',
    reports: 'Báo cáo',
    templates: 'Mẫu báo cáo',
    rules: 'Quy tắc nhắc',
    deliveries: 'Thư đã gửi',
  },
  en: {
    title: 'Reminders, meetings, reports',
    inbox: 'Reminders',
    meetings: 'Weekly meeting',
    reports: 'Reports',
    templates: 'Templates',
    rules: 'Reminder rules',
    deliveries: 'Letters sent',
  },
  id: {
    title: 'Pengingat, rapat, laporan',
    inbox: 'Pengingat',
    meetings: 'Rapat mingguan',
    reports: 'Laporan',
    templates: 'Templat',
    rules: 'Aturan pengingat',
    deliveries: 'Surat terkirim',
  },
});
