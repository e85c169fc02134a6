//! [`Members`]: what a module holds, by name and in order.

use std::hash::BuildHasher;
use std::mem;

use hashbrown::{DefaultHashBuilder, HashTable};

/// How many members are looked for one after the other. Most modules have fewer, and a table is slower to make than
/// that is to do.
const FEW: usize = 8;

/// What a module holds: values by name, in the order in which the names came. A look-up and an insertion cost O(length
/// of the name), a removal O(members).
///
/// ```
/// let mut members = fx_ir::Members::default();
/// assert_eq!(members.insert("weight".to_owned(), 1), None);
/// assert_eq!(members.insert("bias".to_owned(), 2), None);
/// assert_eq!(members.insert("weight".to_owned(), 3), Some(1));
/// assert_eq!(members.get("bias"), Some(&2));
/// assert_eq!(members.keys().collect::<Vec<_>>(), ["weight", "bias"]);
/// ```
#[derive(Clone, Debug)]
pub struct Members<T> {
    entries: Vec<(String, T)>,
    /// Where each name is among many entries.
    index: Option<Box<Index>>,
}

#[derive(Clone, Debug, Default)]
struct Index {
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    fn of<T>(entries: &[(String, T)]) -> Box<Self> {
        let mut index = Box::new(Self::default());
        for at in 0..entries.len() {
            index.add(entries, at);
        }
        index
    }

    fn add<T>(&mut self, entries: &[(String, T)], at: usize) {
        let hash = |&at: &u32| self.hasher.hash_one(entries[at as usize].0.as_str());
        let at = at as u32;
        self.places.insert_unique(hash(&at), at, hash);
    }

    fn find<T>(&self, entries: &[(String, T)], name: &str) -> Option<usize> {
        let is_it = |&at: &u32| entries[at as usize].0 == name;
        self.places.find(self.hasher.hash_one(name), is_it).map(|&at| at as usize)
    }
}

impl<T> Default for Members<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), index: None }
    }
}

impl<T> Members<T> {
    fn find(&self, name: &str) -> Option<usize> {
        match &self.index {
            None => self.entries.iter().position(|(known, _)| known == name),
            Some(index) => index.find(&self.entries, name),
        }
    }

    /// Makes the index anew after entries went.
    fn index_again(&mut self) {
        self.index = (self.entries.len() > FEW).then(|| Index::of(&self.entries));
    }

    /// Puts a value at the end, or in the place of the one of this name, which is given back.
    pub fn insert(&mut self, name: String, value: T) -> Option<T> {
        if let Some(at) = self.find(&name) {
            return Some(mem::replace(&mut self.entries[at].1, value));
        }
        self.entries.push((name, value));
        match &mut self.index {
            Some(index) => index.add(&self.entries, self.entries.len() - 1),
            None if self.entries.len() > FEW => self.index_again(),
            None => {}
        }
        None
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).map(|at| &self.entries[at].1)
    }

    /// The value of this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.find(name).map(|at| &mut self.entries[at].1)
    }

    /// Whether there is a value of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Takes out the value of this name; the others keep their order.
    pub fn shift_remove(&mut self, name: &str) -> Option<T> {
        let (_, value) = self.entries.remove(self.find(name)?);
        self.index_again();
        Some(value)
    }

    /// Keeps those for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&String, &mut T) -> bool) {
        let count = self.entries.len();
        self.entries.retain_mut(|(name, value)| keep(name, value));
        if self.entries.len() < count {
            self.index_again();
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Names and values, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.entries.iter().map(|(name, value)| (name, value))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> + ExactSizeIterator + Clone {
        self.entries.iter().map(|(name, _)| name)
    }

    /// The values, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values, in order, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

/// The names and values of [`Members`].
pub type Iter<'m, T> =
    std::iter::Map<std::slice::Iter<'m, (String, T)>, fn(&'m (String, T)) -> (&'m String, &'m T)>;

impl<'m, T> IntoIterator for &'m Members<T> {
    type Item = (&'m String, &'m T);
    type IntoIter = Iter<'m, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Members<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<T> Extend<(String, T)> for Members<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name, value);
        }
    }
}

impl<T> FromIterator<(String, T)> for Members<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(members: I) -> Self {
        let mut made = Self::default();
        made.extend(members);
        made
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// They are what a map that keeps its order is, below and above the size at which the index comes.
        #[test]
        fn members_are_an_ordered_map(steps in prop::collection::vec((0..4u8, 0..24u8, any::<u16>()), 0..120)) {
            let (mut members, mut map) = (Members::default(), IndexMap::new());
            for (step, name, value) in steps {
                let name = format!("n{name}");
                match step {
                    0 => prop_assert_eq!(members.shift_remove(&name), map.shift_remove(&name)),
                    1 if value % 7 == 0 => {
                        members.retain(|_, kept| *kept >= value);
                        map.retain(|_, kept| *kept >= value);
                    }
                    _ => prop_assert_eq!(members.insert(name.clone(), value), map.insert(name.clone(), value)),
                }
                prop_assert_eq!(members.get(&name), map.get(&name));
                prop_assert_eq!(members.contains_key(&name), map.contains_key(&name));
                prop_assert!(members.iter().eq(map.iter()));
            }
        }
    }
}
