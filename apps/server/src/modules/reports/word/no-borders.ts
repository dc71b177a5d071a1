import { BorderStyle } from 'docx';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** Of a table that only puts things beside each other. */
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
