import { civilStatus } from './civil-status/index.ts';
import { finance } from './finance/index.ts';
import { land } from './land/index.ts';
import type { DatabaseMaker } from './making.ts';
import { population } from './population/index.ts';
import { socialInsurance } from './social-insurance/index.ts';

/** All databases, each after those that it copies from. */
export const databaseMakers: readonly DatabaseMaker[] = [civilStatus, population, land, finance, socialInsurance];
