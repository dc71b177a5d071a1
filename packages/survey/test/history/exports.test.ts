import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { Parser, Store } from 'n3';
import { beforeAll, expect, test } from 'vitest';
import { qualityInTurtle } from '../../src/exports/dqv.ts';
import { type OpenLineageEvent, openLineageEvent } from '../../src/exports/openlineage.ts';
import type { SurveyResult } from '../../src/index.ts';
import { hostile } from '../report/hostile.ts';
import { communes } from '../report/sample-communes.ts';
import { full } from '../report/sample-full.ts';
import { province } from '../report/sample-province.ts';
import { SurveyedFolder, schools } from './folder.ts';
import { breachesOfShapes } from './shacl.ts';

const dqv = 'http://www.w3.org/ns/dqv#';
const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(await readFile(new URL('../../../../docs/reference/openlineage.schema.json', import.meta.url), 'utf8')));
const errorsOf = (event: unknown): string[] =>
  validate(event) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);

/** The specification's own schemas, which leave more open than ours. */
const specification = new Ajv2020({ strict: false, allErrors: true });
formats.default(specification);
const published = join(import.meta.dirname, 'openlineage');
for (const name of await readdir(published))
  if (name.endsWith('.json')) specification.addSchema(JSON.parse(await readFile(join(published, name), 'utf8')));

/** What the schema that an element names says against it. */
function breachesOf(element: { _schemaURL: string } | { schemaURL: string }): string[] {
  const name = '_schemaURL' in element ? element._schemaURL : element.schemaURL;
  const check = specification.getSchema(name);
  if (!check) return [`${name} is not known`];
  return check(element) ? [] : (check.errors ?? []).map((error) => `${name} ${error.instancePath} ${error.message}`);
}

function breachesOfEvent(event: OpenLineageEvent): string[] {
  const facets = event.inputs.flatMap(({ facets: own, inputFacets }) => [...Object.values(own), ...Object.values(inputFacets)]);
  return [event, ...facets].flatMap(breachesOf);
}

const folder = await SurveyedFolder.make();
let result: SurveyResult;

beforeAll(async () => {
  await folder.write(
    'schools.csv',
    schools(300, (fields, at) => (at < 3 ? fields.with(4, '') : fields)),
  );
  result = await folder.survey(['schools.csv'], { exports: true });
});

test('openlineage.json says of each table what was counted and which rules hold', async () => {
  const event = JSON.parse(await folder.read('openlineage.json')) as OpenLineageEvent;
  expect(errorsOf(event)).toEqual([]);
  expect(breachesOfEvent(event)).toEqual([]);
  const [one, ...rest] = event.inputs[0]?.inputFacets.dataQualityAssertions.assertions ?? [];
  const broken = { ...event.inputs[0]?.inputFacets.dataQualityAssertions, assertions: [{ ...one, success: 'yes' }, ...rest] };
  expect(breachesOf(broken as never)).toEqual([expect.stringContaining('must be boolean')]);
  const [input, ...others] = event.inputs;
  expect([input?.namespace, input?.name, others]).toEqual(['sogoc://schools', 'schools', []]);
  const { dataQualityMetrics: metrics, dataQualityAssertions: tests } = input?.inputFacets ?? {};
  expect([metrics?.rowCount, metrics?.columnMetrics.opened]).toEqual([300, { nullCount: 3, distinctCount: 297, count: 297 }]);
  expect(metrics?.columnMetrics.pupils).toMatchObject({ min: 200, max: 239, quantiles: { '0.5': 218 } });
  expect(tests?.assertions.filter(({ success }) => !success)).toMatchObject([{ assertion: 'not_null', column: 'opened', actual: '3' }]);
  expect(tests?.assertions.length).toBeGreaterThan(3);
});

test.each([
  ['four databases', communes()],
  ['thirteen databases, one failed', province()],
  ['hostile names', { ...hostile(communes()), run: communes().run }],
  ['every property filled', full],
])('the exports of %s are valid', async (_, sample) => {
  expect(await breachesOfShapes(qualityInTurtle(sample))).toEqual([]);
  expect(errorsOf(openLineageEvent(sample))).toEqual([]);
  expect(breachesOfEvent(openLineageEvent(sample))).toEqual([]);
  const store = new Store(new Parser().parse(qualityInTurtle(sample)));
  const measured = sample.scorecard.databases.flatMap(({ criteria, tables }) => [
    ...Object.values(criteria).map(({ score }) => score),
    ...tables.flatMap((table) => Object.values(table.criteria)),
  ]);
  expect(store.countQuads(null, `${dqv}value`, null, null)).toBe(measured.filter((score) => score !== null).length);
});

test('quality.ttl has a measurement of each criterion that was measured, and leads from it to table and dimension', async () => {
  const store = new Store(new Parser().parse(await folder.read('quality.ttl')));
  const [measurement, ...others] = store
    .getSubjects(`${dqv}isMeasurementOf`, 'urn:sogoc:metric:complete', null)
    .filter(({ value }) => /:schools:schools$/.test(value));
  expect(others).toEqual([]);
  const of = (property: string): string | undefined => store.getObjects(measurement ?? null, property, null)[0]?.value;
  expect(of(`${dqv}value`)).toBe(String(result.scorecard.databases[0]?.tables[0]?.criteria.complete));
  expect(of(`${dqv}computedOn`)).toBe('urn:sogoc:dataset:schools:schools');
  expect(store.countQuads('urn:sogoc:dataset:schools:schools', null, 'http://www.w3.org/ns/dcat#Dataset', null)).toBe(1);
  expect(store.getObjects('urn:sogoc:metric:complete', `${dqv}inDimension`, null)[0]?.value).toBe('urn:sogoc:dimension:complete');
  expect(store.countQuads(null, `${dqv}isMeasurementOf`, 'urn:sogoc:metric:live', null)).toBe(0);
});

test('the shapes see what the vocabulary does not allow', async () => {
  const turtle = await folder.read('quality.ttl');
  const spoilt: [string, string, string][] = [
    ['dqv:inDimension <urn:sogoc:dimension:live>', 'dcterms:title "live"', 'urn:sogoc:metric:live inDimension MinCountConstraintComponent'],
    ['a dqv:Dimension', 'a skos:Concept', 'urn:sogoc:metric:correct inDimension ClassConstraintComponent'],
    ['dqv:computedOn <urn:sogoc:dataset:schools:schools>', 'dcterms:title "nothing"', ':schools:schools computedOn MinCountConstraintComponent'],
    ['a dcat:Dataset', 'a dcat:Catalog', ':schools computedOn ClassConstraintComponent'],
  ];
  for (const [there, instead, breach] of spoilt) {
    expect(turtle).toContain(there);
    expect(await breachesOfShapes(turtle.replace(there, instead))).toContainEqual(expect.stringContaining(breach));
  }
  expect((await breachesOfShapes(turtle.replace(/"[\d.]+"\^\^xsd:decimal/, '"100.5"^^xsd:decimal'))).join()).toContain('value MaxInclusive');
});

test('the same survey has the same run id, another one another', () => {
  const later = { ...result, run: { ...result.run, startedAt: '2026-01-01T00:00:00.000Z' } };
  expect(openLineageEvent(result).run).toEqual(openLineageEvent(structuredClone(result)).run);
  expect(openLineageEvent(later).run).not.toEqual(openLineageEvent(result).run);
});

test('exports that are not asked for are not there, not even those of an earlier run', async () => {
  const again = await SurveyedFolder.make();
  await again.write('schools.csv', schools(50));
  await again.survey(['schools.csv'], { exports: true });
  await again.survey(['schools.csv']);
  for (const name of ['openlineage.json', 'quality.ttl']) await expect(again.read(name)).rejects.toThrow('ENOENT');
});
