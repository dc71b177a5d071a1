/** The same numbers with room for more. */
export function longer<T extends Int32Array | Float64Array>(numbers: T, length: number): T {
  const room = Math.ceil(length);
  const next = numbers instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
  next.set(numbers);
  return next as T;
}
