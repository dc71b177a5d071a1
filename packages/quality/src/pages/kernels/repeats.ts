/** Functions that look for hashes which repeat. A hash is two numbers of 32 bits, of which the second has its highest bit not set. */
export const repeatKernels = `
;; Counts hashes by their 10 highest bits.
(func $addSizes (param $words i32) (param $count i32) (param $sizes i32)
  (local $last i32) (local $at i32)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $at (i32.add $sizes (i32.shl (i32.shr_u (i32.load offset=4 $words) 21) 2)))
    (i32.store $at (i32.add (i32.load $at) 1))
    (set $words (i32.add $words 8))))

;; Puts hashes of the partitions between from and end together; next: where the next of each goes.
(func $scatter (param $words i32) (param $count i32) (param $from i32) (param $end i32) (param $next i32) (param $held i32)
  (local $last i32) (local $at i32) (local $place i32)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $at (i32.shr_u (i32.load offset=4 $words) 21))
    (if (i32.and (i32.ge_u $at $from) (i32.lt_u $at $end))
      (then
        (set $at (i32.add $next (i32.shl $at 2)))
        (set $place (i32.load $at))
        (i64.store (i32.add $held (i32.shl $place 3)) (i64.load $words))
        (i32.store $at (i32.add $place 1))))
    (set $words (i32.add $words 8))))

;; Of hashes those that are there more than once, each once, from into on. slots: a power of two, more than there are hashes. seen: a byte for each slot of the table, all 0.
;; Gives where the next goes.
(func $repeated (param $at i32) (param $count i32) (param $slots i32) (param $table i32) (param $seen i32) (param $into i32) (result i32)
  (local $last i32) (local $slot i32) (local $times i32) (local $mask i32) (local $hash i64)
  (set $last (i32.add $at (i32.shl $count 3)))
  (set $mask (i32.sub $slots 1))
  (while (i32.lt_u $at $last)
    (set $hash (i64.load $at))
    (set $slot (i32.and (i32.load $at) $mask))
    (block $done
      (while (tee $times (i32.load8_u (i32.add $seen $slot)))
        (if (i64.eq (i64.load (i32.add $table (i32.shl $slot 3))) $hash)
          (then
            (if (i32.eq $times 1)
              (then
                (i32.store8 (i32.add $seen $slot) 2)
                (i64.store $into $hash)
                (set $into (i32.add $into 8))))
            (br $done)))
        (set $slot (i32.and (i32.add $slot 1) $mask)))
      (i64.store (i32.add $table (i32.shl $slot 3)) $hash)
      (i32.store8 (i32.add $seen $slot) 1))
    (set $at (i32.add $at 8)))
  $into)

;; Sets, of each hash, a bit in each of two maps: for its low half, and for its high one.
(func $mark (param $at i32) (param $count i32) (param $low i32) (param $high i32) (param $mask i32)
  (local $last i32) (local $bit i32) (local $byte i32)
  (set $last (i32.add $at (i32.shl $count 3)))
  (while (i32.lt_u $at $last)
    (set $bit (i32.and (i32.load $at) $mask))
    (set $byte (i32.add $low (i32.shr_u $bit 3)))
    (i32.store8 $byte (i32.or (i32.load8_u $byte) (i32.shl 1 (i32.and $bit 7))))
    (set $bit (i32.and (i32.load offset=4 $at) $mask))
    (set $byte (i32.add $high (i32.shr_u $bit 3)))
    (i32.store8 $byte (i32.or (i32.load8_u $byte) (i32.shl 1 (i32.and $bit 7))))
    (set $at (i32.add $at 8))))

;; The numbers, from first on, of hashes of which both bits are set, and these hashes. Gives how many there are.
(func $collect (param $words i32) (param $count i32) (param $first i32) (param $low i32) (param $high i32) (param $mask i32) (param $places i32) (param $hashes i32) (result i32)
  (local $last i32) (local $bit i32) (local $begin i32)
  (set $begin $places)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $bit (i32.and (i32.load $words) $mask))
    (if (i32.and (i32.shr_u (i32.load8_u (i32.add $low (i32.shr_u $bit 3))) (i32.and $bit 7)) 1)
      (then
        (set $bit (i32.and (i32.load offset=4 $words) $mask))
        (if (i32.and (i32.shr_u (i32.load8_u (i32.add $high (i32.shr_u $bit 3))) (i32.and $bit 7)) 1)
          (then
            (i32.store $places $first)
            (i64.store $hashes (i64.load $words))
            (set $places (i32.add $places 4))
            (set $hashes (i32.add $hashes 8))))))
    (set $first (i32.add $first 1))
    (set $words (i32.add $words 8)))
  (i32.shr_u (i32.sub $places $begin) 2))
`;
