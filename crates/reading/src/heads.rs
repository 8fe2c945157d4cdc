//! Where the words of a list lie by the code point they begin with: small, so that many lists stay in the processor's cache.

/// For the code points of the basic plane, the range of a sorted list whose words begin with each.
pub(crate) struct Heads {
    /// One bit for each code point that begins a word: most begin none, and the bits of all lists fit the cache together.
    bits: Vec<u64>,
    ranges: Vec<(u16, u16)>,
}

impl Heads {
    /// Of words sorted by their first code point, all of the basic plane.
    pub(crate) fn of(firsts: impl Iterator<Item = char>) -> Self {
        const PLANE: usize = 0x1_0000;
        let mut bits = vec![0_u64; PLANE / 64];
        let mut ranges = vec![(0, 0); PLANE];
        for (index, first) in firsts.enumerate() {
            let index = u16::try_from(index).unwrap_or(u16::MAX - 1);
            let range: &mut (u16, u16) = &mut ranges[first as usize];
            *range = (if range.1 == 0 { index } else { range.0 }, index + 1);
            bits[first as usize / 64] |= 1 << (first as usize % 64);
        }
        Self { bits, ranges }
    }

    /// Where the words lie that begin with a code point.
    pub(crate) fn range(&self, first: char) -> Option<std::ops::Range<usize>> {
        let bits = *self.bits.get(first as usize / 64)?;
        if bits >> (first as usize % 64) & 1 == 0 {
            return None;
        }
        let (from, to) = *self.ranges.get(first as usize)?;
        Some(usize::from(from)..usize::from(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_first_code_point() {
        let heads = Heads::of("a一一丁万万万".chars());
        for (first, range) in [
            ('a', Some(0..1)),
            ('一', Some(1..3)),
            ('丁', Some(3..4)),
            ('万', Some(4..7)),
            ('七', None),
            ('𠀀', None),
        ] {
            assert_eq!(heads.range(first), range, "{first}");
        }
    }
}
