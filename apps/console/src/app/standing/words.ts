import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    ended: 'Phiên làm việc đã kết thúc',
    endedNote: 'Đăng nhập lại để làm tiếp ngay ở đây. Những gì bạn đã nhập vẫn còn nguyên.',
    unreachable: 'Máy chủ chưa trả lời. Cứ làm tiếp: những gì bạn nhập vẫn được giữ, và trang tự thử lại.',
    again: 'Thử ngay',
  },
  en: {
    ended: 'The session has ended',
    endedNote: 'Sign in to go on right here. All that you typed is still there.',
    unreachable: 'The server does not answer at present. Carry on: what you type is kept, and the page tries again by itself.',
    again: 'Try now',
  },
  id: {
    ended: 'Sesi telah berakhir',
    endedNote: 'Masuk lagi untuk melanjutkan di sini. Semua yang Anda ketik masih ada.',
    unreachable: 'Server belum menjawab. Lanjutkan saja: isian Anda tetap tersimpan, dan halaman mencoba lagi sendiri.',
    again: 'Coba sekarang',
  },
});
