import type { RuleCount } from '../blocking/count-pairs.ts';
import type { Candidates } from '../compare/candidates.ts';
import { scoreCandidates } from '../compare/score-candidates.ts';
import type { Truth } from '../evaluate/truth.ts';
import type { LinkModel } from '../model/link-model.ts';
import { bitsOf, predictingBits } from '../prepare/place-rules.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { holdAllOnce, mostRivals, patternsOfPartners, priorOfPartners } from './best-partners.ts';
import { equalWithinSources, withEqual } from './chance-within.ts';
import { checkTraining, type TrainingCheck } from './checks.ts';
import { levelsOfCertainlyDifferent, levelsOfDifferent } from './different-levels.ts';
import { differentPairs } from './different-pairs.ts';
import { drawPairs, readPairs } from './drawn-pairs.ts';
import { type LabelCounts, labelLevels, mFromLabels } from './labels.ts';
import { learnPatterns } from './learning-pairs.ts';
import { comparesLongTextsAlone, fitLongTexts } from './long-texts-alone.ts';
import { type Parameters, startingM, withParameters } from './parameters.ts';
import { leastPrior, priorFromPatterns, priorFromRules } from './prior.ts';
import { findRelated, type RelatedFit } from './related-things.ts';
import { type LevelSample, readSample, type SampleOptions, sampleLevels } from './sample-u.ts';
import { combineSessions, runSessions, type Session, teachersOf } from './sessions.ts';
import { countExcess, mostShared } from './shared-excess.ts';
import { tiesOfDifferent, tiesOfSame } from './tied-comparisons.ts';
import type { Ties } from './ties.ts';

export interface TrainOptions extends SampleOptions {
  /** Labels to learn m from. With `labelsOnly` they replace expectation maximisation; else they are counted with what it expects. */
  labels?: Truth;
  labelsOnly?: boolean;
  /** The model is trained already: only compare the candidate pairs. */
  onlyScore?: boolean;
  /** How many pairs each rule makes, where that was counted before. */
  counts?: readonly RuleCount[];
}

/** Of the records of two sources that hold each thing once so many random others are looked at for each. */
const partnersOfFew = 100;

/** How often prior, u and m are found in turn, and how often of these without ties. */
const [rounds, untiedRounds] = [4, 2];

/** Fewer records hold too few things to tell how comparisons depend on each other; of likeliest partners what they share comes together by choice. */
const enoughToTie = 10_000;

export interface Trained {
  model: LinkModel;
  sessions: Session[];
  sample: LevelSample;
  labels: LabelCounts | null;
  checks: TrainingCheck[];
  /** Pairs of all blocking and training rules: prediction goes on with them. */
  scored: Candidates;
  /** Where two sources hold each thing once: how many of their things are expected in both; else null. */
  partners: number | null;
}

/**
 * Learns prior, u and m: u from random pairs, the prior from deterministic rules (or from the candidate pairs themselves), m by expectation
 * maximisation in the blocks of the training rules and from labels. The three depend on each other a little (random pairs hold some same things),
 * so they are found in turn, some times, on counts of patterns. Of large blocks a share of the pairs is compared.
 */
export async function trainModel(prepared: Prepared, options: TrainOptions = {}): Promise<Trained> {
  const { model } = prepared;
  const needed = prepared.rules.filter((rule) => rule.predicts || (rule.trains && !options.onlyScore));
  const finding = scoreCandidates(prepared, needed, options.counts);
  if (options.onlyScore)
    return {
      model,
      sessions: [],
      sample: { pairs: 0, counts: [], equal: [], exhaustive: false },
      labels: null,
      checks: [],
      scored: await finding,
      partners: null,
    };
  const once = holdAllOnce(model, prepared.sources);
  const mayTie = !once && prepared.records.rows >= enoughToTie;
  // Drawn while candidates are found, which leaves the engine little to do.
  const [candidates, ...read] = await Promise.all([
    finding,
    once ? undefined : readSample(prepared, options),
    mayTie ? readPairs(prepared) : undefined,
  ]);
  const oneAtMost = once && candidates.rows <= mostRivals;
  const sampling = { ...options, ...(oneAtMost && { partners: partnersOfFew }) };
  const sample = await sampleLevels(prepared, sampling, candidates.patternsOf, read[0]);
  const within = oneAtMost ? await sampleLevels(prepared, { ...sampling, pairs: 'within' }, candidates.patternsOf) : null;
  const known = within && levelsOfCertainlyDifferent(sample, within);
  const differentLevels = (m: readonly (readonly number[])[], prior: number): number[][] => known ?? levelsOfDifferent(sample, m, prior);
  const drawn = mayTie ? await drawPairs(prepared, candidates.patternsOf, read[1]) : [];
  const fromRules = await priorFromRules(prepared, candidates);
  const predicting = predictingBits(prepared);
  const teachers = teachersOf(model, prepared.rules);
  const training = bitsOf(teachers.map(({ rule }) => rule));
  const excess = oneAtMost ? await countExcess(prepared, needed, await learnPatterns(prepared, candidates, bitsOf(needed))) : null;
  const patterns = oneAtMost
    ? await patternsOfPartners(prepared, candidates, differentLevels(model.comparisons.map(startingM), 0))
    : await learnPatterns(prepared, candidates, fromRules === null ? training | predicting : training);
  const predictable = patterns.filter((pattern) => (pattern.rules & predicting) !== 0);
  const labels = options.labels ? await labelLevels(prepared, options.labels) : null;
  let prior = fromRules ?? Math.min(0.5, prepared.records.rows / 2 / Math.max(prepared.possiblePairs, 1));
  let m = labels ? mFromLabels(labels, model.comparisons.map(startingM), []) : model.comparisons.map(startingM);
  let u = differentLevels(m, prior);
  let sessions: Session[] = [];
  let ties: Ties = { same: [], different: [] };
  let different = differentPairs(drawn, { m, u }, prior);
  for (let round = 0; round < rounds; round += 1) {
    if (!(labels && options.labelsOnly)) {
      sessions = runSessions(prepared, teachers, patterns, { m, u, ties }, prior, different);
      m = combineSessions(sessions, m);
      if (labels) m = mFromLabels(labels, m, sessions);
    }
    if (fromRules === null)
      prior = Math.max(priorFromPatterns(predictable, { m, u, ties }, prepared.possiblePairs, prior), leastPrior(sessions, prepared.possiblePairs));
    u = differentLevels(m, prior);
    different = differentPairs(drawn, { m, u, ties }, prior);
    if (mayTie && round + 1 >= untiedRounds)
      ties = { same: tiesOfSame(sessions, model.comparisons), different: tiesOfDifferent(different, model.comparisons, u) };
  }
  if (sessions.length === 0 && fromRules === null && !labels && prepared.sources.length > 1) {
    u = withEqual(u, await equalWithinSources(prepared));
    prior = priorFromPatterns(predictable, { m, u, ties }, prepared.possiblePairs, 0.5);
  }
  if (sessions.length === 0 && fromRules === null && !labels && prepared.sources.length === 1 && comparesLongTextsAlone(model.comparisons))
    ({ prior, m, u } = fitLongTexts(sample, predictable, prepared.possiblePairs) ?? { prior, m, u });
  const found =
    model.related === null && !labels && !oneAtMost
      ? findRelated(predictable, model.comparisons, u, prepared.possiblePairs, prior, ties.different, ownOf(prepared))
      : null;
  if (found) {
    ({ m } = found);
    u = levelsOfDifferent(sample, together(found), found.prior + found.related.share);
    if (fromRules === null) ({ prior } = found);
  }
  const shared = excess ? mostShared(excess, m) : Number.POSITIVE_INFINITY;
  const partners =
    oneAtMost && fromRules === null ? await priorOfPartners(prepared, predictable, { m, u }, shared) : { prior, chance: prior, partners: null };
  ({ prior } = partners);
  const duplication = (2 * partners.chance * prepared.possiblePairs) / Math.max(prepared.records.rows, 1);
  const parameters: Parameters & { prior: number; duplication: number } = { m, u, prior, duplication, ties };
  return {
    model: { ...withParameters(model, parameters), ...(found && { related: found.related }) },
    sessions,
    sample,
    labels,
    checks: checkTraining(model, parameters, sample, sessions, labels !== null),
    scored: candidates,
    partners: partners.partners,
  };
}

/** Positions of the comparisons of what is a thing's own for good. */
const ownOf = ({ model, options }: Prepared): ReadonlySet<number> =>
  new Set(model.comparisons.flatMap(({ comparer }, i) => (comparer !== undefined && options.registry?.comparer(comparer).own ? [i] : [])));

/** P(level) of same and related things as one: what both contribute to random pairs is not chance. */
const together = ({ m, prior, related: { levels, share } }: RelatedFit): number[][] =>
  m.map((row, i) => row.map((value, j) => (prior * value + share * (levels[i]?.[j] ?? 0)) / (prior + share)));
