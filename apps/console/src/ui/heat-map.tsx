import { Link } from '@tanstack/react-router';
import type { Schema } from '../api/client.ts';
import { criteria, criterionWords } from './criteria.ts';
import { useFindings } from './findings/use-findings.ts';
import { useFormat } from './format.ts';
import { Score } from './grade.tsx';
import styles from './heat-map.module.css';
import { words } from './words.ts';

type Scorecard = Schema['ScorecardSummary'];

/** Databases by criteria: each cell a score that leads to the rules and records behind it. */
export function HeatMap({ scorecards, label }: { scorecards: readonly Scorecard[]; label: string }) {
  const t = words.use();
  const criterion = criterionWords.use();
  const format = useFormat();
  const found = useFindings();
  const reasonOf = (criterion?: Schema['CriterionScore']) =>
    criterion?.reasonCode ? found.reason(criterion.reasonCode, criterion.reason) : criterion?.reason;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.map}>
        <thead>
          <tr>
            <th scope="col">{t('database')}</th>
            {criteria.map((name) => (
              <th key={name} scope="col" title={criterion(`${name}Asks`)}>
                {criterion(name)}
              </th>
            ))}
            <th scope="col">{t('together')}</th>
            <th scope="col">{t('discrepancies')}</th>
          </tr>
        </thead>
        <tbody>
          {scorecards.map((scorecard) => (
            <tr key={scorecard.databaseId}>
              <th scope="row">
                <Link to="/databases/$id" params={{ id: scorecard.databaseId }}>
                  {scorecard.name}
                </Link>
              </th>
              {criteria.map((name) => (
                <td key={name}>
                  <Link to="/databases/$id" params={{ id: scorecard.databaseId }} search={{ criterion: name }} className={styles.cell}>
                    <Score score={scorecard.criteria[name]?.score ?? null} reason={reasonOf(scorecard.criteria[name])} />
                  </Link>
                </td>
              ))}
              <td>
                <Score score={scorecard.score} />
              </td>
              <td className={styles.number}>{format.number(scorecard.discrepancies)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
