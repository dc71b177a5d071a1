import { day, list, percent, type Words } from './words.ts';

const share = (value: number): string => percent(value, ',');
const count = (value: number): string => value.toLocaleString('vi-VN');

export const vi: Words = {
  designation: ({ legalBasis }) => (legalBasis ? `Được xác định là dữ liệu gốc theo ${legalBasis}` : 'Được xác định là dữ liệu gốc'),
  containment: (facts) => `${share(facts.share)} giá trị có trong ${facts.other}`,
  agreement: (facts) => `Trùng khớp với ${facts.other} ở ${share(facts.share)} trong ${count(facts.compared)} bản ghi được đối chiếu`,
  keyAgreement: (facts) => `Là khóa để đối chiếu với ${facts.other}: ${share(facts.share)} bản ghi tìm thấy nhau`,
  spread: ({ columns }) => `Một giá trị được tách ra ${columns.length} cột: ${columns.join(' + ')}`,
  earlierDate: (facts) => `Số liệu ngày ${day(facts.own)}, có trước ${facts.other} (${day(facts.otherDate)})`,
  laterDate: (facts) => `Số liệu ngày ${day(facts.own)}, có sau ${facts.other} (${day(facts.otherDate)})`,
  surplus: (facts) => `Chứa gần như mọi bản ghi của ${facts.other}, còn ${facts.other} chỉ chứa ${share(facts.share)} bản ghi ở đây`,
  subset: (facts) => `Chỉ chứa ${share(facts.share)} bản ghi của ${facts.other}`,
  validity: (facts) => `${share(facts.share)} mã mang tên đúng với ${facts.list} ${period(facts.from, facts.to)}`,
  laterValidity: (facts) => `${facts.other} mang tên theo ${facts.list} ${period(facts.from, null)}, là trạng thái mới hơn`,
  takesElsewhere: ({ others }) => `Lấy các thuộc tính khác từ ${others.join(', ')}, nên không tự sinh ra thuộc tính này`,
  disagreement: (facts) => `Cùng khóa nhưng chỉ ${share(facts.share)} giá trị trùng với ${facts.other}: không phải bản sao`,
  noDirection: () => 'Chưa đủ dấu hiệu để biết nơi nào có trước',
  convention: ({ kind }) =>
    ({
      case: 'Viết hoa, viết thường khác bản gốc ở mọi bản ghi',
      spelling: 'Cách viết khác bản gốc ở hầu hết bản ghi',
      precision: 'Chỉ giữ năm của ngày trong bản gốc ở hầu hết bản ghi',
      codes: 'Dùng bộ mã riêng; đã đối chiếu theo ý nghĩa của mã',
    })[kind],
  eventFields: (facts) => `Mỗi bản ghi có ngày của chính nghiệp vụ (${facts.column}), ${facts.other} thì không`,
  noEventFields: (facts) => `Không có ngày nghiệp vụ riêng, còn ${facts.other} ghi ngày của từng bản ghi (${facts.column})`,
  beginning: (facts) =>
    `Được ghi khi đối tượng mới phát sinh: nửa số bản ghi trong vòng ${count(facts.days)} ngày sau ${facts.column}; ${facts.other} thì không`,
  afterBeginning: (facts) =>
    `Không được ghi khi đối tượng mới phát sinh như ở ${facts.other} (nửa số bản ghi trong vòng ${count(facts.days)} ngày sau ${facts.column})`,
  seenEarlier: (facts) => `Bản ghi có trước bản ghi của ${facts.other} ở ${share(facts.share)} số cặp`,
  seenLater: (facts) => `Bản ghi có sau bản ghi của ${facts.other} ở ${share(facts.share)} số cặp`,
  complete: (facts) => `Luôn có giá trị, còn ${facts.other} thiếu ở ${share(facts.share)} bản ghi`,
  incomplete: (facts) => `Thiếu ở ${share(facts.share)} bản ghi, còn ${facts.other} luôn có`,
  namedAfter: (facts) => `${facts.other} gọi là ${facts.column}, theo tên cơ quan quản lý cơ sở dữ liệu này`,
  namesOwner: (facts) => `Tên cột (${facts.column}) cho thấy ${facts.other} là nơi cấp`,
  keepsCase: (facts) => `Phân biệt chữ hoa, chữ thường, còn ${facts.other} thì không`,
  lostCase: (facts) => `Chỉ viết một kiểu chữ, nên ${facts.other} không thể lấy từ đây`,
  fewSlips: (facts) =>
    `Trong ${facts.of} lỗi viết ở các bản ghi khác với ${facts.other}, ${facts.of - facts.slips} lỗi chỉ có ở ${facts.other}: dấu hiệu của bản sao chép từ nơi khác`,
  ownSlips: (facts) =>
    `Trong ${facts.of} lỗi viết ở các bản ghi khác với ${facts.other}, ${facts.slips} lỗi chỉ có ở đây, nên ${facts.other} không lấy từ đây`,
  fewFaults: (facts) => `Ở các bản ghi khác nhau, ${facts.faults} trên ${facts.of} giá trị không hợp lệ hoặc đã hết hiệu lực nằm ở ${facts.other}`,
  ownFaults: (facts) => `Ở các bản ghi khác với ${facts.other}, ${facts.faults} trên ${facts.of} giá trị không hợp lệ hoặc đã hết hiệu lực nằm ở đây`,
  createsOthers: (facts) =>
    `Là nơi tạo ra thuộc tính khác của cùng đối tượng (${facts.columns.slice(0, 3).join(', ')}); ${facts.other} không tạo ra thuộc tính dùng chung nào`,
  createsNone: (facts) => `Không tạo ra thuộc tính dùng chung nào, còn ${facts.other} thì có (${facts.columns.slice(0, 3).join(', ')})`,
  likewise: ({ others }) => `(tương tự: ${list(others, 'và')})`,
  plan: ({ action, ...facts }) =>
    `${{ decide: 'Cần xác định nơi nào là dữ liệu gốc', designate: 'Xác định chính thức nơi được suy ra là gốc và kết nối các bản sao', connect: 'Kết nối các bản sao với dữ liệu gốc đã xác định' }[action]}: ${count(facts.records)} bản ghi lưu lại, ${count(facts.divergent)} bản ghi sai lệch; có thể bỏ ${count(facts.stoppable)} lần thu thập, nếu mỗi bản ghi ở cơ sở dữ liệu khác được khai một lần`,
  alone: ({ others }) => `Nơi duy nhất đang giữ trạng thái hiện hành (${others} nơi khác giữ trạng thái cũ)`,
};

function period(from: string | null, to: string | null): string {
  if (from && to) return `có hiệu lực từ ${day(from)} đến ${day(to)}`;
  if (from) return `có hiệu lực từ ${day(from)}`;
  return to ? `có hiệu lực đến ${day(to)}` : 'hiện hành';
}
