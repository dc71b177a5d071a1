import { runInNewContext } from 'node:vm';

const longest = 1_000;

/** `(a+)+`, `([0-9]*)*`, `(.*){9}`, `(a|a)*`: ways to read one text multiply with its length. The engines here do not mind, others that read the contract do. */
const nested = /\((?:\?:)?\(*(?:\[(?:\\.|[^\]\\])*\]|\\.|[^\\()[\]|])(?:[+*]|\{\d+,\})\)+(?:[+*]|\{\d+,?\d*\})|\((?:\?:)?([^()|]+)\|\1[^()|]*\)[+*]/;

/**
 * Why a pattern of ECMA-262 cannot be run, null where it can. The engines match in linear time, so no pattern is catastrophic; in return they have no
 * look-around and no back references, and bound how much a repetition unfolds.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > longest) return `The pattern has ${pattern.length} characters; ${longest} are allowed`;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'The pattern is not a regular expression';
  }
  if (/\(\?<?[=!]/.test(pattern)) return 'The pattern looks ahead or behind, which cannot be run';
  if (/\\[1-9]|\\k</.test(pattern)) return 'The pattern refers back to a group, which cannot be run';
  if (nested.test(pattern)) return 'A repetition of the pattern stands alone in another, which takes some engines time without end';
  const repetitions = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  const unfolded = repetitions.reduce((product, count) => product * Math.max(1, count), 1);
  return unfolded > longest ? `The repetitions of the pattern unfold ${unfolded} times; ${longest} are allowed` : null;
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
