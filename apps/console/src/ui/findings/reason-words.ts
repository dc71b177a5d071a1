import { defineWords } from '../../words/define-words.ts';

/** Why there is no number. */
export const reasonWords = defineWords({
  vi: {
    NO_RULES: 'Không có quy tắc nào hỏi về tiêu chí này',
    NO_RECORDS: 'Không có bản ghi nào để kiểm tra',
    NO_EVENT_TIME: 'Không rõ khi nào bản ghi phải được cập nhật',
    NO_CONSUMERS: 'Chưa biết cơ quan nào khai thác',
    NO_ORIGINAL_KNOWN: 'Chưa rõ dữ liệu gốc, danh mục chung để đối chiếu',
    PROPOSAL_WITHDRAWN: 'Quá nhiều bản ghi trái quy tắc suy ra: coi là suy đoán sai',
    RULE_NOT_RUNNABLE: 'Quy tắc nhắc tới cột, bảng hoặc kiểu không có ở đây',
    RULE_FAILED: 'Không chạy được quy tắc',
  },
  en: {
    NO_RULES: 'No rule asks about this criterion',
    NO_RECORDS: 'There is no record to look at',
    NO_EVENT_TIME: 'Nothing says when a record should have been renewed',
    NO_CONSUMERS: 'Nothing is known of who uses the data',
    NO_ORIGINAL_KNOWN: 'No original or shared code list to compare with',
    PROPOSAL_WITHDRAWN: 'Too many records break the inferred rule: taken as a wrong guess',
    RULE_NOT_RUNNABLE: 'The rule names a column, table or type that is not there',
    RULE_FAILED: 'The rule could not be run',
  },
  id: {
    NO_RULES: 'Tidak ada aturan untuk kriteria ini',
    NO_RECORDS: 'Tidak ada catatan untuk diperiksa',
    NO_EVENT_TIME: 'Tidak jelas kapan catatan harus diperbarui',
    NO_CONSUMERS: 'Belum diketahui siapa pemakainya',
    NO_ORIGINAL_KNOWN: 'Belum ada data asli atau daftar kode bersama untuk dibandingkan',
    PROPOSAL_WITHDRAWN: 'Terlalu banyak catatan melanggar aturan simpulan: dianggap dugaan keliru',
    RULE_NOT_RUNNABLE: 'Aturan menyebut kolom, tabel, atau tipe yang tidak ada',
    RULE_FAILED: 'Aturan tidak dapat dijalankan',
  },
});
