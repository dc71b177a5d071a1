import { expect, test } from 'vitest';
import type { Explanation } from '../explanation.ts';
import { waterfallChart } from './waterfall.ts';
import { weightHistogram } from './weight-histogram.ts';

test('pairs that are certain beyond what is drawn stand at the end', () => {
  const chart = weightHistogram(
    [
      { weight: 65, pairs: 300 },
      { weight: 80, pairs: 100 },
    ],
    0,
    'pairs',
    'bits',
    'en',
  );
  expect(chart.match(/<rect/g)).toHaveLength(1);
  expect(chart).toContain('>400<');
});

test('a label that has no room beside its bar is shortened', () => {
  const title = 'the same surname and given name, another middle name';
  const explanation: Explanation = {
    left: { source: 'a', key: '1' },
    right: { source: 'b', key: '1' },
    prior: -8,
    steps: [{ comparison: 'mother', level: { name: 'same', title: { vi: title, en: title, id: title } }, weight: 4, fromFrequency: 0 }],
    weight: -4,
    probability: 0.05,
  };
  const labels = [...waterfallChart(explanation, 'en', 'why').matchAll(/<text[^>]*>([^<]*)</g)].map(([, label = '']) => label);
  expect(labels).toContain('mother: the same surname and given name, anothe…');
});
