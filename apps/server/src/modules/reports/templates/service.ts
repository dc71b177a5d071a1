import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import type { Asked } from '../figures/look.ts';
import { type TemplateContent, wrongInTemplate } from './content.ts';
import { defaultTemplates } from './defaults/index.ts';
import type { NewReportTemplate, ReportTemplate } from './schema.ts';
import * as store from './store.ts';

type Template = z.infer<typeof ReportTemplate>;

/** The default ones, then those that agencies filed. */
export async function listTemplates({ trx }: Asked) {
  const own = (await store.listTemplates(trx)).map(shown);
  const known = [...defaultTemplates].map(([id, content]): Template => ({ id, version: 0, agency: null, content }));
  const items = [...known, ...own].map(({ content: { name, kind, language }, ...rest }) => ({ ...rest, name, kind, language }));
  return { items };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readTemplate({ trx }: Pick<Asked, 'trx'>, id: string, version?: number): Promise<Template> {
  const content = defaultTemplates.get(id);
  if (content) return { id, version: 0, agency: null, content };
  const row = await store.findTemplate(trx, id, version);
  if (!row) throw notFound('report template', id);
  return shown(row);
}

/** Files a template of an agency. @throws RegisterError `REQUEST_INVALID` place by place, `NOT_FOUND`, `NOT_ALLOWED`, `ALREADY_THERE`. */
export async function createTemplate(asked: Asked, { id, agencyId, content }: z.infer<typeof NewReportTemplate>): Promise<Template> {
  const { path: agency, territory } = await readAgency(asked, agencyId);
  require(asked.identity, 'report-template.change', { agency, territory });
  await assertSound(asked, content);
  if (defaultTemplates.has(id) || !(await store.insertTemplate(asked.trx, id, { agency_id: agencyId, agency, territory }))) {
    throw new RegisterError('ALREADY_THERE', `There is a template ${id} already.`, {
      place: 'body/id',
      remedy: 'Choose another id, or file a version.',
    });
  }
  return file(asked, id, 1, content, { agency, territory });
}

/** Files the next version of a template; reports that were made stay as they are. @throws RegisterError as {@link createTemplate}, `CHANGED_MEANWHILE`. */
export async function fileVersion(asked: Asked, id: string, content: TemplateContent): Promise<Template> {
  const row = await store.findTemplate(asked.trx, id);
  if (!row) throw notFound('report template that can be changed', id);
  require(asked.identity, 'report-template.change', row);
  await assertSound(asked, content);
  return file(asked, id, row.number + 1, content, { agency: row.agency, territory: row.territory });
}

async function file(
  asked: Asked,
  id: string,
  number: number,
  content: TemplateContent,
  place: { agency: string; territory: string },
): Promise<Template> {
  if (!(await store.insertVersion(asked.trx, id, number, content))) throw changedMeanwhile('report template', id);
  asked.audit({ action: 'report-template.change', objectKind: 'report-template', objectId: id, place, details: { version: number } });
  return readTemplate(asked, id);
}

async function assertSound({ trx }: Asked, content: TemplateContent): Promise<void> {
  const fields = wrongInTemplate(content, await store.listKeyFigureIds(trx));
  if (fields.length > 0)
    throw new RegisterError('REQUEST_INVALID', 'The template names what there is not.', { fields, remedy: 'See /report-parts.' });
}

function shown({ id, number, content, agency_id, agency_name }: NonNullable<Awaited<ReturnType<typeof store.findTemplate>>>): Template {
  return { id, version: number, agency: { id: agency_id, name: agency_name }, content };
}
