import type { TemplateContent } from '../content.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import type { TemplateTexts } from './texts.ts';
import { vi } from './vi.ts';

const languages = { vi, en, id } as const;
const kinds = ['weekly', 'monthly'] as const;
const table = (name: string, more: object = {}) => ({ table: name, filter: {}, limit: 30, ...more });
const part = (heading: string, paragraphs: string[], tables: ReturnType<typeof table>[] = [], proposals = false) => ({
  ...{ heading, paragraphs, tables, proposals, parts: [] },
});
/** A part about something that there may be none of. */
const partIf = (needs: string, none: string, ...told: Parameters<typeof part>) => ({ ...part(...told), needs, otherwise: none });

/** The templates that every register knows, by id: `monthly-vi`. They stay as they are; who wants another files one of their own, from these. */
export const defaultTemplates: ReadonlyMap<string, TemplateContent> = new Map(
  kinds.flatMap((kind) =>
    (Object.keys(languages) as (keyof typeof languages)[]).map((language) => [`${kind}-${language}`, made(kind, language)] as const),
  ),
);

function made(kind: (typeof kinds)[number], language: keyof typeof languages): TemplateContent {
  const texts: TemplateTexts = languages[language];
  const counts = ['name', 'given', 'done', 'done-on-time', 'done-late', 'overdue', 'at-risk'];
  const { tasks, obstacles, databases, cases, keyFigures, readiness } = texts;
  const monthly = kind === 'monthly';
  return {
    ...{ name: texts.name[kind], kind, language, symbol: 'BC-UBND', title: texts.title, subject: texts.subject[kind] },
    ...{ addressees: ['{{report.addressee}}'], opening: [texts.opening] },
    parts: [
      part(
        tasks.heading,
        [tasks.summary, tasks.overdue],
        [
          table('tasks-by-programme', { title: tasks.byProgramme, columns: counts }),
          table('tasks-by-agency', { title: tasks.byAgency, columns: counts, filter: { only: 'overdue' }, limit: 20 }),
        ],
      ),
      partIf(
        'obstacles.raised',
        obstacles.none,
        obstacles.heading,
        [obstacles.summary],
        [
          table('obstacles', {
            title: obstacles.left,
            columns: ['title', 'kind', 'agency', 'answerDue', 'standing'],
            filter: { standing: 'open' },
            limit: 20,
          }),
        ],
      ),
      partIf(
        'databases.total',
        databases.none,
        databases.heading,
        [databases.stages],
        [
          table('criteria', { title: databases.criteria, columns: ['criterion', 'before', 'now', 'measured'] }),
          ...(monthly ? [table('worse', { title: databases.worse, limit: 15 })] : []),
        ],
      ),
      partIf(
        'cases.records',
        cases.none,
        cases.heading,
        [cases.summary],
        monthly ? [table('units', { title: cases.units, columns: ['unit', 'active', 'overdue', 'toDo', 'mended'], limit: 15 })] : [],
      ),
      partIf(
        'key-figures.total',
        keyFigures.none,
        keyFigures.heading,
        [keyFigures.summary],
        [table('key-figures', { columns: ['name', 'value', 'expected', 'target', 'status'] })],
      ),
      partIf(
        'readiness.asked',
        readiness.none,
        readiness.heading,
        [readiness.summary],
        monthly ? [table('gaps', { title: readiness.gaps, limit: 15 })] : [],
      ),
      part(texts.proposals.heading, [], [], true),
    ],
    closing: [texts.closing],
    signature: texts.signature,
    recipients: texts.recipients,
    annexes: ['tasks', 'obstacles', 'databases', 'criteria', 'key-figures', 'units', 'units-readiness'],
  };
}
