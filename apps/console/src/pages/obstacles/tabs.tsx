import { useMay } from '../../api/session.ts';
import { PageTabs } from '../../ui/index.ts';
import { words } from './words.ts';

/** What blocks units, and what they lack. */
export function ObstacleTabs() {
  const t = words.use();
  const mayRead = useMay('readiness.read');
  const readiness = mayRead ? [{ to: '/obstacles/readiness', label: t('readiness') }] : [];
  return <PageTabs label={t('title')} tabs={[{ to: '/obstacles', label: t('title') }, ...readiness]} />;
}
