import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import type { Schema } from '../../api/client.ts';
import { useDraft, useFormat } from '../../ui/index.ts';
import taskStyles from '../task/task.module.css';
import { similarQuery } from './queries.ts';
import { words } from './words.ts';

interface SolveFormProps {
  id: number;
  draft: string;
  pending: boolean;
  onSubmit: (told: Omit<Schema['ObstacleStep'], 'version'>) => Promise<unknown>;
  onCancel: () => void;
}

const nothing = { solution: '' };

/** How it was solved, in new words or with a solution that worked elsewhere. */
export function SolveForm({ id, draft, pending, onSubmit, onCancel }: SolveFormProps) {
  const t = words.use();
  const field = useId();
  const [{ solution }, change, forget] = useDraft(draft, nothing);
  const { data: similar } = useQuery(similarQuery(id));
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ action: 'solve', solution }).then(forget, () => undefined);
  };
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t('do-solve')}>
      <div className={taskStyles.field}>
        <label htmlFor={field}>
          <strong>{t('solution')}</strong>
        </label>
        <span id={`${field}-note`} className={taskStyles.note}>
          {t('solutionNote')}
        </span>
        <Input.TextArea
          id={field}
          aria-describedby={`${field}-note`}
          required
          autoFocus
          maxLength={4000}
          autoSize={{ minRows: 3 }}
          value={solution}
          onChange={(event) => change({ solution: event.target.value })}
        />
      </div>
      <div className={taskStyles.row}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('do-solve')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
      <Similar
        items={similar?.items ?? []}
        use={(obstacle) => (
          <Button loading={pending} onClick={() => onSubmit({ action: 'solve', reuse: obstacle.id }).then(forget, () => undefined)}>
            {t('useAgain')}
          </Button>
        )}
      />
    </form>
  );
}

type Likeness = Schema['SimilarObstacles']['items'][number];

/** Solved obstacles that are alike, with what solved them. */
export function Similar({ items, use }: { items: readonly Likeness[]; use?: (obstacle: Likeness) => React.ReactNode }) {
  const t = words.use();
  const format = useFormat();
  if (items.length === 0) return null;
  return (
    <section aria-label={t('similar')} aria-live="polite">
      <h3>{t('similar')}</h3>
      <ul className={taskStyles.databases}>
        {items.slice(0, 5).map((obstacle) => (
          <li key={obstacle.id}>
            <span className={taskStyles.databaseHead}>
              <Link to="/obstacles/$id" params={{ id: String(obstacle.id) }}>
                {obstacle.title}
              </Link>
              <span className={taskStyles.note}>{t('alike', { share: format.share(obstacle.similarity), agency: obstacle.agency.name })}</span>
            </span>
            <span>{obstacle.solution}</span>
            {use && <span>{use(obstacle)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
