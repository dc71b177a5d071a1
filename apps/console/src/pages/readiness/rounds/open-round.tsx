import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../../api/client.ts';
import { useSession } from '../../../api/session.ts';
import { Choice, DayLine, Field, Line, useDraft } from '../../../ui/index.ts';
import { useLanguage } from '../../../words/language.ts';
import { Refusal } from '../../case/refusal.tsx';
import taskStyles from '../../task/task.module.css';
import { roundsQuery } from '../queries.ts';
import { roundWords } from './words.ts';

/** Asks the units below the reader’s agency with the newest version of a form. */
export function OpenRound({ onOpened }: { onOpened: (id: number) => void }) {
  const t = roundWords.use();
  const language = useLanguage();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const [begun] = useState({ name: '', deadline: '', form: '', unitKind: 'commune' as 'commune' | 'department' });
  const [typed, change, forget] = useDraft('readiness.round', begun);
  const { data: forms } = useQuery({
    queryKey: ['readiness', 'forms'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/readiness/forms'))).items,
  });
  const form = typed.form || forms?.[0]?.id || '';
  const open = useMutation({
    mutationFn: () => {
      const { name, deadline, unitKind } = typed;
      const agencyId = (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '';
      return dataOf(client.POST('/api/v1/readiness/rounds', { body: { name, deadline, unitKind, formId: form, agencyId } }));
    },
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: roundsQuery.queryKey });
      onOpened(id);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <details className="no-print">
      <summary>{t('open')}</summary>
      <form onSubmit={send} className={taskStyles.form} aria-label={t('open')} style={{ marginTop: 8, maxWidth: 760 }}>
        <div className={taskStyles.pair}>
          <Line label={t('name')} value={typed.name} onChange={(name) => change({ name })} maxLength={300} required />
          <DayLine label={t('deadline')} value={typed.deadline} onChange={(deadline) => change({ deadline })} required />
        </div>
        <div className={taskStyles.pair}>
          <Field label={t('form')}>
            {(id) => (
              <Select
                id={id}
                value={form || null}
                options={(forms ?? []).map((one) => ({ value: one.id, label: one.name[language] ?? one.name.vi }))}
                onChange={(chosen) => change({ form: chosen ?? '' })}
              />
            )}
          </Field>
          <Choice
            label={t('units')}
            value={typed.unitKind}
            values={['commune', 'department'] as const}
            name={t}
            onChange={(unitKind) => change({ unitKind })}
          />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={open.isPending} disabled={!form}>
            {t('openIt')}
          </Button>
        </div>
        {open.isError && <Refusal error={open.error} />}
      </form>
    </details>
  );
}
