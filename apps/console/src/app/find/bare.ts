/** A text without accents and in small letters, as the register compares it: `Đất đai` is `dat dai`. */
export function bare(text: string): string {
  return text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}
