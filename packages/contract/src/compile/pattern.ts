import { runInNewContext } from 'node:vm';
import type { Fault } from '../problems/fault.ts';

const longest = 1_000;

/** `(a+)+`, `([0-9]*)*`, `(.*){9}`, `(a|a)*`: ways to read one text multiply with its length. The engines here do not mind, others that read the contract do. */
const nested = /\((?:\?:)?\(*(?:\[(?:\\.|[^\]\\])*\]|\\.|[^\\()[\]|])(?:[+*]|\{\d+,\})\)+(?:[+*]|\{\d+,?\d*\})|\((?:\?:)?([^()|]+)\|\1[^()|]*\)[+*]/;

/**
 * Why a pattern of ECMA-262 cannot be run, null where it can. The engines match in linear time, so no pattern is catastrophic; in return they have no
 * look-around and no back references, and bound how much a repetition unfolds.
 */
export function patternProblem(pattern: string): Fault | null {
  if (pattern.length > longest) return { id: 'pattern-too-long', facts: { characters: pattern.length, most: longest } };
  try {
    new RegExp(pattern, 'u');
  } catch {
    return { id: 'pattern-wrong' };
  }
  if (/\(\?<?[=!]/.test(pattern)) return { id: 'pattern-looks-around' };
  if (/\\[1-9]|\\k</.test(pattern)) return { id: 'pattern-refers-back' };
  if (nested.test(pattern)) return { id: 'pattern-without-end' };
  const repetitions = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  const unfolded = repetitions.reduce((product, count) => product * Math.max(1, count), 1);
  return unfolded > longest ? { id: 'pattern-unfolds', facts: { times: unfolded, most: longest } } : null;
}

/** Milliseconds that the values of a list may take to be tried: this process matches by going back, which takes some patterns time without end. */
const longestTrial = 1_000;

/** The values that a pattern without a `patternProblem` matches; null where that takes too long. */
export function matching(values: readonly string[], pattern: string): string[] | null {
  try {
    const tried = 'const expression = new RegExp(pattern, "u"); values.filter((value) => expression.test(value))';
    return [...(runInNewContext(tried, { pattern, values }, { timeout: longestTrial }) as string[])];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}
