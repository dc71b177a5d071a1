import { problemOf } from '../../api/problem.ts';
import { useProblemText } from '../../ui/index.ts';
import styles from './way-in.module.css';
import { words } from './words.ts';

/** Why signing in did not work, in the words of the step that somebody is at. @param waiting seconds until it may be tried again. */
export function Refused({ error, step, waiting }: { error: unknown; step: 'password' | 'code'; waiting: number }) {
  const t = words.use();
  const textOf = useProblemText();
  if (!error) return null;
  const { code } = problemOf(error);
  if (code === 'SECOND_FACTOR_NEEDED') return null;
  const text =
    code === 'NOT_SIGNED_IN'
      ? t(step === 'password' ? 'wrong' : 'wrongCode')
      : code === 'REQUEST_TOO_MANY'
        ? waiting > 0
          ? t('tooMany', { seconds: waiting })
          : t('again')
        : textOf(error);
  return (
    <p role="alert" className={waiting > 0 || code !== 'REQUEST_TOO_MANY' ? styles.wrong : styles.note}>
      {code === 'REQUEST_TOO_MANY' && waiting === 0 ? '' : '■ '}
      {text}
    </p>
  );
}
