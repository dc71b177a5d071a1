import type { Language } from '../explain/sentence.ts';
import type { TrainingCheck } from '../train/checks.ts';
import type { StageName } from './link-tables.ts';

export interface ReportTexts {
  title: string;
  answer: (entities: number, records: number, links: number) => string;
  /** By what the results name records; null: by the number of the row. */
  named: (keys: readonly { source: string; key: string | null; unnamed: number }[]) => string;
  /** Where no two records link: what it may come from. */
  nothing: string;
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
  notMeasured: Record<'NO_LABELS' | 'NO_SAME_PAIR', string>;
  examples: string;
  examplesCaption: string;
  rules: string;
  rule: string;
  pairs: string;
  largest: string;
  checks: string;
  noChecks: string;
  check: Record<TrainingCheck['code'], string>;
  stages: string;
  seconds: string;
  stage: Record<StageName, string>;
}

const number = (language: string) => (value: number) => value.toLocaleString(language);
const share = (language: string) => (value: number) => value.toLocaleString(language, { maximumFractionDigits: 3, minimumFractionDigits: 3 });

/** What the report says, in the three languages. */
export const reportTexts: Record<Language, ReportTexts> = {
  vi: {
    title: 'Liên kết bản ghi',
    answer: (entities, records, links) =>
      `${number('vi')(records)} bản ghi thuộc về ${number('vi')(entities)} đối tượng; ${number('vi')(links)} cặp bản ghi được liên kết.`,
    named: (keys) =>
      `Mã bản ghi trong kết quả: ${keys.map(({ source, key, unnamed }) => `${source} theo ${key ?? 'số thứ tự dòng (#1, #2 …)'}${unnamed > 0 ? `, riêng ${number('vi')(unnamed)} bản ghi thiếu mã theo số thứ tự dòng (#1, #2 …)` : ''}`).join('; ')}.`,
    nothing:
      'Không có cặp bản ghi nào đủ giống nhau để coi là một đối tượng. Nếu lẽ ra phải có, hãy xem bên dưới những cột nào đã được so sánh với nhau và cột nào không dùng.',
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
    notMeasured: {
      NO_LABELS: 'Chưa đo độ chính xác: không có nhãn. Hãy chạy lại với --labels.',
      NO_SAME_PAIR:
        'Chưa đo được độ chính xác: nửa số nhãn dùng để đánh giá không có cặp bản ghi nào là một đối tượng. Hãy thêm nhãn của những cặp như vậy.',
    },
    examples: 'Một số cặp gần ngưỡng',
    examplesCaption: 'Không hiển thị giá trị của bản ghi.',
    rules: 'Quy tắc tạo cặp để so sánh',
    rule: 'Quy tắc',
    pairs: 'Số cặp',
    largest: 'Khối lớn nhất',
    checks: 'Điều cần lưu ý về huấn luyện',
    noChecks: 'Không có.',
    check: {
      COMPARISON_NOT_TAUGHT:
        'Mọi quy tắc huấn luyện đều đòi cột trùng nhau, nên chưa học được cột khác nhau nói lên điều gì: hãy thêm quy tắc không đọc cột đó.',
      LEVEL_NEVER_SEEN: 'Có mức không cặp nào đạt, dù chọn ngẫu nhiên hay cùng một đối tượng.',
      LEVELS_OUT_OF_ORDER: 'Có mức mang trọng số lớn hơn mức đứng trước, dù mức đứng trước phải giống nhau hơn.',
      NOT_CONVERGED: 'Huấn luyện chưa ổn định khi hết số vòng lặp.',
      NOT_IDENTIFIABLE: 'Có khối chỉ còn chưa đến hai phép so sánh: không phân biệt được giống và khác.',
      SESSIONS_DISAGREE: 'Các khối huấn luyện cho kết quả rất khác nhau về mức giống nhất.',
      NO_SESSION: 'Không khối huấn luyện nào còn phép so sánh để học: các xác suất chỉ là phỏng đoán.',
    },
    stages: 'Thời gian',
    seconds: 'giây',
    stage: {
      read: 'Đọc',
      propose: 'Đề xuất mô hình',
      prepare: 'Chuẩn bị bản ghi',
      train: 'Huấn luyện',
      predict: 'Tính xác suất',
      cluster: 'Gom nhóm',
      evaluate: 'Đánh giá',
    },
  },
  en: {
    title: 'Record linkage',
    answer: (entities, records, links) =>
      `${number('en')(records)} records belong to ${number('en')(entities)} things; ${number('en')(links)} pairs of records are linked.`,
    named: (keys) =>
      `Results name records by: ${keys.map(({ source, key, unnamed }) => `${key ?? 'number of the row (#1, #2 …)'} in ${source}${unnamed > 0 ? `, where ${number('en')(unnamed)} records without it are named by the number of their row (#1, #2 …)` : ''}`).join('; ')}.`,
    nothing:
      'No two records are alike enough to be the same thing. If some should be, look below which columns were compared with each other, and which were left out.',
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
    notMeasured: {
      NO_LABELS: 'Accuracy was not measured: there are no labels. Run again with --labels.',
      NO_SAME_PAIR:
        'Accuracy could not be measured: no two records in the half of the labels that judges are the same thing. Add labels of pairs that are.',
    },
    examples: 'Some pairs near the threshold',
    examplesCaption: 'Values of records are not shown.',
    rules: 'Rules that make pairs to compare',
    rule: 'Rule',
    pairs: 'Pairs',
    largest: 'Largest block',
    checks: 'What to know about the training',
    noChecks: 'Nothing.',
    check: {
      COMPARISON_NOT_TAUGHT:
        'Every training rule holds a column equal, so what its differences tell was not learned: add a rule that does not read it.',
      LEVEL_NEVER_SEEN: 'No pair reaches some levels, neither at random nor among the same things.',
      LEVELS_OUT_OF_ORDER: 'A level weighs more than the one before it, which should be the more alike.',
      NOT_CONVERGED: 'Training still moved after its last round.',
      NOT_IDENTIFIABLE: 'Fewer than two comparisons are left in a block: same and different cannot be told apart.',
      SESSIONS_DISAGREE: 'Training blocks tell very different things of the most alike level.',
      NO_SESSION: 'No training block had a comparison left to learn: the probabilities are a guess.',
    },
    stages: 'Time',
    seconds: 'seconds',
    stage: {
      read: 'Read',
      propose: 'Propose a model',
      prepare: 'Prepare records',
      train: 'Train',
      predict: 'Predict',
      cluster: 'Cluster',
      evaluate: 'Evaluate',
    },
  },
  id: {
    title: 'Penautan catatan',
    answer: (entities, records, links) =>
      `${number('id')(records)} catatan merujuk pada ${number('id')(entities)} objek; ${number('id')(links)} pasangan catatan ditautkan.`,
    named: (keys) =>
      `Nama catatan dalam hasil: ${keys.map(({ source, key, unnamed }) => `${source} menurut ${key ?? 'nomor baris (#1, #2 …)'}${unnamed > 0 ? `, dan ${number('id')(unnamed)} catatan tanpa nilai itu menurut nomor baris (#1, #2 …)` : ''}`).join('; ')}.`,
    nothing:
      'Tidak ada dua catatan yang cukup mirip untuk dianggap objek yang sama. Jika seharusnya ada, lihat di bawah kolom mana yang dibandingkan dan mana yang tidak dipakai.',
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
    notMeasured: {
      NO_LABELS: 'Ketepatan tidak diukur: tidak ada label. Jalankan lagi dengan --labels.',
      NO_SAME_PAIR:
        'Ketepatan tidak dapat diukur: pada separuh label yang dipakai untuk menilai tidak ada dua catatan dari objek yang sama. Tambahkan label pasangan seperti itu.',
    },
    examples: 'Beberapa pasangan di dekat ambang',
    examplesCaption: 'Nilai catatan tidak ditampilkan.',
    rules: 'Aturan pembentuk pasangan',
    rule: 'Aturan',
    pairs: 'Pasangan',
    largest: 'Blok terbesar',
    checks: 'Yang perlu diketahui tentang pelatihan',
    noChecks: 'Tidak ada.',
    check: {
      COMPARISON_NOT_TAUGHT:
        'Setiap aturan pelatihan menuntut kolom ini sama, sehingga arti perbedaannya belum dipelajari: tambahkan aturan yang tidak membacanya.',
      LEVEL_NEVER_SEEN: 'Ada tingkat yang tidak dicapai pasangan mana pun, baik secara acak maupun di antara objek yang sama.',
      LEVELS_OUT_OF_ORDER: 'Ada tingkat yang bobotnya lebih besar daripada tingkat sebelumnya yang seharusnya lebih mirip.',
      NOT_CONVERGED: 'Pelatihan masih berubah setelah putaran terakhir.',
      NOT_IDENTIFIABLE: 'Ada blok yang menyisakan kurang dari dua perbandingan: sama dan berbeda tidak dapat dibedakan.',
      SESSIONS_DISAGREE: 'Blok-blok pelatihan memberi hasil yang sangat berbeda tentang tingkat yang paling mirip.',
      NO_SESSION: 'Tidak ada blok pelatihan yang menyisakan perbandingan untuk dipelajari: peluangnya hanya dugaan.',
    },
    stages: 'Waktu',
    seconds: 'detik',
    stage: {
      read: 'Membaca',
      propose: 'Mengusulkan model',
      prepare: 'Menyiapkan catatan',
      train: 'Melatih',
      predict: 'Menghitung peluang',
      cluster: 'Mengelompokkan',
      evaluate: 'Menilai',
    },
  },
};
