import type { ThingKindName } from '../../reminders/index.ts';

export type Language = 'vi' | 'en' | 'id';

/** What a letter says, in one language. Days are working days. */
export interface Texts {
  subject: (overdue: number, soon: number) => string;
  greeting: (name: string) => string;
  overdue: string;
  soon: string;
  kinds: Readonly<Record<ThingKindName, string>>;
  late: (days: number) => string;
  left: (days: number) => string;
  due: (day: string) => string;
  more: (count: number) => string;
  closing: string;
  test: { subject: string; body: string };
}

const dmy = (day: string): string => day.split('-').reverse().join('/');
const parts = (...texts: (string | false)[]): string => texts.filter((text) => text !== false).join(', ');

export const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    subject: (overdue, soon) => `Sổ Gốc: ${parts(overdue > 0 && `${overdue} việc quá hạn`, soon > 0 && `${soon} việc sắp đến hạn`)}`,
    greeting: (name) => `Kính gửi ${name},`,
    overdue: 'Đã quá hạn',
    soon: 'Sắp đến hạn',
    kinds: { task: 'Nhiệm vụ', obstacle: 'Khó khăn, vướng mắc', case: 'Vụ việc' },
    late: (days) => `quá hạn ${days} ngày làm việc`,
    left: (days) => (days === 0 ? 'đến hạn hôm nay' : `còn ${days} ngày làm việc`),
    due: (day) => `hạn ${dmy(day)}`,
    more: (count) => `và ${count} việc khác, xem trong hộp thông báo của Sổ Gốc`,
    closing: 'Thư này do Sổ Gốc gửi tự động; xin không trả lời. Nội dung đầy đủ nằm trong hộp thông báo:',
    test: { subject: 'Sổ Gốc: thư thử', body: 'Sổ Gốc gửi được thư đến địa chỉ này.' },
  },
  en: {
    subject: (overdue, soon) => `Sổ Gốc: ${parts(overdue > 0 && `${overdue} overdue`, soon > 0 && `${soon} due soon`)}`,
    greeting: (name) => `Dear ${name},`,
    overdue: 'Overdue',
    soon: 'Due soon',
    kinds: { task: 'Task', obstacle: 'Obstacle', case: 'Case' },
    late: (days) => `${days} working ${days === 1 ? 'day' : 'days'} overdue`,
    left: (days) => (days === 0 ? 'due today' : `${days} working ${days === 1 ? 'day' : 'days'} left`),
    due: (day) => `due ${dmy(day)}`,
    more: (count) => `and ${count} more, in your notifications`,
    closing: 'Sổ Gốc sends this letter by itself; please do not answer it. Your notifications have all of it:',
    test: { subject: 'Sổ Gốc: a test', body: 'Letters of Sổ Gốc reach this address.' },
  },
  id: {
    subject: (overdue, soon) => `Sổ Gốc: ${parts(overdue > 0 && `${overdue} lewat tenggat`, soon > 0 && `${soon} segera jatuh tempo`)}`,
    greeting: (name) => `Yth. ${name},`,
    overdue: 'Lewat tenggat',
    soon: 'Segera jatuh tempo',
    kinds: { task: 'Tugas', obstacle: 'Kendala', case: 'Kasus' },
    late: (days) => `terlambat ${days} hari kerja`,
    left: (days) => (days === 0 ? 'jatuh tempo hari ini' : `tersisa ${days} hari kerja`),
    due: (day) => `tenggat ${dmy(day)}`,
    more: (count) => `dan ${count} lainnya, lihat di notifikasi Anda`,
    closing: 'Surat ini dikirim otomatis oleh Sổ Gốc; mohon tidak dibalas. Selengkapnya ada di notifikasi Anda:',
    test: { subject: 'Sổ Gốc: surat uji', body: 'Surat dari Sổ Gốc sampai ke alamat ini.' },
  },
};
