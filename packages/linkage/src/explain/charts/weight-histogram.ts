import type { Language } from '../sentence.ts';
import { colours, figure, line, rect, svg, text } from './svg.ts';

/** Weights beyond these stand at the ends: they are as good as certain. */
const [lightest, heaviest] = [-30, 50];

/** How many pairs have which weight (bits); the threshold is marked. Heights are square roots, so that few pairs can be seen beside many. */
export function weightHistogram(
  bins: readonly { weight: number; pairs: number }[],
  threshold: number,
  title: string,
  axis: string,
  language: Language,
): string {
  const gathered = new Map<number, number>();
  for (const { weight, pairs } of bins) {
    const at = Math.min(Math.max(weight, lightest), heaviest);
    gathered.set(at, (gathered.get(at) ?? 0) + pairs);
  }
  const shown = [...gathered].map(([weight, pairs]) => ({ weight, pairs }));
  if (shown.length === 0) return '';
  const [left, top, width, height] = [44, 16, 640, 220];
  const low = Math.min(...shown.map((bin) => bin.weight), threshold - 1);
  const high = Math.max(...shown.map((bin) => bin.weight), threshold + 1) + 1;
  const most = Math.max(...shown.map((bin) => bin.pairs));
  const x = (weight: number): number => left + ((weight - low) / (high - low)) * width;
  const step = width / (high - low);
  const bars = shown.map(({ weight, pairs }) => {
    const tall = Math.sqrt(pairs / most) * height;
    return rect(x(weight), top + height - tall, Math.max(step - 1, 1), tall, weight >= threshold ? colours.for : colours.neutral);
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) =>
    text(left + part * width, top + height + 16, figure(low + part * (high - low), 0, language), 'middle'),
  );
  const body = `${bars.join('')}${line(left, top + height, left + width, top + height, colours.ink)}${line(x(threshold), top, x(threshold), top + height, colours.against)}${ticks.join('')}${text(left + width / 2, top + height + 34, axis, 'middle')}${text(left, top + 4, figure(most, 0, language))}`;
  return svg(left + width + 20, top + height + 40, title, body);
}
