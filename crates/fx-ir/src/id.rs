//! [`NodeId`]: the name of a node inside one graph, and maps keyed by it.

use std::fmt;

/// Identifies a node of one [`Graph`](crate::Graph). Never reused: an erased node's id stays dead.
///
/// An id means nothing in another graph. It is a plain number, so a mix-up of two graphs can only be
/// noticed when the number is out of range; [`lint`](crate::lint) reports that.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The position in the graph's arena, from 1 upwards; usable as an index into a side table of
    /// [`Graph::capacity`](crate::Graph::capacity) entries.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The id with this index. It need not exist in any graph.
    pub const fn from_index(index: u32) -> Self {
        Self(index)
    }

    pub(crate) const ROOT: NodeId = NodeId(0);
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

/// A dense side table: one value a node, with a default for nodes that were never set.
///
/// Reading and writing are O(1). Iteration is in id order, which is creation order, not program order.
#[derive(Clone, Debug)]
pub struct NodeMap<T> {
    values: Vec<T>,
    default: T,
}

impl<T: Clone> NodeMap<T> {
    /// A table in which every node has the value `default`.
    pub fn new(default: T) -> Self {
        Self { values: Vec::new(), default }
    }

    /// The same, with room for every node of `graph`.
    pub fn for_graph(graph: &crate::Graph, default: T) -> Self {
        Self { values: vec![default.clone(); graph.capacity()], default }
    }

    /// The value of `id`.
    #[inline]
    pub fn get(&self, id: NodeId) -> &T {
        self.values.get(id.index()).unwrap_or(&self.default)
    }

    /// The value of `id`, to be changed.
    #[inline]
    pub fn get_mut(&mut self, id: NodeId) -> &mut T {
        if self.values.len() <= id.index() {
            self.grow(id);
        }
        &mut self.values[id.index()]
    }

    #[cold]
    fn grow(&mut self, id: NodeId) {
        self.values.resize(id.index() + 1, self.default.clone());
    }

    /// Gives every node the value `default` again, and keeps the room. O(nodes).
    pub fn reset(&mut self) {
        for value in &mut self.values {
            *value = self.default.clone();
        }
    }

    /// Sets the value of `id` and returns the old one.
    #[inline]
    pub fn set(&mut self, id: NodeId, value: T) -> T {
        std::mem::replace(self.get_mut(id), value)
    }
}

/// A set of nodes as a bit per node. Operations are O(1); iteration is in id order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeSet {
    words: Vec<u64>,
    len: usize,
}

impl NodeSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `id`; `true` when it was not there.
    pub fn insert(&mut self, id: NodeId) -> bool {
        let (word, bit) = (id.index() / 64, 1u64 << (id.index() % 64));
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let fresh = self.words[word] & bit == 0;
        self.words[word] |= bit;
        self.len += usize::from(fresh);
        fresh
    }

    /// Takes `id` out; `true` when it was there.
    pub fn remove(&mut self, id: NodeId) -> bool {
        let bit = 1u64 << (id.index() % 64);
        match self.words.get_mut(id.index() / 64) {
            Some(word) if *word & bit != 0 => {
                *word &= !bit;
                self.len -= 1;
                true
            }
            _ => false,
        }
    }

    /// Whether `id` is in the set.
    pub fn contains(&self, id: NodeId) -> bool {
        self.words.get(id.index() / 64).is_some_and(|word| word & (1u64 << (id.index() % 64)) != 0)
    }

    /// How many nodes are in the set.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Takes every node out.
    pub fn clear(&mut self) {
        self.words.clear();
        self.len = 0;
    }

    /// The nodes, in id order.
    pub fn iter(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            (0..64)
                .filter(move |bit| word & (1u64 << bit) != 0)
                .map(move |bit| NodeId((at * 64 + bit) as u32))
        })
    }
}

impl FromIterator<NodeId> for NodeSet {
    fn from_iter<I: IntoIterator<Item = NodeId>>(ids: I) -> Self {
        let mut set = Self::new();
        ids.into_iter().for_each(|id| {
            set.insert(id);
        });
        set
    }
}
