import type { CopyPlan } from '../variant/plan.ts';
import { agriculture } from './agriculture/index.ts';
import { assetDeclarations } from './assets/index.ts';
import { civilStatus } from './civil-status/index.ts';
import { construction } from './construction/index.ts';
import { education } from './education/index.ts';
import { finance } from './finance/index.ts';
import { goods } from './goods/index.ts';
import { health } from './health/index.ts';
import { industryTrade } from './industry-trade/index.ts';
import { land } from './land/index.ts';
import type { DatabaseMaker } from './making.ts';
import { population } from './population/index.ts';
import { socialInsurance } from './social-insurance/index.ts';
import { violations } from './violations/index.ts';

/** All databases, each after those that it copies from. */
export function databaseMakers({ identity }: CopyPlan): readonly DatabaseMaker[] {
  const first = identity === 'population' ? [population, civilStatus] : [civilStatus, population];
  const rest = [finance, socialInsurance, education, health, construction, industryTrade, goods, assetDeclarations, violations, agriculture];
  return [...first, land, ...rest];
}
