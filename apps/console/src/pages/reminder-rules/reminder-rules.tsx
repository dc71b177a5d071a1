import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMay } from '../../api/session.ts';
import { Page } from '../../ui/index.ts';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import { programmesQuery } from '../tasks/queries.ts';
import { Heads } from './heads.tsx';
import { KindRules } from './kind-rules.tsx';
import { rulesQuery } from './queries.ts';
import { words } from './words.ts';

/** Who is reminded when of what: in general, or of one programme's tasks; and who answers for an agency. */
export function ReminderRulesPage() {
  const t = words.use();
  const { programme } = useSearch({ from: '/signed-in/rhythm/rules' });
  const navigate = useNavigate({ from: '/rhythm/rules' });
  const { data } = useSuspenseQuery(rulesQuery(programme));
  const mayRead = useMay('programme.read');
  const { data: programmes } = useQuery({ ...programmesQuery, enabled: mayRead });
  // Only tasks belong to a programme.
  const shown = data.filter(({ kind }) => programme === undefined || kind === 'task');
  const rules = shown.reduce((sum, each) => sum + each.rules.length, 0);
  const choice = mayRead && (
    <Select
      aria-label={t('of')}
      value={programme ?? ''}
      options={[
        { value: '', label: t('general') },
        ...(programmes ?? []).map(({ id, number, name }) => ({ value: id, label: `${number}: ${name}` })),
      ]}
      onChange={(chosen) => navigate({ search: { programme: chosen || undefined }, replace: true })}
      popupMatchSelectWidth={false}
      style={{ maxWidth: 'calc(100vw - 48px)' }}
    />
  );
  return (
    <Page title={t('title')} answer={t('answer', { rules, own: shown.filter(({ isDefault }) => !isDefault).length })} actions={choice}>
      <RhythmTabs />
      {shown.map((each) => (
        <KindRules key={`${each.kind} ${programme ?? ''} ${each.version}`} told={each} programme={programme ?? null} />
      ))}
      <Heads />
    </Page>
  );
}
