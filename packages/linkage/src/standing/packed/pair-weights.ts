import { longer } from '../../packed/longer.ts';

/** Weighed pairs in arrays. */
export class PairWeights {
  count = 0;
  l = new Int32Array(1024);
  r = new Int32Array(1024);
  weight = new Float64Array(1024);

  add(l: number, r: number, weight: number): void {
    if (this.count === this.l.length) this.#grow();
    this.l[this.count] = l;
    this.r[this.count] = r;
    this.weight[this.count] = weight;
    this.count += 1;
  }

  #grow(): void {
    this.l = longer(this.l, this.count * 2);
    this.r = longer(this.r, this.count * 2);
    this.weight = longer(this.weight, this.count * 2);
  }
}
