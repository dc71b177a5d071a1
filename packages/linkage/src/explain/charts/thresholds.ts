import type { Accuracy } from '../../evaluate/accuracy.ts';
import type { Language } from '../sentence.ts';
import { colours, figure, line, round, svg, text } from './svg.ts';

export interface ThresholdLabels {
  title: string;
  precision: string;
  recall: string;
  f1: string;
  axis: string;
  language: Language;
}

/** Precision, recall and F1 over the threshold in bits; the best F1 is marked. */
export function thresholdChart(accuracy: Accuracy, labels: ThresholdLabels): string {
  const points = accuracy.points.filter((point) => point.weight > -20 && point.weight < 40);
  if (points.length === 0) return '';
  const [left, top, width, height] = [44, 16, 640, 260];
  const low = points[0]?.weight ?? 0;
  const high = Math.max(points.at(-1)?.weight ?? 1, low + 1);
  const x = (weight: number): number => left + ((weight - low) / (high - low)) * width;
  const y = (value: number): number => top + (1 - value) * height;
  const curve = (name: 'precision' | 'recall' | 'f1', colour: string, dash: string): string => {
    const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(x(point.weight))} ${round(y(point[name]))}`).join('');
    const last = points.at(-1);
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>${text(left + width + 6, y(last?.[name] ?? 0) + 4, labels[name])}`;
  };
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (value) => `${line(left, y(value), left + width, y(value))}${text(left - 6, y(value) + 4, figure(value, 2, labels.language), 'end')}`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) =>
    text(left + part * width, top + height + 16, figure(low + part * (high - low), 0, labels.language), 'middle'),
  );
  const best = accuracy.best
    ? `${line(x(accuracy.best.weight), top, x(accuracy.best.weight), top + height, colours.ink)}${text(x(accuracy.best.weight) + 4, top + height - 6, `${labels.f1} ${figure(accuracy.best.f1, 3, labels.language)}`)}`
    : '';
  const curves = curve('precision', colours.for, '') + curve('recall', colours.against, '6 3') + curve('f1', colours.ink, '2 2');
  return svg(
    left + width + 110,
    top + height + 40,
    labels.title,
    `${grid.join('')}${ticks.join('')}${text(left + width / 2, top + height + 34, labels.axis, 'middle')}${curves}${best}`,
  );
}
