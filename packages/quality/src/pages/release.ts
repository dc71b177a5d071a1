/** Gives memory back at once: the collector, which sees only how much there is of it, would else go through all objects for every few pages. */
export function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength > pooled) buffer.transfer(0);
}

/** Smaller pieces may share their memory with others. */
const pooled = 2 ** 16;
