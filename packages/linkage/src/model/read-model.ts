import { LinkageError } from '../error.ts';
import { checkRelated, checkTies, isRecord, isShare, type Say } from './check-found.ts';
import type { BlockingRule, Comparison, Level, LinkModel } from './link-model.ts';

/** Something wrong in a model, with the place as a JSON path. */
export interface ModelProblem {
  path: string;
  message: string;
}

/**
 * Reads a model from JSON text or parsed JSON.
 * @throws LinkageError `LINK_NO_MODEL` for what is none, `LINK_MODEL_VERSION` for a version that this release does not know, `LINK_MODEL_INVALID` with every problem found.
 */
export function readModel(input: unknown): LinkModel {
  const value = typeof input === 'string' ? parse(input) : input;
  if (!isRecord(value) || value.format !== format) throw noModel('The file is no model: it does not say that it is one', undefined);
  if (value.version !== 1)
    throw new LinkageError('LINK_MODEL_VERSION', `The model has version ${String(value.version)}; this release reads version 1`);
  const problems = checkModel(value);
  if (problems.length > 0) {
    const [first] = problems;
    throw new LinkageError('LINK_MODEL_INVALID', `The model is not valid: ${problems.map((p) => `${p.path}: ${p.message}`).join('; ')}`, {
      place: first?.path ?? '$',
      remedy: 'Correct the model file at the places named',
    });
  }
  return value as unknown as LinkModel;
}

/** The model as JSON text, the same for the same model. */
export function writeModel(model: LinkModel): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}

/** Every problem of a would-be model; empty when it is valid. Never throws. */
export function checkModel(value: unknown): ModelProblem[] {
  const problems: ModelProblem[] = [];
  const say = (path: string, message: string): void => {
    problems.push({ path, message });
  };
  if (!isRecord(value)) return [{ path: '$', message: 'must be an object' }];
  if (value.format !== format) say('$.format', `must be "${format}"`);
  if (value.version !== 1) say('$.version', 'must be 1');
  if (!['dedupe', 'link', 'link-and-dedupe'].includes(String(value.kind))) say('$.kind', 'must be dedupe, link or link-and-dedupe');
  if (value.prior !== null && !isShare(value.prior)) say('$.prior', 'must be null or between 0 and 1');
  if (value.duplication !== null && !(Number(value.duplication) >= 0)) say('$.duplication', 'must be null or a number from 0 on');
  if (!isShare(value.threshold)) say('$.threshold', 'must be between 0 and 1');
  if (value.related !== undefined && value.related !== null) checkRelated(value.related, value.comparisons, say);
  if (value.ties !== undefined) checkTies(value.ties, value.comparisons, say);
  if (value.duplicateFree !== undefined && !isTexts(value.duplicateFree)) say('$.duplicateFree', 'must be a list of names of sources');
  if (value.columns !== undefined) checkColumns(value.columns, say);
  checkRules(value.blocking, '$.blocking', say, 1);
  if (value.training !== undefined) checkRules(value.training, '$.training', say, 0);
  if (value.deterministic !== undefined) {
    if (!isRecord(value.deterministic)) say('$.deterministic', 'must be an object');
    else {
      checkRules(value.deterministic.rules, '$.deterministic.rules', say, 1);
      if (!isShare(value.deterministic.recall) || value.deterministic.recall === 0) say('$.deterministic.recall', 'must be above 0 and at most 1');
    }
  }
  if (!Array.isArray(value.comparisons) || value.comparisons.length === 0) say('$.comparisons', 'must have at least one comparison');
  else checkComparisons(value.comparisons, say);
  return problems;
}

const isBits = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isWordRarity = (value: unknown): boolean =>
  isRecord(value) && isBits(value.other) && isRecord(value.bits) && Object.values(value.bits).every(isBits);
const isTitle = (value: unknown): boolean => isRecord(value) && ['vi', 'en', 'id'].every((language) => typeof value[language] === 'string');
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

function checkColumns(columns: unknown, say: Say): void {
  if (!isRecord(columns)) {
    say('$.columns', 'must be an object');
    return;
  }
  for (const [column, names] of Object.entries(columns)) {
    if (!isRecord(names) || !Object.values(names).every((name) => name === null || typeof name === 'string' || isTexts(name)))
      say(`$.columns.${column}`, 'must give the name of the column, names or null, by source');
  }
}

function checkRules(rules: unknown, path: string, say: Say, least: number): void {
  if (!Array.isArray(rules) || rules.length < least) {
    say(path, `must be a list of at least ${least} rules`);
    return;
  }
  for (const [index, rule] of (rules as Partial<BlockingRule>[]).entries()) {
    const at = `${path}[${index}]`;
    if (!isRecord(rule)) say(at, 'must be an object');
    else {
      checkExpressions(rule.keys, `${at}.keys`, say);
      if (rule.maximumBlock !== undefined && !(Number(rule.maximumBlock) >= 2)) say(`${at}.maximumBlock`, 'must be at least 2');
    }
  }
}

function checkExpressions(expressions: unknown, path: string, say: Say): void {
  if (!Array.isArray(expressions) || expressions.length === 0) {
    say(path, 'must name at least one column');
    return;
  }
  for (const [index, expression] of expressions.entries()) {
    if (!isRecord(expression) || typeof expression.column !== 'string' || expression.column === '') say(`${path}[${index}].column`, 'must be a name');
    else if (expression.steps !== undefined && !(Array.isArray(expression.steps) && expression.steps.every(isStep)))
      say(`${path}[${index}].steps`, 'has a step that is not known');
  }
}

function checkComparisons(comparisons: unknown[], say: Say): void {
  const names = new Set<unknown>();
  for (const [index, comparison] of (comparisons as Partial<Comparison>[]).entries()) {
    const at = `$.comparisons[${index}]`;
    if (!isRecord(comparison)) {
      say(at, 'must be an object');
      continue;
    }
    if (typeof comparison.name !== 'string' || comparison.name === '') say(`${at}.name`, 'must be a name');
    if (names.has(comparison.name)) say(`${at}.name`, 'is used twice');
    names.add(comparison.name);
    checkExpressions(comparison.inputs, `${at}.inputs`, say);
    if (comparison.words !== undefined && comparison.words !== null && !isWordRarity(comparison.words))
      say(`${at}.words`, 'must be null or have bits by word and those of any other, from 0 on');
    if (!Array.isArray(comparison.levels) || comparison.levels.length < 2) say(`${at}.levels`, 'must have at least two levels');
    else checkLevels(comparison.levels, `${at}.levels`, Array.isArray(comparison.inputs) ? comparison.inputs.length : 0, say);
  }
}

function checkLevels(levels: unknown[], path: string, inputs: number, say: Say): void {
  const names = new Set<unknown>();
  for (const [index, level] of (levels as Partial<Level>[]).entries()) {
    const at = `${path}[${index}]`;
    if (!isRecord(level)) {
      say(at, 'must be an object');
      continue;
    }
    if (level.title !== undefined && !isTitle(level.title)) say(`${at}.title`, 'must be texts by vi, en and id');
    const last = index === levels.length - 1;
    if (typeof level.name !== 'string' || names.has(level.name)) say(`${at}.name`, 'must be a name of its own');
    names.add(level.name);
    if (last && level.test !== null) say(`${at}.test`, 'of the last level must be null: it takes all other pairs');
    if (!last && !(isRecord(level.test) && typeof level.test.kind === 'string')) say(`${at}.test`, 'must have a kind');
    if (isRecord(level.test) && level.test.inputs !== undefined && !arePositions(level.test.inputs, inputs))
      say(`${at}.test.inputs`, `must be positions below ${inputs}`);
    for (const name of ['m', 'u'] as const)
      if (level[name] !== null && !isShare(level[name])) say(`${at}.${name}`, 'must be null or between 0 and 1');
    if (
      level.termFrequency !== undefined &&
      !(isRecord(level.termFrequency) && isShare(level.termFrequency.weight) && isShare(level.termFrequency.minimum))
    )
      say(`${at}.termFrequency`, 'must have weight and minimum between 0 and 1');
  }
}

function isStep(step: unknown): boolean {
  if (typeof step === 'string') return ['lower', 'fold', 'digits', 'sorted-words', 'word-pairs', 'without-blanks', 'date'].includes(step);
  if (!isRecord(step) || Object.keys(step).length !== 1) return false;
  const [[name, value] = ['', null]] = Object.entries(step);
  if (name === 'first' || name === 'last') return Number.isInteger(value) && Number(value) > 0;
  if (name === 'word') return Number.isInteger(value) && value !== 0;
  return ['split', 'match', 'without'].includes(name) && typeof value === 'string' && value !== '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noModel('The file is no model: it is not JSON', cause);
  }
}

/** What a model calls itself. */
const format = 'sogoc-link-model';

function noModel(message: string, cause: unknown): LinkageError {
  return new LinkageError('LINK_NO_MODEL', message, {
    place: '$',
    remedy: 'Give the model.json that a linkage has written; a table is given as NAME=PATH. Or leave the model out: one is then proposed and written',
    cause,
  });
}

const arePositions = (value: unknown, below: number): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((position) => Number.isInteger(position) && position >= 0 && position < below);
