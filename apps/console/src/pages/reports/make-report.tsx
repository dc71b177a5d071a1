import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { useSession, useToday } from '../../api/session.ts';
import { DayLine, Field, Line, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { words } from './words.ts';

/** Makes a report of the reader's agency from a template, for the week or month of a day. */
export function MakeReport() {
  const t = words.use();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const today = useToday();
  const [begun] = useState({ template: '', asOf: today, number: '', signer: '' });
  const [typed, change, forget] = useDraft('report.new', begun);
  const { data: templates } = useQuery({
    queryKey: ['report-templates'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/report-templates'))).items,
  });
  const template = typed.template || templates?.[0]?.id || '';
  const make = useMutation({
    mutationFn: () =>
      dataOf(
        client.POST('/api/v1/reports', {
          body: {
            agencyId: (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '',
            templateId: template,
            asOf: typed.asOf,
            number: typed.number || null,
            signer: typed.signer || null,
            proposals: [],
          },
        }),
      ),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t('make')} style={{ maxWidth: 760 }}>
      <Field label={t('template')}>
        {(id) => (
          <Select
            id={id}
            value={template || null}
            options={(templates ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(chosen) => change({ template: chosen ?? '' })}
          />
        )}
      </Field>
      <div className={taskStyles.pair}>
        <DayLine label={t('day')} value={typed.asOf} onChange={(asOf) => change({ asOf })} required />
        <Line label={t('number')} value={typed.number} onChange={(number) => change({ number })} maxLength={20} />
        <Line label={t('signer')} value={typed.signer} onChange={(signer) => change({ signer })} maxLength={200} />
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={make.isPending} disabled={!template}>
          {t('make')}
        </Button>
      </div>
      {make.isError && <Refusal error={make.error} />}
    </form>
  );
}
