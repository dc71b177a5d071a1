import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useProblemText } from '../../ui/index.ts';
import { caseQuery, peopleQuery } from './queries.ts';
import { words } from './words.ts';

/** Who of the unit deals with a case; to choose where the reader may. */
export function Assignee({ one }: { one: Schema['Case'] }) {
  const t = words.use();
  const textOf = useProblemText();
  const queries = useQueryClient();
  const people = useQuery({ ...peopleQuery(one.id), enabled: one.mayAssign });
  const assign = useMutation({
    mutationFn: (person: string | null) =>
      dataOf(client.POST('/api/v1/cases/{id}/assignment', { params: { path: { id: one.id } }, body: { person, version: one.version } })),
    onSuccess: (changed) => queries.setQueryData(caseQuery(one.id).queryKey, changed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
  if (!one.mayAssign || !people.data) return one.assignee?.name ?? t('nobody');
  return (
    <>
      <Select<string>
        aria-label={t('giveTo')}
        placeholder={t('nobody')}
        allowClear
        value={one.assignee?.id ?? null}
        loading={assign.isPending}
        onChange={(person) => assign.mutate(person ?? null)}
        options={people.data.items.map(({ id, name }) => ({ value: id, label: name }))}
        style={{ width: '100%', maxWidth: 240 }}
      />
      {assign.isError && <p role="alert">{textOf(assign.error)}</p>}
    </>
  );
}
