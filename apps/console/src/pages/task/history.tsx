import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Empty, Loading, ProblemView, Section, useDraft, useFormat } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { Measure } from './measure.tsx';
import { taskHistoryQuery } from './queries.ts';
import styles from './task.module.css';
import { words } from './words.ts';

type Event = Schema['TaskHistory']['items'][number];

const verbs = [
  ...(['assign', 'change', 'accept', 'start', 'progress', 'report', 'verify', 'return', 'ask-extension', 'grant-extension'] as const),
  ...(['refuse-extension', 'correct', 'cancel', 'comment', 'escalate'] as const),
] as const;

/** What was done to a task, as its history calls it. */
function useDeedName(): (verb: string) => string {
  const t = words.use();
  return (verb) => {
    const known = verbs.find((one) => one === verb);
    return known ? t(`did-${known}`) : verb;
  };
}

/** What was done last, and by whom. */
export function LastDeed({ id }: { id: number }) {
  const format = useFormat();
  const nameOf = useDeedName();
  const { data } = useQuery(taskHistoryQuery(id));
  const [last] = data?.items ?? [];
  if (!last) return null;
  return (
    <>
      <strong>{nameOf(last.verb)}</strong> <Details event={last} />
      <p>{[last.by, format.moment(last.at)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** What happened to a task and was said about it, the latest first. */
export function History({ id }: { id: number }) {
  const t = words.use();
  const format = useFormat();
  const { data, error, refetch } = useQuery(taskHistoryQuery(id));
  const mayComment = useMay('task.comment');
  const nameOf = useDeedName();
  return (
    <Section title={t('history')}>
      {mayComment && <CommentForm id={id} />}
      {error && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <ol className={styles.events}>
        {data?.items.map((event) => (
          <li key={event.id}>
            <span className={styles.note}>
              {format.moment(event.at)}
              {event.by && ` · ${event.by}`}
              {event.day !== dayIn(event.at) && ` · ${t('happenedOn', { day: format.day(event.day) })}`}
            </span>
            <strong>{nameOf(event.verb)}</strong> <Details event={event} />
            {event.text && <p>{event.text}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The day of a moment in Viet Nam. */
function dayIn(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** What an event says beside its verb: per cent, days, documents. */
function Details({ event: { details } }: { event: Event }) {
  const t = words.use();
  const format = useFormat();
  if (!details) return null;
  const { progress, doneOn, due, doneOnBefore } = details;
  const parts = [
    typeof progress === 'number' && format.share(progress / 100),
    typeof doneOn === 'string' && t('resultOn', { day: format.day(doneOn) }),
    typeof doneOnBefore === 'string' && t('before', { day: format.day(doneOnBefore) }),
    typeof due === 'string' && t('until', { day: format.day(due) }),
    ...evidenceIn(details),
  ];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
}

const evidenceIn = (details: Event['details']): string[] =>
  Array.isArray(details?.evidence) ? details.evidence.filter((piece) => typeof piece === 'string') : [];

/** The documents that prove the result, as reported last. */
export function Evidence({ task }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const { id } = task;
  const { data } = useQuery(taskHistoryQuery(id));
  const evidence = data?.items.map(({ details }) => evidenceIn(details)).find((pieces) => pieces.length > 0) ?? [];
  return (
    <Section title={t('evidence')}>
      <Measure task={task} />
      {data && evidence.length === 0 && <Empty>{t('noEvidence')}</Empty>}
      <ul className={styles.evidence}>
        {evidence.map((piece) => (
          <li key={piece}>{/^https?:\/\//.test(piece) ? <a href={piece}>{piece}</a> : piece}</li>
        ))}
      </ul>
    </Section>
  );
}

function CommentForm({ id }: { id: number }) {
  const t = words.use();
  const field = useId();
  const queries = useQueryClient();
  const [{ text }, change, forget] = useDraft(`task.${id}.comment`, nothing);
  const send = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/tasks/{id}/comments', { params: { path: { id } }, body: { text } })),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: taskHistoryQuery(id).queryKey });
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

const nothing = { text: '' };
