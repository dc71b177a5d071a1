/**
 * Functions that follow how often hashes are there. They lie in a table with open addressing, of slots of 16 bytes: the hash; 0 where the slot is free, 1 where it is not, else two more than
 * the hash's number; twice by how much it is there more often, and 1 where it is marked. `mask`: the number of slots without one. `bits` has one set for each hash in the table.
 */
export const changeKernels = `
;; The slot where a hash is, or would be.
(func $slotOf (param $hash i64) (param $table i32) (param $mask i32) (result i32)
  (local $place i32) (local $slot i32)
  (set $place (i32.and (i32.wrap_i64 $hash) $mask))
  (set $slot (i32.add $table (i32.shl $place 4)))
  (while (i32.load offset=8 $slot)
    (if (i64.eq (i64.load $slot) $hash) (then (return $slot)))
    (set $place (i32.and (i32.add $place 1) $mask))
    (set $slot (i32.add $table (i32.shl $place 4))))
  $slot)

;; Sets the bit of each hash.
(func $setBits (param $words i32) (param $count i32) (param $bits i32) (param $bitMask i32)
  (local $last i32) (local $bit i32) (local $byte i32)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $bit (i32.and (i32.load $words) $bitMask))
    (set $byte (i32.add $bits (i32.shr_u $bit 3)))
    (i32.store8 $byte (i32.or (i32.load8_u $byte) (i32.shl 1 (i32.and $bit 7))))
    (set $words (i32.add $words 8))))

;; Adds to the tally of each hash, which comes into the table where it is not there.
(func $tallyHashes (param $words i32) (param $count i32) (param $by i32) (param $table i32) (param $mask i32)
  (local $last i32) (local $slot i32) (local $hash i64)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $hash (i64.load $words))
    (set $slot (call $slotOf $hash $table $mask))
    (i64.store $slot $hash)
    (i32.store offset=8 $slot 1)
    (i32.store offset=12 $slot (i32.add (i32.load offset=12 $slot) $by))
    (set $words (i32.add $words 8))))

;; Marks those that are in the table.
(func $markHashes (param $words i32) (param $count i32) (param $table i32) (param $mask i32) (param $bits i32) (param $bitMask i32)
  (local $last i32) (local $slot i32) (local $bit i32)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $bit (i32.and (i32.load $words) $bitMask))
    (if (i32.and (i32.shr_u (i32.load8_u (i32.add $bits (i32.shr_u $bit 3))) (i32.and $bit 7)) 1)
      (then
        (set $slot (call $slotOf (i64.load $words) $table $mask))
        (if (i32.load offset=8 $slot) (then (i32.store offset=12 $slot (i32.or (i32.load offset=12 $slot) 1))))))
    (set $words (i32.add $words 8))))

;; Numbers the hashes that are marked or there more often: into has these, in their order, and marks a byte for each, 1 where it is marked. Gives how many there are.
(func $numberHashes (param $table i32) (param $mask i32) (param $into i32) (param $marks i32) (result i32)
  (local $last i32) (local $tally i32) (local $number i32)
  (set $last (i32.add $table (i32.shl $mask 4)))
  (while (i32.le_u $table $last)
    (if (i32.load offset=8 $table)
      (then
        (set $tally (i32.load offset=12 $table))
        (if (i32.or (i32.gt_s $tally 0) (i32.and $tally 1))
          (then
            (i32.store offset=8 $table (i32.add $number 2))
            (i64.store (i32.add $into (i32.shl $number 3)) (i64.load $table))
            (i32.store8 (i32.add $marks $number) (i32.and $tally 1))
            (set $number (i32.add $number 1))))))
    (set $table (i32.add $table 16)))
  $number)

;; The places, from first on, of hashes that have a number, and these numbers. Gives how many there are.
(func $findHashes (param $words i32) (param $count i32) (param $first i32) (param $table i32) (param $mask i32) (param $bits i32) (param $bitMask i32) (param $places i32) (param $numbers i32) (result i32)
  (local $last i32) (local $number i32) (local $bit i32) (local $begin i32)
  (set $begin $places)
  (set $last (i32.add $words (i32.shl $count 3)))
  (while (i32.lt_u $words $last)
    (set $bit (i32.and (i32.load $words) $bitMask))
    (if (i32.and (i32.shr_u (i32.load8_u (i32.add $bits (i32.shr_u $bit 3))) (i32.and $bit 7)) 1)
      (then
        (set $number (i32.load offset=8 (call $slotOf (i64.load $words) $table $mask)))
        (if (i32.ge_u $number 2)
          (then
            (i32.store $places $first)
            (i32.store $numbers (i32.sub $number 2))
            (set $places (i32.add $places 4))
            (set $numbers (i32.add $numbers 4))))))
    (set $first (i32.add $first 1))
    (set $words (i32.add $words 8)))
  (i32.shr_u (i32.sub $places $begin) 2))
`;
