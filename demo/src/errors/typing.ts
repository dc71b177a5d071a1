import { sql } from '@sogoc/engine';
import { planting, type Rewrite } from './planting.ts';

/** One slip of the finger: two neighbours swapped, a letter left out, doubled, or hit beside the right key. */
const slip: Rewrite = (value, draw) => {
  const at = sql`(2 + floor(${draw('at')} * greatest(length(${value}) - 2, 1))::integer)`;
  const before = sql`left(${value}, ${at} - 1)`;
  return sql`case when length(${value}) < 3 then ${value}
    when ${draw('slip')} < 0.3 then ${before} || substring(${value}, ${at} + 1, 1) || substring(${value}, ${at}, 1) || substring(${value}, ${at} + 2)
    when ${draw('slip')} < 0.6 then ${before} || substring(${value}, ${at} + 1)
    when ${draw('slip')} < 0.8 then ${before} || substring(${value}, ${at}, 1) || substring(${value}, ${at})
    else ${before} || translate(substring(${value}, ${at}, 1), 'nmgthiaoucl', 'mnhygoesivk') || substring(${value}, ${at} + 1) end`;
};

export const typing = planting('reference-mismatch', 'typing error', slip);
