import type { TemplateTexts } from './texts.ts';

export const id: TemplateTexts = {
  name: { weekly: 'Laporan mingguan', monthly: 'Laporan bulanan' },
  title: 'Laporan',
  subject: {
    weekly: 'Pembangunan dan pembersihan basis data minggu {{period.week}} ({{period.from}} sampai {{period.to}})',
    monthly: 'Pembangunan dan pembersihan basis data bulan {{period.month}} tahun {{period.year}}',
  },
  opening:
    '{{issuer.name}} melaporkan pembangunan, pembersihan, dan pembagian data {{report.area}} sebagai berikut (angka per {{report.as-of}}, dari register data asli):',
  tasks: {
    heading: 'Tugas',
    summary:
      '{{tasks.given}} tugas diberikan; {{tasks.done}} selesai, {{tasks.done-on-time}} tepat waktu dan {{tasks.done-late}} terlambat; {{tasks.done-in-period}} selesai dalam periode ini. {{tasks.awaiting}} menunggu verifikasi; {{tasks.open}} berjalan, {{tasks.at-risk}} tugas berisiko terlambat.',
    overdue:
      '{{tasks.overdue}} tugas lewat tenggat di {{tasks.agencies-overdue}} instansi (sebelum periode: {{tasks.overdue-before}}); {{tasks.not-recorded}} selesai tetapi belum dicatat.',
    byProgramme: 'Tugas menurut program:',
    byAgency: 'Instansi dengan tugas lewat tenggat:',
  },
  obstacles: {
    heading: 'Hambatan',
    summary:
      '{{obstacles.raised}} hambatan diajukan ({{obstacles.raised-in-period}} dalam periode); {{obstacles.solved}} terselesaikan ({{obstacles.solved-in-period}} dalam periode); {{obstacles.left}} tersisa, {{obstacles.overdue}} lewat tenggat jawaban.',
    left: 'Hambatan yang tersisa:',
    none: 'Tidak ada hambatan yang diajukan.',
  },
  databases: {
    heading: 'Basis data dan mutu data',
    stages:
      'Dari {{databases.total}} basis data {{databases.whose}}, {{databases.formed}} terbentuk, {{databases.deploying}} sedang dibangun, {{databases.late}} terlambat, {{databases.not-begun}} belum dimulai.',
    none: 'Tidak ada basis data dalam lingkup laporan.',
    criteria: 'Skor menurut enam kriteria dari {{criteria.databases}} basis data yang diukur:',
    worse: '{{criteria.worse}} skor turun sejak periode sebelumnya:',
  },
  cases: {
    heading: 'Pembersihan data',
    summary:
      '{{cases.records}} catatan salah diserahkan; {{cases.settled}} terselesaikan, {{cases.to-do}} tersisa; {{cases.mended-in-period}} diperbaiki dalam periode. {{cases.active}} kasus dikerjakan, {{cases.overdue}} lewat tenggat.',
    units: 'Laju unit:',
    none: 'Belum ada catatan salah yang diserahkan.',
  },
  keyFigures: {
    heading: 'Angka kunci',
    summary:
      'Dari {{key-figures.total}} angka kunci, {{key-figures.met}} tercapai, {{key-figures.on-path}} sesuai jalur, {{key-figures.behind}} tertinggal, {{key-figures.missed}} tidak tercapai, {{key-figures.not-measured}} belum terukur.',
    none: 'Tidak ada angka kunci dalam lingkup laporan.',
  },
  readiness: {
    heading: 'Kesiapan unit',
    summary: '{{readiness.round}}: {{readiness.answered}} dari {{readiness.asked}} unit menjawab; {{readiness.with-gaps}} memiliki kekurangan.',
    gaps: 'Kekurangan:',
    none: 'Unit belum ditanya.',
  },
  proposals: { heading: 'Usulan' },
  closing: 'Demikian laporan {{issuer.name}} tentang pembangunan, pembersihan, dan pembagian data {{report.area}}.',
  signature: { authority: 'Atas nama Komite Rakyat', title: 'Ketua' },
  recipients: ['- Seperti di atas;', '- Instansi terkait;', '- Arsip.'],
};
