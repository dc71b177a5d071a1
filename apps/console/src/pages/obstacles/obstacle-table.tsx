import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, useFormat, type Walk } from '../../ui/index.ts';
import listStyles from '../tasks/tasks.module.css';
import { ObstacleStateMark } from './status/marks.tsx';
import { obstacleWords } from './status/words.ts';
import { words } from './words.ts';

export type Obstacle = Schema['Obstacle'];

/** Obstacles, each a way to its page. */
export function ObstacleTable({ walk, loading }: { walk: Walk<Obstacle>; loading: boolean }) {
  const t = words.use();
  const status = obstacleWords.use();
  const format = useFormat();
  return (
    <DataTable<Obstacle>
      label={t('list')}
      rows={walk.rows}
      walk={walk}
      rowKey={({ id }) => String(id)}
      loading={loading}
      empty={t('none')}
      columns={[
        {
          title: t('obstacle'),
          key: 'title',
          render: (_, { id, title, kind, number }) => (
            <>
              <Link to="/obstacles/$id" params={{ id: String(id) }} data-row={id}>
                {title}
              </Link>
              <span className={listStyles.place}>{[number, status(kind)].filter(Boolean).join(' · ')}</span>
            </>
          ),
        },
        { title: t('where'), key: 'where', render: (_, { agency }) => agency.name, width: 216 },
        { title: t('owner'), key: 'owner', render: (_, { owner }) => owner.name, width: 200 },
        { title: t('state'), key: 'state', render: (_, obstacle) => <ObstacleStateMark obstacle={obstacle} />, width: 240 },
        {
          title: t('answerDue'),
          key: 'due',
          align: 'right',
          width: 152,
          render: (_, { answerDue, solvedOn }) => (
            <>
              {format.day(answerDue)}
              {solvedOn && <span className={listStyles.place}>{t('solvedOn', { day: format.day(solvedOn) })}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
