/** Integers that all threads see. */
export const integersShared = (length: number): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(4 * length));

/** Doubles that all threads see. */
export const doublesShared = (length: number): Float64Array<SharedArrayBuffer> => new Float64Array(new SharedArrayBuffer(8 * length));

/** Bytes that all threads see. */
export const bytesShared = (length: number): Uint8Array<SharedArrayBuffer> => new Uint8Array(new SharedArrayBuffer(length));
