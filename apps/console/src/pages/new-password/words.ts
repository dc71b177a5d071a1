import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Đặt mật khẩu của bạn',
    hello: 'Chào {name}, hãy đặt mật khẩu của riêng bạn',
    why: 'Bạn vừa vào bằng mật khẩu được cấp. Đổi xong là dùng được mọi trang.',
  },
  en: {
    title: 'Set your password',
    hello: '{name}, set a password of your own',
    why: 'You came in with a password that was given to you. Once it is changed, every page is open.',
  },
  id: {
    title: 'Tetapkan kata sandi Anda',
    hello: '{name}, tetapkan kata sandi Anda sendiri',
    why: 'Anda masuk dengan kata sandi yang diberikan. Setelah diubah, semua halaman terbuka.',
  },
});
