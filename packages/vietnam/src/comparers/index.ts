import type { Comparer } from '@sogoc/linkage';
import { addressComparer } from './address.ts';
import { birthDateComparer } from './birth-date.ts';
import { organisationNameComparer } from './organisation-name.ts';
import { personNameComparer } from './person-name.ts';
import { personalIdComparer } from './personal-id.ts';
import { phoneComparer } from './phone.ts';
import { sexComparer } from './sex.ts';

/** All comparers of the pack; `openRegistry({ comparers })` makes them known to linkage. */
export const comparers: readonly Comparer[] = [
  personNameComparer,
  organisationNameComparer,
  birthDateComparer,
  addressComparer,
  personalIdComparer,
  phoneComparer,
  sexComparer,
];
