//! What a pattern asks of a node besides its call.

use fx_ir::{Dim, ModuleTree, ValueMeta};

use crate::pattern::{PatternNode, Wildcard};

/// What of the restrictions on a pattern's node this node does not meet.
pub(super) fn unmet(
    wanted: &PatternNode,
    found: fx_ir::Node<'_>,
    tree: Option<&ModuleTree>,
) -> Result<(), String> {
    if wanted.wildcard == Wildcard::Constant {
        return Err("it is no constant".to_owned());
    }
    if let Some(users) = wanted.users
        && found.num_users() != users
    {
        let plural = if found.num_users() == 1 { "user" } else { "users" };
        return Err(format!("it has {} {plural}, not {users}", found.num_users()));
    }
    if wanted.class.is_some() || !wanted.config.is_empty() {
        let module = tree.and_then(|tree| tree.get_module(found.target()).ok());
        let module = module.ok_or_else(|| format!("there is no module `{}`", found.target()))?;
        if let Some(class) = &wanted.class
            && module.class != *class
            && module.class.rsplit('.').next() != Some(class)
        {
            return Err(format!("its class is `{}`", module.class));
        }
        for (attribute, value) in &wanted.config {
            if module.config.get(attribute) != Some(value) {
                return Err(format!("its `{attribute}` is another"));
            }
        }
    }
    if !wanted.dtypes.is_empty() || wanted.rank.is_some() || wanted.shape.is_some() {
        let Some(ValueMeta::Tensor(meta)) = found.meta().value.as_deref() else {
            return Err("its type is not recorded; run `shape-prop`".to_owned());
        };
        if !wanted.dtypes.is_empty() && !wanted.dtypes.contains(&meta.dtype) {
            return Err(format!("it is {}", meta.dtype));
        }
        if let Some(rank) = wanted.rank
            && meta.shape.len() != rank
        {
            let plural = if meta.shape.len() == 1 { "dimension" } else { "dimensions" };
            return Err(format!("it has {} {plural}, not {rank}", meta.shape.len()));
        }
        let fits = |shape: &Vec<Option<i64>>| {
            let same = |(wanted, size): (&Option<i64>, &Dim)| {
                wanted.is_none_or(|wanted| size.as_int() == Some(wanted))
            };
            shape.len() == meta.shape.len() && shape.iter().zip(&meta.shape).all(same)
        };
        if !wanted.shape.as_ref().is_none_or(fits) {
            let sizes: Vec<String> = meta.shape.iter().map(Dim::to_string).collect();
            return Err(format!("its shape is [{}]", sizes.join(", ")));
        }
    }
    wanted.predicates.iter().try_for_each(|predicate| predicate(found, tree))
}
