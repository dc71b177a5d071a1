import { createReadStream } from 'node:fs';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Tables } from '../../../database/tables.ts';
import type { Format } from '../table.ts';
import type { ReportQuery } from './schema.ts';

/** Bytes of a file that are kept and read at once. */
const partSize = 512 * 1024;

function reports(trx: Work) {
  return trx
    .selectFrom('report as r')
    .innerJoin('agency as a', 'a.id', 'r.agency_id')
    .select(['r.id', 'r.title', 'r.kind', 'r.language', 'r.agency_id', 'a.name as agency_name', 'r.template_id', 'r.template_version', 'r.as_of'])
    .select(['r.period_from', 'r.period_to', 'r.figures_at', 'r.made_at', 'r.files'])
    .select(sql<string | null>`access.name_of(r.made_by)`.as('by'));
}
export type ReportRow = Awaited<ReturnType<typeof listReports>>['items'][number];

/** The latest first. */
export async function listReports(trx: Work, { agency, kind, page, pageSize }: z.infer<typeof ReportQuery>) {
  const below = sql<boolean>`r.agency <@ (select path from agency where id = ${agency ?? null})`;
  const items = await reports(trx)
    .$if(agency !== undefined, (q) => q.where(below))
    .$if(kind !== undefined, (q) => q.where('r.kind', '=', kind ?? 'weekly'))
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await trx
    .selectFrom('report as r')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(agency !== undefined, (q) => q.where(below))
    .$if(kind !== undefined, (q) => q.where('r.kind', '=', kind ?? 'weekly'))
    .executeTakeFirstOrThrow();
  return { items, total };
}

export function findReport(trx: Work, id: string) {
  return reports(trx).select(['r.figures', 'r.document']).where('r.id', '=', id).executeTakeFirst();
}

export async function insertReport(
  trx: Work,
  report: Omit<Tables['report'], 'id' | 'made_at' | 'made_by' | 'figures_at' | 'figures' | 'document' | 'files'> &
    Record<'id' | 'figures' | 'document' | 'files', string> & { figures_at: Date },
): Promise<void> {
  await trx.insertInto('report').values(report).execute();
}

/** Keeps a file, a part at a time. @param file bytes, or where they are. */
export async function insertFile(trx: Work, report: string, format: Format, file: Buffer | string): Promise<void> {
  const parts = typeof file === 'string' ? createReadStream(file, { highWaterMark: partSize }) : slices(file);
  let part = 0;
  for await (const bytes of parts) {
    await trx
      .insertInto('report_file')
      .values({ report_id: report, format, part, bytes: bytes as Buffer })
      .execute();
    part += 1;
  }
}

function* slices(file: Buffer): Generator<Buffer> {
  for (let start = 0; start < file.length; start += partSize) yield file.subarray(start, start + partSize);
}

/** A part of a file; undefined after the last. */
export async function readPart(trx: Work, report: string, format: Format, part: number): Promise<Uint8Array | undefined> {
  const row = await trx
    .selectFrom('report_file')
    .select('bytes')
    .where('report_id', '=', report)
    .where('format', '=', format)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.bytes;
}
