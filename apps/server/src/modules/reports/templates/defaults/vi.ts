import type { TemplateTexts } from './texts.ts';

export const vi: TemplateTexts = {
  name: { weekly: 'Báo cáo tuần', monthly: 'Báo cáo tháng' },
  title: 'Báo cáo',
  subject: {
    weekly: 'Kết quả thực hiện nhiệm vụ xây dựng, làm sạch cơ sở dữ liệu tuần {{period.week}} (từ ngày {{period.from}} đến ngày {{period.to}})',
    monthly: 'Kết quả thực hiện nhiệm vụ xây dựng, làm sạch cơ sở dữ liệu tháng {{period.month}} năm {{period.year}}',
  },
  opening:
    '{{agency.name}} báo cáo kết quả thực hiện nhiệm vụ xây dựng, làm sạch và chia sẻ dữ liệu như sau (số liệu tính đến hết ngày {{report.as-of}}, trích xuất từ hệ thống sổ gốc dữ liệu):',
  tasks: {
    heading: 'Kết quả thực hiện nhiệm vụ',
    summary:
      'Tổng số nhiệm vụ được giao là {{tasks.given}}; đã hoàn thành {{tasks.done}} nhiệm vụ, trong đó đúng hạn {{tasks.done-on-time}}, quá hạn {{tasks.done-late}}; trong kỳ hoàn thành thêm {{tasks.done-in-period}} nhiệm vụ. Chờ xác nhận {{tasks.awaiting}}; đang thực hiện trong hạn {{tasks.open}}, trong đó {{tasks.at-risk}} nhiệm vụ có nguy cơ chậm.',
    overdue:
      'Có {{tasks.overdue}} nhiệm vụ quá hạn chưa hoàn thành tại {{tasks.agencies-overdue}} cơ quan (đầu kỳ: {{tasks.overdue-before}}); {{tasks.not-recorded}} nhiệm vụ đã hoàn thành nhưng chưa được ghi nhận.',
    byProgramme: 'Nhiệm vụ theo chương trình:',
    byAgency: 'Các cơ quan có nhiệm vụ quá hạn:',
  },
  obstacles: {
    heading: 'Khó khăn, vướng mắc',
    summary:
      'Đã nêu {{obstacles.raised}} khó khăn, vướng mắc (trong kỳ {{obstacles.raised-in-period}}); đã giải quyết {{obstacles.solved}} (trong kỳ {{obstacles.solved-in-period}}); còn lại {{obstacles.left}}, trong đó {{obstacles.overdue}} đã quá hạn trả lời.',
    left: 'Khó khăn, vướng mắc còn lại:',
  },
  databases: {
    heading: 'Cơ sở dữ liệu và chất lượng dữ liệu',
    stages:
      'Trong {{databases.total}} cơ sở dữ liệu, {{databases.formed}} đã hình thành, {{databases.deploying}} đang triển khai, {{databases.late}} chậm tiến độ, {{databases.not-begun}} chưa triển khai.',
    criteria: 'Điểm theo sáu tiêu chí “đúng, đủ, sạch, sống, thống nhất, dùng chung” của {{criteria.databases}} cơ sở dữ liệu đã đo:',
    worse: 'Có {{criteria.worse}} điểm tiêu chí giảm so với kỳ trước:',
  },
  cases: {
    heading: 'Làm sạch dữ liệu',
    summary:
      'Đã giao xử lý {{cases.records}} bản ghi sai lệch; đã xử lý xong {{cases.settled}}, còn phải xử lý {{cases.to-do}}; trong kỳ sửa {{cases.mended-in-period}} bản ghi. Đang xử lý {{cases.active}} vụ việc, trong đó {{cases.overdue}} vụ việc quá hạn.',
    units: 'Tiến độ của các đơn vị:',
  },
  keyFigures: {
    heading: 'Kết quả thực hiện chỉ tiêu',
    summary:
      'Trong {{key-figures.total}} chỉ tiêu, {{key-figures.met}} đã đạt, {{key-figures.on-path}} đúng lộ trình, {{key-figures.behind}} chậm lộ trình, {{key-figures.missed}} không đạt, {{key-figures.not-measured}} chưa đo được.',
  },
  readiness: {
    heading: 'Mức độ sẵn sàng của đơn vị',
    summary: '{{readiness.round}}: {{readiness.answered}}/{{readiness.asked}} đơn vị đã trả lời; {{readiness.with-gaps}} đơn vị còn thiếu hụt.',
    gaps: 'Các thiếu hụt:',
  },
  proposals: { heading: 'Kiến nghị, đề xuất' },
  closing: 'Trên đây là báo cáo kết quả thực hiện nhiệm vụ của {{agency.name}}./.',
  signature: { authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' },
  recipients: ['- Như trên;', '- Các cơ quan, đơn vị liên quan;', '- Lưu: VT.'],
};
