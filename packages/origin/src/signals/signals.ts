import { asOf } from './as-of.ts';
import { beginsWith } from './begins-with.ts';
import { completeness } from './completeness.ts';
import { createsOthers } from './creates-others.ts';
import { eventFields } from './event-fields.ts';
import { firstSeen } from './first-seen.ts';
import { namedAfter } from './named-after.ts';
import { oneWayLoss } from './one-way-loss.ts';
import { ownFaults } from './own-faults.ts';
import { ownGaps } from './own-gaps.ts';
import { ownSlips } from './own-slips.ts';
import type { Signal } from './signal.ts';
import { surplusKeys } from './surplus-keys.ts';

/** All signals of who came first. A new one is a file in this folder and a line here. */
export const signals: readonly Signal[] = [
  asOf,
  surplusKeys,
  eventFields,
  beginsWith,
  firstSeen,
  completeness,
  namedAfter,
  oneWayLoss,
  ownSlips,
  ownFaults,
  ownGaps,
  createsOthers,
];
