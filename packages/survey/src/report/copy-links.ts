import { agreementOf } from './agreement.ts';
import type { Page } from './page.ts';
import { attributeTitle } from './titles.ts';

/** All that goes from one database to another: the originals it copies, or (`earlier`) the list it once was. */
export interface CopyLink {
  from: string;
  to: string;
  kind: 'copy' | 'earlier';
  attributes: string[];
  /** Share 0..1 of compared values that agree; null where none was compared. */
  agreement: number | null;
  differing: number;
}

/** The links between databases, attributes taken together; those with most attributes first. */
export function copyLinks(page: Page): CopyLink[] {
  const { facts, result } = page;
  const links = new Map<string, CopyLink & { compared: number }>();
  for (const attribute of facts.shared) {
    const original = attribute.holders.find((holder) => holder.role === 'original');
    for (const holder of attribute.holders) {
      if (holder.role !== 'copy' && holder.role !== 'earlier') continue;
      const from = holder.copyOf?.database ?? original?.database;
      if (from === undefined || from === holder.database) continue;
      const key = JSON.stringify([from, holder.database, holder.role]);
      const link = links.get(key) ?? { from, to: holder.database, kind: holder.role, attributes: [], agreement: null, differing: 0, compared: 0 };
      const found = agreementOf(result, holder);
      link.attributes.push(attributeTitle(page, attribute));
      link.compared += found?.compared ?? 0;
      link.differing += found?.differing ?? 0;
      links.set(key, link);
    }
  }
  return [...links.values()]
    .map(({ compared, ...link }) => ({ ...link, agreement: compared === 0 ? null : 1 - link.differing / compared }))
    .toSorted((a, b) => b.attributes.length - a.attributes.length);
}
