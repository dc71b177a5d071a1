import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../ui/index.ts';
import { historyQuery } from './queries.ts';
import { useDeedName } from './use-deed-name.ts';
import { words } from './words.ts';

/** What was last done to a case, by whom and when. */
export function LastDeed({ id }: { id: number }) {
  const t = words.use();
  const format = useFormat();
  const nameOf = useDeedName();
  const [last] = useQuery(historyQuery(id)).data?.items ?? [];
  if (!last) return null;
  return (
    <>
      <strong>{nameOf(last.verb)}</strong> {last.records > 0 && t('touched', { count: last.records })}
      {last.text && <p>{last.text}</p>}
      <p>
        {last.by ?? t('theRegister')} · {format.moment(last.at)}
      </p>
    </>
  );
}
