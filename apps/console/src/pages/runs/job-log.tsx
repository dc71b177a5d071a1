import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import styles from './jobs.module.css';
import { words } from './words.ts';

/** What a job has done so far: when it was asked for and began, each stage with how long it took, and where it is or stopped. */
export function JobLog({ job: { createdAt, startedAt, finishedAt, attempts, progress, state } }: { job: Schema['Job'] }) {
  const t = words.use();
  const format = useFormat();
  const seconds = (milliseconds: number) => t('seconds', { seconds: format.number(milliseconds / 1000, 1) });
  return (
    <details className={styles.log}>
      <summary>{t('log')}</summary>
      <ol>
        <li>{`${format.moment(createdAt)} · ${t('logAsked')}`}</li>
        {startedAt && <li>{`${format.moment(startedAt)} · ${t('logBegan', { attempts })}`}</li>}
        {progress?.stages.map(({ name, milliseconds }) => (
          <li key={name}>{`✓ ${t(name as 'read')} · ${seconds(milliseconds)}`}</li>
        ))}
        {progress && state !== 'done' && <li>{`${t(progress.stage as 'read')}: ${progress.what}`}</li>}
        {finishedAt && <li>{`${format.moment(finishedAt)} · ${t(state)}`}</li>}
      </ol>
    </details>
  );
}
