import { problemOf } from '../../api/problem.ts';
import { useProblemText } from '../../ui/index.ts';
import styles from './new-password.module.css';
import { words } from './words.ts';

/** What the register has against a password, by how it begins to say so. */
const reasons = [
  [/^has fewer than \d+ characters/, 'tooShort'],
  [/^has more than/, 'tooLong'],
  [/different characters/, 'tooPlain'],
  [/^follows/, 'runsOn'],
  [/^holds the sign-in name/, 'holdsName'],
  [/^is among/, 'common'],
  [/^is the one you have/, 'same'],
] as const;

/** Why a new password was refused, or what else went wrong when it was sent. */
export function Weakness({ error }: { error: unknown }) {
  const t = words.use();
  const textOf = useProblemText();
  if (!error) return null;
  const { code, place, fields, retryAfter } = problemOf(error);
  const against = fields?.find(({ path }) => path === 'body/password')?.message;
  const reason = against === undefined ? undefined : (reasons.find(([pattern]) => pattern.test(against))?.[1] ?? 'easy');
  const text =
    code === 'NOT_SIGNED_IN' && place === 'body/current'
      ? t('wrongCurrent')
      : code === 'REQUEST_TOO_MANY' && retryAfter
        ? t('tooMany', { seconds: retryAfter })
        : reason
          ? t(reason)
          : textOf(error);
  return (
    <p role="alert" className={styles.wrong}>
      ■ {text}
    </p>
  );
}
