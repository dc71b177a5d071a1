import type { SinceMessages } from './since.ts';

const by = (change: string): string => (change === '' ? '' : ` ${change}`);
const way = (rising: boolean): string => (rising ? 'tăng' : 'giảm');
const to = (rising: boolean): string => (rising ? 'lên' : 'còn');

export const since: SinceMessages = {
  answer: (f) =>
    `Từ lần khảo sát ${f.date}: **đã sửa ${f.mended} sai lệch, thêm ${f.new} sai lệch mới**; ${f.better} tiêu chí tăng điểm, ${f.worse} tiêu chí giảm điểm${f.odd > 0 ? `; ${f.odd} chỗ khác thường` : ''}.`,
  answerSame: (date) => `Không có gì thay đổi từ lần khảo sát ${date}.`,
  verdicts: { better: 'Tốt hơn', worse: 'Kém hơn', 'new-measure': 'Cách đo mới: quy tắc đã đổi' },
  scores: {
    title: 'Điểm đã thay đổi',
    database: 'Cơ sở dữ liệu',
    criterion: 'Tiêu chí',
    before: 'Lần trước',
    after: 'Lần này',
    verdict: 'Kết quả',
    overall: 'Chung',
  },
  findings: {
    title: 'Sai lệch theo bảng và loại',
    table: 'Bảng',
    kind: 'Loại',
    new: 'Mới',
    mended: 'Đã sửa',
    staying: 'Còn lại',
    newlyChecked: 'Mới kiểm tra',
    noLongerChecked: 'Không còn kiểm tra',
    note: '“Mới kiểm tra”: quy tắc lần trước chưa đo được hoặc hỏi điều khác, nên không rõ sai lệch có từ bao giờ. “Không còn kiểm tra”: quy tắc lần này không đo được hoặc hỏi điều khác, nên không coi là đã sửa.',
  },
  places: { title: 'Bảng và cột', came: 'Mới có', went: 'Không còn', notRead: 'Một trong hai lần không đọc được, nên không so sánh' },
  drift: {
    rows: (f) => `Số bản ghi ${way(f.rising)}${by(f.change)} ${f.basis}: từ ${f.before} ${to(f.rising)} ${f.after}`,
    missing: (f) => `Tỷ lệ thiếu giá trị của cột ${f.column} ${way(f.rising)} ${f.basis}: từ ${f.before} ${to(f.rising)} ${f.after}`,
    distinct: (f) => `Số giá trị khác nhau của cột ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: từ ${f.before} ${to(f.rising)} ${f.after}`,
    median: (f) => `Giá trị giữa của cột ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: từ ${f.before} ${to(f.rising)} ${f.after}`,
    distribution: (f) => `Tỷ trọng các giá trị của cột ${f.column} đã khác ${f.basis} (chỉ số ổn định PSI ${f.index}; từ 0,25 là thay đổi rõ)`,
  },
  driftTitle: 'Khác thường',
  driftNote: 'Những thay đổi này không phải là sai lệch: từng bản ghi có thể vẫn đúng. Hãy hỏi nơi quản lý vì sao.',
  more: (count) => `và ${count} mục nữa trong comparison.json`,
  basis: { last: 'so với lần trước', median: (runs) => `so với trung vị ${runs} lần trước` },
};
