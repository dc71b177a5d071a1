import type { z } from 'zod';
import { type Identity, may, require } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import { type KeyFigureContent, type Words, wrongInContent } from './content.ts';
import { type Measured, measureFigure } from './measure-figure.ts';
import { measureOf } from './measures.ts';
import type { KeyFigure, KeyFigureChange, KeyFigureListQuery, KeyFigureQuery, NewKeyFigure } from './schema.ts';
import * as store from './store.ts';
import { expectedOn, statusOf } from './target-path.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
type Shown = z.infer<typeof KeyFigure>;

/** Every key figure on a day. */
export async function listKeyFigures(asked: Asked, { agency, ...query }: z.infer<typeof KeyFigureListQuery>): Promise<{ items: Shown[] }> {
  const items: Shown[] = [];
  for (const row of await store.listKeyFigures(asked.trx, agency)) items.push(await shown(asked, row, query));
  return { items };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readKeyFigure(asked: Asked, id: string, query: z.infer<typeof KeyFigureQuery> = {}): Promise<Shown> {
  return shown(asked, await findKeyFigure(asked, id), query);
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findKeyFigure({ trx }: Pick<Asked, 'trx'>, id: string): Promise<store.KeyFigureRow> {
  const row = await store.findKeyFigure(trx, id);
  if (!row) throw notFound('key figure', id);
  return row;
}

/** Defines a key figure of an agency. @throws RegisterError `REQUEST_INVALID` place by place, `NOT_FOUND`, `NOT_ALLOWED`, `ALREADY_THERE`. */
export async function createKeyFigure(asked: Asked, { id, agencyId, content }: z.infer<typeof NewKeyFigure>): Promise<Shown> {
  const { path: agency, territory } = await readAgency(asked, agencyId);
  require(asked.identity, 'key-figure.change', { agency, territory });
  assertSound(content);
  if (!(await store.insertKeyFigure(asked.trx, id, content, { agency_id: agencyId, agency, territory })))
    throw new RegisterError('ALREADY_THERE', `There is a key figure ${id} already.`, { place: 'body/id', remedy: 'Choose another id.' });
  audit(asked, id, { agency, territory }, { created: true });
  return readKeyFigure(asked, id);
}

/** @throws RegisterError as {@link createKeyFigure}, `CHANGED_MEANWHILE`. */
export async function changeKeyFigure(asked: Asked, id: string, { version, content }: z.infer<typeof KeyFigureChange>): Promise<Shown> {
  const row = await findKeyFigure(asked, id);
  require(asked.identity, 'key-figure.change', row);
  assertSound(content);
  await store.updateKeyFigure(asked.trx, id, version, content);
  audit(asked, id, row, { before: row.content, after: content });
  return readKeyFigure(asked, id);
}

/** Keeps today's value, so that it is known later. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function recordKeyFigure(asked: Asked, id: string): Promise<Shown> {
  const row = await findKeyFigure(asked, id);
  require(asked.identity, 'key-figure.change', row);
  if (!seesWhole(asked.identity, row)) throw new RegisterError('NOT_ALLOWED', 'Your roles do not reach all that is counted.', { place: id });
  const day = today(asked.clock);
  const { value } = await measureFigure(asked.trx, row, day, day, true);
  await store.keepPoint(asked.trx, id, value);
  audit(asked, id, row, { recorded: day });
  return readKeyFigure(asked, id);
}

/** Whether the caller's roles reach all that a key figure counts. */
export function seesWhole(identity: Identity, { content: { source }, agency, territory }: store.KeyFigureRow): boolean {
  const right = source.kind === 'reported' ? 'key-figure.read' : (measureOf(source.measure)?.right ?? 'none');
  return may(identity, right, { agency, territory });
}

/** A text in a language, in Vietnamese where nobody wrote it. */
const inLanguage = (words: Words, language: 'vi' | 'en' | 'id'): string => words[language] || words.vi;

async function shown(asked: Asked, row: store.KeyFigureRow, query: z.infer<typeof KeyFigureQuery>): Promise<Shown> {
  const { trx, identity, clock } = asked;
  const [asOf, language] = [query.asOf ?? today(clock), query.language ?? identity.language];
  const { content } = row;
  const { value, measuredOn, units }: Measured = await measureFigure(trx, row, asOf, today(clock), seesWhole(identity, row));
  return {
    ...{ id: row.id, owner: { id: row.agency_id, name: row.agency_name }, version: row.version, content },
    ...{ unit: content.unit, better: content.better, source: content.source },
    name: inLanguage(content.name, language),
    definition: inLanguage(content.definition, language),
    formula: inLanguage(content.formula, language),
    ...{ asOf, measuredOn, units, ...value },
    status: statusOf(value.value, content.better, content.targets, asOf),
    expected: expectedOn(content.targets, asOf),
    target: content.targets.at(-1) ?? null,
  };
}

function assertSound(content: KeyFigureContent): void {
  const fields = wrongInContent(content);
  if (fields.length > 0)
    throw new RegisterError('REQUEST_INVALID', 'The key figure does not fit together.', { fields, remedy: 'Mend the places named.' });
}

function audit(asked: Asked, id: string, { agency, territory }: { agency: string; territory: string }, details: Record<string, unknown>): void {
  asked.audit({ action: 'key-figure.change', objectKind: 'key-figure', objectId: id, place: { agency, territory }, details });
}
