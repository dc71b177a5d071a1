import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Comparison, type DatabaseRequest, runSurvey, type SurveyRequest, type SurveyResult } from '../../src/index.ts';

/** A folder with CSV files that is surveyed again and again, a day apart. */
export class SurveyedFolder {
  readonly folder: string;
  readonly out: string;
  #day = 0;

  private constructor(folder: string) {
    this.folder = folder;
    this.out = join(folder, 'out');
  }

  static async make(): Promise<SurveyedFolder> {
    return new SurveyedFolder(await mkdtemp(join(tmpdir(), 'sogoc-history-')));
  }

  /** The next survey is at the same moment as the last. */
  sameDayAgain(): void {
    this.#day -= 1;
  }

  write(name: string, lines: readonly string[]): Promise<void> {
    return writeFile(join(this.folder, name), `${lines.join('\n')}\n`);
  }

  /** Databases named after their files. */
  async survey(files: readonly string[], request: Partial<SurveyRequest> = {}): Promise<SurveyResult> {
    this.#day += 1;
    const now = (): Date => new Date(Date.UTC(2025, 10, this.#day, 8));
    const databases = files.map(
      (source): DatabaseRequest => ({ name: source.replace('.csv', ''), source, baseDirectory: this.folder, owner: null, contract: null }),
    );
    const asked = { databases, designations: [], language: 'en' as const, out: this.out, memoryLimit: 2 ** 29, threads: 1, ...request };
    return await runSurvey(asked, { environment: {}, now });
  }

  read(name: string): Promise<string> {
    return readFile(join(this.out, name), 'utf8');
  }
}

/** The comparison of a run that is not the first. */
export function comparisonOf({ comparison }: SurveyResult): Comparison {
  if (!comparison) throw new Error('This run has nothing to be compared with');
  return comparison;
}

/** A register of schools: a key, a name, a kind with few values, pupils, a day. `change` may spoil a line. */
export function schools(count: number, change: (fields: string[], at: number) => string[] = (fields) => fields): string[] {
  const rows = Array.from({ length: count }, (_, at) =>
    change(
      [`S${String(at + 1).padStart(4, '0')}`, `School ${at + 1}`, ['primary', 'secondary', 'high'][at % 3] ?? '', String(200 + (at % 40)), dayOf(at)],
      at,
    ),
  );
  return ['school_code,title,level,pupils,opened', ...rows.map((fields) => fields.join(','))];
}

function dayOf(at: number): string {
  return new Date(Date.UTC(2000, 0, 1 + at * 7)).toISOString().slice(0, 10);
}
