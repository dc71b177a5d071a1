import { defineWords } from '../../words/define-words.ts';

export const statusWords = defineWords({
  vi: {
    open: 'Chưa nhận',
    reopened: 'Mở lại',
    'in-progress': 'Đang sửa',
    disputed: 'Đang tranh luận',
    mended: 'Đã báo sửa',
    closed: 'Đã đóng',
    late: 'quá {days} ngày làm việc',
    left: '{days, plural, =0 {hết hạn hôm nay} other {còn # ngày làm việc}}',
  },
  en: {
    open: 'Not taken on',
    reopened: 'Reopened',
    'in-progress': 'Being mended',
    disputed: 'Disputed',
    mended: 'Reported mended',
    closed: 'Closed',
    late: '{days, plural, one {# working day late} other {# working days late}}',
    left: '{days, plural, =0 {due today} one {# working day left} other {# working days left}}',
  },
  id: {
    open: 'Belum diterima',
    reopened: 'Dibuka lagi',
    'in-progress': 'Sedang diperbaiki',
    disputed: 'Diperdebatkan',
    mended: 'Dilaporkan diperbaiki',
    closed: 'Ditutup',
    late: 'terlambat {days} hari kerja',
    left: '{days, plural, =0 {jatuh tempo hari ini} other {# hari kerja lagi}}',
  },
});
