import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Place, require } from '../../../access/identity.ts';
import { notFound } from '../../../register-error.ts';
import { writeDocument } from '../document/write-document.ts';
import { writeExcel } from '../excel/write-excel.ts';
import { gather } from '../figures/index.ts';
import type { Asked, Look } from '../figures/look.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import type { FileFacts, Format } from '../table.ts';
import { fitTo } from '../templates/defaults/fit.ts';
import { readTemplate } from '../templates/service.ts';
import { writeWord } from '../word/write-word.ts';
import type { NewReport, PreviewQuery, Report, ReportPreview, ReportQuery, ReportSummary } from './schema.ts';
import { lookOf } from './scope.ts';
import * as store from './store.ts';

export async function listReports({ trx }: Asked, query: z.infer<typeof ReportQuery>) {
  const { items, total } = await store.listReports(trx, query);
  return { items: items.map(shown), total };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readReport({ trx }: Pick<Asked, 'trx'>, id: string): Promise<z.infer<typeof Report>> {
  const row = await store.findReport(trx, id);
  if (!row) throw notFound('report', id);
  return { ...shown(row), figures: row.figures, document: row.document };
}

/** A report as it would be made now, without keeping it. @throws RegisterError as {@link composeReport}. */
export async function previewReport(asked: Asked, query: z.infer<typeof PreviewQuery>): Promise<z.infer<typeof ReportPreview>> {
  const template = await readTemplate(asked, query.template, query.version);
  const look = await lookOf(asked, query.agency, template.content, query.asOf);
  const content = contentFor(look, template);
  const figures = await gather(look);
  const document = await writeDocument(look, content, figures, { place: look.place, number: null, signer: null, proposals: [] });
  return { asOf: look.asOf, from: look.from, to: look.to, figures, document };
}

/** A report that is written and not kept yet. Its files lie in a folder that is removed when it is. */
export interface ComposedReport {
  row: Parameters<typeof store.insertReport>[1];
  place: Place;
  files: Record<Format, Buffer | string>;
  folder: string;
}

/**
 * Writes a report with its files: Word, PDF and a workbook of annexes. Every figure and row is read in the transaction of the call: where that is one state of the
 * database, so is the report. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`.
 */
export async function composeReport(asked: Asked, told: z.infer<typeof NewReport>): Promise<ComposedReport> {
  const read = await readTemplate(asked, told.templateId, told.templateVersion);
  const { id: template, version } = read;
  const look = await lookOf(asked, told.agencyId, read.content, told.asOf);
  const content = contentFor(look, read);
  const place = { agency: look.agency.path, territory: look.agency.territory };
  require(asked.identity, 'report.make', place);
  const made = asked.clock.now();
  const figures = await gather(look);
  const document = await writeDocument(look, content, figures, { ...told, place: told.place ?? look.place });
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-report-'));
  try {
    const annexes = join(folder, 'annexes.xlsx');
    await writeExcel(look, content.annexes, made, annexes);
    const files: Record<Format, Buffer | string> = { docx: await writeWord(document), pdf: await writePdf(document, made), xlsx: annexes };
    const facts = await Promise.all(Object.entries(files).map(([format, file]) => factsOf(format as Format, file)));
    const row = {
      ...{ id: randomUUID(), agency_id: look.agency.id, ...place, figures_at: made },
      ...{ template_id: template, template_version: version, kind: content.kind, language: content.language },
      ...{ title: `${document.title}: ${document.subject}`, as_of: look.asOf, period_from: look.from, period_to: look.to },
      ...{ figures: JSON.stringify(figures), document: JSON.stringify(document), files: JSON.stringify(facts) },
    };
    return { row, place, files, folder };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Keeps a report with its figures and files. Nothing of it is computed again later. */
export async function keepReport(asked: Asked, { row, place, files, folder }: ComposedReport): Promise<z.infer<typeof Report>> {
  try {
    await store.insertReport(asked.trx, row);
    for (const [format, file] of Object.entries(files)) await store.insertFile(asked.trx, row.id, format as Format, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const details = { template: row.template_id, version: row.template_version, asOf: row.as_of };
  asked.audit({ action: 'report.make', objectKind: 'report', objectId: row.id, place, details });
  return readReport(asked, row.id);
}

/** A template that an agency filed says itself who issues and signs; a default one is fitted to who makes the report. */
function contentFor({ issuer, language }: Look, { agency, content }: Awaited<ReturnType<typeof readTemplate>>) {
  return agency === null ? fitTo(issuer, language, content) : content;
}

async function factsOf(format: Format, file: Buffer | string): Promise<FileFacts> {
  const hash = createHash('sha256');
  if (typeof file !== 'string') return { format, bytes: file.length, sha256: hash.update(file).digest('hex') };
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  return { format, bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

function shown(row: store.ReportRow): z.infer<typeof ReportSummary> {
  const { id, title, kind, language, by, files } = row;
  return {
    ...{ id, title, kind, language, by, files, agency: { id: row.agency_id, name: row.agency_name } },
    ...{
      template: { id: row.template_id, version: row.template_version },
      figuresAt: row.figures_at.toISOString(),
      madeAt: row.made_at.toISOString(),
    },
    ...{ asOf: row.as_of, from: row.period_from, to: row.period_to },
  };
}
