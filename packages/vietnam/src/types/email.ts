import { patternType } from './pattern-type.ts';

/** An e-mail address; letter case says nothing. */
export const email = patternType({
  id: 'vn.email',
  title: { vi: 'Thư điện tử', en: 'E-mail address', id: 'Alamat surel' },
  personal: true,
  identifier: false,
  names: ['email', 'e_mail', 'thu_dien_tu', 'mail'],
  pattern: '[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,4}\\.[a-z]{2,24}',
  anyCase: true,
  canonical: (value, dialect) => dialect.lower(value),
});
