import type { Words } from './words.ts';

const n = (value: number): string => value.toLocaleString('id-ID');

/** Steps of linking and of making a province; a database is called by its name. */
const steps: Record<string, string> = {
  read: 'membaca data',
  profile: 'mempelajari kolom',
  match: 'memadankan kolom',
  propose: 'mengusulkan model',
  prepare: 'menyiapkan catatan',
  train: 'melatih',
  predict: 'menimbang pasangan',
  cluster: 'membentuk kelompok',
  evaluate: 'menilai',
  done: 'selesai',
  world: 'menciptakan penduduk dan peristiwa',
  truth: 'menulis kebenaran',
};

const faults: Record<string, string> = {
  changed: 'diubah',
  removed: 'dihapus',
  reordered: 'dipindahkan',
  added: 'ditambahkan dari luar',
  'cut-off': 'dipotong mulai dari sini',
  signature: 'tanda tangan titik periksa tidak sah',
};

export const id: Words = {
  stages: {
    read: 'Membaca data',
    profile: 'Membuat profil tiap kolom',
    check: 'Memeriksa menurut aturan',
    link: 'Menautkan catatan hal yang sama',
    compare: 'Mencari data asli dan salinan',
    write: 'Menulis hasil',
  },
  failed: (database, message, code) => `${database} tidak dapat dibaca: ${message} (${code})`,
  contractRefused: (database, problems) =>
    `Kontrak data ${database} tidak dapat dipakai (${n(problems)} kesalahan): hasilnya hanya menurut aturan yang disimpulkan dari datanya`,
  contractInPart: (database, problems) => `Kontrak data ${database} dipakai kecuali di ${n(problems)} tempat`,
  setBack: (part, message, code) => `${part} tidak dapat dikerjakan: ${message} (${code})`,
  detail: (text) => `Rincian (bahasa Inggris): ${text}`,
  remedy: (text) => `Tindakan: ${text}`,
  summary: (f) => `${n(f.databases)} basis data, ${n(f.tables)} tabel, ${n(f.rows)} catatan disurvei dalam ${n(f.seconds)} detik`,
  score: (name, score, grade) => `${name}: ${score === null ? '' : `${n(score)} `}${grade}`,
  grades: { green: '● Baik', amber: '▲ Perlu perhatian', red: '■ Kurang', none: '○ Belum terukur' },
  originals: (f) => `${n(f.attributes)} atribut bersama: ${n(f.originals)} data asli ditemukan, ${n(f.copies)} salinan`,
  discrepancies: (f) => `${n(f.errors)} penyimpangan; ${n(f.variants)} hanya berbeda penulisan`,
  since: (f) => `Sejak survei ${f.day}: ${n(f.mended)} penyimpangan diperbaiki, ${n(f.new)} baru, ${n(f.staying)} tetap`,
  moved: (f) => `${n(f.better)} kriteria membaik, ${n(f.worse)} kriteria menurun, ${n(f.drift)} di luar kebiasaan`,
  report: (path) => `Laporan: ${path}`,
  province: (f) =>
    `Provinsi contoh dibuat: ${n(f.databases)} basis data, ${n(f.rows)} catatan, ${n(f.errors)} kesalahan yang ditanam dalam ${n(f.seconds)} detik: ${f.out}`,
  provinceKept: (out) => `Provinsi contoh sudah ada: ${out}`,
  firstAdministrator: (login, password) =>
    `Masuk pertama: ${login}, kata sandi ${password}\nHanya ditampilkan sekali ini dan hanya untuk memilih kata sandi Anda sendiri.`,
  backedUp: (file, entries) => `Dicadangkan ke ${file}, dengan ${n(entries)} catatan log audit. Jagalah: kuncinya ada di dalamnya.`,
  restored: (madeAt, entries, valid) =>
    `Dipulihkan dari cadangan ${madeAt}: ${n(entries)} catatan log audit, ${valid ? 'utuh' : 'TIDAK UTUH: jalankan sogoc audit verify'}.`,
  audit: (entries, checkpoints, faults) =>
    faults === 0
      ? `● Log utuh: ${n(entries)} catatan, dibandingkan dengan ${n(checkpoints)} titik periksa bertanda tangan`
      : `■ Log telah diubah: ${n(faults)} tempat dari ${n(entries)} catatan, dibandingkan dengan ${n(checkpoints)} titik periksa bertanda tangan`,
  auditFault: (entry, fault) => `  catatan ${n(entry)}: ${faults[fault] ?? fault}`,
  linked: (f) =>
    `${n(f.records)} catatan ditautkan menjadi ${n(f.entities)} objek lewat ${n(f.links)} pasangan (${n(f.candidatePairs)} pasangan dibandingkan) dalam ${n(f.seconds)} detik`,
  accuracy: (f) => `Menurut label: presisi ${n(f.precision)}, cakupan ${n(f.recall)}, F1 ${n(f.f1)} pada ambang ${n(f.probability)}`,
  nothingLinked:
    'Tidak ada dua catatan yang cukup mirip untuk dianggap objek yang sama. Jika seharusnya ada, lihat di laporan kolom mana yang dibandingkan dan mana yang tidak dipakai',
  noSamePair: 'Ketepatan tidak dapat diukur: pada separuh label yang dipakai untuk menilai tidak ada dua catatan dari objek yang sama',
  lineage: (f) =>
    `Dibanding hasil sebelumnya dalam folder: ${n(f.created)} objek baru, ${n(f.merged)} digabung ke objek lain, ${n(f.split)} terpecah, ${n(f.ended)} tidak ada lagi; yang lain tetap memakai pengenalnya`,
  untaught:
    'Tidak ada yang menguatkan apa yang ditunjukkan kolom yang dibandingkan, jadi peluangnya hanya dugaan: periksa beberapa pasangan sebelum dipakai, atau sertakan kolom lain',
  stage: (name) => `Tahap: ${steps[name] ?? name}`,
  step: (name) => steps[name] ?? name,
  progress: (name, what, rows, share) =>
    `${steps[name] ?? name}: ${what}${rows === null ? '' : `, ${n(rows)} baris`}${share === null ? '' : `, ${n(Math.floor(100 * share))} %`}`,
  match: (column, best, score) => `  ${column} → ${best} (${n(score)})`,
  matches: (path) => `Padanan kolom: ${path}`,
  serving: (url, demo) => `Register melayani di ${url}${demo ? ' (demonstrasi dengan data rekaan; provinsinya sedang disiapkan)' : ''}`,
  registerReady: (url, seconds) => `Siap setelah ${n(seconds)} detik: ${url}`,
  stopping: 'Berhenti: permintaan dan pekerjaan diselesaikan dahulu',
  pushed: (run, databases, unknown) =>
    `${n(databases.length)} basis data dimuat ke register sebagai survei ${run}${unknown.length > 0 ? `; belum terdaftar: ${unknown.join(', ')}` : ''}`,
};
