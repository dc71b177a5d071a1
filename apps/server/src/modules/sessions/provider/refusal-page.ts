import type { RegisterError } from '../../../register-error.ts';

const languages = ['vi', 'en', 'id'] as const;
type Language = (typeof languages)[number];

const words: Record<
  Language,
  { title: string; again: string } & Record<'PERSON_UNKNOWN' | 'PROVIDER_UNREACHABLE' | 'SIGN_IN_NOT_COMPLETED', string>
> = {
  vi: {
    title: 'Chưa đăng nhập được',
    again: 'Về trang đăng nhập',
    PERSON_UNKNOWN: 'Bạn đã xác thực thành công nhưng chưa có tài khoản trong Sổ Gốc. Hãy đề nghị quản trị viên của cơ quan gửi lời mời.',
    PROVIDER_UNREACHABLE: 'Hệ thống xác thực hiện không phản hồi. Hãy thử lại sau ít phút.',
    SIGN_IN_NOT_COMPLETED: 'Phiên xác thực chưa hoàn tất, đã quá hạn hoặc đã được dùng. Hãy bắt đầu lại.',
  },
  en: {
    title: 'Not signed in',
    again: 'To the sign-in page',
    PERSON_UNKNOWN: 'You are signed in there, but have no account in Sổ Gốc. Ask the administrator of your agency for an invitation.',
    PROVIDER_UNREACHABLE: 'The provider of identities does not answer. Try again in a few minutes.',
    SIGN_IN_NOT_COMPLETED: 'Signing in was not completed, took too long, or was used already. Begin again.',
  },
  id: {
    title: 'Belum masuk',
    again: 'Ke halaman masuk',
    PERSON_UNKNOWN: 'Anda sudah terautentikasi, tetapi belum punya akun di Sổ Gốc. Mintalah undangan kepada administrator instansi Anda.',
    PROVIDER_UNREACHABLE: 'Penyedia identitas tidak menjawab. Coba lagi beberapa menit lagi.',
    SIGN_IN_NOT_COMPLETED: 'Proses masuk tidak selesai, terlalu lama, atau sudah dipakai. Mulailah lagi.',
  },
};

/** A page for whoever comes back from the provider and is not let in: no script, nothing that was typed. @param accepted the header `accept-language`. */
export function refusalPage(error: RegisterError, accepted: string | undefined): string {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const language = wanted.map((one) => languages.find((known) => known === one)).find((known) => known !== undefined) ?? 'vi';
  const { title, again, ...texts } = words[language];
  const text = error.code in texts ? texts[error.code as keyof typeof texts] : texts.SIGN_IN_NOT_COMPLETED;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Sổ Gốc</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style>
<main><h1>${title}</h1><p>${text}</p><p><a href="/sign-in">${again}</a></p><p><small>${error.code}</small></p></main></html>
`;
}
