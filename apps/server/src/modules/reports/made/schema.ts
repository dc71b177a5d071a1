import { z } from 'zod';
import { PageQuery, pageOf } from '../../../http/page.ts';
import { ReportDocument } from '../document/model.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Named = z.object({ id: z.string(), name: z.string() });
const Format = z.enum(['docx', 'pdf', 'xlsx']);

const facts = {
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(['weekly', 'monthly']),
  language: z.enum(['vi', 'en', 'id']),
  agency: Named,
  template: z.object({ id: z.string(), version: z.int() }),
  asOf: z.iso.date(),
  from: z.iso.date(),
  to: z.iso.date(),
  figuresAt: z.iso.datetime().describe('The moment that all its figures are of'),
  madeAt: z.iso.datetime(),
  by: z.string().nullable(),
  files: z.array(z.object({ format: Format, bytes: z.int(), sha256: z.string() })),
};
export const ReportSummary = z.object(facts).meta({ id: 'ReportSummary' });
const figures = z
  .record(z.string(), z.union([z.number(), z.string(), z.null()]))
  .describe('By name, as templates name them; null where not measured');
/** A report that was made: it never changes. */
export const Report = z.object({ ...facts, figures, document: ReportDocument }).meta({ id: 'Report' });
export const ReportPage = pageOf(ReportSummary).meta({ id: 'ReportPage' });
export const ReportQuery = PageQuery.extend({ agency: AgencyId.optional(), kind: z.enum(['weekly', 'monthly']).optional() });
export const ReportId = z.object({ id: z.uuid() });
export const FileId = ReportId.extend({ format: Format });

const asOf = z.iso.date().optional().describe('Today where absent; the period is the week or month that it lies in');
export const PreviewQuery = z.object({ agency: AgencyId, template: z.string().max(64), version: z.coerce.number().int().optional(), asOf });
export const ReportPreview = z
  .object({ asOf: z.iso.date(), from: z.iso.date(), to: z.iso.date(), figures, document: ReportDocument })
  .meta({ id: 'ReportPreview' });

export const NewReport = z
  .object({
    agencyId: AgencyId.describe('Whose report; its figures are of it and below it'),
    templateId: z.string().max(64),
    templateVersion: z.int().optional().describe('The newest where absent'),
    asOf,
    number: z.string().trim().max(20).nullable().default(null).describe('Left open for the clerk where absent'),
    signer: z.string().trim().max(200).nullable().default(null),
    place: z.string().trim().max(100).optional().describe('Where it is written; the agency’s province where absent'),
    proposals: z.array(z.string().trim().min(1).max(2000)).max(30).default([]).describe('Besides what the figures suggest'),
  })
  .meta({ id: 'NewReport' });
