import { useNavigate } from '@tanstack/react-router';
import { Section } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import styles from './contract-edit.module.css';
import type { Problem } from './use-check.ts';
import { words } from './words.ts';
import { goToLine } from './yaml-text.tsx';

interface ProblemsProps {
  problems: readonly Problem[];
  checked: boolean;
  rules: number;
}

/** What is wrong with the draft, by line and path; what refuses it first. */
export function Problems({ problems, checked, rules }: ProblemsProps) {
  const t = words.use();
  const language = useLanguage();
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
              {t(problem.refuses ? 'refuses' : 'warns')} {problem.words[language].happened}
              {problem.words[language].expected !== undefined && ` (${t('expected', { expected: problem.words[language].expected })})`}
            </span>
            {problem.path && <code className={styles.path}>{problem.path}</code>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
