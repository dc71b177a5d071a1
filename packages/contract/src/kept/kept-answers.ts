import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from '@sogoc/engine';

/** Where answers are kept from run to run. */
export interface KeepAnswers {
  /** One file, made if need be. It belongs to one set of tables and one run at a time, and may hold values of short lists: it is as private as the tables. */
  file: string;
  /** What another release kept is not used. */
  release: string;
}

/** A row of an answer: a value, or null, and numbers. */
export type AnswerRow = readonly [value: string | null, ...counts: number[]];

interface AnswersFile {
  format: 1;
  release: string;
  answers: Record<string, readonly AnswerRow[]>;
}

/**
 * What was counted to propose rules, by a name that stands for the question and the content that it was asked of: the same name, the same answer. Those that a run did not ask
 * for are not kept on.
 */
export class KeptAnswers {
  readonly #keep: KeepAnswers;
  readonly #known: Readonly<Record<string, readonly AnswerRow[]>>;
  readonly #asked: Record<string, readonly AnswerRow[]> = {};

  private constructor(keep: KeepAnswers, known: Readonly<Record<string, readonly AnswerRow[]>>) {
    this.#keep = keep;
    this.#known = known;
  }

  /** None are known where the file is damaged, or another release wrote it. */
  static async open(keep: KeepAnswers): Promise<KeptAnswers> {
    return new KeptAnswers(keep, await readAnswers(keep));
  }

  get(name: string): readonly AnswerRow[] | undefined {
    const rows = this.#asked[name] ?? this.#known[name];
    if (rows) this.#asked[name] = rows;
    return rows;
  }

  set(name: string, rows: readonly AnswerRow[]): void {
    this.#asked[name] = rows;
  }

  /** Writes the answers that were asked for, in place of all others. */
  async write(): Promise<void> {
    const { file, release } = this.#keep;
    const text = JSON.stringify({ format: 1, release, answers: this.#asked } satisfies AnswersFile);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeWhole(file, (beside) => writeFile(beside, text, { mode: 0o600 }));
  }
}

/** A short name for a question and what it is asked of. */
export function nameOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
}

async function readAnswers({ file, release }: KeepAnswers): Promise<Readonly<Record<string, readonly AnswerRow[]>>> {
  try {
    const found = JSON.parse(await readFile(file, 'utf8')) as Partial<AnswersFile>;
    const { format, release: written, answers } = found;
    return format === 1 && written === release && areAnswers(answers) ? answers : {};
  } catch {
    return {};
  }
}

function areAnswers(answers: unknown): answers is Record<string, readonly AnswerRow[]> {
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) && (row[0] === null || typeof row[0] === 'string') && row.slice(1).every((count) => Number.isFinite(count));
  return typeof answers === 'object' && answers !== null && Object.values(answers).every((rows: unknown) => Array.isArray(rows) && rows.every(isRow));
}
