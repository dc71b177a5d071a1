import type { Explanation } from '../explanation.ts';
import type { Language } from '../sentence.ts';
import { colours, figure, line, rect, svg, text } from './svg.ts';

const labels = {
  vi: { prior: 'Trước khi so sánh', sum: 'Tổng' },
  en: { prior: 'Before comparing', sum: 'Sum' },
  id: { prior: 'Sebelum dibandingkan', sum: 'Jumlah' },
};

/** Characters that a label has room for. */
const room = 48;
const shortened = (label: string): string => (label.length > room ? `${label.slice(0, room - 1).trimEnd()}…` : label);

/** How the weight of a pair builds up from the prior over each comparison to the sum, in bits. Holds no value of the records. */
export function waterfallChart(explanation: Explanation, language: Language, title: string): string {
  const bars: { label: string; from: number; to: number }[] = [{ label: labels[language].prior, from: 0, to: explanation.prior }];
  let at = explanation.prior;
  for (const step of explanation.steps) {
    if (step.level === null) continue;
    bars.push({ label: `${step.level.columns?.join(' + ') ?? step.comparison}: ${step.level.title[language]}`, from: at, to: at + step.weight });
    at += step.weight;
  }
  bars.push({ label: `${labels[language].sum} (${figure(explanation.probability * 100, 2, language)} %)`, from: 0, to: explanation.weight });
  const reach = bars.flatMap((bar) => [bar.from, bar.to]);
  const [low, high] = [Math.min(0, ...reach), Math.max(0, ...reach)];
  const [label, span, row] = [330, 460, 22];
  const x = (weight: number): number => label + 30 + ((weight - low) / Math.max(high - low, 1)) * (span - 80);
  const parts = bars.map(({ label: name, from, to }, index) => {
    const y = 20 + index * row;
    const fill = index === bars.length - 1 ? colours.neutral : to >= from ? colours.for : colours.against;
    return `${text(8, y, shortened(name))}${rect(Math.min(x(from), x(to)), y - 10, Math.abs(x(to) - x(from)), 13, fill)}${text(Math.max(x(from), x(to)) + 4, y, figure(to - from, 1, language))}`;
  });
  const height = 20 + bars.length * row;
  return svg(label + span + 20, height, title, `${line(x(0), 4, x(0), height - 8, colours.neutral)}${parts.join('')}`);
}
