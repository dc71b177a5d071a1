import { levelTitle } from '../../compare/level-title.ts';
import type { Registry } from '../../compare/registry.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { levelWeights } from '../../predict/pattern-weights.ts';
import type { Language } from '../sentence.ts';
import { colours, figure, line, rect, svg, text } from './svg.ts';

/** What each level of each comparison tells, in bits: bars to the right speak for the same thing, to the left against. */
export function matchWeightsChart(model: LinkModel, language: Language, title: string, registry?: Registry): string {
  const weights = levelWeights(model);
  const most = Math.max(4, ...weights.flat().map(Math.abs));
  const [label, span, row] = [330, 460, 20];
  const zero = label + span / 2;
  const x = (weight: number): number => zero + (weight / most) * (span / 2 - 40);
  let y = 24;
  const parts: string[] = [];
  for (const [i, comparison] of model.comparisons.entries()) {
    parts.push(text(8, y, comparison.name, 'start', ' font-weight="600"'));
    for (const [j, level] of comparison.levels.entries()) {
      y += row;
      const weight = weights[i]?.[j + 1] ?? 0;
      parts.push(
        text(24, y, levelTitle(level, registry)[language]),
        rect(Math.min(zero, x(weight)), y - 10, Math.abs(x(weight) - zero), 12, weight >= 0 ? colours.for : colours.against),
      );
      parts.push(text(weight >= 0 ? x(weight) + 4 : x(weight) - 4, y, figure(weight, 1, language), weight >= 0 ? 'start' : 'end'));
    }
    y += row + 10;
  }
  parts.push(line(zero, 8, zero, y - row, colours.neutral));
  return svg(label + span + 20, y, title, parts.join(''));
}
