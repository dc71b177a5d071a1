import type { Schema } from '../../api/client.ts';

/** A task as it is being written. */
export const nothing = {
  programme: '',
  number: '',
  title: '',
  resultKind: 'document' as Schema['TaskResultKind'],
  result: '',
  agency: '',
  coordinating: [] as string[],
  databases: [] as string[],
  difficulty: 'medium' as Schema['Difficulty'],
  priority: 2,
  recurs: 'once' as Schema['Recurrence'] | 'once',
  due: '',
};
export type Typed = typeof nothing;

/** What is typed, as the register is asked. */
export function newTaskOf({ programme, agency, recurs, result, ...same }: Typed): Schema['NewTask'] {
  return { ...same, programmeId: programme, agencyId: agency, result: result || null, recurs: recurs === 'once' ? null : recurs };
}
