import type { Attribute } from '@sogoc/origin';
import { vietnam } from '@sogoc/vietnam';
import type { Language } from '../model.ts';
import { lookup } from './lookup.ts';
import type { Page } from './page.ts';

const semanticTypes = new Map(vietnam.semanticTypes.map((type) => [type.id, type]));

/** What a semantic type is called; a type that no pack of ours knows is named by its id, readably. */
export function semanticTitle(id: string, language: Language): string {
  return semanticTypes.get(id)?.title[language] ?? id.replace(/^[^.]*\./, '').replaceAll('-', ' ');
}

/**
 * What an attribute is called: by the meaning of its original's (else its first holder's) column where that names a property of one kind of thing
 * (a personal ID; not a mere date), else by its own name.
 */
export function attributeTitle({ result }: Page, attribute: Attribute): string {
  const telling = attribute.holders.find((holder) => holder.role === 'original') ?? attribute.holders[0];
  const database = result.catalog.databases.find(({ name }) => name === telling?.database);
  const column = database?.tables.find(({ table }) => table === telling?.table)?.columns.find(({ name }) => name === telling?.column);
  const meaning = semanticTypes.get(column?.semanticType?.id ?? '');
  return meaning?.entity ? meaning.title[result.language] : attribute.name;
}

/** What a kind of thing is called. */
export function entityTitle({ words }: Page, entity: string): string {
  return lookup(words.entities, entity) ?? entity;
}
