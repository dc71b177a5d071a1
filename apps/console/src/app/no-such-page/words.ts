import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Không có trang này',
    why: 'Địa chỉ gõ sai, hoặc trang đã chuyển đi nơi khác.',
    home: 'Về trang đầu',
  },
  en: {
    title: 'There is no such page',
    why: 'The address is mistyped, or the page has moved.',
    home: 'To the first page',
  },
  id: {
    title: 'Halaman ini tidak ada',
    why: 'Alamatnya salah ketik, atau halamannya sudah pindah.',
    home: 'Ke halaman pertama',
  },
});
