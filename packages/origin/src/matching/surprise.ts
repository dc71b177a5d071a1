/** How much sharper than in proportion a lower likeness counts as another that is as high. */
const sharpness = 4;
/** Less is no likeness. */
const least = 1e-9;
/** Likenesses that differ by this count as nearly the same; above it the higher stands out. */
const blur = 0.1;

/**
 * How telling each of some likenesses is beside the others, 0..1: 1 where no other comes near, 0 where all are as high. A column of *yes* and *no* is as
 * like every other such column, and that says little (self-information of the share that does as well: Shannon 1948; hubs among nearest neighbours:
 * Radovanović et al., JMLR 2010).
 */
export function surprise(likenesses: ArrayLike<number>): Float64Array {
  const many = likenesses.length;
  const told = new Float64Array(many);
  const order = Array.from({ length: many }, (_, at) => at).sort((x, y) => (likenesses[x] ?? 0) - (likenesses[y] ?? 0));
  let below = 0;
  for (const [rank, at] of order.entries()) {
    const own = likenesses[at] ?? 0;
    const asHigh = many - rank + (own > least ? below / own ** sharpness : 0);
    told[at] = own <= least ? 0 : many === 1 ? 1 : Math.max(0, Math.log(many / asHigh) / Math.log(many));
    below += own ** sharpness;
  }
  evenOut(likenesses, told, order);
  return told;
}

/** Of equal likenesses each is one among them all: the first of them in order was counted so. */
function evenOut(likenesses: ArrayLike<number>, told: Float64Array, order: readonly number[]): void {
  for (let rank = 1; rank < order.length; rank += 1) {
    const [before, at] = [order[rank - 1] ?? 0, order[rank] ?? 0];
    if (likenesses[before] === likenesses[at]) told[at] = told[before] ?? 0;
  }
}

/**
 * How sure each of a column's candidates is, 0..1, in the order of their likenesses: the likeness, as far as it stands out from all and from its nearest
 * rivals, so that pairs of different columns can be compared.
 */
export function certainty(likenesses: ArrayLike<number>): Float64Array {
  const telling = surprise(likenesses);
  const top = Array.from(likenesses).reduce((most, one) => Math.max(most, one), 0);
  const rivals = Array.from(likenesses).reduce((sum, one) => sum + Math.exp((one - top) / blur), 0);
  return Float64Array.from(likenesses, (one, at) => one * (telling[at] ?? 0) * Math.sqrt(Math.exp((one - top) / blur) / rivals));
}
