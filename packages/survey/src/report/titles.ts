import type { Attribute } from '@sogoc/origin';
import { vietnam } from '@sogoc/vietnam';
import type { Language } from '../model.ts';
import { lookup } from './lookup.ts';
import type { Page } from './page.ts';

const semanticTitles = new Map(vietnam.semanticTypes.map(({ id, title }) => [id, title]));

/** What a semantic type is called; a type that no pack of ours knows is named by its id, readably. */
export function semanticTitle(id: string, language: Language): string {
  return semanticTitles.get(id)?.[language] ?? id.replace(/^[^.]*\./, '').replaceAll('-', ' ');
}

/** What an attribute is called: by the meaning of its original's (else its first holder's) column, else by its own name. */
export function attributeTitle({ result }: Page, attribute: Attribute): string {
  const telling = attribute.holders.find((holder) => holder.role === 'original') ?? attribute.holders[0];
  const database = result.catalog.databases.find(({ name }) => name === telling?.database);
  const column = database?.tables.find(({ table }) => table === telling?.table)?.columns.find(({ name }) => name === telling?.column);
  return column?.semanticType ? semanticTitle(column.semanticType.id, result.language) : attribute.name;
}

/** What a kind of thing is called. */
export function entityTitle({ words }: Page, entity: string): string {
  return lookup(words.entities, entity) ?? entity;
}
