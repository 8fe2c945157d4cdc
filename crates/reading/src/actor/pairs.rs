//! A table by two characters: what is looked up at every place of a clause.

/// What is known of two characters, or of one before anything, by a hash of them.
pub(super) struct Pairs<T> {
    /// A key and what is known, 0 for the key of a free slot; the next free slot where one is taken. At most half of them are.
    slots: Vec<(u32, T)>,
    /// How far a hash is shifted, so that it is below their number.
    shift: u32,
}

/// Two characters as one number; a blank in place of the second where there is none. What lies outside the basic plane is not
/// told apart.
pub(super) fn key(first: char, second: Option<char>) -> u32 {
    match (u32::from(first), second.map_or(0x20, u32::from)) {
        (first @ ..0x1_0000, second @ ..0x1_0000) => first << 16 | second,
        _ => u32::MAX,
    }
}

impl<T: Copy + Default> Pairs<T> {
    /// The table of some keys, none of them 0; of a key that comes twice the last counts.
    pub(super) fn of(rows: &[(u32, T)]) -> Self {
        let bits = (rows.len() * 2).next_power_of_two().ilog2().max(1);
        let mut pairs = Self { slots: vec![(0, T::default()); 1 << bits], shift: u32::BITS - bits };
        for row in rows {
            let at = pairs.place(row.0);
            pairs.slots[at] = *row;
        }
        pairs
    }

    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<T> {
        let (known, value) = self.slots[self.place(key)];
        (known == key).then_some(value)
    }

    /// The slot of a key, or the free one where it would be.
    fn place(&self, key: u32) -> usize {
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize;
        while self.slots[at].0 != 0 && self.slots[at].0 != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_value_and_others_none() {
        let keys: Vec<u32> = ('一'..='龥').step_by(7).map(|c| key(c, Some('县'))).collect();
        let rows: Vec<(u32, u16)> = keys.iter().enumerate().map(|(at, key)| (*key, at as u16)).collect();
        let pairs = Pairs::of(&rows);
        for (key, value) in &rows {
            assert_eq!(pairs.get(*key), Some(*value));
        }
        assert_eq!(pairs.get(key('一', None)), None);
        assert_eq!(Pairs::<u8>::of(&[]).get(key('一', None)), None);
        assert_eq!(Pairs::of(&[(5, 'a'), (5, 'b')]).get(5), Some('b'));
    }
}
