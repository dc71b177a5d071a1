const onset = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?';
/** Every rhyme of the language, without tone; those that stand only after gi and qu as well. */
const rhymes =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im ' +
  'in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua ' +
  'uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôp uôt up ut uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ' +
  'ưt ưu y ych yêm yên yêng yêt yêu yn ynh yp yt yu';
const syllable = new RegExp(`^${onset}(?:${rhymes.split(' ').join('|')})$`, 'u');
/** Rhymes that end in a glide bear the tone before it: xão, never xaõ. */
const glide = /^(?!qu|gi).*(?:[aâăeêoôơưu][iou]|[aâ]y|[iuư]a)$/;
const toneAtEnd = /[\u0300\u0301\u0303\u0309\u0323]$/;
const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Could this be a syllable of Vietnamese: an onset, a rhyme and at most one tone, which before c, ch, p and t is sắc or nặng? */
export function isSyllable(word: string): boolean {
  const parted = word.toLowerCase().normalize('NFD');
  const tones = parted.match(tone) ?? [];
  const plain = parted.replaceAll(tone, '').normalize('NFC');
  if (tones.length > 1 || (/(?:c|ch|p|t)$/.test(plain) && /[\u0300\u0303\u0309]/.test(parted))) return false;
  if (glide.test(plain) && toneAtEnd.test(parted)) return false;
  return syllable.test(plain);
}
