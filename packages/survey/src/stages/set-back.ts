import { EngineError, SogocError } from '@sogoc/engine';
import type { SourceProblem } from '@sogoc/sources';
import type { ProfiledDatabase } from './profile.ts';

/** What ends the run, whatever it was doing. */
const fatal: readonly string[] = ['ENGINE_CANCELLED', 'ENGINE_CLOSED', 'ENGINE_DISK_FULL'];

/** Does an error end the whole run? Also one that is none of the catalogue: it is a fault of ours. */
export function endsTheRun(error: unknown): boolean {
  return !(error instanceof SogocError) || fatal.includes(error.code);
}

/**
 * A part of the survey that could not be done, as a problem that is told beside the rest, which goes on.
 *
 * @param words what could not be done, and the way out where the error tells none.
 * @throws the error itself where it ends the run.
 */
export function setBack(error: unknown, place: string, words: { message: string; remedy: string }): SourceProblem {
  if (!(error instanceof SogocError) || endsTheRun(error)) throw error;
  const { code, remedy = words.remedy } = error;
  // What an engine says is of its statements, and nothing for a reader.
  return { code, message: error instanceof EngineError ? words.message : error.message, place, remedy, count: 1 };
}

/** The same problem at every database that was read: what is missing is missing of all of them. */
export function atAll(databases: readonly ProfiledDatabase[], problem: SourceProblem): Map<string, SourceProblem[]> {
  return new Map(databases.filter(({ tables }) => tables.length > 0).map(({ read }) => [read.request.name, [problem]]));
}
