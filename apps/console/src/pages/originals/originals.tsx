import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { Empty, Page, Pager, Section, useAttributeName, useFormat } from '../../ui/index.ts';
import { Matrix } from './matrix.tsx';
import { attributesQuery } from './queries.ts';
import { words } from './words.ts';

/** Attributes at a time: as many as are drawn at once and read without losing one's place. */
const pageSize = 60;

/** Which database holds the original of each attribute, and which copy it. */
export function OriginalsPage() {
  const t = words.use();
  const format = useFormat();
  const nameOf = useAttributeName();
  const { data } = useSuspenseQuery(attributesQuery);
  const { search = '', database, page = 1 } = useSearch({ from: '/signed-in/originals' });
  const navigate = useNavigate({ from: '/originals' });
  if (data.length === 0) {
    return (
      <Page title={t('title')} answer={t('nothing')}>
        <Empty>{t('none')}</Empty>
      </Page>
    );
  }
  const found = data.filter(({ holders }) => holders.some(({ role }) => role === 'original')).length;
  const sum = (of: (redundancy: { copies: number; divergentRecords: number }) => number) =>
    data.reduce((all, { redundancy }) => all + of(redundancy), 0);
  const answer = t('answer', {
    attributes: data.length,
    found,
    open: data.length - found,
    copies: format.number(sum(({ copies }) => copies)),
    divergent: format.number(sum(({ divergentRecords }) => divergentRecords)),
  });
  const shown = data.filter(
    ({ id, holders }) =>
      [id, nameOf(id)].some((text) => text.toLowerCase().includes(search.toLowerCase())) &&
      (!database || holders.some(({ databaseId }) => databaseId === database)),
  );
  const find = (
    <Input.Search
      aria-label={t('search')}
      placeholder={t('search')}
      allowClear
      defaultValue={search}
      onSearch={(typed) => navigate({ search: { ...(database && { database }), ...(typed && { search: typed }) }, replace: true })}
      style={{ width: 240 }}
    />
  );
  return (
    <Page title={t('title')} answer={answer} actions={find}>
      <Section title={t('matrix')} note={t('legend')}>
        <Matrix attributes={shown.slice((page - 1) * pageSize, page * pageSize)} />
        <Pager
          page={page}
          pageSize={pageSize}
          total={shown.length}
          onChange={(next) => navigate({ search: { ...(database && { database }), ...(search && { search }), ...(next > 1 && { page: next }) } })}
        />
      </Section>
    </Page>
  );
}
