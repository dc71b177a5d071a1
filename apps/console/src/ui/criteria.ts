import { defineWords } from '../words/define-words.ts';

/** The six criteria, in their order. */
export const criteria = ['correct', 'complete', 'clean', 'live', 'unified', 'shared'] as const;
export type Criterion = (typeof criteria)[number];

/** Their names, and what each asks. */
export const criterionWords = defineWords({
  vi: {
    correct: 'Đúng',
    complete: 'Đủ',
    clean: 'Sạch',
    live: 'Sống',
    unified: 'Thống nhất',
    shared: 'Dùng chung',
    correctAsks: 'Có đúng sự thật không?',
    completeAsks: 'Có đủ không?',
    cleanAsks: 'Mỗi đối tượng một bản ghi, dùng được ngay?',
    liveAsks: 'Có cập nhật không?',
    unifiedAsks: 'Có nói cùng một ngôn ngữ không?',
    sharedAsks: 'Có ai dùng không?',
  },
  en: {
    correct: 'Correct',
    complete: 'Complete',
    clean: 'Clean',
    live: 'Live',
    unified: 'Unified',
    shared: 'Shared',
    correctAsks: 'Is it true?',
    completeAsks: 'Is it all there?',
    cleanAsks: 'One record per thing, fit to use?',
    liveAsks: 'Is it up to date?',
    unifiedAsks: 'Does it speak the common language?',
    sharedAsks: 'Is it used?',
  },
  id: {
    correct: 'Benar',
    complete: 'Lengkap',
    clean: 'Bersih',
    live: 'Mutakhir',
    unified: 'Seragam',
    shared: 'Dipakai bersama',
    correctAsks: 'Apakah benar?',
    completeAsks: 'Apakah lengkap?',
    cleanAsks: 'Satu catatan per hal, siap dipakai?',
    liveAsks: 'Apakah mutakhir?',
    unifiedAsks: 'Apakah memakai bahasa bersama?',
    sharedAsks: 'Apakah dipakai?',
  },
});
