import type { StageName } from '@sogoc/survey';

/** What the command line says while it works and at its end. */
export interface Words {
  stages: Record<StageName, string>;
  failed(database: string, message: string, code: string): string;
  /** None of the contract's rules was checked. */
  contractRefused(database: string, problems: number): string;
  /** Most of the contract was checked. */
  contractInPart(database: string, problems: number): string;
  /** A part of the survey, such as `origins`, that could not be done, and what it was for. */
  setBack(part: string, message: string, code: string): string;
  /** What an error itself says, in English. */
  detail(text: string): string;
  remedy(text: string): string;
  summary(facts: { databases: number; tables: number; rows: number; seconds: number }): string;
  score(name: string, score: number | null, grade: string): string;
  grades: Record<'green' | 'amber' | 'red' | 'none', string>;
  originals(facts: { attributes: number; originals: number; copies: number }): string;
  discrepancies(facts: { errors: number; variants: number }): string;
  since(facts: { day: string; mended: number; new: number; staying: number }): string;
  moved(facts: { better: number; worse: number; drift: number }): string;
  report(path: string): string;
  province(facts: { out: string; databases: number; rows: number; errors: number; seconds: number }): string;
  provinceKept(out: string): string;
  firstAdministrator(login: string, password: string): string;
  backedUp(file: string, entries: number): string;
  restored(madeAt: string, entries: number, valid: boolean): string;
  audit(entries: number, checkpoints: number, faults: number): string;
  auditFault(entry: number, fault: string): string;
  linked(facts: { records: number; entities: number; links: number; candidatePairs: number; seconds: number }): string;
  accuracy(facts: { precision: number; recall: number; f1: number; probability: number }): string;
  /** No two records link. */
  nothingLinked: string;
  /** Labels judge nothing where no two records that they name are the same. */
  noSamePair: string;
  /** What became of the things of the run before. */
  lineage(events: { created: number; merged: number; split: number; ended: number }): string;
  /** Nothing could be learnt: as where tables share one column. */
  untaught: string;
  stage(name: string): string;
  step(name: string): string;
  /** A step, what it works on, and how far it is: rows, or a share 0..1. */
  progress(name: string, what: string, rows: number | null, share: number | null): string;
  match(column: string, best: string, score: number): string;
  matches(path: string): string;
  serving(url: string, demonstration: boolean): string;
  registerReady(url: string, seconds: number): string;
  stopping: string;
  pushed(run: string, databases: readonly string[], unknown: readonly string[]): string;
}
