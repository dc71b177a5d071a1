import type { Schema } from '../../api/client.ts';
import { Section, useFormat } from '../../ui/index.ts';
import type { TasksSearch } from '../tasks/search.ts';
import { taskWords } from '../tasks/status/words.ts';
import { CountLink } from './count-link.tsx';
import styles from './steering.module.css';
import { words } from './words.ts';

const figures = ['given', 'done', 'done-on-time', 'done-late', 'awaiting', 'open', 'at-risk', 'overdue'] as const;
/** What a phone has no room for. */
const onlyWide = (figure: (typeof figures)[number]) => (['done-on-time', 'done-late', 'awaiting', 'open'].includes(figure) ? styles.wide : undefined);

/** Each programme by what its tasks count as; every number is a way to them. */
export function Programmes({ summary, asOf }: { summary: Schema['TaskSummary']; asOf: string | undefined }) {
  const t = words.use();
  const status = taskWords.use();
  const format = useFormat();
  const on = asOf ? { asOf } : {};
  const cells = (counts: Schema['TaskSummary']['total'], name: string, search: TasksSearch) =>
    figures.map((figure) => (
      <td key={figure} className={onlyWide(figure)}>
        <CountLink count={counts[figure]} label={`${status(figure)}, ${name}`} search={{ ...search, ...on, figure }} />
      </td>
    ));
  return (
    <Section title={t('byProgramme')} note={t('byProgrammeNote', { moment: format.moment(summary.countedAt) })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('byProgramme')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('programme')}</th>
              {figures.map((figure) => (
                <th key={figure} scope="col" className={onlyWide(figure)}>
                  {status(figure)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.byProgramme.map((programme) => (
              <tr key={programme.id}>
                <th scope="row">{programme.name}</th>
                {cells(programme, programme.name, { programme: programme.id })}
              </tr>
            ))}
          </tbody>
          {summary.byProgramme.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('all')}</th>
                {cells(summary.total, t('all'), {})}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </Section>
  );
}
