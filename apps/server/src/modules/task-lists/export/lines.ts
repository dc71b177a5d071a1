import type { z } from 'zod';
import type { Identity } from '../../../access/identity.ts';
import type { Call } from '../../../http/route.ts';
import { RegisterError } from '../../../register-error.ts';
import { type ListedTask, listEvery, type TaskQuery } from '../../tasks/index.ts';
import { type Exported, wordsOf } from './words.ts';

/** One task as lists write it: days as yyyy-MM-dd, agencies apart by semicolons. */
export type Line = Record<Exported, string | number | null>;

/** The tasks of a query in the words of a language. @throws RegisterError `REQUEST_TOO_LARGE` beyond `most`. */
export async function linesOf(
  asked: Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>,
  query: z.infer<typeof TaskQuery>,
  most: number,
) {
  const { asOf, tasks } = await listEvery(asked, query, most + 1);
  if (tasks.length > most) {
    throw new RegisterError('REQUEST_TOO_LARGE', `More than ${most} tasks do not go into one document of this kind.`, {
      place: 'query',
      remedy: 'Choose an agency, a programme or a month, or a workbook instead of a text.',
    });
  }
  return { asOf, lines: tasks.map((task) => lineOf(task, asked.identity.language)) };
}

function lineOf(task: ListedTask, language: Identity['language']): Line {
  const words = wordsOf[language];
  return {
    ...{ number: task.number, title: task.title, resultKind: words.resultKind[task.resultKind], result: task.result, lead: task.agency.name },
    ...{ coordinating: task.coordinating.join('; ') || null, start: task.startOn, due: task.due, difficulty: words.difficulty[task.difficulty] },
    ...{ priority: task.priority, recurs: task.recurs && words.recurs[task.recurs], programme: task.programme.number },
    ...{ state: words.figure[task.figure], progress: task.progress, done: task.doneOn, recorded: task.recordedOn },
  };
}
