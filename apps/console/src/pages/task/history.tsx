import { useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { dayIn } from '../../api/day.ts';
import { useMay } from '../../api/session.ts';
import { CommentForm, Empty, Events, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
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
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(taskHistoryQuery(id));
  const mayComment = useMay('task.comment');
  const nameOf = useDeedName();
  const send = async (text: string) => {
    await dataOf(client.POST('/api/v1/tasks/{id}/comments', { params: { path: { id } }, body: { text } }));
    await queries.invalidateQueries({ queryKey: taskHistoryQuery(id).queryKey });
  };
  return (
    <Section title={t('history')}>
      {mayComment && <CommentForm draft={`task.${id}.comment`} send={send} />}
      {error && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <Events
        events={(data?.items ?? []).map((event) => ({
          ...{ key: event.id, at: event.at, by: event.by, deed: nameOf(event.verb), text: event.text },
          note: event.day !== dayIn(event.at) && t('happenedOn', { day: format.day(event.day) }),
          details: <Details event={event} />,
        }))}
      />
    </Section>
  );
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
