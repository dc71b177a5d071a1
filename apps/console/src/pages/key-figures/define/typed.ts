import type { Schema } from '../../../api/client.ts';
import type { Parameters } from './parameter-fields.tsx';

export type Content = Schema['KeyFigureContent'];
type Words = { vi: string; en: string; id: string };

/** What is typed about a key figure. */
export interface Typed {
  id: string;
  name: Words;
  definition: Words;
  formula: Words;
  unit: Content['unit'];
  better: 'higher' | 'lower';
  /** The measure that computes it; empty where units count it. */
  measure: string;
  /** Of the measure. */
  parameters: Parameters;
  targets: { key: number; day: string; value: string }[];
}

const nothing: Words = { vi: '', en: '', id: '' };

/** What a form begins with: the figure as it is, or nothing. */
export function typedOf(figure?: Schema['KeyFigure']): Typed {
  const content = figure?.content;
  const source = content?.source;
  return {
    id: figure?.id ?? '',
    name: { ...nothing, ...content?.name },
    definition: { ...nothing, ...content?.definition },
    formula: { ...nothing, ...content?.formula },
    unit: content?.unit ?? 'percent',
    better: content?.better ?? 'higher',
    measure: source?.kind === 'computed' ? source.measure : '',
    parameters: source?.kind === 'computed' ? (source.parameters ?? {}) : {},
    targets: (content?.targets ?? []).map(({ day, value }, key) => ({ key, day, value: String(value) })),
  };
}

/** The key figure as the register keeps it; a text that nobody wrote in a language is left out. */
export function contentOf(typed: Typed): Content {
  const told = ({ vi, en, id }: Words) => ({ vi, ...(en.trim() && { en }), ...(id.trim() && { id }) });
  return {
    ...{ name: told(typed.name), definition: told(typed.definition), formula: told(typed.formula), unit: typed.unit, better: typed.better },
    source: typed.measure ? { kind: 'computed', measure: typed.measure, parameters: typed.parameters } : { kind: 'reported' },
    targets: typed.targets
      .filter(({ day, value }) => day !== '' && value !== '')
      .map(({ day, value }) => ({ day, value: Number(value) }))
      .sort((one, other) => (one.day < other.day ? -1 : 1)),
  };
}
