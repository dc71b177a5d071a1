import { z } from 'zod';
import { TemplateContent } from './content.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const ReportTemplate = z
  .object({
    id: z.string(),
    version: z.int().describe('0 of a default one'),
    agency: z.object({ id: z.string(), name: z.string() }).nullable().describe('Whose it is; null of a default one'),
    content: TemplateContent,
  })
  .meta({ id: 'ReportTemplate' });

export const ReportTemplateList = z
  .object({
    items: z.array(
      ReportTemplate.omit({ content: true }).extend({ name: z.string(), kind: TemplateContent.shape.kind, language: TemplateContent.shape.language }),
    ),
  })
  .meta({ id: 'ReportTemplateList' });

export const TemplateId = z.object({ id: Id });
export const TemplateQuery = z.object({ version: z.coerce.number().int().min(0).optional().describe('The newest where absent') });
export const NewReportTemplate = z
  .object({ id: Id.describe('Not that of a default one'), agencyId: AgencyId, content: TemplateContent })
  .meta({ id: 'NewReportTemplate' });
export const NewTemplateVersion = z.object({ content: TemplateContent }).meta({ id: 'NewReportTemplateVersion' });

const Named = z.object({ id: z.string(), name: z.string() });
export const ReportParts = z
  .object({
    placeholders: z.array(Named).describe('What texts may name in {{ }}'),
    tables: z.array(
      Named.extend({
        columns: z.array(Named.extend({ type: z.enum(['text', 'count', 'value', 'day']) })),
        filters: z.record(z.string(), z.array(z.string())),
      }),
    ),
  })
  .meta({ id: 'ReportParts' });
