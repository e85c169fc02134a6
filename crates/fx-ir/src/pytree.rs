//! [`TreeSpec`]: how nested inputs and outputs flatten to a list of values (`torch.utils._pytree`).

use std::fmt;

/// The shape of a nest of containers, without the leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeSpec {
    /// A value.
    Leaf,
    /// A tuple.
    Tuple(Vec<TreeSpec>),
    /// A list.
    List(Vec<TreeSpec>),
    /// A dictionary in key order as given. Keys are Python literals: `'a'` or `1`.
    Dict(Vec<(String, TreeSpec)>),
    /// A container of another type: its qualified name, its context as the file has it, the names of its fields
    /// when they are known, and the children.
    Other {
        /// The type, for example `collections.OrderedDict`.
        class: String,
        /// The context as JSON text.
        context: String,
        /// The fields' names; empty when the context does not tell.
        fields: Vec<String>,
        /// The parts.
        children: Vec<TreeSpec>,
    },
}

impl TreeSpec {
    /// How many leaves it has (`num_leaves`).
    pub fn num_leaves(&self) -> usize {
        match self {
            TreeSpec::Leaf => 1,
            other => other.children().map(TreeSpec::num_leaves).sum(),
        }
    }

    /// The direct parts.
    pub fn children(&self) -> Box<dyn Iterator<Item = &TreeSpec> + '_> {
        match self {
            TreeSpec::Leaf => Box::new(std::iter::empty()),
            TreeSpec::Tuple(items) | TreeSpec::List(items) | TreeSpec::Other { children: items, .. } => {
                Box::new(items.iter())
            }
            TreeSpec::Dict(items) => Box::new(items.iter().map(|(_, item)| item)),
        }
    }

    /// A tuple of this many leaves.
    pub fn flat_tuple(leaves: usize) -> Self {
        TreeSpec::Tuple(vec![TreeSpec::Leaf; leaves])
    }
}

/// Prints with `*` for a leaf: `((*, *), {'a': *})`.
impl fmt::Display for TreeSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn join(f: &mut fmt::Formatter<'_>, items: &[TreeSpec]) -> fmt::Result {
            for (at, item) in items.iter().enumerate() {
                write!(f, "{}{item}", if at == 0 { "" } else { ", " })?;
            }
            Ok(())
        }
        match self {
            TreeSpec::Leaf => f.write_str("*"),
            TreeSpec::Tuple(items) => {
                f.write_str("(")?;
                join(f, items)?;
                f.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            TreeSpec::List(items) => {
                f.write_str("[")?;
                join(f, items)?;
                f.write_str("]")
            }
            TreeSpec::Dict(items) => {
                f.write_str("{")?;
                for (at, (key, item)) in items.iter().enumerate() {
                    write!(f, "{}{key}: {item}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
            TreeSpec::Other { class, fields, children, .. } => {
                write!(f, "{}(", class.rsplit('.').next().unwrap_or(class))?;
                for (at, item) in children.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    match fields.get(at) {
                        Some(field) => write!(f, "{field}={item}")?,
                        None => write!(f, "{item}")?,
                    }
                }
                f.write_str(")")
            }
        }
    }
}
