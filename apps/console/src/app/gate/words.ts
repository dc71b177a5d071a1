import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: { what: 'Sổ đăng ký dữ liệu gốc của nhà nước' },
  en: { what: 'The government’s register of original data' },
  id: { what: 'Register data asli pemerintah' },
});
