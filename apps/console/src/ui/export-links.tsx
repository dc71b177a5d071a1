import { useLanguage } from '../words/language.ts';
import styles from './export-links.module.css';
import { words } from './words.ts';

interface ExportLinksProps {
  list: 'cases' | 'databases' | 'discrepancies';
  /** The filters and the order of what is on screen; what is not set is not sent. */
  query: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** What is on screen as a file, made by the register with the same filters, order, rights and masks. */
export function ExportLinks({ list, query }: ExportLinksProps) {
  const t = words.use();
  const language = useLanguage();
  const address = (format: 'xlsx' | 'csv') => {
    const asked = Object.entries({ ...query, format, language }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
    return `/api/v1/exports/${list}?${new URLSearchParams(asked)}`;
  };
  return (
    <span className={`${styles.links} no-print`}>
      {t('download')}
      <a href={address('xlsx')} download>
        XLSX
      </a>
      <a href={address('csv')} download>
        CSV
      </a>
      <button type="button" onClick={() => window.print()}>
        {t('print')}
      </button>
    </span>
  );
}
