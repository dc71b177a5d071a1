import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Sáu tiêu chí',
    answer: '{measured} cơ sở dữ liệu đã đo: {green} đạt, {amber} cần chú ý, {red} không đạt. Yếu nhất: {worst} ({score})',
    nothing: 'Chưa cơ sở dữ liệu nào được đo',
    map: 'Điểm theo cơ sở dữ liệu và tiêu chí, yếu nhất trước',
    how: 'Điểm 0 đến 100, theo hợp đồng dữ liệu, ở lần khảo sát cuối. Bấm một ô để xem các quy tắc và bản ghi phía sau.',
    none: 'Chưa có kết quả. Hãy chạy khảo sát trước.',
  },
  en: {
    title: 'Six criteria',
    answer: '{measured} databases measured: {green} met, {amber} need attention, {red} not met. Weakest: {worst} ({score})',
    nothing: 'No database has been measured yet',
    map: 'Scores by database and criterion, the weakest first',
    how: 'Scores from 0 to 100 by data contract, in the last survey. Choose a cell to see the rules and records behind it.',
    none: 'There are no results yet. Run a survey first.',
  },
  id: {
    title: 'Enam kriteria',
    answer: '{measured} basis data diukur: {green} terpenuhi, {amber} perlu perhatian, {red} tidak terpenuhi. Terlemah: {worst} ({score})',
    nothing: 'Belum ada basis data yang diukur',
    map: 'Skor menurut basis data dan kriteria, terlemah lebih dulu',
    how: 'Skor 0 sampai 100 menurut kontrak data, pada survei terakhir. Pilih sel untuk melihat aturan dan catatan di baliknya.',
    none: 'Belum ada hasil. Jalankan survei dulu.',
  },
});
