import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { AttributeName, Chain, Facts, Page, Section, SeverityMark, useFindings, useFormat } from '../../ui/index.ts';
import { CaseStatusMark, Due } from '../cases/case-status.tsx';
import { DiscrepancyTable } from '../discrepancies/discrepancy-table.tsx';
import { Actions } from './actions.tsx';
import { Assignee } from './assignee.tsx';
import { History } from './history.tsx';
import { caseQuery } from './queries.ts';
import { words } from './words.ts';

/** One case: what is wrong in which records, what can be done, and what was done. */
export function CasePage() {
  const t = words.use();
  const format = useFormat();
  const found = useFindings();
  const id = Number(useParams({ from: '/signed-in/cases/$id' }).id);
  const { data: one } = useSuspenseQuery(caseQuery(id));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { counts, records, table, column } = one;
  const left = counts.open + counts.reopened + counts.confirmed;
  const answer = t('answer', { kind: found.kind(one.kind), where: column ? `${table}.${column}` : table, left, records, due: format.day(one.due) });
  return (
    <Page title={t('number', { id })} answer={answer} chain={<CaseChain one={one} />} actions={<Link to="/cases">{t('list')}</Link>}>
      <About one={one} />
      <Section title={t('actions')}>
        <Actions one={one} chosen={chosen} onDone={() => setChosen([])} />
      </Section>
      <Section title={t('records')} note={t('recordsNote')}>
        <DiscrepancyTable filter={{ case: id }} {...(one.actions.length > 0 && { selection: { chosen, onChange: setChosen } })} />
      </Section>
      <History one={one} />
    </Page>
  );
}

function CaseChain({ one: { id, database, attribute, records } }: { one: Schema['Case'] }) {
  const format = useFormat();
  const mayReadTasks = useMay('task.read');
  const at = encodeURIComponent(database.id);
  return (
    <Chain
      at="case"
      links={{
        task: mayReadTasks ? { href: `/tasks?database=${at}` } : {},
        database: { label: database.name, href: `/databases/${at}` },
        attribute: attribute
          ? { label: <AttributeName id={attribute} />, href: `/originals/${encodeURIComponent(attribute)}` }
          : { href: `/originals?database=${at}` },
        record: { label: format.number(records), href: `/discrepancies?case=${id}` },
        case: { label: `#${id}` },
      }}
    />
  );
}

function About({ one }: { one: Schema['Case'] }) {
  const t = words.use();
  const format = useFormat();
  const { database, table, column, attribute } = one;
  const place = (
    <Link to="/discrepancies" search={{ database: database.id, table, ...(column && { column }) }} title={t('allOfColumn')}>
      {table}.{column ?? t('wholeRecord')}
    </Link>
  );
  return (
    <Facts
      facts={[
        [
          t('database'),
          <Link key="database" to="/databases/$id" params={{ id: database.id }}>
            {database.name}
          </Link>,
        ],
        [t('place'), place],
        [
          t('attribute'),
          attribute && (
            <Link key="attribute" to="/originals/$attribute" params={{ attribute }}>
              <AttributeName id={attribute} />
            </Link>
          ),
        ],
        [t('unit'), one.unit.name],
        [t('assignee'), <Assignee key="assignee" one={one} />],
        [t('status'), <CaseStatusMark key="status" status={one.status} />],
        [t('severity'), <SeverityMark key="severity" severity={one.severity} />],
        [t('due'), <Due key="due" due={one.due} days={one.workingDaysLeft} over={one.status === 'closed'} />],
        [t('opened'), format.day(one.openedOn)],
        [t('timesReopened'), format.number(one.timesReopened)],
      ]}
    />
  );
}
