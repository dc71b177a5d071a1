import { defineWords } from '../../../words/define-words.ts';

/** Kinds and states of obstacles. */
export const obstacleWords = defineWords({
  vi: {
    procedures: 'Thủ tục',
    facilities: 'Cơ sở vật chất',
    data: 'Dữ liệu',
    people: 'Con người',
    raised: 'Chờ trả lời',
    escalated: 'Đã chuyển lên cấp trên',
    solved: 'Đã giải quyết',
    reopened: 'Nêu lại',
    withdrawn: 'Đã rút',
    overdue: 'quá hạn trả lời',
  },
  en: {
    procedures: 'Procedures',
    facilities: 'Facilities',
    data: 'Data',
    people: 'People',
    raised: 'To be answered',
    escalated: 'Taken up a level',
    solved: 'Solved',
    reopened: 'Raised again',
    withdrawn: 'Withdrawn',
    overdue: 'answer overdue',
  },
  id: {
    procedures: 'Prosedur',
    facilities: 'Sarana',
    data: 'Data',
    people: 'Sumber daya manusia',
    raised: 'Menunggu jawaban',
    escalated: 'Dinaikkan ke tingkat atas',
    solved: 'Diselesaikan',
    reopened: 'Diajukan lagi',
    withdrawn: 'Ditarik',
    overdue: 'jawaban lewat tenggat',
  },
});
