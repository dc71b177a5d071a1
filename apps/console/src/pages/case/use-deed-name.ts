import { words } from './words.ts';

const verbs = {
  open: 'open',
  verify: 'verify',
  lapse: 'lapse',
  reopen: 'reopen',
  escalate: 'escalate',
  assign: 'assign',
  comment: 'comment',
} as const;
const deeds = ['confirm', 'mend', 'reject', 'withdraw', 'dismiss', 'return'] as const;

/** What was done to a case, in words, from the register's verb. */
export function useDeedName(): (verb: string) => string {
  const t = words.use();
  return (verb) => {
    const deed = deeds.find((known) => known === verb);
    return deed ? t(`did_${deed}`) : Object.hasOwn(verbs, verb) ? t(verb as keyof typeof verbs) : verb;
  };
}
