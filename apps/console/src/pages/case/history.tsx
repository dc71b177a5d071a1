import { useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { CommentForm, Events, Loading, ProblemView, Section } from '../../ui/index.ts';
import { historyQuery } from './queries.ts';
import { useDeedName } from './use-deed-name.ts';
import { words } from './words.ts';

/** What happened to a case and was said about it, the latest first. */
export function History({ one: { id } }: { one: Schema['Case'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(historyQuery(id));
  const mayComment = useMay('case.comment');
  const nameOf = useDeedName();
  const send = async (text: string) => {
    await dataOf(client.POST('/api/v1/cases/{id}/comments', { params: { path: { id } }, body: { text } }));
    await queries.invalidateQueries({ queryKey: historyQuery(id).queryKey });
  };
  return (
    <Section title={t('history')}>
      {mayComment && <CommentForm draft={`case.${id}.comment`} send={send} />}
      {error && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <Events
        events={(data?.items ?? []).map(({ id: key, at, by, verb, records, text }) => ({
          ...{ key, at, by: by ?? t('theRegister'), deed: nameOf(verb), text },
          details: records > 0 && t('touched', { count: records }),
        }))}
      />
    </Section>
  );
}
