import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Loading, Page, useFormat } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { Refusal } from '../case/refusal.tsx';
import { ReasonForm } from '../cases/reason-form.tsx';
import { words } from './words.ts';

/** The form's library is large: it is fetched when the form is opened. */
const AnswerForm = lazy(() => import('./answer-form.tsx'));

function answerQuery(id: number, unit: string) {
  return queryOptions({
    queryKey: ['readiness', 'answer', id, unit],
    queryFn: () => dataOf(client.GET('/api/v1/readiness/rounds/{id}/units/{unit}', { params: { path: { id, unit } } })),
  });
}

/** What one unit answers: to fill in, keep, hand in, or give back. */
export function ReadinessAnswerPage() {
  const t = words.use();
  const format = useFormat();
  const { round, unit } = useParams({ from: '/signed-in/obstacles/readiness/$round/$unit' });
  const language = useLanguage();
  const { data: answer } = useSuspenseQuery(answerQuery(Number(round), unit));
  const { data: form } = useSuspenseQuery({
    queryKey: ['readiness', 'form', answer.formId, answer.formVersion, language],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/readiness/forms/{id}', { params: { path: { id: answer.formId }, query: { version: answer.formVersion, language } } }),
      ),
  });
  const told = t(answer.submittedOn ? 'submitted' : `state-${answer.state}`, { day: answer.submittedOn ? format.day(answer.submittedOn) : '' });
  return (
    <Page title={`${form.name} · ${answer.unit.name}`} answer={told} actions={<Link to="/obstacles/readiness">{t('back')}</Link>}>
      {answer.reason && <p role="note">{t('givenBack', { reason: answer.reason })}</p>}
      <Answering key={`${answer.unit.id}-${language}`} answer={answer} form={form} />
    </Page>
  );
}

function Answering({ answer, form }: { answer: Schema['ReadinessAnswer']; form: Schema['ReadinessForm'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [returning, setReturning] = useState(false);
  const path = { params: { path: { id: answer.round, unit: answer.unit.id } } };
  const keep = (changed: Schema['ReadinessAnswer']) => {
    queries.setQueryData(answerQuery(answer.round, answer.unit.id).queryKey, changed);
    return Promise.all(['gaps', 'units', 'rounds'].map((part) => queries.invalidateQueries({ queryKey: ['readiness', part] })));
  };
  const save = useMutation({
    mutationFn: (answers: Record<string, unknown>) =>
      dataOf(client.PUT('/api/v1/readiness/rounds/{id}/units/{unit}', { ...path, body: { answers, version: answer.version } })),
    onSuccess: keep,
  });
  const act = useMutation({
    mutationFn: (step: Schema['ReadinessAnswerStep']) =>
      dataOf(client.POST('/api/v1/readiness/rounds/{id}/units/{unit}/actions', { ...path, body: step })),
    onSuccess: (changed) => {
      setReturning(false);
      return keep(changed);
    },
  });
  const submit = async (answers: Record<string, unknown>): Promise<void> => {
    const saved = await save.mutateAsync(answers);
    await act.mutateAsync({ action: 'submit', version: saved.version });
  };
  if (!open) {
    return (
      <div>
        <Button type="primary" onClick={() => setOpen(true)}>
          {t(answer.actions.includes('save') ? 'fill' : 'look')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Suspense fallback={<Loading />}>
        <AnswerForm
          form={form}
          answer={answer}
          pending={save.isPending || act.isPending}
          onSave={(answers) => save.mutate(answers)}
          onSubmit={(answers) => submit(answers).catch(() => undefined)}
          onReturn={() => setReturning(true)}
        />
      </Suspense>
      {save.isSuccess && !act.isSuccess && !save.isPending && <p role="status">{t('saved')}</p>}
      {returning && (
        <ReasonForm
          draft={`readiness.${answer.round}.${answer.unit.id}.return`}
          submit={t('giveBack')}
          pending={act.isPending}
          onSubmit={(reason) => act.mutateAsync({ action: 'return', version: answer.version, reason })}
          onCancel={() => setReturning(false)}
        />
      )}
      {(save.error ?? act.error) && <Refusal error={save.error ?? act.error} />}
    </>
  );
}
