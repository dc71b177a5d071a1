import { type Language, useLanguage } from '../words/language.ts';

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB', id: 'id-ID' };
const zone = 'Asia/Ho_Chi_Minh';

/** How numbers and days are written for the reader: decimal comma in vi and id, dd/MM/yyyy. */
export interface Format {
  number(value: number, decimals?: number): string;
  /** A share from 0 to 1 as per cent. */
  share(value: number, decimals?: number): string;
  /** `yyyy-MM-dd` or a moment, as a day. */
  day(value: string | Date): string;
  moment(value: string | Date): string;
}

export function useFormat(): Format {
  return formats[useLanguage()];
}

const formats: Readonly<Record<Language, Format>> = { vi: formatOf('vi'), en: formatOf('en'), id: formatOf('id') };

function formatOf(language: Language): Format {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone, hour12: false });
  const dateOf = (value: string | Date): Date =>
    typeof value === 'string' && value.length === 10 ? new Date(`${value}T12:00:00+07:00`) : new Date(value);
  return {
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
    share: (value, decimals = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
    day: (value) => day.format(dateOf(value)),
    moment: (value) => `${day.format(new Date(value))} ${time.format(new Date(value))}`,
  };
}
