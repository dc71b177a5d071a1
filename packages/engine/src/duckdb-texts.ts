import duckdb from '@duckdb/node-bindings';

/** How a text lies in a vector: its length in bytes, then up to twelve of these, or four and where all of them are. */
const [bytesOfText, mostBeside, firstByte, pointer] = [16, 12, 4, 8];
/** Stands behind each text. */
const end = -1;

/** The texts of a vector as their code points, -1 behind each. @param isValid tells which rows have one. */
export function vectorTexts(vector: duckdb.Vector, rows: number, isValid: (row: number) => boolean): Int32Array {
  const bytes = duckdb.vector_get_data(vector, rows * bytesOfText);
  const lengths = new Int32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, (rows * bytesOfText) / 4);
  let most = rows;
  for (let row = 0; row < rows; row += 1) if (isValid(row)) most += lengths[(row * bytesOfText) / 4] ?? 0;
  const points = new Int32Array(most);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    const length = isValid(row) ? (lengths[(row * bytesOfText) / 4] ?? 0) : 0;
    const at = row * bytesOfText;
    const isBeside = length <= mostBeside;
    const source = isBeside ? bytes : duckdb.get_data_from_pointer(bytes.buffer as ArrayBuffer, bytes.byteOffset + at + pointer, length);
    const from = isBeside ? at + firstByte : 0;
    for (let place = from; place < from + length; ) {
      const lead = source[place] ?? 0;
      const more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      let point = more === 0 ? lead : lead & (0x3f >> more);
      for (let next = 1; next <= more; next += 1) point = (point << 6) | ((source[place + next] ?? 0) & 0x3f);
      points[count] = point;
      count += 1;
      place += 1 + more;
    }
    points[count] = end;
    count += 1;
  }
  return points.subarray(0, count);
}
