import { defineWords } from '../../../words/define-words.ts';

/** Parameters of measures. What they may be has its words where it is at home. */
export const parameterWords = defineWords({
  vi: {
    optional: 'Để trống: tính tất cả.',
    programme: 'Của chương trình',
    database: 'Của cơ sở dữ liệu',
    databases: 'Của các cơ sở dữ liệu',
    criterion: 'Tiêu chí',
    kind: 'Loại khó khăn, vướng mắc',
    level: 'Cấp của cơ sở dữ liệu',
  },
  en: {
    optional: 'Empty: all are counted.',
    programme: 'Of the programme',
    database: 'Of the database',
    databases: 'Of the databases',
    criterion: 'Criterion',
    kind: 'Kind of obstacle',
    level: 'Level of the database',
  },
  id: {
    optional: 'Kosong: semua dihitung.',
    programme: 'Dari program',
    database: 'Dari basis data',
    databases: 'Dari basis data',
    criterion: 'Kriteria',
    kind: 'Jenis hambatan',
    level: 'Tingkat basis data',
  },
});
