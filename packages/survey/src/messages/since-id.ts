import type { SinceMessages } from './since.ts';

const by = (change: string): string => (change === '' ? '' : ` ${change}`);
const way = (rising: boolean): string => (rising ? 'naik' : 'turun');

export const since: SinceMessages = {
  answer: (f) =>
    `Sejak survei ${f.date}: **${f.mended} ketidaksesuaian telah diperbaiki, ${f.new} baru**; ${f.better} kriteria membaik, ${f.worse} kriteria menurun${f.odd > 0 ? `; ${f.odd} hal di luar kebiasaan` : ''}.`,
  answerSame: (date) => `Tidak ada yang berubah sejak survei ${date}.`,
  verdicts: { better: 'Lebih baik', worse: 'Lebih buruk', 'new-measure': 'Ukuran baru: aturannya berubah' },
  scores: {
    title: 'Nilai yang berubah',
    database: 'Basis data',
    criterion: 'Kriteria',
    before: 'Sebelumnya',
    after: 'Sekarang',
    verdict: 'Hasil',
    overall: 'Keseluruhan',
  },
  findings: {
    title: 'Ketidaksesuaian menurut tabel dan jenis',
    table: 'Tabel',
    kind: 'Jenis',
    new: 'Baru',
    mended: 'Diperbaiki',
    staying: 'Tetap',
    newlyChecked: 'Baru diperiksa',
    noLongerChecked: 'Tidak lagi diperiksa',
    note: '“Baru diperiksa”: aturannya belum terukur pada survei sebelumnya, jadi tidak diketahui sejak kapan. “Tidak lagi diperiksa”: aturannya kali ini tidak terukur, jadi tidak dihitung sebagai diperbaiki.',
  },
  places: {
    title: 'Tabel dan kolom',
    came: 'Baru ada',
    went: 'Tidak ada lagi',
    notRead: 'Tidak terbaca pada salah satu survei, jadi tidak dibandingkan',
  },
  drift: {
    rows: (f) => `Jumlah catatan ${way(f.rising)}${by(f.change)} ${f.basis}: dari ${f.before} menjadi ${f.after}`,
    missing: (f) => `Bagian nilai kosong pada kolom ${f.column} ${way(f.rising)} ${f.basis}: dari ${f.before} menjadi ${f.after}`,
    distinct: (f) => `Jumlah nilai berbeda pada kolom ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: dari ${f.before} menjadi ${f.after}`,
    median: (f) => `Nilai tengah kolom ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: dari ${f.before} menjadi ${f.after}`,
    distribution: (f) => `Proporsi nilai kolom ${f.column} bergeser ${f.basis} (indeks kestabilan PSI ${f.index}; mulai 0,25 pergeserannya jelas)`,
  },
  driftTitle: 'Di luar kebiasaan',
  driftNote: 'Ini bukan ketidaksesuaian: setiap catatan bisa saja benar. Tanyakan alasannya kepada pengelola data.',
  more: (count) => `dan ${count} lagi di comparison.json`,
  basis: { last: 'dibanding survei sebelumnya', median: (runs) => `dibanding median ${runs} survei sebelumnya` },
};
