/**
 * A text's shape without its content: each digit becomes `•`, each run of letters `x`, `xx` or `xxx` (never longer, first letter's case kept), the
 * rest stays. `Nguyễn Văn An` and `Trần Thị Bình` give `Xxx Xxx Xx` and `Xxx Xxx Xxx`; `079203001234` gives twelve bullets.
 */
export function maskText(value: string): string {
  return value
    .normalize('NFC')
    .replaceAll(/[\p{L}\p{M}]+/gu, (letters) => {
      const shape = 'xxx'.slice(0, Math.min(3, Array.from(letters).length));
      return /^\p{Lu}/u.test(letters) ? `X${shape.slice(1)}` : shape;
    })
    .replaceAll(/\p{N}/gu, '•');
}
