import { sql } from 'kysely';
import { z } from 'zod';
import { share } from '../value.ts';
import { defineMeasure } from './measure.ts';

/** Of the wrong records that were handed to units, those mended and verified, or dismissed. */
export const recordsSettled = defineMeasure({
  id: 'records-settled',
  name: { vi: 'Bản ghi sai lệch đã xử lý xong', en: 'Wrong records settled', id: 'Catatan salah terselesaikan' },
  formula: {
    vi: 'Số bản ghi đã xác nhận sửa đúng hoặc bác bỏ / Số bản ghi đã giao xử lý × 100',
    en: 'Records verified or dismissed / records handed out × 100',
    id: 'Catatan terverifikasi atau ditolak / catatan diserahkan × 100',
  },
  unit: 'percent',
  better: 'higher',
  parameters: z.strictObject({ database: z.string().max(64).optional() }),
  right: 'case.read',
  looksBack: false,
  async compute({ trx, place, parameters: { database = null } }) {
    const { rows } = await sql<{ all: number; settled: number }>`
      select coalesce(sum(c.records), 0) as "all", coalesce(sum(c.records_verified + c.records_dismissed), 0) as settled from cleaning_case c
      where c.agency <@ ${place.agency}::ltree and c.territory <@ ${place.territory}::ltree
        and (${database}::text is null or c.database_id = ${database})`.execute(trx);
    return share(rows[0]?.settled ?? 0, rows[0]?.all ?? 0);
  },
});
