import type { Title } from '../compare/level-title.ts';
import type { Language } from '../explain/sentence.ts';

/** Why a model is as it is, in words. Shares are 0..1. */
export interface ReasonTexts {
  leftOut: (column: string, why: string) => string;
  fewValues: (share: number) => string;
  oneValue: string;
  neverAgrees: string;
  recognised: (type: Title) => string;
  emails: (share: number) => string;
  dates: (share: number) => string;
  digits: (share: number, length: number) => string;
  phone: (share: number, length: number) => string;
  place: string;
  decimals: (share: number) => string;
  mixed: (length: number) => string;
  words: (count: number) => string;
  categories: (count: number) => string;
  shortText: (count: number) => string;
  twoNames: string;
  map: string;
  tooMany: (comparison: string) => string;
  repeats: (out: string[], whole: string, parts: string[]) => string;
  rule: (rule: Title, pairs: number, share: number) => string;
  rareWords: (rule: Title, pairs: number, size: number) => string;
  spread: (table: string, parts: readonly string[]) => string;
  dayInParts: (table: string, parts: readonly string[]) => string;
  /** `alike`: both were recognised as the same kind of values. */
  takenFor: (column: string, known: string, share: number, alike: boolean) => string;
  lonely: (columns: string[]) => string;
  once: (source: string, across: number, own: number) => string;
  /** `alike`: of those that are there twice, how many agree in most other columns too. */
  onceByTexts: (source: string, texts: number, column: string, twice: number, alike: number) => string;
  /** Of two sources that hold each thing once: how many things are expected in both. */
  partners: (sources: readonly string[], things: number) => string;
}

const writers = (language: string) => ({
  n: (value: number, digits = 0): string => value.toLocaleString(language, { maximumFractionDigits: digits }),
  p: (share: number, digits = 0): string => `${(share * 100).toLocaleString(language, { maximumFractionDigits: digits })} %`,
  list: (items: readonly string[]): string => new Intl.ListFormat(language).format(items),
});
const [vi, en, id] = ['vi', 'en', 'id'].map(writers) as [ReturnType<typeof writers>, ReturnType<typeof writers>, ReturnType<typeof writers>];

/** Why two columns are taken for one: their kind, the values in both where there are any, else the words. */
const alikeness = (share: number, alike: boolean, kind: string, values: string, words: string): string =>
  [...(alike ? [kind] : []), ...(share >= 0.005 ? [values] : alike ? [] : [words])].join(', ');

export const reasonTexts: Record<Language, ReasonTexts> = {
  vi: {
    leftOut: (column, why) => `Không dùng ${column}: ${why}`,
    fewValues: (share) => `chỉ ${vi.p(share)} số bản ghi có giá trị`,
    oneValue: 'chỉ có một giá trị',
    neverAgrees: 'gần như mỗi bản ghi có một giá trị riêng nên không bao giờ trùng nhau',
    recognised: (type) => `nội dung được nhận ra là: ${type.vi}`,
    emails: (share) => `${vi.p(share)} giá trị là địa chỉ thư điện tử`,
    dates: (share) => `${vi.p(share)} giá trị là ngày`,
    digits: (share, length) => `${vi.p(share)} giá trị gồm chữ số, ${vi.n(length)} ký tự`,
    phone: (share, length) => `${vi.p(share)} giá trị gồm chữ số, ${vi.n(length)} ký tự, và tên cột cho biết là số điện thoại`,
    place: 'là số, và tên cột cho biết là toạ độ',
    decimals: (share) => `${vi.p(share)} giá trị có phần thập phân`,
    mixed: (length) => `chữ lẫn số, ${vi.n(length)} ký tự`,
    words: (count) => `mỗi giá trị có ${vi.n(count, 1)} từ`,
    categories: (count) => `${vi.n(count)} giá trị khác nhau`,
    shortText: (count) => `văn bản ngắn, ${vi.n(count)} giá trị khác nhau`,
    twoNames: 'họ và tên được so sánh cùng nhau để nhận ra tên bị đảo',
    map: 'một vị trí trên bản đồ',
    tooMany: (comparison) => `Không dùng ${comparison}: có nhiều cột hơn mức so sánh được cho một cặp, và cột này cho biết ít nhất`,
    repeats: (out, whole, parts) => `Không dùng ${vi.list(out)}: ${whole} lặp lại ${vi.list(parts)}`,
    rule: (rule, pairs, share) =>
      `${rule.vi}: khoảng ${vi.n(pairs)} cặp, ước tính tìm được ${vi.p(share, 1)} số cặp trùng mà các quy tắc trước bỏ sót`,
    rareWords: (rule, pairs, size) => `${rule.vi}: khoảng ${vi.n(pairs)} cặp có chung từ mà nhiều nhất ${vi.n(size)} bản ghi có`,
    spread: (table, parts) => `${table}: ${vi.list(parts)} gộp lại là một cột ở bảng khác`,
    dayInParts: (table, parts) => `${table}: ${vi.list(parts)} được gộp thành một ngày`,
    takenFor: (column, known, share, alike) =>
      `${column} được coi là ${known}: ${alikeness(share, alike, 'nội dung được nhận ra là cùng loại', `${vi.p(share)} giá trị cũng có ở đó`, 'nhiều từ có ở cả hai')}`,
    lonely: (columns) => `Không dùng ${vi.list(columns)}: chỉ một bảng có`,
    once: (source, across, own) =>
      `${source} giữ mỗi đối tượng một lần: ${vi.n(across)} bản ghi rõ ràng có ở nguồn khác, ${vi.n(own)} bản ghi rõ như vậy bị lặp trong nguồn này`,
    onceByTexts: (source, texts, column, twice, alike) =>
      `${source} giữ mỗi đối tượng một lần: trong ${vi.n(texts)} giá trị của ${column} có ${vi.n(twice)} giá trị bị lặp${twice > 0 ? `, ${vi.n(alike)} trong số đó giống cả ở phần lớn các cột khác` : ''}`,
    partners: (sources, things) =>
      things >= 1
        ? `${vi.list(sources)}: ước tính khoảng ${vi.n(things)} đối tượng có ở cả hai, vì bản ghi của hai nguồn giống nhau nhiều hơn bản ghi trong cùng một nguồn (vốn là các đối tượng khác nhau)`
        : `${vi.list(sources)}: không có gì cho thấy đối tượng nào có ở cả hai, vì bản ghi của hai nguồn không giống nhau hơn bản ghi trong cùng một nguồn (vốn là các đối tượng khác nhau)`,
  },
  en: {
    leftOut: (column, why) => `${column} is left out: ${why}`,
    fewValues: (share) => `only ${en.p(share)} of the records have a value`,
    oneValue: 'it has one value only',
    neverAgrees: 'nearly every record has a value of its own, so it never agrees',
    recognised: (type) => `recognised by its values: ${type.en}`,
    emails: (share) => `${en.p(share)} of the values are e-mail addresses`,
    dates: (share) => `${en.p(share)} of the values are dates`,
    digits: (share, length) => `${en.p(share)} of the values are digits, ${en.n(length)} characters`,
    phone: (share, length) => `${en.p(share)} of the values are digits, ${en.n(length)} characters, and it is named so`,
    place: 'numbers, and it is named so',
    decimals: (share) => `${en.p(share)} of the values have decimals`,
    mixed: (length) => `letters with digits, ${en.n(length)} characters`,
    words: (count) => `${en.n(count, 1)} words a value`,
    categories: (count) => `${en.n(count)} different values`,
    shortText: (count) => `short text, ${en.n(count)} different values`,
    twoNames: 'given name and surname are compared together, so that swapped names are seen',
    map: 'a place on the map',
    tooMany: (comparison) => `${comparison} is left out: there are more columns than a pair can be compared by, and it tells least`,
    repeats: (out, whole, parts) => `${en.list(out)} is left out: ${whole} repeats ${en.list(parts)}`,
    rule: (rule, pairs, share) =>
      `${rule.en}: about ${en.n(pairs)} pairs, guessed to find ${en.p(share, 1)} of the matches that the rules before it miss`,
    rareWords: (rule, pairs, size) => `${rule.en}: about ${en.n(pairs)} pairs share what at most ${en.n(size)} records hold`,
    spread: (table, parts) => `${table}: ${en.list(parts)} together are one column elsewhere`,
    dayInParts: (table, parts) => `${table}: ${en.list(parts)} are taken together as one day`,
    takenFor: (column, known, share, alike) =>
      `${column} is taken for ${known}: ${alikeness(share, alike, 'both are recognised as the same kind of values', `${en.p(share)} of its values are there too`, 'both hold many of the same words')}`,
    lonely: (columns) => `only one table has ${en.list(columns)}: left out`,
    once: (source, across, own) =>
      `${source} holds each thing once: ${en.n(across)} of its records clearly are in another source, ${en.n(own)} as clearly twice in it`,
    onceByTexts: (source, texts, column, twice, alike) =>
      `${source} holds each thing once: of ${en.n(texts)} texts of ${column}, ${en.n(twice)} are there twice${twice > 0 ? `, ${en.n(alike)} of them with most other columns alike` : ''}`,
    partners: (sources, things) =>
      things >= 1
        ? `${en.list(sources)}: about ${en.n(things)} things are expected in both, as records of the two agree more often than those within either, which are different things`
        : `${en.list(sources)}: nothing tells that any thing is in both, as records of the two agree no more often than those within either, which are different things`,
  },
  id: {
    leftOut: (column, why) => `${column} tidak dipakai: ${why}`,
    fewValues: (share) => `hanya ${id.p(share)} catatan yang memiliki nilai`,
    oneValue: 'hanya ada satu nilai',
    neverAgrees: 'hampir setiap catatan memiliki nilai sendiri, jadi tidak pernah sama',
    recognised: (type) => `dikenali dari nilainya: ${type.id}`,
    emails: (share) => `${id.p(share)} nilai adalah alamat surel`,
    dates: (share) => `${id.p(share)} nilai adalah tanggal`,
    digits: (share, length) => `${id.p(share)} nilai terdiri dari angka, ${id.n(length)} karakter`,
    phone: (share, length) => `${id.p(share)} nilai terdiri dari angka, ${id.n(length)} karakter, dan nama kolomnya menyebut nomor telepon`,
    place: 'angka, dan nama kolomnya menyebut koordinat',
    decimals: (share) => `${id.p(share)} nilai memiliki desimal`,
    mixed: (length) => `huruf bercampur angka, ${id.n(length)} karakter`,
    words: (count) => `${id.n(count, 1)} kata per nilai`,
    categories: (count) => `${id.n(count)} nilai berbeda`,
    shortText: (count) => `teks pendek, ${id.n(count)} nilai berbeda`,
    twoNames: 'nama depan dan nama keluarga dibandingkan bersama agar nama yang tertukar terlihat',
    map: 'sebuah tempat di peta',
    tooMany: (comparison) =>
      `${comparison} tidak dipakai: kolomnya lebih banyak daripada yang dapat dibandingkan, dan kolom ini paling sedikit menjelaskan`,
    repeats: (out, whole, parts) => `${id.list(out)} tidak dipakai: ${whole} mengulang ${id.list(parts)}`,
    rule: (rule, pairs, share) =>
      `${rule.id}: sekitar ${id.n(pairs)} pasangan, diperkirakan menemukan ${id.p(share, 1)} kecocokan yang terlewat oleh aturan sebelumnya`,
    rareWords: (rule, pairs, size) => `${rule.id}: sekitar ${id.n(pairs)} pasangan berbagi kata yang dimiliki paling banyak ${id.n(size)} catatan`,
    spread: (table, parts) => `${table}: ${id.list(parts)} bersama-sama adalah satu kolom di tabel lain`,
    dayInParts: (table, parts) => `${table}: ${id.list(parts)} digabung menjadi satu tanggal`,
    takenFor: (column, known, share, alike) =>
      `${column} dianggap sebagai ${known}: ${alikeness(share, alike, 'nilainya dikenali sejenis', `${id.p(share)} nilainya juga ada di sana`, 'banyak kata yang sama di keduanya')}`,
    lonely: (columns) => `${id.list(columns)} tidak dipakai: hanya ada di satu tabel`,
    once: (source, across, own) =>
      `${source} menyimpan setiap objek sekali: ${id.n(across)} catatannya jelas ada di sumber lain, ${id.n(own)} sama jelasnya terulang di dalamnya`,
    onceByTexts: (source, texts, column, twice, alike) =>
      `${source} menyimpan setiap objek sekali: dari ${id.n(texts)} teks ${column}, ${id.n(twice)} ada dua kali${twice > 0 ? `, ${id.n(alike)} di antaranya dengan sebagian besar kolom lain yang sama` : ''}`,
    partners: (sources, things) =>
      things >= 1
        ? `${id.list(sources)}: sekitar ${id.n(things)} objek diperkirakan ada di keduanya, karena catatan dari keduanya lebih sering sama daripada catatan di dalam satu sumber, yang pasti objek berbeda`
        : `${id.list(sources)}: tidak ada petunjuk bahwa suatu objek ada di keduanya, karena catatan dari keduanya tidak lebih sering sama daripada catatan di dalam satu sumber, yang pasti objek berbeda`,
  },
};
