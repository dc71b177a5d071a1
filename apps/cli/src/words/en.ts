import type { Words } from './words.ts';

const n = (value: number): string => value.toLocaleString('en-GB');

/** Steps of linking and of making a province; a database is called by its name. */
const steps: Record<string, string> = {
  read: 'read the data',
  profile: 'profile the columns',
  match: 'match the columns',
  propose: 'propose a model',
  prepare: 'prepare the records',
  train: 'train',
  predict: 'weigh the pairs',
  cluster: 'form clusters',
  evaluate: 'evaluate',
  done: 'done',
  world: 'invent people and events',
  truth: 'write the truth',
};

const faults: Record<string, string> = {
  changed: 'changed',
  removed: 'removed',
  reordered: 'moved',
  added: 'added from outside',
  'cut-off': 'cut off from here on',
  signature: 'the signature of a checkpoint does not hold',
};

export const en: Words = {
  stages: {
    read: 'Read the data',
    profile: 'Profile each column',
    check: 'Check by rules',
    link: 'Link records of the same thing',
    compare: 'Find originals and copies',
    write: 'Write the results',
  },
  failed: (database, message, code) => `${database} could not be read: ${message} (${code})`,
  contractRefused: (database, problems) =>
    `The contract of ${database} could not be used (${n(problems)} ${problems === 1 ? 'problem' : 'problems'}): it was surveyed by what its data suggests alone`,
  contractInPart: (database, problems) => `The contract of ${database} was used but for ${n(problems)} ${problems === 1 ? 'place' : 'places'}`,
  setBack: (part, message, code) => `${part} could not be done: ${message} (${code})`,
  detail: (text) => `Detail: ${text}`,
  remedy: (text) => `What to do: ${text}`,
  summary: (f) => `Surveyed ${n(f.databases)} databases, ${n(f.tables)} tables, ${n(f.rows)} records in ${n(f.seconds)} s`,
  score: (name, score, grade) => `${name}: ${score === null ? '' : `${n(score)} `}${grade}`,
  grades: { green: '● Good', amber: '▲ Attention', red: '■ Poor', none: '○ Not measured' },
  originals: (f) => `${n(f.attributes)} shared attributes: ${n(f.originals)} originals found, ${n(f.copies)} copies`,
  discrepancies: (f) => `${n(f.errors)} discrepancies; ${n(f.variants)} places differ in spelling only`,
  since: (f) => `Since the survey of ${f.day}: ${n(f.mended)} discrepancies mended, ${n(f.new)} new, ${n(f.staying)} staying`,
  moved: (f) => `Criteria better: ${n(f.better)}, worse: ${n(f.worse)}; out of the ordinary: ${n(f.drift)}`,
  report: (path) => `Report: ${path}`,
  province: (f) =>
    `Made a province of ${n(f.databases)} databases, ${n(f.rows)} records, ${n(f.errors)} planted errors in ${n(f.seconds)} s: ${f.out}`,
  provinceKept: (out) => `The province is there already: ${out}`,
  firstAdministrator: (login, password) =>
    `First sign-in: ${login}, password ${password}\nIt is shown this once and opens nothing but choosing your own.`,
  backedUp: (file, entries) => `Backed up to ${file}, with ${n(entries)} entries of the audit log. Guard it: it holds the keys too.`,
  restored: (madeAt, entries, valid) =>
    `Restored as of ${madeAt}: ${n(entries)} entries of the audit log, ${valid ? 'whole' : 'NOT WHOLE: run sogoc audit verify'}.`,
  audit: (entries, checkpoints, faults) =>
    faults === 0
      ? `● The log is whole: ${n(entries)} entries, compared with ${n(checkpoints)} signed checkpoints`
      : `■ The log was tampered with: ${n(faults)} places in ${n(entries)} entries, compared with ${n(checkpoints)} signed checkpoints`,
  auditFault: (entry, fault) => `  entry ${n(entry)}: ${faults[fault] ?? fault}`,
  linked: (f) =>
    `Linked ${n(f.records)} records into ${n(f.entities)} things by ${n(f.links)} pairs (${n(f.candidatePairs)} pairs compared) in ${n(f.seconds)} s`,
  accuracy: (f) => `By the labels: precision ${n(f.precision)}, recall ${n(f.recall)}, F1 ${n(f.f1)} at threshold ${n(f.probability)}`,
  nothingLinked:
    'No two records are alike enough to be the same thing. If some should be, see in the report which columns were compared with each other, and which were left out',
  noSamePair: 'Accuracy could not be measured: no two records in the half of the labels that judges are the same thing',
  lineage: (f) =>
    `Against the clusters that were in the folder: ${n(f.created)} things new, ${n(f.merged)} merged into others, ${n(f.split)} split, ${n(f.ended)} gone; the others keep their ids`,
  untaught:
    'Nothing confirms what the compared columns say, so that the probabilities are a guess: look at some pairs before they are used, or give columns that tell more',
  stage: (name) => `Stage: ${steps[name] ?? name}`,
  step: (name) => steps[name] ?? name,
  progress: (name, what, rows, share) =>
    `${steps[name] ?? name}: ${what}${rows === null ? '' : `, ${n(rows)} rows`}${share === null ? '' : `, ${n(Math.floor(100 * share))} %`}`,
  match: (column, best, score) => `  ${column} → ${best} (${n(score)})`,
  matches: (path) => `Matches of columns: ${path}`,
  serving: (url, demo) => `The register answers at ${url}${demo ? ' (demonstration with invented data; its province is being prepared)' : ''}`,
  registerReady: (url, seconds) => `Ready after ${n(seconds)} s: ${url}`,
  stopping: 'Stopping: requests and jobs end first',
  pushed: (run, databases, unknown) =>
    `Loaded ${n(databases.length)} databases into the register as run ${run}${unknown.length > 0 ? `; not registered: ${unknown.join(', ')}` : ''}`,
};
