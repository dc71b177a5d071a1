import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { criteria, criterionWords, Empty, Score, Section, StageMark, useFindings } from '../../ui/index.ts';
import { databaseQuery, scorecardQuery } from '../database/queries.ts';
import styles from './task.module.css';
import { words } from './words.ts';

/** The databases that a task is about, the weakest criterion of each first: what holds it up. */
export function Databases({ task }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const databases = useQueries({ queries: task.databases.map(({ id }) => databaseQuery(id)) });
  return (
    <Section title={t('databases')} note={t('databasesNote')}>
      {task.databases.length === 0 && <Empty>{t('noDatabase')}</Empty>}
      <ul className={styles.databases}>
        {task.databases.map(({ id, name }, index) => (
          <li key={id}>
            <span className={styles.databaseHead}>
              <Link to="/databases/$id" params={{ id }}>
                <strong>{name}</strong>
              </Link>
              {databases[index]?.data && (
                <>
                  <StageMark stage={databases[index].data.stage} />
                  <span className={styles.note}>{databases[index].data.ownerName}</span>
                </>
              )}
            </span>
            <Scores id={id} surveyed={databases[index]?.data?.lastRunId !== null} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Scores({ id, surveyed }: { id: string; surveyed: boolean }) {
  const t = words.use();
  const name = criterionWords.use();
  const found = useFindings();
  const [scorecard] = useQueries({ queries: [{ ...scorecardQuery(id), enabled: surveyed, retry: false }] });
  if (!surveyed || scorecard?.isError) return <p className={styles.note}>{t('notSurveyed')}</p>;
  if (!scorecard?.data) return null;
  const scores = scorecard.data.criteria;
  const sorted = [...criteria].sort((one, other) => (scores[one]?.score ?? 101) - (scores[other]?.score ?? 101));
  return (
    <ul className={styles.criteria}>
      {sorted.map((criterion) => {
        const { score = null, reasonCode, reason } = scores[criterion] ?? {};
        return (
          <li key={criterion}>
            <Link to="/databases/$id" params={{ id }} search={{ criterion }}>
              {name(criterion)} <Score score={score} reason={reasonCode ? found.reason(reasonCode, reason) : reason} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
