import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Chain, Page, ProblemView, Section, useDraft } from '../../ui/index.ts';
import { ChangeTable, useChangeSummary } from '../contract/change/change-table.tsx';
import { contractVersionsQuery } from '../contract/queries.ts';
import { databaseQuery } from '../database/queries.ts';
import { type Draft, firstDraft, textInForceQuery } from './draft.ts';
import { ContractForm } from './form/contract-form.tsx';
import { Overtaken } from './overtaken.tsx';
import { Problems } from './problems.tsx';
import { Publish } from './publish.tsx';
import { useCheck } from './use-check.ts';
import { WayTabs } from './way-tabs.tsx';
import { words } from './words.ts';
import { YamlText } from './yaml-text.tsx';

/** Writing the next version of a contract: by form or as text, held against ODCS and against the version in force while it is typed. */
export function ContractEditPage() {
  const t = words.use();
  const { id } = useParams({ from: '/signed-in/databases/$id/contract/edit' });
  const { way = 'form' } = useSearch({ from: '/signed-in/databases/$id/contract/edit' });
  const { data: database } = useSuspenseQuery(databaseQuery(id));
  const { data: versions } = useSuspenseQuery(contractVersionsQuery(id));
  const { data: inForce } = useSuspenseQuery(textInForceQuery(id, versions[0]?.number ?? 0));
  const empty = useMemo<Draft>(() => inForce ?? firstDraft(id, database.name), [inForce, id, database.name]);
  const [draft, change, forget] = useDraft<Draft>(`contract.${id}`, empty);
  const check = useCheck(id, draft.text);
  const summary = useChangeSummary();
  const problems = check.data?.problems ?? [];
  const write = (text: string) => change({ text });
  return (
    <Page
      title={t('title', { name: database.name })}
      answer={
        check.data?.changes ? t(draft.text === empty.text ? 'answerSame' : 'answer', { summary: summary(check.data.changes) }) : t('answerBroken')
      }
      chain={<Chain at="database" links={{ database: { label: database.name } }} />}
    >
      <Overtaken id={id} draft={draft} inForce={check.data?.inForce ?? null} goOn={(basedOn) => change({ basedOn })} takeTheirs={forget} />
      {check.error && <ProblemView error={check.error} retry={check.refetch} />}
      <WayTabs />
      {way === 'form' ? <ContractForm text={draft.text} onChange={write} /> : <YamlText text={draft.text} problems={problems} onChange={write} />}
      <Problems problems={problems} checked={check.data !== undefined} rules={check.data?.rules ?? 0} />
      <Section title={t('changes')} note={t('changesNote')}>
        <ChangeTable changes={check.data?.changes ?? []} none={t('noChanges')} />
      </Section>
      <Publish
        id={id}
        draft={draft}
        onNote={(note) => change({ note })}
        ready={check.ready && draft.text !== empty.text}
        onRefused={check.refetch}
        onDone={forget}
      />
    </Page>
  );
}
