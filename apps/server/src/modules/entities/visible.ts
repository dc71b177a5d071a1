import { type Identity, may, type Place, within } from '../../access/identity.ts';
import type { Action } from '../../access/roles.ts';
import type { EntityRecord } from '../../lake/entity-records.ts';
import type { RunDatabase } from './store.ts';

/** A record with where it belongs: to its commune's agency, and to the owner of the database. */
export interface PlacedRecord extends EntityRecord {
  databaseId: string;
  places: readonly Place[];
}

/**
 * Where each record belongs. One that tells no commune is where the other records of its entity are, if these agree; else with the database's owner, as is
 * one that lies outside of the database's territory.
 */
export function placeRecords(records: readonly EntityRecord[], databases: readonly RunDatabase[]): PlacedRecord[] {
  const communes = new Map([...Map.groupBy(records, ({ entity }) => entity)].map(([entity, own]) => [entity, onlyOne(own)]));
  return records.flatMap((record) => {
    const database = databases.find(({ surveyName }) => surveyName === record.table.database);
    if (!database) return [];
    const commune = record.territory ?? communes.get(record.entity) ?? null;
    const territory = commune !== null && within(database.territory, commune) ? commune : database.territory;
    const owner = { agency: database.agency, territory };
    // The agency of a commune has the path of its territory.
    return [{ ...record, databaseId: database.id, places: territory === commune ? [{ agency: territory, territory }, owner] : [owner] }];
  });
}

function onlyOne(records: readonly EntityRecord[]): string | null {
  const told = new Set(records.flatMap(({ territory }) => territory ?? []));
  const [one] = told;
  return told.size === 1 && one !== undefined ? one : null;
}

/** Whether the caller may do this to a record: as its commune, as above it, or as the owner of the database. */
export function mayOnRecord(identity: Identity, action: Action, { places }: Pick<PlacedRecord, 'places'>): boolean {
  return places.some((place) => may(identity, action, place));
}
