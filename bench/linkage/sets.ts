import { type Engine, type Sql, sql } from '@sogoc/engine';
import {
  blockOn,
  codeComparison,
  dateComparison,
  emailComparison,
  exactComparison,
  type LinkModel,
  nameComparison,
  postcodeComparison,
  twoNamesComparison,
} from '@sogoc/linkage';

/** A set of records with known truth, and the model that is trained on it: blocking and prior rules as Splink's own examples have them. */
export interface BenchmarkSet {
  name: string;
  /** The records as a query: the model's columns, `id` and `cluster` (the truth). */
  records(path: string): Sql;
  /** Columns that name a record. */
  notCompared: readonly string[];
  model: LinkModel;
}

const base = { format: 'sogoc-link-model', version: 1, kind: 'dedupe', prior: null, duplication: null, threshold: 0.5 } as const;
const head = (column: string, first: number) => ({ column, steps: [{ first }] });

const fake: BenchmarkSet = {
  name: 'fake_1000',
  notCompared: ['unique_id'],
  records: (path) => sql`select *, unique_id as id from read_csv(${path}, all_varchar = true)`,
  model: {
    ...base,
    blocking: [blockOn('first_name'), blockOn('surname'), blockOn('dob'), blockOn('email')],
    training: [blockOn('dob'), blockOn('email'), blockOn('first_name', 'surname')],
    comparisons: [
      twoNamesComparison('first_name', 'surname'),
      dateComparison('dob'),
      exactComparison('city', { frequency: true }),
      emailComparison('email'),
    ],
  },
};

const febrl: BenchmarkSet = {
  name: 'febrl3',
  notCompared: ['rec_id'],
  records: (path) =>
    sql`select *, trim(rec_id) as id, regexp_extract(rec_id, '^([^-]+-[^-]+)', 1) as cluster from read_csv(${path}, all_varchar = true, normalize_names = true)`,
  model: {
    ...base,
    blocking: [blockOn('soc_sec_id'), blockOn('given_name'), blockOn('surname'), blockOn('date_of_birth'), blockOn('postcode')],
    training: [blockOn('date_of_birth'), blockOn('postcode')],
    deterministic: { rules: [blockOn('soc_sec_id'), blockOn('given_name', 'surname', 'date_of_birth')], recall: 0.9 },
    comparisons: [
      nameComparison('given_name'),
      nameComparison('surname'),
      dateComparison('date_of_birth'),
      codeComparison('soc_sec_id'),
      exactComparison('street_number', { frequency: true }),
      codeComparison('postcode', { frequency: true }),
    ],
  },
};

const historical: BenchmarkSet = {
  name: 'historical_50k',
  notCompared: ['unique_id'],
  records: (path) => sql`select *, unique_id as id from read_parquet(${path})`,
  model: {
    ...base,
    blocking: [
      blockOn(head('first_name', 3), head('surname', 4)),
      blockOn('surname', 'dob'),
      blockOn('first_name', 'dob'),
      blockOn('postcode_fake', 'first_name'),
      blockOn('postcode_fake', 'surname'),
      blockOn('dob', 'birth_place'),
      blockOn(head('postcode_fake', 3), 'dob'),
      blockOn(head('postcode_fake', 3), 'first_name'),
      blockOn(head('postcode_fake', 3), 'surname'),
      blockOn(head('first_name', 2), head('surname', 2), head('dob', 4)),
    ],
    training: [blockOn('first_name', 'surname'), blockOn('dob')],
    deterministic: {
      rules: [
        blockOn('first_name', 'surname', 'dob'),
        blockOn(head('first_name', 2), 'surname', head('postcode_fake', 2)),
        blockOn('dob', 'postcode_fake'),
      ],
      recall: 0.6,
    },
    comparisons: [
      twoNamesComparison('first_name', 'surname'),
      dateComparison('dob'),
      postcodeComparison('postcode_fake', { frequency: true }),
      nameComparison('birth_place', { atLeast: [0.9] }),
      exactComparison('occupation', { frequency: true }),
    ],
  },
};

const people: BenchmarkSet = {
  name: 'people',
  notCompared: [],
  records: (path) => sql`select * from read_csv(${path}, all_varchar = true)`,
  model: {
    ...base,
    blocking: [
      blockOn('given_name', 'surname'),
      blockOn('surname', 'birth_date'),
      blockOn('given_name', 'birth_date'),
      blockOn('phone'),
      blockOn('postcode', 'birth_date'),
    ],
    training: [blockOn('given_name', 'surname'), blockOn('birth_date', 'postcode')],
    deterministic: { rules: [blockOn('given_name', 'surname', 'birth_date'), blockOn('phone', 'birth_date')], recall: 0.8 },
    comparisons: [
      nameComparison('given_name'),
      nameComparison('surname'),
      dateComparison('birth_date'),
      codeComparison('phone'),
      exactComparison('city', { frequency: true }),
      codeComparison('postcode', { atMost: [1] }),
    ],
  },
};

/** For many records: one rule on the name alone would make a hundred times the pairs of ten times the records. */
const manyPeople: BenchmarkSet = {
  ...people,
  name: 'many_people',
  model: {
    ...people.model,
    blocking: [blockOn('given_name', 'surname', head('birth_date', 4)), ...people.model.blocking.slice(1)],
    training: [blockOn('given_name', 'surname', head('birth_date', 4)), blockOn('birth_date', 'postcode')],
  },
};

export const sets: readonly BenchmarkSet[] = [fake, febrl, historical, people, manyPeople];

/** Reads a set into the engine under a name of its own. */
export const readSet = (engine: Engine, set: BenchmarkSet, path: string) => engine.materialize('bench_input', set.records(path));
