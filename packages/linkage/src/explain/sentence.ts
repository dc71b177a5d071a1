import type { Explanation, Step } from './explanation.ts';

export type Language = 'vi' | 'en' | 'id';

interface Words {
  verdict: (probability: number) => string;
  for: string;
  against: string;
  nothing: string;
  missing: string;
  rare: string;
  common: string;
  and: string;
  number: string;
}

const words: Record<Language, Words> = {
  vi: {
    verdict: (p) =>
      p >= 0.99
        ? 'Gần như chắc chắn là một'
        : p >= 0.5
          ? 'Có lẽ là một'
          : p >= 0.05
            ? 'Có lẽ không phải là một'
            : 'Gần như chắc chắn không phải là một',
    for: 'Cho thấy là một',
    against: 'Cho thấy khác nhau',
    nothing: 'không có gì',
    missing: 'Không so sánh được vì thiếu dữ liệu',
    rare: 'giá trị hiếm gặp',
    common: 'giá trị phổ biến',
    and: ' và ',
    number: 'vi-VN',
  },
  en: {
    verdict: (p) =>
      p >= 0.99
        ? 'Almost certainly the same'
        : p >= 0.5
          ? 'Probably the same'
          : p >= 0.05
            ? 'Probably not the same'
            : 'Almost certainly not the same',
    for: 'For it',
    against: 'Against it',
    nothing: 'nothing',
    missing: 'Not compared because a value is missing',
    rare: 'a rare value',
    common: 'a common value',
    and: ' and ',
    number: 'en-GB',
  },
  id: {
    verdict: (p) => (p >= 0.99 ? 'Hampir pasti sama' : p >= 0.5 ? 'Mungkin sama' : p >= 0.05 ? 'Mungkin tidak sama' : 'Hampir pasti tidak sama'),
    for: 'Yang mendukung',
    against: 'Yang menentang',
    nothing: 'tidak ada',
    missing: 'Tidak dibandingkan karena nilai kosong',
    rare: 'nilai yang jarang',
    common: 'nilai yang umum',
    and: ' dan ',
    number: 'id-ID',
  },
};

/** The explanation as sentences that an official understands; the strongest reasons first. Never holds a value of a record. */
export function explainInWords(explanation: Explanation, language: Language): string {
  const w = words[language];
  const percent = (p: number, digits: number): string =>
    new Intl.NumberFormat(w.number, { style: 'percent', maximumFractionDigits: digits }).format(p);
  const probability =
    explanation.probability > 0.9999 ? `> ${percent(0.9999, 2)}` : percent(explanation.probability, explanation.probability > 0.99 ? 2 : 0);
  return `${w.verdict(explanation.probability)} (${probability}). ${reasonsInWords(explanation.steps, language)}`;
}

/** The reasons alone: what speaks for it, what against, what could not be compared. */
export function reasonsInWords(steps: readonly Step[], language: Language): string {
  const w = words[language];
  const told = steps.filter((step) => step.level !== null);
  const phrase = (step: Step): string => {
    const frequency = step.fromFrequency > 1.5 ? ` (${w.rare})` : step.fromFrequency < -1.5 ? ` (${w.common})` : '';
    return `${step.level?.columns?.join(' + ') ?? step.comparison} ${step.level?.title[language] ?? ''}${frequency}`;
  };
  const list = (some: Step[]): string => {
    const phrases = some.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).map(phrase);
    return phrases.length < 2 ? (phrases[0] ?? w.nothing) : `${phrases.slice(0, -1).join(', ')}${w.and}${phrases.at(-1) ?? ''}`;
  };
  const sentences = [
    `${w.for}: ${list(told.filter((step) => step.weight > 0.5))}.`,
    `${w.against}: ${list(told.filter((step) => step.weight < -0.5))}.`,
  ];
  const missing = steps.filter((step) => step.level === null).map((step) => step.comparison);
  if (missing.length > 0) sentences.push(`${w.missing}: ${missing.join(', ')}.`);
  return sentences.join(' ');
}
