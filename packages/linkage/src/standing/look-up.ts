import type { PreparedQuery, WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { levelWeights, priorWeight } from '../predict/pattern-weights.ts';
import { probabilityOf, weightOf } from '../predict/predict-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { lookUpQuery } from './look-up-query.ts';
import { changePostings, openPostings, type Postings } from './postings.ts';

/** A record of the index that may be the same as the one looked up. */
export interface LookUpMatch {
  source: string;
  key: string;
  entityId: string;
  probability: number;
  /** Bits, the prior included. */
  weight: number;
  /** Level by comparison (its name), null where a value is missing. */
  levels: Record<string, string | null>;
}

/** A candidate with its levels and frequencies, see `lookUpQuery`. */
type Candidate = Record<string, unknown> & { source: number; key: string; entity_id: string };

/** Look-ups against records that stand ready: postings and a query planned once, made before the first look-up. */
export class LookUp implements AsyncDisposable {
  readonly #prepared: Prepared;
  readonly #model: LinkModel;
  readonly #postings: Postings;
  readonly #columns: readonly string[];
  readonly #query: PreparedQuery<Candidate>;

  private constructor(prepared: Prepared, model: LinkModel, postings: Postings, columns: readonly string[], query: PreparedQuery<Candidate>) {
    this.#prepared = prepared;
    this.#model = model;
    this.#postings = postings;
    this.#columns = columns;
    this.#query = query;
  }

  /** @param entities rid, entity_id. */
  static async open(prepared: Prepared, model: LinkModel, entities: WorkTable): Promise<LookUp> {
    const postings = await openPostings(prepared);
    const { columns, query } = lookUpQuery(prepared, entities, postings);
    return new LookUp(prepared, model, postings, columns, await prepared.engine.prepare<Candidate>(query));
  }

  /** Records from a probability on, best first. */
  async find(record: Readonly<Record<string, string | null>>, options: { threshold: number; limit: number }): Promise<LookUpMatch[]> {
    // Empty text is missing too, and unlike null it has the type that the query was planned for.
    const candidates = await this.#query.all(this.#columns.map((column) => record[column] ?? ''));
    return candidates
      .map((candidate) => weigh(this.#prepared, this.#model, candidate))
      .filter((match) => match.weight >= weightOf(options.threshold))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, options.limit);
  }

  /** Follows a change of the records: those gone (a table with rid), and those from an id on that are new. */
  change(gone: WorkTable, from: number): Promise<void> {
    return changePostings(this.#prepared, this.#postings, gone, from);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#query[Symbol.asyncDispose]();
    for (const table of this.#postings.values()) await table.drop();
  }
}

function weigh(prepared: Prepared, model: LinkModel, candidate: Candidate): LookUpMatch {
  const weights = levelWeights(model);
  const { m, u } = parametersOf(model);
  let weight = priorWeight(model);
  const levels: Record<string, string | null> = {};
  for (const [i, { comparison, frequencies, frequencyOf }] of prepared.comparisons.entries()) {
    const level = Number(candidate[`g${i}`]);
    levels[comparison.name] = comparison.levels[level - 1]?.name ?? null;
    weight += weights[i]?.[level] ?? 0;
    const frequency = frequencyOf[level - 1];
    if (!frequency) continue;
    const n = frequencies.findIndex((other) => other.name === frequency.name);
    const [count, total] = [candidate[`f${i}_${n}`], candidate[`t${i}_${n}`]];
    const reference = frequencyOf.findIndex((other) => other?.name === frequency.name);
    const taken = 1 + (model.duplication ?? 0) * (m[i]?.[reference] ?? 1);
    const share = total === null ? Number(count ?? 0) : Math.max(Number(count ?? 0) - taken, 1) / Number(total);
    weight += frequency.setting.weight * (Math.log2(u[i]?.[reference] ?? 1) - Math.log2(Math.max(share, frequency.setting.minimum, 1e-12)));
  }
  return {
    source: prepared.sources[candidate.source] ?? '',
    key: candidate.key,
    entityId: candidate.entity_id,
    probability: probabilityOf(weight),
    weight,
    levels,
  };
}
