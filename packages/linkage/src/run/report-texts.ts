import type { Language } from '../explain/sentence.ts';

export interface ReportTexts {
  title: string;
  answer: (entities: number, records: number, links: number) => string;
  why: string;
  whyProposed: string;
  model: string;
  modelCaption: string;
  weights: string;
  axis: string;
  threshold: string;
  precision: string;
  recall: string;
  accuracy: (f1: number, precision: number, recall: number) => string;
  accuracyNote: string;
  notMeasured: string;
  examples: string;
  examplesCaption: string;
  rules: string;
  rule: string;
  pairs: string;
  largest: string;
  checks: string;
  noChecks: string;
  stages: string;
  seconds: string;
}

const number = (language: string) => (value: number) => value.toLocaleString(language);
const share = (language: string) => (value: number) => value.toLocaleString(language, { maximumFractionDigits: 3, minimumFractionDigits: 3 });

/** What the report says, in the three languages. */
export const reportTexts: Record<Language, ReportTexts> = {
  vi: {
    title: 'Liên kết bản ghi',
    answer: (entities, records, links) =>
      `${number('vi')(records)} bản ghi thuộc về ${number('vi')(entities)} đối tượng; ${number('vi')(links)} cặp bản ghi được liên kết.`,
    why: 'Vì sao dùng mô hình này',
    whyProposed: 'Mô hình được đề xuất từ nội dung các cột. Hãy xem lại, sửa tệp model.json nếu cần rồi chạy lại.',
    model: 'Mỗi kết quả so sánh nói lên điều gì',
    modelCaption:
      'Trọng số tính bằng bit: sang phải là dấu hiệu của cùng một đối tượng, sang trái là dấu hiệu khác nhau. Chưa tính độ hiếm của giá trị.',
    weights: 'Số cặp bản ghi theo trọng số',
    axis: 'Trọng số (bit)',
    threshold: 'Độ chính xác theo ngưỡng',
    precision: 'Độ đúng',
    recall: 'Độ phủ',
    accuracy: (f1, precision, recall) => `F1 của các nhóm: ${share('vi')(f1)} (độ đúng ${share('vi')(precision)}, độ phủ ${share('vi')(recall)}).`,
    accuracyNote: 'Đo trên nửa số nhãn không dùng để huấn luyện.',
    notMeasured: 'Chưa đo độ chính xác: không có nhãn. Hãy chạy lại với --labels.',
    examples: 'Một số cặp gần ngưỡng',
    examplesCaption: 'Không hiển thị giá trị của bản ghi.',
    rules: 'Quy tắc tạo cặp để so sánh',
    rule: 'Quy tắc',
    pairs: 'Số cặp',
    largest: 'Khối lớn nhất',
    checks: 'Điều cần lưu ý về huấn luyện',
    noChecks: 'Không có.',
    stages: 'Thời gian',
    seconds: 'giây',
  },
  en: {
    title: 'Record linkage',
    answer: (entities, records, links) =>
      `${number('en')(records)} records belong to ${number('en')(entities)} things; ${number('en')(links)} pairs of records are linked.`,
    why: 'Why this model',
    whyProposed: 'The model was proposed from what the columns hold. Review it, correct model.json where needed, and run again.',
    model: 'What each result of a comparison tells',
    modelCaption: 'Weights in bits: to the right they speak for the same thing, to the left against it. How rare a value is comes on top.',
    weights: 'Pairs of records by weight',
    axis: 'Weight (bits)',
    threshold: 'Accuracy by threshold',
    precision: 'Precision',
    recall: 'Recall',
    accuracy: (f1, precision, recall) =>
      `F1 of the clusters: ${share('en')(f1)} (precision ${share('en')(precision)}, recall ${share('en')(recall)}).`,
    accuracyNote: 'Measured on the half of the labels that training did not see.',
    notMeasured: 'Accuracy was not measured: there are no labels. Run again with --labels.',
    examples: 'Some pairs near the threshold',
    examplesCaption: 'Values of records are not shown.',
    rules: 'Rules that make pairs to compare',
    rule: 'Rule',
    pairs: 'Pairs',
    largest: 'Largest block',
    checks: 'What to know about the training',
    noChecks: 'Nothing.',
    stages: 'Time',
    seconds: 'seconds',
  },
  id: {
    title: 'Penautan catatan',
    answer: (entities, records, links) =>
      `${number('id')(records)} catatan merujuk pada ${number('id')(entities)} objek; ${number('id')(links)} pasangan catatan ditautkan.`,
    why: 'Mengapa model ini',
    whyProposed: 'Model diusulkan dari isi kolom. Tinjau, perbaiki model.json bila perlu, lalu jalankan lagi.',
    model: 'Arti setiap hasil perbandingan',
    modelCaption: 'Bobot dalam bit: ke kanan mendukung objek yang sama, ke kiri menentang. Kelangkaan nilai belum dihitung.',
    weights: 'Pasangan catatan menurut bobot',
    axis: 'Bobot (bit)',
    threshold: 'Ketepatan menurut ambang',
    precision: 'Presisi',
    recall: 'Recall',
    accuracy: (f1, precision, recall) => `F1 kelompok: ${share('id')(f1)} (presisi ${share('id')(precision)}, recall ${share('id')(recall)}).`,
    accuracyNote: 'Diukur pada separuh label yang tidak dipakai untuk pelatihan.',
    notMeasured: 'Ketepatan tidak diukur: tidak ada label. Jalankan lagi dengan --labels.',
    examples: 'Beberapa pasangan di dekat ambang',
    examplesCaption: 'Nilai catatan tidak ditampilkan.',
    rules: 'Aturan pembentuk pasangan',
    rule: 'Aturan',
    pairs: 'Pasangan',
    largest: 'Blok terbesar',
    checks: 'Yang perlu diketahui tentang pelatihan',
    noChecks: 'Tidak ada.',
    stages: 'Waktu',
    seconds: 'detik',
  },
};
