import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

/** A rule in words: `3 working days before it is due: the person who is accountable`. */
export function useRuleText(): (rule: Schema['ReminderRule']) => string {
  const t = words.use();
  return ({ days, to }) => {
    const when = days < 0 ? t('before', { days: -days }) : days === 0 ? t('atDue') : t('after', { days });
    return t('rule', { when, to: t(to) });
  };
}
