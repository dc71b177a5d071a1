import type { EntityKind } from '@sogoc/linkage';
import { household } from './household.ts';
import { organisation } from './organisation.ts';
import { parcel } from './parcel.ts';
import { person } from './person.ts';

/** The kinds of things that the pack knows how to link. A table is about the first that it describes. */
export const entityKinds: readonly EntityKind[] = [organisation, parcel, household, person];
