import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { criterionWords, DataTable, Loading, ProblemView, Score, Section, useFormat } from '../../ui/index.ts';
import styles from './overview.module.css';
import { scoreChangesQuery } from './queries.ts';
import { words } from './words.ts';

type ScoreChange = Schema['ScoreChanges']['items'][number];

const most = 8;

/** What got worse in a week: which criterion of which database, by how much, and between which surveys. */
export function Worse() {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  const { data, error, refetch } = useQuery(scoreChangesQuery);
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const worse = data.items.filter(({ before, after }) => after < before);
  const note =
    data.compared > 0 ? t('worseNote', { compared: data.compared, worse: worse.length, better: data.items.length - worse.length }) : undefined;
  return (
    <Section title={t('worse')} note={note}>
      {worse.length === 0 ? (
        <p className={styles.nothing}>{t(data.compared > 0 ? 'noneWorse' : 'nothingToCompare')}</p>
      ) : (
        <DataTable<ScoreChange>
          label={t('worse')}
          rows={worse.slice(0, most)}
          rowKey={({ databaseId, criterion }) => `${databaseId} ${criterion}`}
          columns={[
            {
              title: t('criterion'),
              key: 'criterion',
              render: (_, { databaseId, name: database, criterion }) => (
                <Link to="/databases/$id" params={{ id: databaseId }} search={{ criterion }}>
                  {`${name(criterion)} · ${database}`}
                </Link>
              ),
            },
            { title: t('before'), key: 'before', render: (_, { before }) => <Score score={before} />, align: 'right', width: 112 },
            { title: t('after'), key: 'after', render: (_, { after }) => <Score score={after} />, align: 'right', width: 112 },
            {
              title: t('change'),
              key: 'change',
              render: (_, { before, after }) => <span className={styles.down}>{`▼ ${format.number(before - after, 1)}`}</span>,
              align: 'right',
              width: 104,
            },
            {
              title: t('between'),
              key: 'between',
              render: (_, { runId, fromRunId, finishedAt, fromFinishedAt }) => (
                <Link to="/runs/$id" params={{ id: runId }} search={{ with: fromRunId }}>
                  {`${format.day(fromFinishedAt)} → ${format.day(finishedAt)}`}
                </Link>
              ),
              width: 224,
            },
          ]}
        />
      )}
    </Section>
  );
}
