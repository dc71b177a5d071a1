import { readData } from './data.ts';

/** A name and how many of 8,753 people bear it; `usedFor` is empty where the counts do not tell. */
export interface NameFrequency {
  name: string;
  count: number;
  usedFor: 'male' | 'female' | 'both' | '';
}

/** How often names occur (counts of 5 and more), most frequent first. Source and licence: data/README.md. */
export function nameFrequencies(part: 'surnames' | 'middle-names' | 'given-names'): NameFrequency[] {
  return readData(part).map(([name = '', count = '', use = '']) => ({
    name,
    count: Number(count),
    usedFor: use === 'male' || use === 'female' || use === 'both' ? use : '',
  }));
}
