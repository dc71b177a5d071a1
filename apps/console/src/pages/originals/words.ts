import { defineWords } from '../../words/define-words.ts';

export const words = defineWords({
  vi: {
    title: 'Dữ liệu gốc',
    answer:
      '{attributes} thuộc tính được nhiều cơ sở dữ liệu cùng giữ: {found} đã thấy bản gốc, {open} chưa rõ; {copies} bản sao, {divergent} bản ghi lệch với bản gốc',
    nothing: 'Chưa có khảo sát nào cho biết bản gốc ở đâu',
    none: 'Hãy chạy khảo sát trên ít nhất hai cơ sở dữ liệu.',
    matrix: 'Thuộc tính và cơ sở dữ liệu',
    legend: '◆ bản gốc · ◇ bản sao · ? chưa rõ · ◈ bản gốc cũ. Bấm một dòng để xem bằng chứng.',
    attribute: 'Thuộc tính',
    divergence: 'Lệch',
    search: 'Tìm thuộc tính',
    original: 'bản gốc',
    copy: 'bản sao',
    undetermined: 'chưa rõ',
    earlier: 'bản gốc cũ',
  },
  en: {
    title: 'Originals',
    answer:
      '{attributes} attributes are held by several databases: {found} with their original, {open} undetermined; {copies} copies, {divergent} records that differ from the original',
    nothing: 'No survey tells yet where the originals are',
    none: 'Run a survey of two databases or more.',
    matrix: 'Attributes and databases',
    legend: '◆ original · ◇ copy · ? undetermined · ◈ earlier original. Choose a row to see the evidence.',
    attribute: 'Attribute',
    divergence: 'Differ',
    search: 'Find an attribute',
    original: 'original',
    copy: 'copy',
    undetermined: 'undetermined',
    earlier: 'earlier original',
  },
  id: {
    title: 'Data asli',
    answer:
      '{attributes} atribut dipegang beberapa basis data: {found} sudah ada aslinya, {open} belum pasti; {copies} salinan, {divergent} catatan berbeda dari aslinya',
    nothing: 'Belum ada survei yang menunjukkan sumber asli',
    none: 'Jalankan survei atas dua basis data atau lebih.',
    matrix: 'Atribut dan basis data',
    legend: '◆ asli · ◇ salinan · ? belum pasti · ◈ asli terdahulu. Pilih baris untuk melihat bukti.',
    attribute: 'Atribut',
    divergence: 'Berbeda',
    search: 'Cari atribut',
    original: 'asli',
    copy: 'salinan',
    undetermined: 'belum pasti',
    earlier: 'asli terdahulu',
  },
});
