import type { Words } from './words.ts';

const n = (value: number): string => value.toLocaleString('vi-VN');

/** Steps of linking and of making a province; a database is called by its name. */
const steps: Record<string, string> = {
  read: 'đọc dữ liệu',
  profile: 'tìm hiểu các cột',
  match: 'đối sánh các cột',
  propose: 'đề xuất mô hình',
  prepare: 'chuẩn bị bản ghi',
  train: 'huấn luyện',
  predict: 'tính xác suất',
  cluster: 'gom nhóm',
  evaluate: 'đánh giá',
  done: 'xong',
  world: 'dựng dân cư và sự kiện',
  truth: 'ghi sự thật',
};

const faults: Record<string, string> = {
  changed: 'đã bị sửa',
  removed: 'đã bị xóa',
  reordered: 'đã bị đổi thứ tự',
  added: 'được chèn thêm',
  'cut-off': 'từ đây trở đi đã bị cắt',
  signature: 'chữ ký của một mốc không hợp lệ',
};

export const vi: Words = {
  stages: {
    read: 'Đọc dữ liệu',
    profile: 'Lập hồ sơ từng cột',
    check: 'Kiểm tra theo quy tắc',
    link: 'Liên kết bản ghi của cùng một đối tượng',
    compare: 'Tìm dữ liệu gốc và bản sao',
    write: 'Ghi kết quả',
  },
  failed: (database, message, code) => `Không đọc được ${database}: ${message} (${code})`,
  contractRefused: (database, problems) =>
    `Hợp đồng dữ liệu của ${database} chưa dùng được (${n(problems)} chỗ sai): kết quả chỉ dựa vào quy tắc suy ra từ dữ liệu`,
  contractInPart: (database, problems) => `Hợp đồng dữ liệu của ${database} còn ${n(problems)} chỗ chưa dùng được`,
  setBack: (part, message, code) => `Chưa làm được phần ${part}: ${message} (${code})`,
  detail: (text) => `Chi tiết (tiếng Anh): ${text}`,
  remedy: (text) => `Cách xử lý: ${text}`,
  summary: (f) => `Đã khảo sát ${n(f.databases)} cơ sở dữ liệu, ${n(f.tables)} bảng, ${n(f.rows)} bản ghi trong ${n(f.seconds)} giây`,
  score: (name, score, grade) => `${name}: ${score === null ? '' : `${n(score)} `}${grade}`,
  grades: { green: '● Đạt', amber: '▲ Cần chú ý', red: '■ Không đạt', none: '○ Chưa đo được' },
  originals: (f) => `${n(f.attributes)} thuộc tính dùng chung: ${n(f.originals)} đã thấy bản gốc, ${n(f.copies)} bản sao`,
  discrepancies: (f) => `${n(f.errors)} sai lệch; ${n(f.variants)} chỗ chỉ khác cách viết`,
  since: (f) => `Từ lần khảo sát ${f.day}: đã sửa ${n(f.mended)} sai lệch, thêm ${n(f.new)} mới, còn ${n(f.staying)}`,
  moved: (f) => `${n(f.better)} tiêu chí tăng điểm, ${n(f.worse)} tiêu chí giảm điểm, ${n(f.drift)} chỗ khác thường`,
  report: (path) => `Báo cáo: ${path}`,
  province: (f) =>
    `Đã tạo tỉnh mẫu với ${n(f.databases)} cơ sở dữ liệu, ${n(f.rows)} bản ghi, ${n(f.errors)} lỗi cài sẵn trong ${n(f.seconds)} giây: ${f.out}`,
  provinceKept: (out) => `Tỉnh mẫu đã có sẵn: ${out}`,
  firstAdministrator: (login, password) =>
    `Đăng nhập lần đầu: ${login}, mật khẩu ${password}\nMật khẩu chỉ hiện một lần này và chỉ dùng để đặt mật khẩu của riêng bạn.`,
  backedUp: (file, entries) => `Đã sao lưu vào ${file}, gồm ${n(entries)} dòng nhật ký kiểm toán. Hãy giữ kín: tệp có cả khóa.`,
  restored: (madeAt, entries, valid) =>
    `Đã khôi phục theo bản lúc ${madeAt}: ${n(entries)} dòng nhật ký kiểm toán, ${valid ? 'nguyên vẹn' : 'KHÔNG NGUYÊN VẸN: hãy chạy sogoc audit verify'}.`,
  audit: (entries, checkpoints, faults) =>
    faults === 0
      ? `● Nhật ký nguyên vẹn: ${n(entries)} dòng, đối chiếu ${n(checkpoints)} mốc đã ký`
      : `■ Nhật ký đã bị sửa: ${n(faults)} chỗ trong ${n(entries)} dòng, đối chiếu ${n(checkpoints)} mốc đã ký`,
  auditFault: (entry, fault) => `  dòng ${n(entry)}: ${faults[fault] ?? fault}`,
  linked: (f) =>
    `Đã liên kết ${n(f.records)} bản ghi thành ${n(f.entities)} đối tượng qua ${n(f.links)} cặp (${n(f.candidatePairs)} cặp được so sánh) trong ${n(f.seconds)} giây`,
  accuracy: (f) => `Theo nhãn: độ chính xác ${n(f.precision)}, độ phủ ${n(f.recall)}, F1 ${n(f.f1)} ở ngưỡng ${n(f.probability)}`,
  nothingLinked:
    'Không có cặp bản ghi nào đủ giống nhau để coi là một đối tượng. Nếu lẽ ra phải có, hãy xem trong báo cáo những cột nào đã được so sánh với nhau và cột nào không dùng',
  noSamePair: 'Chưa đo được độ chính xác: nửa số nhãn dùng để đánh giá không có cặp bản ghi nào là một đối tượng',
  lineage: (f) =>
    `So với kết quả trước trong thư mục: ${n(f.created)} đối tượng mới, ${n(f.merged)} nhập vào đối tượng khác, ${n(f.split)} tách ra, ${n(f.ended)} không còn; các đối tượng khác giữ nguyên mã`,
  untaught:
    'Không có gì xác nhận những điều các cột được so sánh cho biết, nên các xác suất chỉ là phỏng đoán: hãy xem thử vài cặp trước khi dùng, hoặc đưa thêm các cột khác',
  stage: (name) => `Bước: ${steps[name] ?? name}`,
  step: (name) => steps[name] ?? name,
  progress: (name, what, rows, share) =>
    `${steps[name] ?? name}: ${what}${rows === null ? '' : `, ${n(rows)} dòng`}${share === null ? '' : `, ${n(Math.floor(100 * share))} %`}`,
  match: (column, best, score) => `  ${column} → ${best} (${n(score)})`,
  matches: (path) => `Kết quả đối sánh cột: ${path}`,
  serving: (url, demo) => `Sổ gốc đang phục vụ tại ${url}${demo ? ' (bản trình diễn, dữ liệu bịa; đang chuẩn bị tỉnh mẫu)' : ''}`,
  registerReady: (url, seconds) => `Đã sẵn sàng sau ${n(seconds)} giây: ${url}`,
  stopping: 'Đang dừng: chờ các yêu cầu và công việc kết thúc',
  pushed: (run, databases, unknown) =>
    `Đã nạp vào sổ gốc ${n(databases.length)} cơ sở dữ liệu, lần khảo sát ${run}${unknown.length > 0 ? `; chưa đăng ký: ${unknown.join(', ')}` : ''}`,
};
