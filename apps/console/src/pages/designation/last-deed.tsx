import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { useDeedName } from './use-deed-name.ts';

/** What was last done about a designation, by whom and when. */
export function LastDeed({ one }: { one: Schema['DesignationRead'] }) {
  const format = useFormat();
  const nameOf = useDeedName();
  const last = one.history.toSorted((a, b) => b.at.localeCompare(a.at))[0];
  if (!last) return null;
  return (
    <>
      <strong>{nameOf(last.verb)}</strong>
      {last.text && <p>{last.text}</p>}
      <p>{[last.by, format.moment(last.at)].filter(Boolean).join(' · ')}</p>
    </>
  );
}
