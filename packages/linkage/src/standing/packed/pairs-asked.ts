/** Pairs of which it is asked whether a rule gives them, and what codes tell of them. */
export class PairsAsked {
  readonly l: number[] = [];
  readonly r: number[] = [];
  /** Places among the rules: the first that is to give the pair; -1: any may. */
  readonly rules: number[] = [];

  add(a: number, b: number, rule = -1): void {
    this.l.push(Math.min(a, b));
    this.r.push(Math.max(a, b));
    this.rules.push(rule);
  }
}
