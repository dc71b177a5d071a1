import { mergerDay, unitsNow } from '@sogoc/vietnam';
import type { Database } from '../../database/open-database.ts';
import type { AgencyTable } from '../../database/tables.ts';
import { central } from './data/central.ts';

/** Loads the centre, 34 provinces and 3,321 communes where they are not there yet; what an administrator has changed stays. */
export async function loadAgencies(database: Database): Promise<void> {
  const rows = [...allAgencies()];
  const batch = 1000;
  for (let start = 0; start < rows.length; start += batch) {
    await database.owner
      .insertInto('agency')
      .values(rows.slice(start, start + batch))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function* allAgencies(): Generator<AgencyTable> {
  const always = { valid_from: null, valid_to: null };
  yield { id: 'vn', code: null, kind: 'root', name: 'Việt Nam', path: 'vn', territory: 'vn', ...always };
  for (const { code, name } of central) {
    const id = code.toLowerCase();
    yield { id, code, kind: 'central', name, path: `vn.${id}`, territory: 'vn', ...always };
  }
  const { provinces, communes } = unitsNow();
  const since = { valid_from: mergerDay, valid_to: null };
  for (const [code, name] of provinces) {
    const path = `vn.p${code}`;
    yield { id: `p${code}`, code: null, kind: 'province', name: `Ủy ban nhân dân ${lower(name)}`, path, territory: path, ...since };
  }
  for (const { code, name, province } of communes.values()) {
    const path = `vn.p${province}.c${code}`;
    yield { id: `c${code}`, code: null, kind: 'commune', name: `Ủy ban nhân dân ${lower(name)}`, path, territory: path, ...since };
  }
}

/** Within a sentence the kind of a unit is written small: `Ủy ban nhân dân xã Hải Tiến`. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
