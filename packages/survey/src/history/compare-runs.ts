import { type Engine, EngineError, sql } from '@sogoc/engine';
import type { Language } from '../model.ts';
import { changedRules } from './changed-rules.ts';
import { compareFindings } from './compare-findings.ts';
import { comparePlaces } from './compare-places.ts';
import { compareScores } from './compare-scores.ts';
import type { Comparison } from './comparison.ts';
import { findDrift } from './drift.ts';
import { inWords } from './drift-words.ts';
import type { RecordedRun } from './store.ts';

/** Compares a run with the last good one, and its counts with those of all earlier ones; null where there is none. */
export async function compareRuns(
  engine: Engine,
  history: readonly RecordedRun[],
  now: RecordedRun,
  { language, scratch, signal }: { language: Language; scratch: string; signal: AbortSignal | undefined },
): Promise<Comparison | null> {
  const good = await untilReadable(engine, history, signal);
  const last = good.at(-1);
  if (!last) return null;
  const drift = findDrift(
    good.map((run) => run.facts),
    now.facts,
  );
  return {
    since: last.facts.finishedAt,
    earlierRuns: good.length,
    ...comparePlaces(last.facts, now.facts),
    scores: compareScores(last.facts, now.facts),
    discrepancies: await compareFindings(engine, last, now, { scratch, signal }),
    changedRules: now.facts.databases.flatMap((database) => {
      const earlier = last.facts.databases.find(({ name }) => name === database.name);
      return earlier ? changedRules(earlier, database).map(({ rule }) => ({ database: database.name, rule })) : [];
    }),
    drift: drift.map((found) => inWords(found, language)),
  };
}

/** The runs up to the last one whose findings are whole: only of that one they are read. */
async function untilReadable(engine: Engine, history: readonly RecordedRun[], signal: AbortSignal | undefined): Promise<readonly RecordedRun[]> {
  const last = history.at(-1);
  if (!last || (await isReadable(engine, last.findings, signal))) return history;
  return untilReadable(engine, history.slice(0, -1), signal);
}

async function isReadable(engine: Engine, findings: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await engine.one(
      sql`select count(id) + count("database") + count("table") + count(kind) + count(rule) from ${engine.dialect.readParquet([findings])}`,
      {
        signal,
      },
    );
    return true;
  } catch (error) {
    if (error instanceof EngineError && !signal?.aborted) return false;
    throw error;
  }
}
