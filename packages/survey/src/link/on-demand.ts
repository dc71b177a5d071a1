import type { runLink as Link } from './run-link.ts';
import type { runMatch as Match } from './run-match.ts';

// What links and matches is loaded where it is asked for: a survey of which nothing has changed does without.

/** See `runLink` in `run-link.ts`. */
export const runLink: typeof Link = async (...args) => (await import('./run-link.ts')).runLink(...args);

/** See `runMatch` in `run-match.ts`. */
export const runMatch: typeof Match = async (...args) => (await import('./run-match.ts')).runMatch(...args);
