import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Empty, Events, Section, useFindings, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

/** What was found wrong in the records of it, and what became of that, the latest first. */
export function History({ findings }: { findings: readonly Schema['EntityFinding'][] }) {
  const t = words.use();
  const found = useFindings();
  const format = useFormat();
  return (
    <Section title={t('history')}>
      {findings.length === 0 && <Empty>{t('noHistory')}</Empty>}
      <Events
        events={findings.map(({ id, caseId, databaseId, table, column, kind, state, foundAt, changedAt, changedBy }) => ({
          ...{ key: id, at: changedAt, by: changedBy, deed: found.state(state) },
          note: changedAt !== foundAt && t('foundOn', { day: format.day(foundAt) }),
          details: (
            <>
              {found.kind(kind)}, {[databaseId, table, column].filter(Boolean).join('.')}{' '}
              <Link to="/cases/$id" params={{ id: String(caseId) }}>
                {t('openCase', { id: caseId })}
              </Link>
            </>
          ),
        }))}
      />
    </Section>
  );
}
