import { sql } from '@sogoc/engine';
import { buildCohorts } from './cohorts.ts';
import { buildChildren, buildCouples } from './families.ts';
import { buildHamlets } from './hamlets.ts';
import { buildHouseholds } from './households.ts';
import { buildOrganisations } from './organisations.ts';
import { buildParcels } from './parcels.ts';
import { buildPersons } from './persons.ts';
import { buildSchools } from './schools.ts';
import { buildWork } from './work.ts';
import { build, type World } from './world.ts';

export { inhabited } from './hamlets.ts';
export { day, type World } from './world.ts';

/** Builds the world: what is true in the province, before any agency writes it down. */
export async function buildWorld(world: World): Promise<void> {
  await build(world, sql`create schema world`);
  for (const step of [
    buildHamlets,
    buildCohorts,
    buildCouples,
    buildChildren,
    buildPersons,
    buildHouseholds,
    buildParcels,
    buildOrganisations,
    buildWork,
    buildSchools,
  ])
    await step(world);
}
