import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { databaseChoiceQuery } from '../../api/databases.ts';
import { Choice, DayLine, Field, Line, Page, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { AgenciesChoice, AgencyChoice } from '../tasks/agency-choice.tsx';
import { taskWords } from '../tasks/status/words.ts';
import { NewProgramme } from './new-programme.tsx';
import { newTaskOf, nothing } from './typed.ts';
import { useOwnProgrammes } from './use-own-programmes.ts';
import { words } from './words.ts';

const resultKinds = ['document', 'law', 'system', 'database', 'other'] as const;
const difficulties = ['easy', 'medium', 'hard'] as const;
const recurrences = ['once', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;

/** Assigns a task: clear agency, clear result, clear time. */
export function NewTaskPage() {
  const t = words.use();
  const status = taskWords.use();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/signed-in/tasks/new' });
  const [begun] = useState({ ...nothing, programme: search.programme ?? '' });
  const [typed, change, forget] = useDraft('task.new', begun);
  const { data: databases } = useQuery(databaseChoiceQuery);
  const programmes = useOwnProgrammes();
  const assign = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/tasks', { body: newTaskOf(typed) })),
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['tasks'] });
      await navigate({ to: '/tasks/$id', params: { id: String(id) } });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate();
  };
  return (
    <Page title={t('title')} answer={t('answer')} actions={<Link to="/tasks">{t('list')}</Link>}>
      <form onSubmit={send} className={taskStyles.actions}>
        <Field label={t('programme')} note={programmes.length === 0 ? t('noProgramme') : undefined}>
          {(id) => (
            <Select
              id={id}
              value={typed.programme || null}
              options={programmes.map((one) => ({ value: one.id, label: `${one.number}: ${one.name}` }))}
              onChange={(programme) => change({ programme })}
            />
          )}
        </Field>
        <NewProgramme onMade={(programme) => change({ programme })} />
        <div className={taskStyles.pair}>
          <Line label={t('number')} value={typed.number} onChange={(number) => change({ number })} maxLength={50} required />
          <DayLine label={t('due')} value={typed.due} onChange={(due) => change({ due })} required />
        </div>
        <Line label={t('what')} value={typed.title} onChange={(title) => change({ title })} maxLength={1000} required />
        <div className={taskStyles.pair}>
          <Choice
            label={t('resultKind')}
            value={typed.resultKind}
            values={resultKinds}
            name={status}
            onChange={(resultKind) => change({ resultKind })}
          />
          <Line label={t('result')} value={typed.result} onChange={(result) => change({ result })} maxLength={1000} />
        </div>
        <Field label={t('agency')}>
          {(id) => <AgencyChoice id={id} value={typed.agency || undefined} onChange={(agency) => change({ agency: agency ?? '' })} />}
        </Field>
        <Field label={t('coordinating')}>
          {(id) => <AgenciesChoice id={id} value={typed.coordinating} onChange={(coordinating) => change({ coordinating })} />}
        </Field>
        <Field label={t('databases')} note={t('databasesNote')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={typed.databases}
              options={(databases?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(chosen) => change({ databases: chosen })}
            />
          )}
        </Field>
        <div className={taskStyles.pair}>
          <Choice
            label={t('difficulty')}
            value={typed.difficulty}
            values={difficulties}
            name={status}
            onChange={(difficulty) => change({ difficulty })}
          />
          <Choice
            label={t('priority')}
            value={String(typed.priority) as '1'}
            values={['1', '2', '3'] as const}
            name={(level) => t('priorityLevel', { level })}
            onChange={(priority) => change({ priority: Number(priority) })}
          />
          <Choice label={t('recurs')} value={typed.recurs} values={recurrences} name={status} onChange={(recurs) => change({ recurs })} />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={assign.isPending}>
            {t('assign')}
          </Button>
        </div>
        {assign.isError && <Refusal error={assign.error} />}
      </form>
    </Page>
  );
}
