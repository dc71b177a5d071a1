import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useAttributeName, useFindings, useFormat, usePaused } from '../../ui/index.ts';
import { entries } from '../pages.ts';
import { bare } from './bare.ts';
import { words } from './words.ts';

export interface Hit {
  title: string;
  note?: string;
  href: string;
}

interface Group {
  name: 'pages' | 'databases' | 'attributes' | 'tasks' | 'cases';
  hits: Hit[];
}

/** The register is asked once somebody pauses for this long, in milliseconds. */
const pause = 120;

/** What fits to what was typed: the reader's own pages at once, the rest as the register answers. */
export function useHits(typed: string): { groups: Group[]; pending: boolean; error: unknown } {
  const text = usePaused(typed.trim(), pause);
  const asked = text.length >= 2;
  const found = useQuery({
    queryKey: ['search', text],
    queryFn: () => dataOf(client.GET('/api/v1/search', { params: { query: { text } } })),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const inRegister = useInRegister();
  const pages = usePages(useDeferredValue(typed));
  const groups = [{ name: 'pages' as const, hits: pages }, ...(asked && found.data ? inRegister(found.data) : [])];
  return { groups: groups.filter(({ hits }) => hits.length > 0), pending: text !== typed.trim() || (asked && found.isFetching), error: found.error };
}

/** The pages that the reader may use, by their names. */
function usePages(typed: string): Hit[] {
  const { actions } = useSession();
  const offered = entries.filter((entry) => actions.includes(entry.action));
  // Always the same entries in the same order, so that the hooks within are called alike.
  const named = entries.map((entry) => ({ entry, title: entry.words.use()('title') }));
  const wanted = bare(typed);
  const fitting = named.filter(({ entry, title }) => offered.includes(entry) && bare(title).includes(wanted));
  return fitting.slice(0, wanted === '' ? 20 : 5).map(({ entry, title }) => ({ title, href: entry.path }));
}

function useInRegister(): (found: Schema['SearchResult']) => Group[] {
  const t = words.use();
  const format = useFormat();
  const findings = useFindings();
  const nameOf = useAttributeName();
  return ({ databases, attributes, tasks, cases }) => [
    {
      name: 'tasks',
      hits: tasks.map(({ id, programme, number, title, due }) => ({
        title,
        note: t('taskNote', { programme, number, due: format.day(due) }),
        href: `/tasks/${id}`,
      })),
    },
    { name: 'databases', hits: databases.map(({ id, name, owner }) => ({ title: name, note: owner, href: `/databases/${encodeURIComponent(id)}` })) },
    {
      name: 'attributes',
      hits: attributes.map(({ id, holders }) => ({
        title: nameOf(id),
        note: t('holders', { holders }),
        href: `/originals/${encodeURIComponent(id)}`,
      })),
    },
    {
      name: 'cases',
      hits: cases.map(({ id, kind, table, column, database, unit }) => ({
        title: `#${id} ${findings.kind(kind)}: ${table}${column ? `.${column}` : ''}`,
        note: `${database} · ${unit}`,
        href: `/cases/${id}`,
      })),
    },
  ];
}
