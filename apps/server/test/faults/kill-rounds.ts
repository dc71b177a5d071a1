import { setTimeout as wait } from 'node:timers/promises';
import { type DurablePostgres, durablePostgres } from './durable-postgres.ts';
import { type Examination, examine } from './examine.ts';
import { prepareHome } from './prepared-home.ts';
import { type Served, serveRegister, untilReady } from './served.ts';
import { type Confirmed, startWriters } from './writers.ts';

/** What is killed while people write and a survey runs: the register on PostgreSQL, PostgreSQL below it, or the register with its embedded database. */
export const victims = ['server', 'postgres', 'embedded'] as const;
export type Victim = (typeof victims)[number];

export interface KillReport extends Examination {
  confirmed: Confirmed;
  /** Confirmed writes after the last kill. */
  writtenAfterwards: number;
  /** How the survey ended that was asked for before the first kill, how often it was begun, and how many runs it filed. */
  job: { state: string; attempts: number; runs: number };
  /** Of each round, from the kill until the register was ready again, in milliseconds. */
  downtimes: number[];
}

/** Kills with `SIGKILL` again and again under writing load, lets the register recover by itself, and looks at what is left. */
export async function killRounds(victim: Victim, rounds: number, tell: (line: string) => void = () => undefined): Promise<KillReport> {
  await using postgres = victim === 'embedded' ? null : await durablePostgres();
  const environment = postgres?.environment ?? {};
  await using prepared = await prepareHome(environment);
  const { home, secret } = prepared;
  let register = await serveRegister(home, environment);
  await untilReady(register.url);
  const job = await askForSurvey(register.url, secret);
  const writers = startWriters(register.url, secret, prepared.cases);
  const downtimes: number[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await wait(800 + 137 * (round % 7));
      await untilWritten(writers.confirmed, written(writers.confirmed) + 3);
      const start = performance.now();
      register = await killAndRecover(register, postgres, victim, home, environment);
      writers.moveTo(register.url);
      await untilReady(register.url);
      downtimes.push(Math.round(performance.now() - start));
      tell(`${victim} ${round}/${rounds}: ready after ${downtimes.at(-1)} ms, ${written(writers.confirmed)} writes confirmed`);
    }
    const before = written(writers.confirmed);
    await untilWritten(writers.confirmed, before + 3);
    await writers.stop();
    const ended = await untilEnded(register.url, secret, job);
    await register.end('SIGTERM');
    const found = await examine(home, environment, writers.confirmed);
    return { ...found, confirmed: writers.confirmed, writtenAfterwards: written(writers.confirmed) - before, job: ended, downtimes };
  } finally {
    await writers.stop();
    await register.end('SIGKILL');
  }
}

async function killAndRecover(register: Served, postgres: DurablePostgres | null, victim: Victim, home: string, environment: Record<string, string>) {
  if (victim === 'postgres') {
    await postgres?.kill();
    await untilReady(register.url, false);
    await postgres?.start();
    return register;
  }
  await register.end('SIGKILL');
  return serveRegister(home, environment);
}

/** Waits until people have written so much. @throws Error after a minute. */
async function untilWritten(confirmed: Confirmed, wanted: number): Promise<void> {
  for (const start = performance.now(); written(confirmed) < wanted; await wait(50))
    if (performance.now() - start > 60_000) throw new Error('Nothing is confirmed any more.');
}

function written({ databases, cases }: Confirmed): number {
  return databases.length + [...cases.values()].reduce((sum, { times }) => sum + times, 0);
}

async function call<T>(url: string, secret: string, path: string, method = 'GET', body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function askForSurvey(url: string, secret: string): Promise<string> {
  for (const name of ['population', 'land']) {
    await call(url, secret, '/databases', 'POST', { id: `p38-${name}`, name, surveyName: name, ownerId: 'p38', level: 'provincial' });
    await call(url, secret, `/databases/p38-${name}/connection`, 'PUT', { source: name, version: 0 });
  }
  const survey = { name: 'Tỉnh', databaseIds: ['p38-population', 'p38-land'], agencyId: 'p38' };
  const { id } = await call<{ id: string }>(url, secret, '/surveys', 'POST', survey);
  return (await call<{ id: string }>(url, secret, `/surveys/${id}/jobs`, 'POST')).id;
}

/** A job whose worker was killed is free ten seconds later. */
async function untilEnded(url: string, secret: string, id: string): Promise<KillReport['job']> {
  for (const start = performance.now(); ; await wait(500)) {
    const { state, attempts } = await call<{ state: string; attempts: number }>(url, secret, `/jobs/${id}`);
    if (state !== 'queued' && state !== 'running') {
      const { items } = await call<{ items: { id: string }[] }>(url, secret, '/runs');
      return { state, attempts, runs: items.filter((run) => run.id === id).length };
    }
    if (performance.now() - start > 180_000) return { state, attempts, runs: 0 };
  }
}
