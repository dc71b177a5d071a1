import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Radio, Select } from 'antd';
import { type FormEvent, useDeferredValue, useId, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { databaseChoiceQuery } from '../../api/databases.ts';
import { useSession } from '../../api/session.ts';
import { Page, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { likeTextQuery } from '../obstacle/queries.ts';
import { Similar } from '../obstacle/solve-form.tsx';
import { kinds } from '../obstacles/search.ts';
import { obstacleWords } from '../obstacles/status/words.ts';
import { taskQuery } from '../task/queries.ts';
import taskStyles from '../task/task.module.css';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import { words } from './words.ts';

/** Says what blocks; solved ones that are alike are offered while it is being written. */
export function NewObstaclePage() {
  const t = words.use();
  const status = obstacleWords.use();
  const field = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/signed-in/obstacles/new' });
  const [begun] = useState({ kind: 'procedures', title: '', details: '', agency: search.agency ?? '', database: search.database ?? '' });
  const [typed, change, forget] = useDraft(`obstacle.new.${search.task ?? ''}`, begun);
  const own = useOwnAgency();
  const agency = typed.agency || own;
  const { data: databases } = useQuery(databaseChoiceQuery);
  const { data: similar } = useQuery(likeTextQuery(useDeferredValue(`${typed.title} ${typed.details}`)));
  const raise = useMutation({
    mutationFn: () =>
      dataOf(
        client.POST('/api/v1/obstacles', {
          body: {
            kind: kinds.find((kind) => kind === typed.kind) ?? 'procedures',
            title: typed.title,
            details: typed.details || null,
            agencyId: agency,
            databaseId: typed.database || null,
            tasks: search.task ? [search.task] : [],
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['obstacles'] });
      await navigate({ to: '/obstacles/$id', params: { id: String(id) } });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate();
  };
  return (
    <Page title={t('title')} answer={t('answer')} actions={<Link to="/obstacles">{t('list')}</Link>}>
      <form onSubmit={send} className={taskStyles.actions}>
        {search.task && <ForTask id={search.task} />}
        <fieldset className={taskStyles.fieldset}>
          <legend>{t('kind')}</legend>
          <Radio.Group
            value={typed.kind}
            onChange={(event) => change({ kind: event.target.value })}
            options={kinds.map((value) => ({ value, label: status(value) }))}
          />
        </fieldset>
        <div className={taskStyles.field}>
          <label htmlFor={`${field}-title`}>{t('what')}</label>
          <Input id={`${field}-title`} required maxLength={500} value={typed.title} onChange={(event) => change({ title: event.target.value })} />
        </div>
        <div className={taskStyles.field}>
          <label htmlFor={`${field}-details`}>{t('details')}</label>
          <Input.TextArea
            id={`${field}-details`}
            maxLength={4000}
            autoSize={{ minRows: 3 }}
            value={typed.details}
            onChange={(event) => change({ details: event.target.value })}
          />
        </div>
        <Similar items={similar?.items ?? []} />
        <div className={taskStyles.field}>
          <label htmlFor={`${field}-agency`}>{t('where')}</label>
          <AgencyChoice id={`${field}-agency`} value={agency} onChange={(id) => change({ agency: id ?? '' })} />
        </div>
        <div className={taskStyles.field}>
          <label htmlFor={`${field}-database`}>{t('database')}</label>
          <Select
            id={`${field}-database`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.database || null}
            options={(databases?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(database) => change({ database: database ?? '' })}
          />
        </div>
        <div className={taskStyles.row}>
          <Button type="primary" htmlType="submit" loading={raise.isPending}>
            {t('raise')}
          </Button>
        </div>
        <p className={taskStyles.note}>{t('next')}</p>
        {raise.isError && <Refusal error={raise.error} />}
      </form>
    </Page>
  );
}

function ForTask({ id }: { id: number }) {
  const t = words.use();
  const { data: task } = useQuery(taskQuery(id));
  return (
    <p>
      {t('blocks')}{' '}
      <Link to="/tasks/$id" params={{ id: String(id) }}>
        {task ? `${task.number} · ${task.title}` : id}
      </Link>
    </p>
  );
}

/** The agency that the reader works in. */
function useOwnAgency(): string {
  const { agencyPath, grants } = useSession();
  return (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '';
}
