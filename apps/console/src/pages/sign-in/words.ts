import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: { title: 'Đăng nhập' },
  en: { title: 'Sign in' },
  id: { title: 'Masuk' },
});
