import type { Figures } from '../figures/look.ts';
import { type Language, type Words, words } from './words.ts';

/** What a figure suggests where it is above 0. */
const rules: readonly (readonly [figure: string, text: Words])[] = [
  [
    'tasks.overdue',
    words(
      'Đề nghị các cơ quan chủ trì tập trung hoàn thành {{tasks.overdue}} nhiệm vụ quá hạn; báo cáo rõ nguyên nhân, trách nhiệm của người đứng đầu.',
      'Leading agencies are asked to finish {{tasks.overdue}} overdue tasks, and to tell the cause and who is responsible.',
      'Instansi pemimpin diminta menyelesaikan {{tasks.overdue}} tugas yang lewat tenggat serta menjelaskan sebab dan penanggung jawabnya.',
    ),
  ],
  [
    'tasks.at-risk',
    words(
      'Đôn đốc {{tasks.at-risk}} nhiệm vụ có nguy cơ chậm trước khi đến hạn.',
      'Follow up {{tasks.at-risk}} tasks at risk before they are due.',
      'Tindak lanjuti {{tasks.at-risk}} tugas berisiko sebelum tenggat.',
    ),
  ],
  [
    'tasks.not-recorded',
    words(
      'Ghi nhận {{tasks.not-recorded}} nhiệm vụ đã hoàn thành nhưng chưa cập nhật trên hệ thống.',
      'Record {{tasks.not-recorded}} tasks that are done and were not recorded.',
      'Catat {{tasks.not-recorded}} tugas yang selesai tetapi belum dicatat.',
    ),
  ],
  [
    'obstacles.overdue',
    words(
      'Đề nghị cơ quan có thẩm quyền trả lời {{obstacles.overdue}} khó khăn, vướng mắc đã quá hạn trả lời.',
      'Answer {{obstacles.overdue}} obstacles whose time to answer is over.',
      'Jawab {{obstacles.overdue}} hambatan yang lewat tenggat jawaban.',
    ),
  ],
  [
    'databases.late',
    words(
      'Rà soát lộ trình, nguồn lực của {{databases.late}} cơ sở dữ liệu chậm tiến độ.',
      'Review roadmap and means of {{databases.late}} late databases.',
      'Tinjau peta jalan dan sumber daya {{databases.late}} basis data yang terlambat.',
    ),
  ],
  [
    'criteria.worse',
    words(
      'Làm rõ nguyên nhân {{criteria.worse}} điểm tiêu chí dữ liệu giảm so với kỳ trước.',
      'Find out why {{criteria.worse}} scores fell since the period before.',
      'Cari sebab turunnya {{criteria.worse}} skor sejak periode sebelumnya.',
    ),
  ],
  [
    'cases.overdue',
    words(
      'Yêu cầu các đơn vị xử lý dứt điểm {{cases.overdue}} vụ việc sai lệch dữ liệu quá hạn.',
      'Units are to settle {{cases.overdue}} overdue cases of wrong data.',
      'Unit agar menuntaskan {{cases.overdue}} kasus data salah yang lewat tenggat.',
    ),
  ],
  [
    'key-figures.behind',
    words(
      'Có giải pháp đối với {{key-figures.behind}} chỉ tiêu chậm lộ trình.',
      'Act on {{key-figures.behind}} key figures that are behind their path.',
      'Ambil tindakan atas {{key-figures.behind}} angka kunci yang tertinggal.',
    ),
  ],
  [
    'readiness.with-gaps',
    words(
      'Bố trí nguồn lực khắc phục thiếu hụt tại {{readiness.with-gaps}} đơn vị.',
      'Provide for the gaps of {{readiness.with-gaps}} units.',
      'Atasi kekurangan di {{readiness.with-gaps}} unit.',
    ),
  ],
];

/** What the figures suggest, as texts that name them. */
export function proposalsOf(figures: Figures, language: Language): string[] {
  return rules.filter(([figure]) => Number(figures[figure] ?? 0) > 0).map(([, text]) => text[language]);
}
