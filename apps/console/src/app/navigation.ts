import type { Translate } from '../words/define-words.ts';

/** The eight verbs of the work, in their order. */
export const verbs = ['know', 'origin', 'measure', 'clean', 'share', 'serve', 'steer', 'guard'] as const;
export type Verb = (typeof verbs)[number];

/** How a page stands in the rail. Each page's folder says it of itself. */
export interface NavigationEntry {
  verb: Verb;
  /** Among the pages of its verb; at most five. */
  order: number;
  path: string;
  /** Its words; `title` is its name. */
  words: { use(): Translate<'title'> };
  /** Whoever may not do this anywhere does not see the page in the rail. */
  action: string;
}
