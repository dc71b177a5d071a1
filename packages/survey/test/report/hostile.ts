import type { SurveyResult } from '../../src/model.ts';

const attacks = [
  '<script>window.hit=1</script>',
  '</script><script>window.hit=2</script>',
  '"><img src=x onerror="window.hit=3">',
  "' onmouseover='window.hit=4",
  '<!--<script>',
  '{{constructor.constructor("window.hit=5")()}}',
  '<svg onload=window.hit=6>',
  '**<b onclick=window.hit=7>x</b>**',
  '<a href="https://attacker.example/steal">x</a><link rel=stylesheet href=//attacker.example/a.css>',
];

/** Words that steer the page and come from our own code, never from data. */
const ours = new Set(['language', 'kind', 'status', 'role', 'grade', 'severity', 'criterion', 'type', 'reasonCode', 'storage']);

/** The result with an attack in every text that comes from data. */
export function hostile(result: SurveyResult): SurveyResult {
  let turn = 0;
  const spoil = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (ours.has(key) && !value.includes('/')) return value;
      turn += 1;
      return `${value}${attacks[turn % attacks.length]}`;
    }
    if (Array.isArray(value)) return value.map((each) => spoil(each, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]));
  };
  return spoil(result, '') as SurveyResult;
}
