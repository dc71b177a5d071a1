import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/session.ts';
import { programmesQuery } from '../tasks/queries.ts';

/** The programmes that the reader steers: those of their agency or below it. */
export function useOwnProgrammes() {
  const { grants } = useSession();
  const { data } = useQuery(programmesQuery);
  return (data ?? []).filter(({ path }) => grants.some(({ agency }) => path === agency || path.startsWith(`${agency}.`)));
}
