import type { TemplateTexts } from './texts.ts';

export const vi: TemplateTexts = {
  name: { weekly: 'Báo cáo tuần', monthly: 'Báo cáo tháng' },
  title: 'Báo cáo',
  subject: {
    weekly: 'Kết quả thực hiện nhiệm vụ xây dựng, làm sạch cơ sở dữ liệu tuần {{period.week}} (từ ngày {{period.from}} đến ngày {{period.to}})',
    monthly: 'Kết quả thực hiện nhiệm vụ xây dựng, làm sạch cơ sở dữ liệu tháng {{period.month}} năm {{period.year}}',
  },
  opening:
    '{{issuer.name}} báo cáo kết quả thực hiện nhiệm vụ xây dựng, làm sạch và chia sẻ dữ liệu {{report.area}} như sau (số liệu tính đến ngày {{report.as-of}}, trích xuất từ Sổ gốc dữ liệu):',
  tasks: {
    heading: 'Kết quả thực hiện nhiệm vụ',
    summary:
      'Tổng số nhiệm vụ được giao là {{tasks.given}}; đã hoàn thành {{tasks.done}} nhiệm vụ, trong đó {{tasks.done-on-time}} đúng hạn, {{tasks.done-late}} quá hạn; riêng trong kỳ hoàn thành {{tasks.done-in-period}} nhiệm vụ. Chờ xác nhận hoàn thành: {{tasks.awaiting}}; đang thực hiện trong hạn: {{tasks.open}}, trong đó {{tasks.at-risk}} nhiệm vụ có nguy cơ chậm.',
    overdue:
      'Số nhiệm vụ quá hạn chưa hoàn thành: {{tasks.overdue}}, tại {{tasks.agencies-overdue}} cơ quan (đầu kỳ: {{tasks.overdue-before}}). Số nhiệm vụ đã hoàn thành nhưng chưa được ghi nhận: {{tasks.not-recorded}}.',
    byProgramme: 'Nhiệm vụ theo chương trình:',
    byAgency: 'Các cơ quan có nhiệm vụ quá hạn:',
  },
  obstacles: {
    heading: 'Khó khăn, vướng mắc',
    summary:
      'Đã nêu {{obstacles.raised}} khó khăn, vướng mắc (trong kỳ: {{obstacles.raised-in-period}}); đã giải quyết {{obstacles.solved}} (trong kỳ: {{obstacles.solved-in-period}}); còn lại {{obstacles.left}}, trong đó quá hạn trả lời: {{obstacles.overdue}}.',
    left: 'Khó khăn, vướng mắc còn lại:',
    none: 'Không có khó khăn, vướng mắc nào được nêu.',
  },
  databases: {
    heading: 'Cơ sở dữ liệu và chất lượng dữ liệu',
    stages:
      'Trong {{databases.total}} cơ sở dữ liệu {{databases.whose}}, {{databases.formed}} đã hình thành, {{databases.deploying}} đang triển khai, {{databases.late}} chậm tiến độ, {{databases.not-begun}} chưa triển khai.',
    none: 'Không có cơ sở dữ liệu nào thuộc phạm vi quản lý.',
    criteria: 'Điểm theo sáu tiêu chí “đúng, đủ, sạch, sống, thống nhất, dùng chung” của {{criteria.databases}} cơ sở dữ liệu đã đo:',
    worse: 'Có {{criteria.worse}} điểm tiêu chí giảm so với kỳ trước:',
  },
  cases: {
    heading: 'Làm sạch dữ liệu',
    summary:
      'Số bản ghi sai lệch đã giao xử lý: {{cases.records}}; đã xử lý xong: {{cases.settled}} (sửa trong kỳ: {{cases.mended-in-period}}); còn phải xử lý: {{cases.to-do}}. Số vụ việc đang xử lý: {{cases.active}}, trong đó quá hạn: {{cases.overdue}}.',
    units: 'Tiến độ của các đơn vị:',
    none: 'Chưa có bản ghi sai lệch nào được giao xử lý.',
  },
  keyFigures: {
    heading: 'Kết quả thực hiện chỉ tiêu',
    summary:
      'Tổng số {{key-figures.total}} chỉ tiêu: đã đạt {{key-figures.met}}, đúng lộ trình {{key-figures.on-path}}, chậm lộ trình {{key-figures.behind}}, không đạt {{key-figures.missed}}, chưa đo được {{key-figures.not-measured}}.',
    none: 'Không có chỉ tiêu nào thuộc phạm vi báo cáo.',
  },
  readiness: {
    heading: 'Mức độ sẵn sàng của đơn vị',
    summary: '{{readiness.round}}: {{readiness.answered}}/{{readiness.asked}} đơn vị đã trả lời; {{readiness.with-gaps}} đơn vị còn thiếu hụt.',
    gaps: 'Các thiếu hụt:',
    none: 'Chưa có đợt khảo sát nào ở các đơn vị thuộc phạm vi báo cáo.',
  },
  proposals: { heading: 'Kiến nghị, đề xuất' },
  closing: 'Trên đây là báo cáo kết quả thực hiện nhiệm vụ xây dựng, làm sạch và chia sẻ dữ liệu {{report.area}}, {{issuer.name}} kính báo cáo./.',
  signature: { authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' },
  recipients: ['- Như trên;', '- Các cơ quan, đơn vị liên quan;', '- Lưu: VT.'],
};
