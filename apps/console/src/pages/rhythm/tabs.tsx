import { useSession } from '../../api/session.ts';
import { PageTabs } from '../../ui/index.ts';
import { words } from './words.ts';

const pages = [
  { to: '/rhythm', label: 'inbox', action: 'self.read' },
  { to: '/rhythm/meetings', label: 'meetings', action: 'meeting.read' },
  { to: '/rhythm/reports', label: 'reports', action: 'report.read' },
  { to: '/rhythm/templates', label: 'templates', action: 'report.read' },
  { to: '/rhythm/rules', label: 'rules', action: 'reminder.read' },
  { to: '/rhythm/deliveries', label: 'deliveries', action: 'delivery.read' },
] as const;

/** What keeps the work going: what one was told, the weekly meeting, the reports, and what they follow. */
export function RhythmTabs() {
  const t = words.use();
  const { actions } = useSession();
  const tabs = pages.filter(({ action }) => actions.includes(action)).map(({ to, label }) => ({ to, label: t(label) }));
  return <PageTabs label={t('title')} tabs={tabs} />;
}
