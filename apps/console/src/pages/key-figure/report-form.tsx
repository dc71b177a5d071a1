import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession, useToday } from '../../api/session.ts';
import { DayLine, Field, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import { words } from './words.ts';

/** What a unit counted, with the document that proves it. */
export function ReportForm({ figure }: { figure: Schema['KeyFigure'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const today = useToday();
  const [begun] = useState({
    agency: (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '',
    ...{ day: today, numerator: '', denominator: '', evidence: '' },
  });
  const [typed, change, forget] = useDraft(`key-figure.${figure.id}`, begun);
  const shared = figure.unit === 'percent';
  const report = useMutation({
    mutationFn: () =>
      dataOf(
        client.POST('/api/v1/key-figures/{id}/reports', {
          params: { path: { id: figure.id } },
          body: {
            ...{ agencyId: typed.agency, day: typed.day, evidence: typed.evidence, numerator: Number(typed.numerator) },
            denominator: shared ? Number(typed.denominator) : null,
          },
        }),
      ),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ['key-figures'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    report.mutate();
  };
  const count = (name: 'numerator' | 'denominator') => (
    <Field label={t(name)}>
      {(id) => <Input id={id} type="number" min={0} required value={typed[name]} onChange={(event) => change({ [name]: event.target.value })} />}
    </Field>
  );
  return (
    <details>
      <summary>{t('report')}</summary>
      <form onSubmit={send} className={taskStyles.form} style={{ marginTop: 8, maxWidth: 760 }}>
        <div className={taskStyles.pair}>
          <Field label={t('unit')}>
            {(id) => <AgencyChoice id={id} value={typed.agency} onChange={(agency) => change({ agency: agency ?? '' })} />}
          </Field>
          <DayLine label={t('day')} required max={today} value={typed.day} onChange={(day) => change({ day })} />
          {count('numerator')}
          {shared && count('denominator')}
        </div>
        <Field label={t('evidence')}>
          {(id) => <Input id={id} required maxLength={1000} value={typed.evidence} onChange={(event) => change({ evidence: event.target.value })} />}
        </Field>
        <div>
          <Button type="primary" htmlType="submit" loading={report.isPending}>
            {t('send')}
          </Button>
        </div>
        {report.isError && <Refusal error={report.error} />}
      </form>
    </details>
  );
}
