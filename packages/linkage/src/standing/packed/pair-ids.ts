import { longer } from '../../packed/longer.ts';

/** Pairs of records by their ids, as they are found. */
export class PairIds {
  count = 0;
  l = new Int32Array(1024);
  r = new Int32Array(1024);

  /** Adds all pairs of two columns. */
  addAll(l: Int32Array, r: Int32Array): void {
    const count = this.count + l.length;
    if (count > this.l.length) {
      this.l = longer(this.l, count * 2);
      this.r = longer(this.r, count * 2);
    }
    this.l.set(l, this.count);
    this.r.set(r, this.count);
    this.count = count;
  }
}
