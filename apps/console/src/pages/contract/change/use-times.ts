import { type CodeText, useCodes } from '../../../ui/index.ts';
import { timeWords } from './words.ts';

const units: Readonly<Record<string, 'd' | 'h' | 'w' | 'mo' | 'q' | 'y'>> = {
  ...{ d: 'd', day: 'd', days: 'd', h: 'h', hr: 'h', hour: 'h', hours: 'h', w: 'w', wk: 'w', week: 'w', weeks: 'w' },
  ...{ mo: 'mo', month: 'mo', months: 'mo', q: 'q', quarter: 'q', quarters: 'q', y: 'y', yr: 'y', year: 'y', years: 'y' },
};

/** Service levels in the reader's words: what is promised, and an amount with its unit. */
export function useTimes(): { property: CodeText; amount: (value: string | null, unit: string | null) => string } {
  const property = useCodes(timeWords);
  return {
    property,
    amount: (value, unit) => [value ?? '–', unit && property(units[unit.toLowerCase()] ?? unit)].filter(Boolean).join(' '),
  };
}
