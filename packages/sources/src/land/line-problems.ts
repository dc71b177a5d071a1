import type { SourceErrorCode } from '../source-error.ts';
import type { SourceProblem } from '../source-kind.ts';

const shown = 5;

/** Counts what is wrong with lines of a file, and remembers where the first few are. */
export class LineProblems {
  readonly #found = new Map<SourceErrorCode, { message: string; remedy: string; lines: number[]; count: number }>();

  add(code: SourceErrorCode, line: number, message: string, remedy: string): void {
    const known = this.#found.get(code) ?? { message, remedy, lines: [], count: 0 };
    known.count += 1;
    if (known.lines.length < shown) known.lines.push(line);
    this.#found.set(code, known);
  }

  /** One problem a kind; `place` tells the first lines. */
  problems(place: string): SourceProblem[] {
    return [...this.#found].map(([code, { message, remedy, lines, count }]) => ({
      code,
      message,
      place: `${place}, line${count > 1 ? 's' : ''} ${lines.join(', ')}${count > lines.length ? ' ...' : ''}`,
      remedy,
      count,
    }));
  }
}
