import { navigation as account } from '../pages/account/navigation.ts';
import { navigation as accounts } from '../pages/accounts/navigation.ts';
import { navigation as agencies } from '../pages/agencies/navigation.ts';
import { navigation as audit } from '../pages/audit/navigation.ts';
import { navigation as cases } from '../pages/cases/navigation.ts';
import { navigation as databases } from '../pages/databases/navigation.ts';
import { navigation as designations } from '../pages/designations/navigation.ts';
import { navigation as discrepancies } from '../pages/discrepancies/navigation.ts';
import { navigation as inbox } from '../pages/inbox/navigation.ts';
import { navigation as keyFigures } from '../pages/key-figures/navigation.ts';
import { navigation as keys } from '../pages/keys/navigation.ts';
import { navigation as map } from '../pages/map/navigation.ts';
import { navigation as obstacles } from '../pages/obstacles/navigation.ts';
import { navigation as originals } from '../pages/originals/navigation.ts';
import { navigation as overview } from '../pages/overview/navigation.ts';
import { navigation as records } from '../pages/records/navigation.ts';
import { navigation as runs } from '../pages/runs/navigation.ts';
import { navigation as scores } from '../pages/scores/navigation.ts';
import { navigation as steering } from '../pages/steering/navigation.ts';
import { navigation as tasks } from '../pages/tasks/navigation.ts';
import type { NavigationEntry } from './navigation.ts';

/** The pages of the rail. */
export const entries: readonly NavigationEntry[] = [
  overview,
  databases,
  map,
  originals,
  designations,
  scores,
  runs,
  cases,
  discrepancies,
  records,
  steering,
  tasks,
  obstacles,
  keyFigures,
  inbox,
  accounts,
  agencies,
  keys,
  audit,
  account,
];
