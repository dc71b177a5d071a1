import { day, list, percent, type Words } from './words.ts';

const share = (value: number): string => percent(value, ',');
const count = (value: number): string => value.toLocaleString('id-ID');

export const id: Words = {
  designation: ({ legalBasis }) => (legalBasis ? `Ditetapkan sebagai data asli oleh ${legalBasis}` : 'Ditetapkan sebagai data asli'),
  containment: (facts) => `${share(facts.share)} nilainya ada di ${facts.other}`,
  agreement: (facts) => `Sama dengan ${facts.other} pada ${share(facts.share)} dari ${count(facts.compared)} catatan yang dibandingkan`,
  keyAgreement: (facts) => `Kunci untuk mempertemukan catatan dengan ${facts.other}: ${share(facts.share)} saling menemukan`,
  spread: ({ columns }) => `Satu nilai tersebar di ${columns.length} kolom: ${columns.join(' + ')}`,
  earlierDate: (facts) => `Data tanggal ${day(facts.own)}, sebelum ${facts.other} (${day(facts.otherDate)})`,
  laterDate: (facts) => `Data tanggal ${day(facts.own)}, sesudah ${facts.other} (${day(facts.otherDate)})`,
  surplus: (facts) => `Memuat hampir semua catatan ${facts.other}, sedangkan ${facts.other} hanya memuat ${share(facts.share)} catatan di sini`,
  subset: (facts) => `Hanya memuat ${share(facts.share)} catatan ${facts.other}`,
  validity: (facts) => `${share(facts.share)} kodenya memakai nama menurut ${facts.list} ${period(facts.from, facts.to)}`,
  laterValidity: (facts) => `${facts.other} memakai nama menurut ${facts.list} ${period(facts.from, null)}, keadaan yang lebih baru`,
  takesElsewhere: ({ others }) => `Mengambil atribut lain dari ${others.join(', ')}, jadi kecil kemungkinan menciptakan atribut ini`,
  disagreement: (facts) => `Kuncinya sama, tetapi hanya ${share(facts.share)} nilai yang cocok dengan ${facts.other}: bukan salinan`,
  noDirection: () => 'Tandanya belum cukup untuk mengetahui mana yang lebih dahulu',
  convention: ({ kind }) =>
    ({
      case: 'Huruf besar-kecil berbeda dari aslinya di semua catatan',
      spelling: 'Ejaan berbeda dari aslinya di sebagian besar catatan',
      precision: 'Hanya menyimpan tahun dari tanggal asli di sebagian besar catatan',
      codes: 'Memakai kode sendiri; dibandingkan menurut maknanya',
    })[kind],
  eventFields: (facts) => `Setiap catatan bertanggal peristiwanya sendiri (${facts.column}); ${facts.other} tidak`,
  noEventFields: (facts) => `Tanpa peristiwa sendiri; ${facts.other} memberi tanggal setiap catatan (${facts.column})`,
  beginning: (facts) =>
    `Ditulis saat objeknya bermula: separuh catatan dalam ${count(facts.days)} hari setelah ${facts.column}; ${facts.other} tidak`,
  afterBeginning: (facts) =>
    `Tidak ditulis saat objeknya bermula seperti di ${facts.other} (separuh catatan dalam ${count(facts.days)} hari setelah ${facts.column})`,
  seenEarlier: (facts) => `Catatannya lebih tua daripada di ${facts.other} pada ${share(facts.share)} pasangan`,
  seenLater: (facts) => `Catatannya lebih muda daripada di ${facts.other} pada ${share(facts.share)} pasangan`,
  complete: (facts) => `Selalu memilikinya; ${facts.other} tidak pada ${share(facts.share)} catatannya`,
  incomplete: (facts) => `Tidak ada pada ${share(facts.share)} catatannya; ${facts.other} selalu memilikinya`,
  namedAfter: (facts) => `${facts.other} menyebutnya ${facts.column}, menurut pengelola basis data ini`,
  namesOwner: (facts) => `Namanya (${facts.column}) menunjukkan bahwa ${facts.other} yang menerbitkannya`,
  keepsCase: (facts) => `Membedakan huruf besar dan kecil, ${facts.other} tidak`,
  lostCase: (facts) => `Hanya satu jenis huruf, jadi ${facts.other} tidak mungkin berasal dari sini`,
  fewSlips: (facts) =>
    `Dari ${facts.of} salah tulis pada catatan yang berbeda dari ${facts.other}, ${facts.of - facts.slips} hanya ada di ${facts.other}, seperti pada salinan`,
  ownSlips: (facts) =>
    `Dari ${facts.of} salah tulis pada catatan yang berbeda dari ${facts.other}, ${facts.slips} hanya ada di sini, jadi ${facts.other} tidak berasal dari sini`,
  fewFaults: (facts) => `Pada catatan yang berbeda, ${facts.faults} dari ${facts.of} nilai yang tidak sah atau usang ada di ${facts.other}`,
  ownFaults: (facts) => `Pada catatan yang berbeda dari ${facts.other}, ${facts.faults} dari ${facts.of} nilai yang tidak sah atau usang ada di sini`,
  createsOthers: (facts) =>
    `Membuat atribut lain dari objek yang sama (${facts.columns.slice(0, 3).join(', ')}); ${facts.other} tidak membuat atribut bersama apa pun`,
  createsNone: (facts) => `Tidak membuat atribut bersama apa pun, sedangkan ${facts.other} membuatnya (${facts.columns.slice(0, 3).join(', ')})`,
  likewise: ({ others }) => `(demikian pula: ${list(others, 'dan')})`,
  plan: ({ action, ...facts }) =>
    `${{ decide: 'Putuskan pemegang mana yang asli', designate: 'Tetapkan asal yang disimpulkan dan hubungkan salinannya', connect: 'Hubungkan salinan dengan asal yang ditetapkan' }[action]}: ${count(facts.records)} catatan menyimpannya lagi, ${count(facts.divergent)} berbeda; ${count(facts.stoppable)} pengumpulan dapat dihentikan, jika tiap catatan di basis data lain diminta sekali`,
  alone: ({ others }) => `Satu-satunya pemegang keadaan terkini (${others} lainnya menyimpan keadaan lama)`,
};

function period(from: string | null, to: string | null): string {
  if (from && to) return `yang berlaku ${day(from)} sampai ${day(to)}`;
  if (from) return `yang berlaku sejak ${day(from)}`;
  return to ? `yang berlaku sampai ${day(to)}` : 'yang berlaku sekarang';
}
