import { longer } from '../../packed/longer.ts';

/** Pairs of records by their ids, as they are found. */
export class PairIds {
  count = 0;
  l = new Int32Array(1024);
  r = new Int32Array(1024);

  add(l: number, r: number): void {
    if (this.count === this.l.length) {
      this.l = longer(this.l, this.count * 2);
      this.r = longer(this.r, this.count * 2);
    }
    this.l[this.count] = l;
    this.r[this.count] = r;
    this.count += 1;
  }
}
