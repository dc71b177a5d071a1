import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@sogoc/engine';
import { type Clock, clockAhead } from '../clock/clock.ts';

/** What a demonstration's home says of itself: since when it runs, by the system's time, and which day it began on. */
export interface DemonstrationMark {
  began: string;
  /** The register's moment at the beginning. */
  moment: string;
  people: number;
  seed: number;
}

/** The morning of the day that the province's data is from. */
const firstMoment = '2025-10-01T01:00:00.000Z';
const markOf = (home: string): string => join(home, 'demonstration.json');

/** Whether this home may hold the demonstration: it does already, or holds no register yet. */
export async function isForDemonstration(home: string): Promise<boolean> {
  if (await readMark(home)) return true;
  return !(await stat(join(home, 'register')).catch(() => null));
}

/** The mark of a home, made on its first start. @throws DemoError `DEMO_BAD_OPTION`: what cannot be made is not begun, else each start would fail. */
export async function demonstrationMark(home: string, people: number, seed: number): Promise<DemonstrationMark> {
  const there = await readMark(home);
  if (there) return there;
  const { checkOptions } = await import('@sogoc/demo');
  checkOptions({ out: home, people, seed });
  const mark = { began: new Date().toISOString(), moment: firstMoment, people, seed };
  await mkdir(home, { recursive: true });
  await writeWhole(markOf(home), (beside) => writeFile(beside, `${JSON.stringify(mark)}\n`));
  return mark;
}

/** The mark of a home; null of one that holds no demonstration. */
export async function readMark(home: string): Promise<DemonstrationMark | null> {
  const text = await readFile(markOf(home), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as DemonstrationMark);
}

/** The demonstration's time: it began on its day and runs on from there, also while nobody looks. */
export function demonstrationClock({ began, moment }: DemonstrationMark): Clock {
  return clockAhead(Date.parse(moment) - Date.parse(began));
}
