import { useQuery } from '@tanstack/react-query';
import { databaseChoiceQuery } from '../cases/queries.ts';

/** What a database is called; its id where the reader does not know it otherwise. */
export function useDatabaseName(): (id: string) => string {
  const { data } = useQuery(databaseChoiceQuery);
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
