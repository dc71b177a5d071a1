import { escapeText } from './escape.js';

/** Longest middle part (characters) that is compared exactly; beyond it the whole middle counts as different. */
const longestExact = 400;

/** Below this common share of the longer text, single letters in common say nothing: the whole is then marked. */
const leastCommon = 0.34;

/** Characters with their marks, and `<br>` tags as one. */
function units(text) {
  return text.match(/<br\s*\/?>|\r\n|\P{M}\p{M}*|\p{M}+/giu) ?? [];
}

/** For both lists, which units belong to a longest common subsequence. */
function commonUnits(left, right) {
  const inLeft = left.map(() => false);
  const inRight = right.map(() => false);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) {
    inLeft[start] = true;
    inRight[start] = true;
    start += 1;
  }
  let endLeft = left.length;
  let endRight = right.length;
  while (endLeft > start && endRight > start && left[endLeft - 1] === right[endRight - 1]) {
    endLeft -= 1;
    endRight -= 1;
    inLeft[endLeft] = true;
    inRight[endRight] = true;
  }
  const rows = endLeft - start;
  const columns = endRight - start;
  if (rows === 0 || columns === 0 || rows > longestExact || columns > longestExact) return { inLeft, inRight };
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const same = left[start + i] === right[start + j];
      lengths[i][j] = same ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (left[start + i] === right[start + j]) {
      inLeft[start + i] = true;
      inRight[start + j] = true;
      i += 1;
      j += 1;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return { inLeft, inRight };
}

function telling(common) {
  const share = common.inLeft.filter(Boolean).length / Math.max(1, common.inLeft.length, common.inRight.length);
  if (share >= leastCommon) return common;
  return { inLeft: common.inLeft.map(() => false), inRight: common.inRight.map(() => false) };
}

/** The sign for a unit that cannot be seen, and its name; null for what is seen as it is. */
function sign(unit, index, all, different, words) {
  if (/^<br/i.test(unit)) return { sign: unit, name: words.lineBreak };
  if (/^[\r\n\u2028\u2029]/.test(unit)) return { sign: '↵', name: words.lineBreak };
  if (unit === '\t') return { sign: '⇥', name: words.tab };
  if (unit === '\u00a0' || unit === '\u202f') return { sign: '⍽', name: words.noBreakSpace };
  if (/^[\p{Cc}\p{Cf}]/u.test(unit)) return { sign: `U+${unit.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`, name: words.invisible };
  const stray = index === 0 || index === all.length - 1 || all[index - 1] === ' ' || all[index + 1] === ' ';
  if (unit === ' ' && (different || stray)) return { sign: '␣', name: words.blank };
  if (unit.length > 1 && unit.normalize('NFC') !== unit) return { sign: unit, name: words.decomposed };
  return null;
}

function write(all, kept, words) {
  let out = '';
  let open = '';
  const close = () => {
    if (open) out += `</${open}>`;
    open = '';
  };
  all.forEach((unit, index) => {
    const shown = sign(unit, index, all, !kept[index], words);
    if (shown) {
      close();
      out += `<span class="sign${kept[index] ? '' : ' differs'}" title="${escapeText(shown.name)}">${escapeText(shown.sign)}</span>`;
      return;
    }
    if (kept[index]) close();
    else if (!open) {
      out += '<mark>';
      open = 'mark';
    }
    out += escapeText(unit);
  });
  close();
  return out;
}

/**
 * Two texts as HTML, with what differs in `<mark>` and what cannot be seen (blanks at the ends or doubled, line breaks, `<br>`, hidden characters,
 * accents stored apart) shown by a sign. With one text only, just the signs. Safe: every character of the texts is escaped.
 */
export function markDifferences(observed, expected, words) {
  const left = observed === null ? null : units(observed);
  const right = expected === null ? null : units(expected);
  const all = (list) => list.map(() => true);
  const { inLeft, inRight } = left && right ? telling(commonUnits(left, right)) : { inLeft: all(left ?? []), inRight: all(right ?? []) };
  return { observed: left && write(left, inLeft, words), expected: right && write(right, inRight, words) };
}
