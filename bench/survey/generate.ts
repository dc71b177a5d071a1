import { type Engine, type Sql, sql } from '@sogoc/engine';

/** A whole number from 0 to `below` - 1 that depends on the row, the column and the seed alone. */
const random = (column: number, below: number, seed: number): Sql => sql`cast(hash(i, ${column}, ${seed}) % ${below} as bigint)`;
const pick = (column: number, list: readonly string[], seed: number): Sql => sql`${list}[1 + ${random(column, list.length, seed)}]`;

const provinces = (
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
  '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
).split(' ');
const surnames = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Thanh', 'Ngọc', 'Hữu', 'Xuân', 'Quang', 'Thu'];
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hòa',
  'Hùng',
  'Lan',
  'Linh',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thảo',
  'Tuấn',
  'Vinh',
];
const streets = ['Trần Phú', 'Lê Lợi', 'Nguyễn Huệ', 'Quang Trung', 'Hai Bà Trưng', 'Lý Thường Kiệt'];
const kinds = ['Thường trú', 'Tạm trú', 'Tạm vắng', 'Lưu trú'];

/**
 * A register of residents: `rows` rows of ten columns, the same for the same seed. One row in 100 has no personal ID, one in 50 no phone; one in 1,000
 * has a date that does not exist or an ID with a letter in it.
 */
export function residents(rows: number, seed = 1): Sql {
  const at = (column: number, below: number): Sql => random(column, below, seed);
  const personalId = sql`${pick(1, provinces, seed)} || printf('%d%02d%06d', ${at(2, 4)}, ${at(3, 100)}, ${at(4, 1_000_000)})`;
  return sql`
    select
      i + 1 as ma_ho_so,
      case when ${at(20, 100)} = 0 then null when ${at(21, 1000)} = 0 then replace(${personalId}, '0', 'O') else ${personalId} end as so_dinh_danh,
      ${pick(5, surnames, seed)} || ' ' || ${pick(6, middles, seed)} || ' ' || ${pick(7, givens, seed)} as ho_va_ten,
      case when ${at(22, 1000)} = 0 then '31/02/1999' else strftime(date '1940-01-01' + cast(${at(8, 30_000)} as integer), '%d/%m/%Y') end as ngay_sinh,
      printf('%05d', ${at(9, 3321)} * 9) as ma_xa,
      ${at(10, 100_000_000)} * 1000 as so_tien,
      round(${at(11, 10_000_000)} / 137.0, 2) as dien_tich,
      'Số ' || ${at(12, 900)} || ' đường ' || ${pick(13, streets, seed)} || ', tổ ' || ${at(14, 90)} || ', thửa ' || ${at(15, 100_000)} as dia_chi,
      ${pick(16, kinds, seed)} as loai_cu_tru,
      case when ${at(23, 50)} = 0 then null else '09' || printf('%08d', ${at(17, 100_000_000)}) end as dien_thoai
    from (select range as i from range(${rows}))`;
}

/** Writes that table to a Parquet or a CSV file, by the file's ending. */
export async function generate(engine: Engine, rows: number, path: string, seed?: number): Promise<void> {
  const format = path.endsWith('.csv') ? sql`format csv, header` : sql`format parquet, compression zstd`;
  await engine.run(sql`copy (${residents(rows, seed)}) to ${path} (${format})`);
}
