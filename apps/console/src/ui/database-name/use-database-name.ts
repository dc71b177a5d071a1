import { useQuery } from '@tanstack/react-query';
import { databaseChoiceQuery } from '../../api/databases.ts';
import { briefDatabaseName } from './brief-database-name.ts';

/** @param called what surveys call it, where the register tells no name; else its id. */
type DatabaseName = (id: string, called?: string) => string;

/** What a database is called in the register. */
export function useDatabaseName(): DatabaseName {
  const { data } = useQuery(databaseChoiceQuery);
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (id, called = id) => names.get(id) ?? called;
}

/** The same without the words for database, where there is little room. */
export function useBriefDatabaseName(): DatabaseName {
  const whole = useDatabaseName();
  return (id, called) => briefDatabaseName(whole(id, called));
}

interface Column {
  /** Its id. */
  database: string;
  table: string;
  column: string;
}

/** A column of a database: `Đất đai · parcels.owner`. @param called what surveys call the database. */
export function useColumnName(): (column: Column, called?: string) => string {
  const brief = useBriefDatabaseName();
  return ({ database, table, column }, called) => `${brief(database, called)} · ${table}.${column}`;
}
