import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import type { Call } from '../../../http/route.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import { type FormContent, wrongInForm } from './content.ts';
import { inLanguage } from './in-language.ts';
import type { FormQuery, NewReadinessForm, ReadinessForm } from './schema.ts';
import * as store from './store.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

export async function listForms({ trx }: Asked) {
  const rows = await store.listForms(trx);
  return { items: rows.map(({ id, version, content, created_at }) => ({ id, version, name: content.name, createdAt: created_at.toISOString() })) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readForm(asked: Asked, id: string, query: z.infer<typeof FormQuery> = {}): Promise<z.infer<typeof ReadinessForm>> {
  const { content, ...row } = await findForm(asked, id, query.version);
  const language = query.language ?? asked.identity.language;
  return {
    id,
    version: row.number,
    name: content.name[language],
    agency: { id: row.agency_id, name: row.agency_name },
    schema: inLanguage(content.form, language),
    uiSchema: content.ui,
    gaps: content.gaps.map(({ id: gap, kind, name }) => ({ id: gap, kind, name: name[language] })),
    content,
  };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findForm({ trx }: Pick<Asked, 'trx'>, id: string, version?: number): Promise<store.FormRow> {
  const row = await store.findForm(trx, id, version);
  if (!row) throw notFound('readiness form', id);
  return row;
}

/** Files a form of an agency. @throws RegisterError `REQUEST_INVALID` with what is wrong field by field, `NOT_FOUND`, `NOT_ALLOWED`, `ALREADY_THERE`. */
export async function createForm(asked: Asked, { id, agencyId, content }: z.infer<typeof NewReadinessForm>) {
  const { path: agency, territory } = await readAgency(asked, agencyId);
  require(asked.identity, 'readiness.change', { agency, territory });
  assertSound(content);
  if (!(await store.insertForm(asked.trx, id, { agency_id: agencyId, agency, territory }))) {
    throw new RegisterError('ALREADY_THERE', `There is a form ${id} already.`, { place: 'body/id', remedy: 'Choose another id, or file a version.' });
  }
  return file(asked, id, 1, content, { agency, territory });
}

/** Files the next version of a form; rounds that began keep theirs. @throws RegisterError as {@link createForm}, `CHANGED_MEANWHILE`. */
export async function fileVersion(asked: Asked, id: string, content: FormContent) {
  const { number, agency, territory } = await findForm(asked, id);
  require(asked.identity, 'readiness.change', { agency, territory });
  assertSound(content);
  return file(asked, id, number + 1, content, { agency, territory });
}

async function file(asked: Asked, id: string, number: number, content: FormContent, place: { agency: string; territory: string }) {
  if (!(await store.insertVersion(asked.trx, id, number, content))) throw changedMeanwhile('readiness form', id);
  asked.audit({ action: 'readiness.change', objectKind: 'readiness-form', objectId: id, place, details: { version: number } });
  return readForm(asked, id, { version: number });
}

function assertSound(content: FormContent): void {
  const fields = wrongInForm(content);
  if (fields.length > 0) throw new RegisterError('REQUEST_INVALID', 'The form does not fit together.', { fields, remedy: 'Mend the places named.' });
}
