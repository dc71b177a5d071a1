import { defineWords } from '../../../words/define-words.ts';

/** Why a task is at risk, with the figures that say so. */
export const reasonWords = defineWords({
  vi: {
    'not-started': 'Chưa bắt đầu, dù đã giao {workedDays} ngày làm việc.',
    'too-slow': 'Mới đạt {progress} %, theo kế hoạch phải {expected} %; cần {daysNeeded} ngày làm việc mà còn {daysLeft}.',
    silent: 'Không có tin về tiến độ đã {days} ngày làm việc.',
    obstacles: '{open, plural, other {# khó khăn, vướng mắc chưa được giải quyết}}.',
    'agency-often-late': 'Cơ quan chủ trì hay chậm: {late} trên {due} nhiệm vụ trước đây.',
    hard: 'Nhiệm vụ khó.',
  },
  en: {
    'not-started': 'Not begun, {workedDays} working days after it was assigned.',
    'too-slow': '{progress}% done where the plan has {expected}%; needs {daysNeeded} working days and {daysLeft} are left.',
    silent: 'No word of its progress for {days} working days.',
    obstacles: '{open, plural, one {# obstacle is not solved} other {# obstacles are not solved}}.',
    'agency-often-late': 'The leading agency is often late: {late} of {due} tasks before.',
    hard: 'The task is hard.',
  },
  id: {
    'not-started': 'Belum dimulai, {workedDays} hari kerja setelah diberikan.',
    'too-slow': 'Selesai {progress}%, rencana {expected}%; butuh {daysNeeded} hari kerja, tersisa {daysLeft}.',
    silent: 'Tidak ada kabar kemajuan selama {days} hari kerja.',
    obstacles: '{open, plural, other {# hambatan belum diselesaikan}}.',
    'agency-often-late': 'Instansi utama sering terlambat: {late} dari {due} tugas sebelumnya.',
    hard: 'Tugas ini sulit.',
  },
});
