import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Facts, Loading, Page, ProblemView, useFormat } from '../../ui/index.ts';
import { MeetingStateMark } from '../meetings/state-mark.tsx';
import { words as listWords } from '../meetings/words.ts';
import { Changes } from './changes.tsx';
import { Conclusions } from './conclusions.tsx';
import { Decisions } from './decisions.tsx';
import { MeetingActions } from './meeting-actions.tsx';
import { Minutes } from './minutes.tsx';
import { meetingQuery, reviewQuery } from './queries.ts';
import { Units } from './units.tsx';
import { words } from './words.ts';

/** One meeting, in the order in which it is held: what changed, who is behind, what is to be decided, and what was concluded. */
export function MeetingPage() {
  const t = words.use();
  const list = listWords.use();
  const format = useFormat();
  const id = Number(useParams({ from: '/signed-in/rhythm/meetings/$id' }).id);
  const { data: meeting } = useSuspenseQuery(meetingQuery(id));
  const review = useQuery(reviewQuery(id));
  return (
    <Page
      title={`${meeting.title} · ${format.day(meeting.heldOn)}`}
      answer={review.data ? answerOf(t, review.data) : t('loading')}
      actions={<Link to="/rhythm/meetings">{t('list')}</Link>}
    >
      <MeetingActions key={meeting.state} meeting={meeting} />
      <Facts
        facts={[
          [list('state'), <MeetingStateMark key="state" state={meeting.state} />],
          [list('heldBy'), meeting.agency.name],
          [t('since'), format.moment(meeting.since)],
          [t('asOf'), review.data && format.moment(review.data.asOf)],
          ...(meeting.reason ? [[t('reason'), meeting.reason] as const] : []),
        ]}
      />
      {review.isError && <ProblemView error={review.error} retry={review.refetch} />}
      {review.isPending && <Loading />}
      {review.data && (
        <>
          <Changes changes={review.data.changes} />
          <Units units={review.data.units} />
          <Decisions decisions={review.data.decisions} />
        </>
      )}
      <Conclusions meeting={meeting} />
      <Minutes key={meeting.id} meeting={meeting} />
    </Page>
  );
}

function answerOf(t: ReturnType<typeof words.use>, { changes, units, decisions }: Schema['MeetingReview']): string {
  return t('answer', {
    overdue: changes.overdue.count,
    closed: changes.closed.count,
    red: units.filter(({ grade }) => grade === 'red').length,
    decisions: decisions.extensions.count + decisions.obstacles.count + decisions.designations.count,
  });
}
