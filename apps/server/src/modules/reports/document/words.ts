export type Language = 'vi' | 'en' | 'id';
export type Words = Readonly<Record<Language, string>>;

export const words = (vi: string, en: string, id: string): Words => ({ vi, en, id });

export const mottos: Readonly<Record<Language, [string, string]>> = {
  vi: ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Độc lập - Tự do - Hạnh phúc'],
  en: ['Socialist Republic of Viet Nam', 'Independence - Freedom - Happiness'],
  id: ['Republik Sosialis Vietnam', 'Kemerdekaan - Kebebasan - Kebahagiaan'],
};
export const notMeasured = words('chưa đo được', 'not measured', 'belum terukur');
export const recipientsTitle = words('Nơi nhận:', 'To:', 'Kepada:');
export const addressedTo = words('Kính gửi', 'To', 'Kepada Yth.');
export const numberLine = words('Số:        /', 'No.:        /', 'No.:        /');

/** `Thanh Hóa, ngày 01 tháng 10 năm 2025`: days below 10 and the months 1 and 2 with a zero, as the decree writes them. */
export function placeAndDate(place: string, day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const two = (value: number, below: number): string => (value < below ? `0${value}` : String(value));
  if (language === 'vi') return `${place}, ngày ${two(date, 10)} tháng ${two(month, 3)} năm ${year}`;
  return `${place}, ${new Date(`${day}T00:00:00Z`).toLocaleDateString(locales[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}`;
}

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB', id: 'id-ID' };

/** A number as the language writes it, to two places at most. */
export function written(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
}

/** `01/10/2025`. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/');
