import { civilStatus } from './civil-status/index.ts';
import type { DatabaseMaker } from './making.ts';
import { population } from './population/index.ts';

/** All databases, each after those that it copies from. */
export const databaseMakers: readonly DatabaseMaker[] = [civilStatus, population];
