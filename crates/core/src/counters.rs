//! A map from strings to counts.

/// Maps strings to counts, with a lookup time that depends only on the length of the string.
///
/// It is a crit-bit tree: a lookup takes at most as many steps as the string has bits, whatever the other strings
/// are. A `HashMap` would add two and a half kilobytes of WASM, and without a secret seed, crafted strings could
/// share a bucket.
#[derive(Default)]
pub struct CountMap {
    /// The root of the tree; [`Link::Nothing`] while it is empty.
    root: Link,
    branches: Vec<Branch>,
    leaves: Vec<(String, u32)>,
}

/// An inner node, where strings diverge.
struct Branch {
    /// The first bit in which the strings below differ, as numbered by [`bit`].
    at: usize,
    /// The strings whose bit is 0, and those whose bit is 1.
    sides: [Link; 2],
}

/// A child of a node.
#[derive(Clone, Copy, Default)]
enum Link {
    #[default]
    Nothing,
    Branch(usize),
    Leaf(usize),
}

/// Number of bits per byte: one that marks the byte as present, then its eight.
const BITS_PER_BYTE: usize = 9;

impl CountMap {
    /// Returns the count of a string, initially 0.
    pub fn entry(&mut self, text: &str) -> &mut u32 {
        let mut link = self.root;
        while let Link::Branch(index) = link {
            let branch = &self.branches[index];
            link = branch.sides[bit(text, branch.at)];
        }
        let found = match link {
            Link::Leaf(index) => match difference(&self.leaves[index].0, text) {
                Some(at) => self.add(text, at),
                None => index,
            },
            _ => self.add(text, 0),
        };
        &mut self.leaves[found].1
    }

    /// Returns the count of a string without adding it.
    pub fn get(&self, text: &str) -> u32 {
        let mut link = self.root;
        while let Link::Branch(index) = link {
            let branch = &self.branches[index];
            link = branch.sides[bit(text, branch.at)];
        }
        match link {
            Link::Leaf(index) if self.leaves[index].0 == text => self.leaves[index].1,
            _ => 0,
        }
    }

    /// Adds a string that first differs at bit `at` from the most similar ones; returns the index of its leaf.
    fn add(&mut self, text: &str, at: usize) -> usize {
        let mut above = None;
        let mut below = self.root;
        while let Link::Branch(index) = below
            && self.branches[index].at < at
        {
            let side = bit(text, self.branches[index].at);
            above = Some((index, side));
            below = self.branches[index].sides[side];
        }
        let leaf = self.leaves.len();
        self.leaves.push((text.to_owned(), 0));
        let added = if let Link::Nothing = below {
            Link::Leaf(leaf)
        } else {
            let mut sides = [below; 2];
            sides[bit(text, at)] = Link::Leaf(leaf);
            self.branches.push(Branch { at, sides });
            Link::Branch(self.branches.len() - 1)
        };
        match above {
            Some((index, side)) => self.branches[index].sides[side] = added,
            None => self.root = added,
        }
        leaf
    }
}

/// Returns a bit of a string; 0 after its end.
fn bit(text: &str, at: usize) -> usize {
    match (text.as_bytes().get(at / BITS_PER_BYTE), at % BITS_PER_BYTE) {
        (None, _) => 0,
        (Some(_), 0) => 1,
        (Some(byte), place) => usize::from(byte >> (BITS_PER_BYTE - 1 - place) & 1),
    }
}

/// Returns the first bit in which two strings differ.
fn difference(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    match (one.get(same), other.get(same)) {
        (None, None) => None,
        (Some(a), Some(b)) => Some(same * BITS_PER_BYTE + 1 + (a ^ b).leading_zeros() as usize),
        _ => Some(same * BITS_PER_BYTE),
    }
}

#[cfg(test)]
mod tests;
