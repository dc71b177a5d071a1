import { agencies } from './agencies.ts';
import { draw } from './draw.ts';

/** What a unit counted for a key figure by the end of a month. */
export interface KeyFigureReport {
  figure: 'procedures-online' | 'dossiers-online' | 'adults-online' | 'dossiers-with-personal-id' | 'officials-signing';
  agency: string;
  day: string;
  numerator: number;
  denominator: number;
  evidence: string;
}

const months = ['2025-07-31', '2025-08-31', '2025-09-30'] as const;
/** Shares in the first and the last month, each unit within so much of them. */
const shares: Record<Exclude<KeyFigureReport['figure'], 'procedures-online'>, readonly [number, number, number]> = {
  'dossiers-online': [0.58, 0.71, 0.2],
  'adults-online': [0.24, 0.31, 0.12],
  'dossiers-with-personal-id': [0.83, 0.93, 0.07],
  'officials-signing': [0.69, 0.86, 0.14],
};

/** Month by month: each commune of its dossiers, adults and officials, the province’s office of its procedures. */
export function keyFigureReports(seed: number): KeyFigureReport[] {
  const all = agencies();
  const office = all.find(({ level }) => level === 'department')?.code ?? '';
  return months.flatMap((day, month) => [
    report('procedures-online', office, day, 941 + month * 38, 1124),
    ...all.filter(({ level }) => level === 'commune').flatMap(({ code }) => ofCommune(seed, code, day, month)),
  ]);
}

function ofCommune(seed: number, code: string, day: string, month: number): KeyFigureReport[] {
  const at = (purpose: string): number => draw(seed, `${purpose}/${code}`);
  const adults = 4000 + Math.floor(at('adults') * 16_000);
  const dossiers = Math.round(adults * (0.015 + at(`dossiers/${day}`) * 0.02));
  const officials = 24 + Math.floor(at('officials') * 30);
  const of = { 'dossiers-online': dossiers, 'adults-online': adults, 'dossiers-with-personal-id': dossiers, 'officials-signing': officials };
  return (Object.keys(shares) as (keyof typeof shares)[]).map((figure) => {
    const [first, last, spread] = shares[figure];
    const share = first + ((last - first) * month) / (months.length - 1) + (at(figure) - 0.5) * 2 * spread;
    return report(figure, code, day, Math.min(of[figure], Math.round(of[figure] * share)), of[figure]);
  });
}

function report(figure: KeyFigureReport['figure'], agency: string, day: string, numerator: number, denominator: number): KeyFigureReport {
  const [year, month] = day.split('-');
  return { figure, agency, day, numerator, denominator, evidence: `Báo cáo tháng ${Number(month)}/${year}` };
}
