import { useNavigate } from '@tanstack/react-router';
import { Section, useCodes } from '../../ui/index.ts';
import styles from './contract-edit.module.css';
import type { Problem } from './use-check.ts';
import { problemWords, words } from './words.ts';
import { goToLine } from './yaml-text.tsx';

interface ProblemsProps {
  problems: readonly Problem[];
  checked: boolean;
  rules: number;
}

/** What is wrong with the draft, by line and path; what refuses it first. */
export function Problems({ problems, checked, rules }: ProblemsProps) {
  const t = words.use();
  const tell = useProblem();
  const navigate = useNavigate({ from: '/databases/$id/contract/edit' });
  const sorted = problems.toSorted((one, other) => Number(other.refuses) - Number(one.refuses) || one.line - other.line);
  const open = async (line: number) => {
    await navigate({ to: '.', search: { way: 'text' }, replace: true });
    goToLine(line);
  };
  return (
    <Section title={t('problems')}>
      {problems.length === 0 && <p role="status">{checked ? t('noProblems', { rules }) : t('checking')}</p>}
      <ul className={styles.problems} aria-live="polite">
        {sorted.map((problem) => (
          <li key={`${problem.line} ${problem.path} ${problem.message}`} className={problem.refuses ? styles.refuses : styles.warns}>
            {problem.line > 0 && (
              <button type="button" onClick={() => open(problem.line)} className={styles.line}>
                {t('line', { line: problem.line })}
              </button>
            )}
            <span>
              {t(problem.refuses ? 'refuses' : 'warns')} {tell(problem)}
            </span>
            {problem.path && <code className={styles.path}>{problem.path}</code>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A problem in the reader's words where its kind is known; the rest as the register says it. */
function useProblem(): (problem: Problem) => string {
  const t = problemWords.use();
  const code = useCodes(problemWords);
  return ({ code: kind, breach, expected = '', path, message }) => {
    const values = { expected, field: path.split('/').at(-1) ?? '' };
    if (breach && breach !== 'other') return t(breach, values);
    return code(kind) === kind || breach === 'other' ? message : `${code(kind)}: ${message}`;
  };
}
