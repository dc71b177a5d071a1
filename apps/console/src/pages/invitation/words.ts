import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Lời mời',
    hello: 'Chào {name}, tài khoản của bạn đã sẵn sàng',
    agency: 'Cơ quan, đơn vị',
    login: 'Tên đăng nhập',
    accept: 'Đặt mật khẩu và vào',
    noLonger: 'Lời mời này không còn dùng được',
    noLongerWhy: 'Nó đã được dùng, đã được thay bằng lời mời mới hơn, hoặc đã hết hạn. Hãy xin quản trị của cơ quan bạn một lời mời mới.',
    signIn: 'Tới trang đăng nhập',
  },
  en: {
    title: 'Invitation',
    hello: '{name}, your account is ready',
    agency: 'Agency',
    login: 'User name',
    accept: 'Set the password and enter',
    noLonger: 'This invitation no longer holds',
    noLongerWhy: 'It was used, replaced by a newer one, or has expired. Ask the administrator of your agency for a new one.',
    signIn: 'To the sign-in page',
  },
  id: {
    title: 'Undangan',
    hello: '{name}, akun Anda sudah siap',
    agency: 'Instansi',
    login: 'Nama pengguna',
    accept: 'Tetapkan kata sandi dan masuk',
    noLonger: 'Undangan ini tidak berlaku lagi',
    noLongerWhy: 'Sudah dipakai, diganti dengan yang lebih baru, atau kedaluwarsa. Minta yang baru kepada administrator instansi Anda.',
    signIn: 'Ke halaman masuk',
  },
});
