import { join } from 'node:path';
import { openDuckDb } from '@sogoc/engine';
import { maskText } from '@sogoc/profile';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { require, scopes } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import type { Register } from '../../http/context.ts';
import type { Call } from '../../http/route.ts';
import { findEntities, recordsOf } from '../../lake/entity-records.ts';
import { lakeTables, readSurveyFolder, type SurveyFolder } from '../../lake/survey-folder.ts';
import { notFound } from '../../register-error.ts';
import { describe } from './describe.ts';
import type { Pseudonym } from './pseudonym.ts';
import type { Entity, EntityReading, EntitySearch, FoundEntities } from './schema.ts';
import { findingsOf, latestRun } from './store.ts';
import { mayOnRecord, type PlacedRecord, placeRecords } from './visible.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'audit'>;

/** Entities with a record of this key or name that the caller may see. Nothing is said of others, not even that they are there. */
export async function searchEntities(
  register: Register,
  pseudonym: Pseudonym,
  asked: Asked,
  search: z.infer<typeof EntitySearch>,
): Promise<z.infer<typeof FoundEntities>> {
  const { identity, audit } = asked;
  const { records } = await readRecords(register, asked.trx, search);
  const visible = records.filter((record) => mayOnRecord(identity, 'entity.search', record));
  const found = [...Map.groupBy(visible, ({ entity }) => entity)];
  const [scope] = scopes(identity, 'entity.search');
  const subject = pseudonym(`search ${search.key ?? search.name ?? ''}`);
  const details = { by: search.key === undefined ? 'name' : 'key', found: found.map(([id]) => pseudonym(id)) };
  audit({
    action: 'entity.search',
    objectKind: 'entity',
    objectId: 'search',
    ...(scope && { place: scope }),
    purpose: search.purpose,
    subject,
    details,
  });
  return {
    items: found.map(([id, own]) => ({
      id,
      kind: own[0]?.kind as 'person',
      label: labelOf(own),
      databases: [...new Set(own.map(({ databaseId }) => databaseId))].sort(),
      records: own.length,
    })),
  };
}

/** What the databases say of an entity, as far as the caller may see. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function readEntity(
  register: Register,
  pseudonym: Pseudonym,
  { trx, identity, audit }: Asked,
  id: string,
  { purpose, reveal }: z.infer<typeof EntityReading>,
): Promise<z.infer<typeof Entity>> {
  const { records, survey } = await readRecords(register, trx, { entity: id });
  const visible = records.filter((record) => mayOnRecord(identity, 'entity.read', record));
  const [first] = visible;
  if (!first || !survey) throw notFound('entity', id);
  if (reveal && !visible.some((record) => mayOnRecord(identity, 'entity.reveal', record)))
    require(identity, 'entity.reveal', { agency: '', territory: '' });
  const action = reveal ? 'entity.reveal' : 'entity.read';
  const details = { records: visible.length, databases: [...new Set(visible.map(({ databaseId }) => databaseId))].sort() };
  const [place] = first.places;
  audit({ action, objectKind: 'entity', objectId: pseudonym(id), ...(place && { place }), purpose, subject: pseudonym(id), details });
  const shows = (record: PlacedRecord) => reveal && mayOnRecord(identity, 'entity.reveal', record);
  return {
    id,
    kind: first.kind as 'person',
    revealed: reveal,
    hidden: records.length - visible.length,
    ...describe(records, new Set(visible), survey.origins, shows),
    findings: await findingsOf(trx, visible),
  };
}

async function readRecords(
  { configuration, clock }: Register,
  trx: Work,
  asked: { entity: string } | z.infer<typeof EntitySearch>,
): Promise<{ records: PlacedRecord[]; survey?: SurveyFolder }> {
  const run = await latestRun(trx);
  if (!run) return { records: [] };
  const folder = join(configuration.home, run.folder);
  const survey = await readSurveyFolder(folder);
  const tables = await lakeTables(survey);
  await using engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
  const entities = 'entity' in asked ? [asked.entity] : await findEntities(engine, folder, tables, asked);
  return { survey, records: placeRecords(await recordsOf(engine, folder, tables, entities, today(clock)), run.databases) };
}

function labelOf(records: readonly PlacedRecord[]): string {
  for (const { table, values } of records) {
    const named = table.columns.find(({ semanticType }) => semanticType?.id === 'vn.person-name' || semanticType?.id === 'vn.organisation-name');
    const value = named && values.get(named.name);
    if (named && value) return named.personal ? maskText(value) : value;
  }
  return records[0]?.key === undefined ? '' : maskText(records[0].key);
}
