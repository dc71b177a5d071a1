import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { AttributeName, criterionWords, useFormat } from '../../ui/index.ts';
import { taskSummaryQuery } from '../tasks/queries.ts';
import styles from './overview.module.css';
import { planQuery, scoreChangesQuery } from './queries.ts';
import { words } from './words.ts';

/** The sentence: how far, what got worse, what is late, where to push; each part a way to what it counts. */
export function Answer({ summary }: { summary: Schema['DatabaseSummary'] }) {
  const t = words.use();
  const parts: (ReactNode | null)[] = [
    <Link key="formed" to="/databases" search={{ stage: 'formed' }} className={styles.quiet}>
      {t('formed', { formed: summary.byStage.formed ?? 0, total: summary.total })}
    </Link>,
    <Worsened key="worse" />,
    <Overdue key="overdue" />,
    <First key="push" />,
  ];
  return <>{parts}</>;
}

function Worsened() {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  const { data } = useQuery({ ...scoreChangesQuery, enabled: useMay('survey.read') });
  if (!data || data.databases === 0) return null;
  if (data.compared === 0) return `; ${t('notCompared')}`;
  const [worst] = data.items;
  if (!worst || worst.after >= worst.before) return `; ${t('nothingWorse')}`;
  return (
    <>
      {'; '}
      <Link to="/databases/$id" params={{ id: worst.databaseId }} search={{ criterion: worst.criterion }}>
        {t('worst', { criterion: name(worst.criterion), database: worst.name, points: format.number(worst.before - worst.after, 1) })}
      </Link>
    </>
  );
}

function Overdue() {
  const t = words.use();
  const { data } = useQuery({ ...taskSummaryQuery({}), enabled: useMay('task.read') });
  if (!data || data.total.given === 0) return null;
  return (
    <>
      {'; '}
      <Link to="/tasks" search={{ figure: 'overdue' }} className={data.total.overdue === 0 ? styles.quiet : undefined}>
        {t('overdue', { count: data.total.overdue })}
      </Link>
    </>
  );
}

function First() {
  const t = words.use();
  const { data } = useQuery({ ...planQuery, enabled: useMay('survey.read'), retry: false });
  const [step] = data?.plan ?? [];
  if (!step) return null;
  return (
    <>
      {`; ${t('first')} `}
      <Link to="/originals/$attribute" params={{ attribute: step.attribute }} className={styles.quiet}>
        {t(`${step.action}First`)} <AttributeName id={step.attribute} />
      </Link>
    </>
  );
}
