import { Button } from 'antd';
import { useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { Section, useFormat } from '../../ui/index.ts';
import { taskWords } from '../tasks/status/words.ts';
import { CountLink } from './count-link.tsx';
import styles from './steering.module.css';
import { words } from './words.ts';

const first = 12;

/** Who leads what is overdue and at risk, the most overdue first: bars to be compared, each number a way to the tasks. */
export function Agencies({ summary, asOf }: { summary: Schema['TaskSummary']; asOf: string | undefined }) {
  const t = words.use();
  const status = taskWords.use();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const agencies = summary.byAgency;
  const most = Math.max(1, ...agencies.map((agency) => agency.overdue + agency['at-risk']));
  const on = asOf ? { asOf } : {};
  const width = (count: number) => ({ width: `${(80 * count) / most}%` });
  return (
    <Section title={t('byAgency')} note={t('byAgencyNote', { count: agencies.length })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('agency')}</th>
            <th scope="col" style={{ textAlign: 'left' }}>
              {status('overdue')} · {status('at-risk')}
            </th>
            <th scope="col" className={styles.wide}>
              {status('given')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {agencies.slice(0, all ? undefined : first).map((agency) => (
            <tr key={agency.id}>
              <th scope="row">{agency.name}</th>
              <td className={styles.barCell}>
                <span className={styles.bar}>
                  <i className={styles.late} style={width(agency.overdue)} />
                  {agency['at-risk'] > 0 && <i className={styles.risk} style={width(agency['at-risk'])} />}
                  <span>
                    <CountLink
                      count={agency.overdue}
                      label={`${status('overdue')}, ${agency.name}`}
                      search={{ lead: agency.id, ...on, figure: 'overdue' }}
                    />
                    {' · '}
                    <CountLink
                      count={agency['at-risk']}
                      label={`${status('at-risk')}, ${agency.name}`}
                      search={{ lead: agency.id, ...on, figure: 'at-risk' }}
                    />
                  </span>
                </span>
              </td>
              <td className={styles.wide}>
                <CountLink count={agency.given} label={`${status('given')}, ${agency.name}`} search={{ lead: agency.id, ...on, figure: 'given' }} />
              </td>
              <td className={styles.wide}>{format.share(agency.given > 0 ? agency.done / agency.given : 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {agencies.length > first && (
        <div className="no-print">
          <Button onClick={() => setAll(!all)}>{all ? t('fewerAgencies') : t('moreAgencies', { count: agencies.length })}</Button>
        </div>
      )}
    </Section>
  );
}
