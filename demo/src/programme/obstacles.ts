import { agencies } from './agencies.ts';
import { daysAfter, draw } from './draw.ts';

export interface Obstacle {
  id: string;
  kind: 'procedures' | 'facilities' | 'data' | 'people';
  title: string;
  /** Code of the agency that raised it. */
  raisedBy: string;
  raisedOn: string;
  solvedOn: string | null;
}

/** What was raised, by kind: 26 in all, as MISSION counts them. */
const raised: readonly (readonly [Obstacle['kind'], string])[] = [
  ['procedures', 'Biểu mẫu điện tử tương tác chưa dùng được trên điện thoại'],
  ['procedures', 'Thành phần hồ sơ phức tạp, phải nộp bản giấy kèm theo'],
  ['procedures', 'Số hóa hồ sơ tại bộ phận một cửa chậm'],
  ['procedures', 'Tỷ lệ nộp hồ sơ trực tuyến thấp ở xã vùng cao'],
  ['procedures', 'Quầy tiếp nhận quá tải sau sáp nhập'],
  ['procedures', 'Quy trình nội bộ chưa sửa theo chính quyền hai cấp'],
  ['procedures', 'Phí, lệ phí chưa thanh toán trực tuyến được'],
  ['procedures', 'Chưa phân cấp thẩm quyền ký số cho cấp xã'],
  ['facilities', 'Thiếu máy tính tại trung tâm phục vụ hành chính công xã'],
  ['facilities', 'Thiếu điểm thu nhận định danh'],
  ['facilities', 'Vùng lõm sóng ở các bản xa'],
  ['facilities', 'Vướng thủ tục đấu thầu mua sắm thiết bị'],
  ['facilities', 'Tường lửa đi mượn, bản quyền hết hạn'],
  ['facilities', 'Đường truyền số liệu chuyên dùng chưa tới xã mới'],
  ['data', 'Kho giấy tờ điện tử cũ không sử dụng được'],
  ['data', 'Kho dữ liệu mới chưa có dữ liệu'],
  ['data', 'Kết quả số hóa không được tái sử dụng'],
  ['data', 'Kết nối với cơ sở dữ liệu quốc gia hay gián đoạn'],
  ['data', 'Mã đơn vị hành chính cũ và mới lẫn lộn'],
  ['data', 'Dữ liệu đất đai chưa đối soát với dân cư'],
  ['data', 'Chưa xác định nguồn gốc của thông tin chủ sử dụng đất'],
  ['data', 'Trùng lặp hồ sơ hộ tịch đăng ký lại'],
  ['people', 'Xã thiếu cán bộ công nghệ thông tin'],
  ['people', 'Cán bộ địa chính mới chưa được tập huấn'],
  ['people', 'Kiêm nhiệm quá nhiều việc sau sắp xếp'],
  ['people', 'Chưa có chế độ thu hút chuyên gia dữ liệu'],
];

const SOLVED = 17;

/**
 * 26 obstacles, 17 solved, 9 left.
 * @param review the day on which that is so; the time to answer what is left, ten working days, ends after it.
 */
export function obstacles(seed: number, review: string): Obstacle[] {
  const owners = agencies().filter(({ level }) => level === 'department' || level === 'commune');
  const order = raised.map((_, index) => index).sort((a, b) => draw(seed, `solved/${a}`) - draw(seed, `solved/${b}`));
  const solved = new Set(order.slice(0, SOLVED));
  return raised.map(([kind, title], index) => {
    const before = solved.has(index) ? 83 - draw(seed, `raised/${index}`) * 60 : 1 + draw(seed, `raised/${index}`) * 11;
    const raisedOn = daysAfter(review, -before);
    return {
      id: `VM-${String(index + 1).padStart(2, '0')}`,
      kind,
      title,
      raisedBy: owners[Math.floor(draw(seed, `raised-by/${index}`) * owners.length)]?.code ?? '',
      raisedOn,
      solvedOn: solved.has(index) ? daysAfter(raisedOn, 4 + draw(seed, `solved-on/${index}`) * 14) : null,
    };
  });
}
