import type { Identity } from '../../../access/identity.ts';

type Language = Identity['language'];
export const exported = [
  ...(['number', 'title', 'resultKind', 'result', 'lead', 'coordinating', 'start', 'due', 'difficulty', 'priority', 'recurs'] as const),
  ...(['programme', 'state', 'progress', 'done', 'recorded'] as const),
] as const;
export type Exported = (typeof exported)[number];

interface Words {
  title: string;
  asOf: string;
  heads: Record<Exported, string>;
  difficulty: Record<'easy' | 'medium' | 'hard', string>;
  recurs: Record<'weekly' | 'monthly' | 'quarterly' | 'yearly', string>;
  resultKind: Record<'document' | 'law' | 'system' | 'database' | 'other', string>;
  figure: Record<'done-on-time' | 'done-late' | 'awaiting' | 'overdue' | 'open' | 'cancelled', string>;
}

/** What heads and values are called in a list that the register writes; reading a list understands each of them again. */
export const wordsOf: Readonly<Record<Language, Words>> = {
  vi: {
    title: 'DANH MỤC NHIỆM VỤ',
    asOf: 'Số liệu đến ngày',
    heads: {
      ...{ number: 'TT', title: 'Nhiệm vụ', resultKind: 'Loại sản phẩm', result: 'Sản phẩm/Kết quả', lead: 'Cơ quan chủ trì' },
      ...{ coordinating: 'Cơ quan phối hợp', start: 'Bắt đầu', due: 'Thời hạn', difficulty: 'Mức độ khó', priority: 'Ưu tiên', recurs: 'Chu kỳ' },
      ...{ programme: 'Văn bản giao', state: 'Tình trạng', progress: 'Tỷ lệ (%)', done: 'Ngày xong', recorded: 'Ngày ghi nhận' },
    },
    difficulty: { easy: 'Dễ', medium: 'Trung bình', hard: 'Khó' },
    recurs: { weekly: 'Hàng tuần', monthly: 'Hàng tháng', quarterly: 'Hàng quý', yearly: 'Hàng năm' },
    resultKind: { document: 'Văn bản', law: 'Văn bản quy phạm pháp luật', system: 'Hệ thống', database: 'Cơ sở dữ liệu', other: 'Khác' },
    figure: {
      ...{ 'done-on-time': 'Hoàn thành đúng hạn', 'done-late': 'Hoàn thành quá hạn', awaiting: 'Chờ xác nhận' },
      ...{ overdue: 'Quá hạn', open: 'Đang thực hiện', cancelled: 'Đã hủy' },
    },
  },
  en: {
    title: 'LIST OF TASKS',
    asOf: 'As of',
    heads: {
      ...{ number: 'No.', title: 'Task', resultKind: 'Kind of result', result: 'Result', lead: 'Lead agency', coordinating: 'Coordinating agencies' },
      ...{ start: 'Start', due: 'Due', difficulty: 'Difficulty', priority: 'Priority', recurs: 'Recurs', programme: 'Assigned by', state: 'State' },
      ...{ progress: 'Share (%)', done: 'Done on', recorded: 'Recorded on' },
    },
    difficulty: { easy: 'Easy', medium: 'Medium', hard: 'Hard' },
    recurs: { weekly: 'Weekly', monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly' },
    resultKind: { document: 'Document', law: 'Law', system: 'System', database: 'Database', other: 'Other' },
    figure: {
      ...{ 'done-on-time': 'Done on time', 'done-late': 'Done late', awaiting: 'Awaiting verification' },
      ...{ overdue: 'Overdue', open: 'Under way', cancelled: 'Cancelled' },
    },
  },
  id: {
    title: 'DAFTAR TUGAS',
    asOf: 'Per tanggal',
    heads: {
      ...{ number: 'No.', title: 'Tugas', resultKind: 'Jenis hasil', result: 'Hasil', lead: 'Penanggung jawab', coordinating: 'Pendukung' },
      ...{ start: 'Mulai', due: 'Tenggat', difficulty: 'Kesulitan', priority: 'Prioritas', recurs: 'Pengulangan', programme: 'Ditugaskan oleh' },
      ...{ state: 'Status', progress: 'Persentase (%)', done: 'Selesai pada', recorded: 'Dicatat pada' },
    },
    difficulty: { easy: 'Mudah', medium: 'Sedang', hard: 'Sulit' },
    recurs: { weekly: 'Mingguan', monthly: 'Bulanan', quarterly: 'Triwulanan', yearly: 'Tahunan' },
    resultKind: { document: 'Dokumen', law: 'Peraturan', system: 'Sistem', database: 'Basis data', other: 'Lainnya' },
    figure: {
      ...{ 'done-on-time': 'Selesai tepat waktu', 'done-late': 'Selesai terlambat', awaiting: 'Menunggu verifikasi' },
      ...{ overdue: 'Terlambat', open: 'Berjalan', cancelled: 'Dibatalkan' },
    },
  },
};
