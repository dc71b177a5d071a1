import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Loading, ProblemView, Section, useDraft, useFormat } from '../../ui/index.ts';
import styles from './case.module.css';
import { historyQuery } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { useDeedName } from './use-deed-name.ts';
import { words } from './words.ts';

/** What happened to a case and was said about it, the latest first. */
export function History({ one }: { one: Schema['Case'] }) {
  const t = words.use();
  const format = useFormat();
  const { data, error, refetch } = useQuery(historyQuery(one.id));
  const mayComment = useMay('case.comment');
  const nameOf = useDeedName();
  return (
    <Section title={t('history')}>
      {mayComment && <CommentForm id={one.id} />}
      {error && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <ol className={styles.events}>
        {data?.items.map((event) => (
          <li key={event.id}>
            <span className={styles.note}>
              {format.moment(event.at)} · {event.by ?? t('theRegister')}
            </span>
            <strong>{nameOf(event.verb)}</strong> {event.records > 0 && t('touched', { count: event.records })}
            {event.text && <p>{event.text}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function CommentForm({ id }: { id: number }) {
  const t = words.use();
  const field = useId();
  const queries = useQueryClient();
  const [{ text }, change, forget] = useDraft(`case.${id}.comment`, { text: '' });
  const send = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/cases/{id}/comments', { params: { path: { id } }, body: { text } })),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: historyQuery(id).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.actions}>
      <label htmlFor={field}>{t('say')}</label>
      <Input.TextArea
        id={field}
        required
        maxLength={4000}
        autoSize={{ minRows: 2 }}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <div>
        <Button htmlType="submit" loading={send.isPending}>
          {t('send')}
        </Button>
      </div>
      {send.isError && <Refusal error={send.error} />}
    </form>
  );
}
