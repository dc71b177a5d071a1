import type { CountryPack } from '@sogoc/profile';

/** Words, folded, in names of columns that date a birth, a beginning and an end. English, Vietnamese, Indonesian. */
export const birthWords: ReadonlySet<string> = new Set(['birth', 'born', 'dob', 'birthday', 'sinh', 'ngsinh', 'lahir']);

export const beginWords: ReadonlySet<string> = new Set([
  ...['start', 'started', 'begin', 'begins', 'from', 'entry', 'entered', 'admission', 'admitted', 'arrival', 'arrived', 'hired', 'opened', 'opening'],
  ...['registered', 'issued', 'effective', 'submitted', 'received', 'applied', 'checkin'],
  ...['tu', 'bat', 'vao', 'cap', 'nhan', 'nop'],
  ...['mulai', 'awal', 'masuk', 'terbit', 'daftar', 'diterima', 'dibuka'],
]);

export const endWords: ReadonlySet<string> = new Set([
  ...['end', 'ended', 'ends', 'until', 'to', 'expiry', 'expires', 'expired', 'expiration', 'closed', 'closing', 'exit', 'discharge', 'discharged'],
  ...['departure', 'departed', 'terminated', 'finished', 'completed', 'returned', 'checkout', 'death', 'died', 'deceased'],
  ...['den', 'het', 'ket', 'ra', 'tra', 'mat', 'chet', 'vong'],
  ...['akhir', 'berakhir', 'selesai', 'sampai', 'hingga', 'keluar', 'ditutup', 'wafat', 'meninggal', 'kematian', 'pulang'],
]);

/** The words of a name, as the country reads them and as they are written. */
export function wordsOf(name: string, pack: CountryPack): string[] {
  return [...pack.words(name), ...name.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
}
