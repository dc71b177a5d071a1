import { Link } from '@tanstack/react-router';
import tabStyles from '../../ui/page-tabs.module.css';
import { ways } from './search.ts';
import { words } from './words.ts';

/** By form, or as text; both write the same document. */
export function WayTabs() {
  const t = words.use();
  return (
    <nav aria-label={t('ways')} className={`${tabStyles.tabs} no-print`}>
      {ways.map((way) => (
        <Link
          key={way}
          from="/databases/$id/contract/edit"
          to="."
          search={way === 'form' ? {} : { way }}
          replace
          className={tabStyles.tab}
          activeOptions={{ exact: true, includeSearch: true }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(way)}
        </Link>
      ))}
    </nav>
  );
}
