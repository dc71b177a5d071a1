import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Empty, Section, StageMark } from '../../ui/index.ts';
import { CountLink } from './count-link.tsx';
import styles from './steering.module.css';
import { words } from './words.ts';

type Stage = Schema['Database']['stage'];

/** Which databases overdue tasks wait for: from a late task on to its cause. */
export function Waiting({ waiting, asOf }: { waiting: Schema['TasksWaiting']; asOf: string | undefined }) {
  const t = words.use();
  return (
    <Section title={t('waiting')} note={t('waitingNote')}>
      {waiting.items.length === 0 ? (
        <Empty>{t('noneWaiting')}</Empty>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('database')}</th>
              <th scope="col">{t('stage')}</th>
              <th scope="col">{t('waitingTasks')}</th>
            </tr>
          </thead>
          <tbody>
            {waiting.items.map(({ id, name, owner, stage, overdue }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/databases/$id" params={{ id }}>
                    {name}
                  </Link>
                  <small className={styles.of}>{owner}</small>
                </th>
                <td>
                  <StageMark stage={stage as Stage} />
                </td>
                <td>
                  <CountLink
                    count={overdue}
                    label={`${t('waitingTasks')}, ${name}`}
                    search={{ database: id, figure: 'overdue', ...(asOf && { asOf }) }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
