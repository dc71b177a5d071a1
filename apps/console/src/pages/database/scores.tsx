import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { criteria, criterionWords, Score, Section, Sparkline, useFindings, useFormat } from '../../ui/index.ts';
import { historyQuery } from './queries.ts';
import styles from './scores.module.css';
import { words } from './words.ts';

/** The six scores of one database, each a way to its rules, and how they came about. */
export function Scores({ scorecard, chosen }: { scorecard: Schema['DatabaseScorecard']; chosen: string | undefined }) {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  const { reason: reasonText } = useFindings();
  const { data: history } = useSuspenseQuery(historyQuery(scorecard.databaseId));
  const points = history.items.flatMap((point) => (point.score === null ? [] : [point.score])).reverse();
  const told = t('history', { values: points.map((point) => format.number(point, 1)).join(', ') });
  return (
    <Section title={t('scores')} note={points.length > 1 && <Sparkline values={points} label={told} />}>
      <ul className={styles.scores}>
        {criteria.map((criterion) => {
          const { score = null, reasonCode, reason: told, basis } = scorecard.criteria[criterion] ?? {};
          const reason = reasonCode ? reasonText(reasonCode, told) : told;
          return (
            <li key={criterion}>
              <Link
                from="/databases/$id"
                to="."
                search={criterion === chosen ? {} : { criterion }}
                resetScroll={false}
                aria-current={criterion === chosen ? 'true' : undefined}
                className={styles.score}
              >
                <strong>{name(criterion)}</strong>
                <Score score={score} reason={reason} />
                <span className={styles.asks}>{score === null && reason ? reason : name(`${criterion}Asks`)}</span>
                {score !== null && basis && (
                  <span className={styles.basis}>
                    {t('basis', {
                      records: format.number(basis.records),
                      of: format.number(basis.of),
                      margin: format.number(basis.margin, 1),
                      stated: format.share(basis.stated),
                    })}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className={styles.asks}>{t('basisNote')}</p>
    </Section>
  );
}
