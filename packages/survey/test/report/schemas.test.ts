import { describe, expect, test } from 'vitest';
import type { SurveyResult } from '../../src/model.ts';
import { communes } from './sample-communes.ts';
import { full } from './sample-full.ts';
import { province } from './sample-province.ts';
import { errorsOf, names, type SchemaName, schemas } from './schemas.ts';

const documents = (result: SurveyResult): Record<SchemaName, unknown[]> => ({
  catalog: [result.catalog],
  scorecard: [result.scorecard],
  origins: [result.origins],
  run: [result.run],
  comparison: result.comparison ? [result.comparison] : [],
  discrepancy: result.discrepancies,
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every object inside a document, with its path. */
function objects(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([key, each]) => objects(each, [...path, Array.isArray(value) ? Number(key) : key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

function at(document: Json, path: readonly (string | number)[]): { [key: string]: Json } {
  return path.reduce<Json>((value, key) => (value as { [key: string]: Json })[key] ?? null, document) as { [key: string]: Json };
}

/** Names of all properties that a schema knows. */
function known(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    (key === 'properties' && 'additionalProperties' in schema ? Object.keys(value) : []).concat(known(value)),
  );
}

/** Parts with keys of their own: how a table was read, what a rule rests on. */
function isFree(path: readonly (string | number)[]): boolean {
  return (path.at(-1) === 'reading' && path.at(-3) !== 'columns') || path.at(-1) === 'evidence';
}

describe.each(names)('%s', (name) => {
  test.each([
    ['four databases', communes],
    ['thirteen databases, one failed', province],
  ])('holds the results of %s', (_, sample) => {
    expect(documents(sample())[name].flatMap((document) => errorsOf(name, document))).toEqual([]);
  });

  test('knows each property of the types, and no other', () => {
    for (const document of documents(full)[name] as Json[]) {
      expect(errorsOf(name, document)).toEqual([]);
      for (const path of objects(document)) {
        const spoiled = structuredClone(document);
        at(spoiled, path).somethingElse = [1];
        expect(errorsOf(name, spoiled).length, `unknown property at /${path.join('/')}`).toBeGreaterThan(0);
      }
    }
    const keys = new Set(
      (documents(full)[name] as Json[]).flatMap((document) => objects(document).flatMap((path) => Object.keys(at(document, path)))),
    );
    expect(known(schemas[name]).filter((key) => !keys.has(key))).toEqual([]);
  });

  test('asks for each property that the types ask for', () => {
    const optional = new Set([
      'parts',
      'reason',
      'reasonCode',
      'evidence',
      'kept',
      'measured',
      'masked',
      'stoppable',
      'plan',
      'conflicts',
      'basis',
      'place',
      'description',
      'fault',
      'facts',
    ]);
    for (const document of documents(full)[name] as Json[]) {
      for (const path of objects(document)) {
        for (const key of Object.keys(at(document, path))) {
          if (isFree(path) || optional.has(key)) continue;
          const poorer = structuredClone(document);
          delete at(poorer, path)[key];
          expect(errorsOf(name, poorer).length, `/${[...path, key].join('/')} is required`).toBeGreaterThan(0);
        }
      }
    }
  });
});

test('a criterion without a score must say why', () => {
  const { scorecard } = communes();
  const [first] = scorecard.databases;
  if (!first) throw new Error('The sample has a database');
  first.criteria.live = { score: null, checked: 0, rules: [] };
  expect(errorsOf('scorecard', scorecard)).not.toEqual([]);
});
