import { words } from './words.ts';

const deeds = ['propose', 'consult', 'withdraw', 'decide', 'refuse', 'dispute', 'uphold', 'revoke', 'agree', 'object'] as const;

/** What was done about a designation, in words, from the register's verb. */
export function useDeedName(): (verb: string) => string {
  const t = words.use();
  return (verb) => {
    const deed = deeds.find((known) => known === verb);
    return deed ? t(`did_${deed}`) : verb;
  };
}
