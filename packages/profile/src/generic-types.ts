import type { SemanticType } from './semantic-type.ts';

interface Pattern {
  id: string;
  title: SemanticType['title'];
  pattern: string;
  names: readonly string[];
  personal?: boolean;
  identifier?: boolean;
}

function fromPattern({ id, title, pattern, names, personal = false, identifier = false }: Pattern): SemanticType {
  const expression = new RegExp(pattern);
  return {
    id,
    title,
    personal,
    identifier,
    names,
    shape: (value, dialect) => dialect.regexMatches(value, pattern),
    surely: () => ({ expression: pattern, anyCase: false }),
    matches: (value) => expression.test(value),
  };
}

/** Semantic types that no country owns. */
export const genericTypes: readonly SemanticType[] = [
  fromPattern({
    id: 'generic.email',
    title: { vi: 'Thư điện tử', en: 'E-mail address', id: 'Alamat surel' },
    // RFC 5321 without quoted local parts and address literals, which nobody types into a form.
    pattern: '^[A-Za-z0-9.!#$%&*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
    names: ['email', 'e_mail', 'mail', 'thu_dien_tu', 'surel'],
    personal: true,
  }),
  fromPattern({
    id: 'generic.uuid',
    title: { vi: 'Mã UUID', en: 'UUID', id: 'UUID' },
    pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
    names: ['uuid', 'guid'],
    identifier: true,
  }),
  fromPattern({
    id: 'generic.url',
    title: { vi: 'Địa chỉ web', en: 'Web address', id: 'Alamat web' },
    pattern: '^(https?|ftp)://[^ ]+$',
    names: ['url', 'link', 'website', 'lien_ket'],
  }),
];
