import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { criteria } from '@sogoc/contract';
import type { SurveyResult } from '@sogoc/survey';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { smallSurvey, writeSources } from '../../../test/harness/small-survey.ts';
import { fileRun } from '../surveys/index.ts';

const names = ['population', 'land'];
const runs = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
let folder: string;
let results: SurveyResult[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-assessments-'));
  const [sources, out] = [join(folder, 'sources'), join(folder, 'out')];
  await writeSources(sources);
  const first = await smallSurvey(sources, out, new Date('2025-10-01T03:00:00Z'));
  await cp(out, join(folder, 'first'), { recursive: true });
  await writeSources(sources, true);
  const second = await smallSurvey(sources, out, new Date('2025-10-08T03:00:00Z'));
  results = [first.result, second.result];
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(kinds)('assessments on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  beforeAll(async () => {
    register = await testRegister(kind);
    office = await register.as('province-data-office@vn.p38');
    for (const name of names) {
      const database = { id: `p38-${name}`, name, surveyName: name, ownerId: 'p38', level: 'provincial' };
      expect((await office.send('POST', '/databases', database)).status).toBe(201);
    }
    for (const [index, id] of runs.entries()) await file(id, index === 0 ? 'first' : 'out');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  function file(id: string, from: string): Promise<void> {
    const place = { agency: 'vn.p38', territory: 'vn.p38' };
    const databases = names.map((name) => ({ id: `p38-${name}`, surveyName: name, ownerId: 'p38', ...place }));
    const run = { id, surveyId: null, place, origin: 'pushed' as const, requestedBy: null, language: 'vi' as const, folder: from, databases };
    return fileRun({ ...register, configuration: { ...register.configuration, home: folder } }, run);
  }

  test('every number of the API is the survey’s', async () => {
    for (const [index, { scorecard, catalog, origins, run }] of results.entries()) {
      const id = runs[index];
      expect((await office.get(`/runs/${id}`)).body).toMatchObject({ figures: run, rows: run.rows, tables: run.tables });
      for (const { name, criteria, tables, score, grade, basis } of scorecard.databases) {
        const at = `/databases/p38-${name}`;
        const summaries = Object.fromEntries(Object.entries(criteria).map(([criterion, { rules: _rules, ...summary }]) => [criterion, summary]));
        const found = results[index]?.discrepancyCounts.filter(({ database, kind: what }) => database === name && what !== 'variant') ?? [];
        const discrepancies = found.reduce((sum, { count }) => sum + Number(count), 0);
        expect((await office.get(`${at}/scorecard?run=${id}`)).body).toMatchObject({
          score,
          grade,
          basis,
          tables,
          criteria: summaries,
          discrepancies,
        });
        // What every score rests on is told, of the database and of each criterion that was measured.
        for (const told of [{ score, basis }, ...tables, ...Object.values(summaries)])
          if (told.score !== null)
            expect(told.basis).toMatchObject({ records: expect.any(Number), of: expect.any(Number), stated: expect.any(Number) });
        const rules = await office.get<{ items: unknown[]; total: number }>(`${at}/rules?run=${id}&pageSize=200`);
        const expected = Object.values(criteria).flatMap((criterion) => criterion.rules);
        expect(rules.body.total).toBe(expected.length);
        expect(rules.body.items).toEqual(expect.arrayContaining(JSON.parse(JSON.stringify(expected)) as unknown[]));
        if (name === 'land') expect(rules.body.items).toContainEqual(expect.objectContaining({ description: 'Every parcel of the commune is here' }));
      }
      for (const { name, tables } of catalog.databases)
        for (const table of tables)
          expect((await office.get(`/databases/p38-${name}/tables/${table.table}?run=${id}`)).body).toEqual(JSON.parse(JSON.stringify(table)));
      const attributes = await office.get<{ items: { holders: { databaseId: string }[] }[] }>(`/runs/${id}/attributes?pageSize=200`);
      const bare = attributes.body.items.map((attribute) => ({
        ...attribute,
        holders: attribute.holders.map(({ databaseId: _id, ...holder }) => holder),
      }));
      expect(bare).toEqual(origins.attributes);
      expect(origins.attributes.length).toBeGreaterThan(0);
      expect((await office.get(`/runs/${id}/plan`)).body).toEqual({ plan: origins.plan, conflicts: origins.conflicts });
    }
  });

  test('the last run gives a database its score, and the history keeps the others', async () => {
    const [, last] = results;
    const score = last?.scorecard.databases.find(({ name }) => name === 'land')?.score;
    expect((await office.get('/databases/p38-land')).body).toMatchObject({ score, lastRunId: runs[1], asOf: '2025-09-30' });
    expect((await office.get('/databases/p38-land/history')).body).toMatchObject({ items: [{ runId: runs[1], score }, { runId: runs[0] }] });
    expect((await office.get('/scorecards')).body).toMatchObject({ total: 2, items: [{ databaseId: 'p38-land', score }, {}] });
    expect((await office.get('/runs/latest')).body).toMatchObject({ id: runs[1] });
  });

  test('what got worse in a week is told by database and criterion, the most first', async () => {
    const [first, last] = results.map(({ scorecard }) => scorecard.databases);
    const scores = (databases: typeof first, name: string) => databases?.find((database) => database.name === name)?.criteria;
    const expected = names.flatMap((name) =>
      criteria.flatMap((criterion) => {
        const [before, after] = [scores(first, name)?.[criterion].score ?? null, scores(last, name)?.[criterion].score ?? null];
        return before === null || after === null || before === after ? [] : [{ databaseId: `p38-${name}`, criterion, before, after }];
      }),
    );
    const { body } = await office.get<{ items: { before: number; after: number }[] }>('/scorecards/changes');
    expect(body).toMatchObject({ databases: 2, compared: 2 });
    expect(body.items).toEqual(
      expect.arrayContaining(expected.map((change) => expect.objectContaining({ ...change, runId: runs[1], fromRunId: runs[0] }))),
    );
    expect(body.items).toHaveLength(expected.length);
    expect(expected.length).toBeGreaterThan(0);
    const falls = body.items.map(({ before, after }) => after - before);
    expect(falls).toEqual(falls.toSorted((one, other) => one - other));
    const beside = await register.as('province-data-office@vn.p01');
    expect((await beside.get('/scorecards/changes')).body).toMatchObject({ databases: 0, items: [] });
  });

  test('what is measured against originals elsewhere is not held against a run that read other databases', async () => {
    const [gone = '', kept = ''] = names.map((name) => `p38-${name}`);
    const told = async () => (await office.get<{ items: { databaseId: string; criterion: string }[] }>('/scorecards/changes')).body.items;
    const ofOrigins = new Set(
      results
        .flatMap(({ scorecard }) => scorecard.databases.filter(({ name }) => `p38-${name}` === kept))
        .flatMap((database) => criteria.filter((criterion) => database.criteria[criterion].rules.some(({ source }) => source === 'origin'))),
    );
    const before = (await told()).filter(({ databaseId }) => databaseId === kept);
    const { owner } = register.database;
    const markAs = (status: 'failed' | 'read') =>
      owner
        .updateTable('assessment')
        .set({ status })
        .where('run_id', '=', runs[0] ?? '')
        .where('database_id', '=', gone)
        .execute();
    await markAs('failed');
    const after = (await told()).filter(({ databaseId }) => databaseId === kept);
    await markAs('read');
    const still = before.filter(({ criterion }) => !ofOrigins.has(criterion as 'correct'));
    expect(after.map(({ criterion }) => criterion)).toEqual(still.map(({ criterion }) => criterion));
    expect(still.length).toBeLessThan(before.length);
  });

  test('two runs are compared: as the survey did record by record, and by scores, rules and columns', async () => {
    expect((await office.get(`/runs/${runs[1]}/since-last`)).body).toEqual(JSON.parse(JSON.stringify(results[1]?.comparison)));
    expect((await office.get(`/runs/${runs[0]}/since-last`)).status).toBe(404);
    const changes = (
      await office.get<{ columns: unknown; rules: { failedBefore: number; failedAfter: number }[] }>(`/runs/${runs[1]}/changes?from=${runs[0]}`)
    ).body;
    expect(changes.columns).toEqual([{ databaseId: 'p38-land', table: 'parcels', column: 'land_use', change: 'came' }]);
    expect(changes.rules).toContainEqual(
      expect.objectContaining({ kind: expect.any(String), columns: expect.any(Array), failedBefore: 2, failedAfter: 1 }),
    );
    const back = (await office.get<{ columns: unknown }>(`/runs/${runs[0]}/changes?from=${runs[1]}`)).body;
    expect(back.columns).toEqual([{ databaseId: 'p38-land', table: 'parcels', column: 'land_use', change: 'went' }]);
  });

  test('columns are found across databases by what they mean', async () => {
    const columns = await office.get<{ items: { databaseId: string; name: string }[] }>('/columns?search=owner&personal=true');
    expect(columns.body.items.map(({ name }) => name)).toEqual(['owner_id', 'owner_name']);
  });

  test('scores are seen from above and by the owner, from nowhere else', async () => {
    const paths = ['/scorecards', '/runs', '/columns'];
    for (const who of ['central-steering@vn', 'auditor@vn.p38', 'province-data-office@vn.p38']) {
      const person = await register.as(who);
      for (const path of paths) expect((await person.get<{ total: number }>(path)).body.total, `${who} ${path}`).toBeGreaterThan(0);
    }
    for (const who of ['province-data-office@vn.p01', 'commune-official@vn.p38.c14758', 'ministry-steward@vn.g01/vn', 'central-steering@vn/vn.p01']) {
      const person = await register.as(who);
      for (const path of paths) expect((await person.get(path)).body, `${who} ${path}`).toEqual({ items: [], total: 0 });
      for (const path of [`/runs/${runs[1]}`, '/runs/latest', '/databases/p38-land/scorecard', '/databases/p38-land/tables/parcels'])
        expect((await person.get(path)).status, `${who} ${path}`).toBe(404);
      for (const table of ['assessment', 'assessment_rule', 'catalogue_table', 'catalogue_column', 'attribute', 'holder', 'survey_run'])
        expect(await asServerRole(register, person.secret, `select 1 from ${table} limit 1`), `${who} ${table}`).toEqual([]);
      expect((await person.get('/databases/p38-land')).body).toMatchObject({ score: null, assessedAt: null });
    }
    expect((await (await register.as('administrator@vn')).get('/scorecards')).status).toBe(403);
  });

  test('what a run found cannot be written by the server’s working role', async () => {
    for (const statement of [
      `update assessment set score = 100`,
      `delete from assessment_rule`,
      `insert into attribute values ('${runs[1]}', 'x', 0, 'x', 'x', '{}')`,
    ])
      await expect(asServerRole(register, office.secret, statement), statement).rejects.toThrow(/permission denied/);
  });
});
