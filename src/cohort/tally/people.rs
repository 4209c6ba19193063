//! Whose records are in a tally, in a few kilobytes for any number of them: enough to tell two sets of records apart
//! and, where they differ by a few, to say by which.
//!
//! An invertible Bloom lookup table (Goodrich and Mitzenmacher, 2011): each receipt is put into three of 192 cells,
//! which keep a count and exclusive sums. Two tables can be added and taken from each other, in any order; what is
//! left is the difference of the sets, and it can be read out while it is no more than about a hundred records. No
//! receipt can be read out of the table of a larger set.

use crate::records::receipt::Receipt;

const PARTS: usize = 3;
const CELLS_A_PART: usize = 64;
const CELLS: usize = PARTS * CELLS_A_PART;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cell {
    count: i64,
    keys: u64,
    checks: u64,
}

/// A set of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People([Cell; CELLS]);

/// How a set of records differs from an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// By these: marks of records that are new, and of records that are gone.
    Known {
        /// New ones.
        new: Vec<u64>,
        /// Gone ones.
        gone: Vec<u64>,
    },
    /// By more than can be read out.
    Many,
}

/// The mark of a receipt: all that the table knows of it.
pub fn mark(receipt: &Receipt) -> u64 {
    // FNV-1a over the text, then mixed: receipts are random, so any even spread will do.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in receipt.characters() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mixed(hash)
}

/// The finishing steps of `SplitMix64`.
const fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[expect(clippy::cast_possible_truncation, reason = "below CELLS_A_PART")]
const fn places(mark: u64) -> [usize; PARTS] {
    let part = CELLS_A_PART as u64;
    let spread = mixed(mark);
    [
        (spread % part) as usize,
        CELLS_A_PART + (spread / part % part) as usize,
        2 * CELLS_A_PART + (spread / part / part % part) as usize,
    ]
}

impl Default for People {
    fn default() -> Self {
        Self([Cell::default(); CELLS])
    }
}

impl People {
    /// Puts a record in.
    pub fn add(&mut self, mark: u64) {
        self.put(mark, 1);
    }

    fn put(&mut self, mark: u64, count: i64) {
        for place in places(mark) {
            let cell = &mut self.0[place];
            cell.count += count;
            cell.keys ^= mark;
            cell.checks ^= mixed(!mark);
        }
    }

    /// Puts all records of another set in.
    pub fn merge(&mut self, other: &Self) {
        for (cell, other) in self.0.iter_mut().zip(&other.0) {
            cell.count += other.count;
            cell.keys ^= other.keys;
            cell.checks ^= other.checks;
        }
    }

    /// How many records there are.
    pub fn count(&self) -> u64 {
        let counts = self.0.iter().map(|cell| cell.count).sum::<i64>();
        u64::try_from(counts).unwrap_or(0) / PARTS as u64
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How this set differs from an earlier one.
    pub fn change_since(&self, earlier: &Self) -> Change {
        let mut left = self.clone();
        for (cell, earlier) in left.0.iter_mut().zip(&earlier.0) {
            cell.count -= earlier.count;
            cell.keys ^= earlier.keys;
            cell.checks ^= earlier.checks;
        }
        let (mut new, mut gone) = (Vec::new(), Vec::new());
        while new.len() + gone.len() <= CELLS {
            let alone = |cell: &&Cell| cell.count.abs() == 1 && mixed(!cell.keys) == cell.checks;
            let Some(cell) = left.0.iter().find(alone).copied() else { break };
            if cell.count > 0 { &mut new } else { &mut gone }.push(cell.keys);
            left.put(cell.keys, -cell.count);
        }
        if left.is_empty() {
            new.sort_unstable();
            gone.sort_unstable();
            Change::Known { new, gone }
        } else {
            Change::Many
        }
    }

    /// Writes the set as text: for each cell that is not empty its place, count and sums.
    pub fn write(&self) -> String {
        let cells = self.0.iter().enumerate().filter(|(_, cell)| **cell != Cell::default());
        let cells = cells.map(|(place, c)| format!("{place}:{}:{:016x}:{:016x}", c.count, c.keys, c.checks));
        cells.collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`People::write`] wrote; none if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut people = Self::default();
        for cell in text.split_whitespace() {
            let mut parts = cell.split(':');
            let mut next = || parts.next();
            let place: usize = next()?.parse().ok()?;
            let count = next()?.parse().ok()?;
            let keys = u64::from_str_radix(next()?, 16).ok()?;
            let checks = u64::from_str_radix(next()?, 16).ok()?;
            *people.0.get_mut(place)? = Cell { count, keys, checks };
            if parts.next().is_some() {
                return None;
            }
        }
        Some(people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(marks: impl Iterator<Item = u64>) -> People {
        let mut people = People::default();
        marks.map(mixed).for_each(|mark| people.add(mark));
        people
    }

    #[test]
    fn a_few_who_are_new_or_gone_are_named() {
        let (before, after) = (of(0..1000), of(3..1020));
        let Change::Known { new, gone } = after.change_since(&before) else { panic!("few") };
        let sorted = |marks: std::ops::Range<u64>| {
            let mut marks: Vec<u64> = marks.map(mixed).collect();
            marks.sort_unstable();
            marks
        };
        assert_eq!((new, gone), (sorted(1000..1020), sorted(0..3)));
        assert_eq!(before.change_since(&before), Change::Known { new: vec![], gone: vec![] });
    }

    #[test]
    fn many_are_many() {
        assert_eq!(of(0..1000).change_since(&of(500..900)), Change::Many);
    }

    #[test]
    fn forty_can_always_be_told() {
        for seed in 0..300 {
            let start = 1000 * seed;
            let change = of(start..start + 140).change_since(&of(start..start + 100));
            assert!(
                matches!(change, Change::Known { new, gone } if new.len() == 40 && gone.is_empty()),
                "{seed}"
            );
        }
    }

    #[test]
    fn parts_make_up_the_whole_in_any_order_and_as_text() {
        let mut whole = of(50..90);
        whole.merge(&of(0..50));
        assert_eq!(whole, of(0..90));
        assert_eq!(People::read(&whole.write()), Some(whole));
        assert_eq!(People::read("0:1:zz:0"), None);
    }
}
