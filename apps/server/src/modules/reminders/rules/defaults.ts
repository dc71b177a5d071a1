import type { Receiver, Rule, ThingKind } from './rule.ts';

/** What is told when to whom, where nobody has set other rules: one row a rule, in working days from the day something is due. */
const table = `
  task      10 before   person
  task       3 before   person
  task       0 at due   person
  task       1 after    agency
  task       5 after    above
  task      10 after    steering

  obstacle   3 before   agency
  obstacle   1 after    up

  case       3 before   person
  case       0 at due   person
  case       1 after    agency
  case       5 after    above
`;

const rows = table
  .trim()
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => /^\s*(\w+)\s+(\d+) (before|at due|after)\s+(\w+)$/.exec(line) ?? []);

/** The rules of the table for a kind of thing. */
export function defaultRules(kind: ThingKind): Rule[] {
  return rows
    .filter(([, of]) => of === kind)
    .map(([, , days = '', when, to = '']) => ({ days: when === 'before' ? -Number(days) : Number(days), to: to as Receiver }));
}
