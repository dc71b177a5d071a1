import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, sogoc } from './run.ts';

const script = join(import.meta.dirname, '../src/sogoc.ts');

interface Serving {
  child: ChildProcess;
  url: string;
  ended: Promise<number | null>;
}

/** Starts `sogoc serve` and waits until it listens. */
async function serve(home: string, ...more: string[]): Promise<Serving> {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE_|SOGOC_)/.test(name)));
  const child = spawn(process.execPath, [script, 'serve', '--home', home, '--port', '0', '--people', '500', ...more], { env: environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then((status) => reject(new Error(`ended with ${status}: ${said}`)));
  });
  return { child, url, ended };
}

async function json<T>(url: string, cookie = ''): Promise<T> {
  return (await (await fetch(url, { headers: { cookie } })).json()) as T;
}

async function until(url: string, reached: (health: { status: string; stage?: string }) => boolean): Promise<void> {
  while (!reached(await json(`${url}/health/ready`))) await wait(200);
}

/** Signs in as the demonstration's person of a role. @returns the cookie. */
async function signIn(url: string, role: string): Promise<string> {
  const people = await json<{ accountId: string; role: string }[]>(`${url}/api/v1/demonstration/people`);
  const accountId = people.find((person) => person.role === role)?.accountId;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/demonstration/session`, { method: 'POST', headers, body: JSON.stringify({ accountId }) });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Which folders and files in a register's folder other users of the machine could enter or read; what lies deeper is behind these. */
async function openToOthers(folder: string): Promise<string[]> {
  const modes = await Promise.all((await readdir(folder)).map(async (name) => [name, (await stat(join(folder, name))).mode] as const));
  expect(modes.map(([name]) => name)).toContain('register');
  return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([name]) => name);
}

test('the demonstration is surveyed also when killed halfway, shows the survey’s numbers, and stops when asked', async () => {
  const home = await freshFolder();
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const first = await serve(home);
  await until(first.url, ({ stage }) => stage === 'check' || stage === 'link');
  first.child.kill('SIGKILL');
  await first.ended;

  const second = await serve(home);
  await until(second.url, ({ status }) => status === 'ready');
  const cookie = await signIn(second.url, 'province-data-office');
  const api = `${second.url}/api/v1`;
  const [survey = '', ...others] = (await readdir(join(home, 'surveys'))).sort();
  expect(others).toHaveLength(1);
  const written = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(home, 'surveys', survey, name), 'utf8')) as T;
  const scorecard = await written<{ databases: { name: string; score: number; tables: unknown }[] }>('scorecard.json');
  expect(scorecard.databases).toHaveLength(13);
  for (const { name, score, tables } of scorecard.databases)
    expect(await json(`${api}/databases/p38-${name}/scorecard`, cookie), name).toMatchObject({ surveyName: name, score, tables });
  const { attributes } = await written<{ attributes: unknown[] }>('origins.json');
  expect(await json(`${api}/runs/latest/attributes`, cookie)).toMatchObject({ total: attributes.length });
  expect(await json(`${api}/runs/latest`, cookie)).toMatchObject({ figures: await written('run.json') });
  expect(await json(`${api}/runs`, cookie)).toMatchObject({ total: 2 });
  // A week before, one small database was surveyed as it was then.
  const changes = await json<{ compared: number; items: { databaseId: string; before: number; after: number }[] }>(
    `${api}/scorecards/changes`,
    cookie,
  );
  expect(changes.compared).toBe(1);
  expect(new Set(changes.items.map(({ databaseId }) => databaseId))).toEqual(new Set(['p38-violations']));
  expect(changes.items.some(({ before, after }) => after > before)).toBe(true);
  expect(await json(`${api}/databases/summary`, cookie)).toMatchObject({ total: 118, byStage: { formed: expect.any(Number) } });
  const steering = await signIn(second.url, 'central-steering');
  expect(await json(`${api}/tasks/summary`, steering)).toMatchObject({ total: { given: 652, done: 226, overdue: 34, 'at-risk': 27 } });
  expect(await json(`${api}/tasks/summary?programme=nq71`, steering)).toMatchObject({ total: { done: 90, 'done-on-time': 65, 'done-late': 25 } });
  expect(await json(`${api}/obstacles/summary`, steering)).toMatchObject({ total: { raised: 26, solved: 17, left: 9 } });
  expect(await (await fetch(`${second.url}/metrics`)).text()).toMatch(/sogoc_jobs\{state="queued"\} 0/);

  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(await openToOthers(home)).toEqual([]);
}, 590_000);

test('without the demonstration a register starts empty, and says that it is ready', async () => {
  const home = await freshFolder();
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const { url, child, ended } = await serve(home, '--no-demo');
  expect(await json(`${url}/health/live`)).toEqual({ status: 'live' });
  expect(await json(`${url}/health/ready`)).toEqual({ status: 'ready' });
  expect((await fetch(`${url}/api/v1/demonstration/people`)).status).not.toBe(200);
  expect(await sogoc(['serve', '--home', home, '--port', '0'])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('REGISTER_HOME_IN_USE'),
  });
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(await openToOthers(home)).toEqual([]);
}, 120_000);

test('a province that cannot be made is not begun, and says why', async () => {
  const home = await freshFolder();
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const told = { status: 2, stdout: '', stderr: expect.stringMatching(/^DEMO_BAD_OPTION: people.*--people within these bounds/s) };
  expect(await sogoc(['serve', '--home', home, '--port', '0', '--people', '300'])).toEqual(told);
  expect(await readdir(home)).toEqual([]);
}, 120_000);
