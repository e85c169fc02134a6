//! [`Pass`] and [`Check`]: what a transformation is, and what only looks.

use std::ops::{BitOr, BitOrAssign};

use fx_ir::GraphModule;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::context::PassContext;
use crate::error::PassError;

/// A transformation of a module (`torch.fx.passes.infra.pass_base.PassBase`).
///
/// A pass is a struct whose fields are its options: they are read from the pipeline text (`dce{keep_random=true}`)
/// and printed back through serde. Derive `Default`, `Serialize` and `Deserialize`, and mark a struct with fields
/// `#[serde(default, deny_unknown_fields)]`. The contract:
///
/// - the module that comes in is valid by [`fx_ir::lint`], and the one that goes out is; in between it is free;
/// - nothing is kept between runs, nothing outside the module is changed, and the environment is not read;
/// - the result says whether the program changed, see [`Changed`].
///
/// ```
/// use fx_ir::GraphModule;
/// use fx_passes::{Changed, Pass, PassContext, PassError, PassManager, register_pass};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Clone, Debug, Default, Serialize, Deserialize)]
/// #[serde(default, deny_unknown_fields)]
/// struct Rename { to: String }
///
/// impl Pass for Rename {
///     const NAME: &'static str = "rename";
///     const SUMMARY: &'static str = "Give the class of the module another name";
///
///     fn run(&self, module: &mut GraphModule, _cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
///         let old = std::mem::replace(&mut module.name, self.to.clone());
///         Ok((old != self.to).into())
///     }
/// }
/// register_pass!(Rename);
///
/// let mut module = GraphModule::from_graph(fx_ir::Graph::new());
/// # module.graph_mut().output(());
/// PassManager::parse("rename{to=Net}")?.run(&mut module)?;
/// assert_eq!(module.name, "Net");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Pass: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name in pipelines: lower case, digits and hyphens, as the file that holds the pass is called.
    const NAME: &'static str;
    /// One sentence without a full stop, in the imperative: what it does.
    const SUMMARY: &'static str;
    /// Names of properties, checks or passes that must have been established by earlier steps.
    const REQUIRES: &'static [&'static str] = &[];
    /// Names of properties that hold after the pass, besides its own name.
    const ENSURES: &'static [&'static str] = &[];
    /// Names of properties that are no longer certain after the pass.
    const BREAKS: &'static [&'static str] = &[];
    /// Whether the pass may be left out.
    const POLICY: Policy = Policy::Optional;
    /// Transforms `module`.
    ///
    /// # Errors
    /// The pass gave up. The module may then be half transformed; see
    /// [`PassManager::keep_good`](crate::PassManager::keep_good).
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError>;

    /// Whether, with these options, what the program answers is bit for bit what it was: the calls that stay compute
    /// the same of the same. A pass that only takes calls away is exact; one that computes anything anew, or
    /// otherwise, is not, and only running the program verifies it.
    fn is_exact(&self) -> bool {
        false
    }

    /// Whether, with these options, what the program returns and the values that stay have the shapes and element types
    /// that they had. A pass that means to change them (a cast to half precision, another batch size) declares it here,
    /// or verification by shapes reports it.
    fn keeps_shapes(&self) -> bool {
        true
    }
}

/// A question about a module, which it cannot change. A check stands in a pipeline like a pass; once it
/// succeeded, its name is established for the `REQUIRES` of later passes.
pub trait Check: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name in pipelines.
    const NAME: &'static str;
    /// One sentence without a full stop: what holds when the check succeeds.
    const SUMMARY: &'static str;
    /// Names of properties, checks or passes that must have been established by earlier steps.
    const REQUIRES: &'static [&'static str] = &[];
    /// Names of properties that are known to hold when the check succeeds, besides its own name.
    const ENSURES: &'static [&'static str] = &[];
    /// Whether the check may be left out.
    const POLICY: Policy = Policy::Optional;

    /// Looks at `module`.
    ///
    /// # Errors
    /// What the check is for does not hold.
    fn check(&self, module: &GraphModule, cx: &mut PassContext<'_>) -> Result<(), PassError>;
}

/// Whether a pass changed the program: the nodes and their order, or what is in the module tree.
///
/// Metadata does not count, as it does not for the equality of graphs: a pass that only annotates says `No`.
/// `Yes` for a module that is as it was is allowed but keeps a `repeat` going; `No` for a changed one is an error
/// ([`Failure::LiedUnchanged`](crate::Failure::LiedUnchanged)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Changed {
    /// Everything is as it was.
    #[default]
    No,
    /// Something may be different.
    Yes,
}

impl Changed {
    /// Whether this is `Yes`.
    pub const fn is_yes(self) -> bool {
        matches!(self, Changed::Yes)
    }
}

impl From<bool> for Changed {
    fn from(changed: bool) -> Self {
        if changed { Changed::Yes } else { Changed::No }
    }
}

impl BitOr for Changed {
    type Output = Changed;

    fn bitor(self, other: Changed) -> Changed {
        (self.is_yes() || other.is_yes()).into()
    }
}

impl BitOrAssign for Changed {
    fn bitor_assign(&mut self, other: Changed) {
        *self = *self | other;
    }
}

/// Whether a pass may be left out by an instrument, for example by bisection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The result is as right without it: bisection and
    /// [`Instrument::should_run`](crate::Instrument::should_run) may skip it.
    #[default]
    Optional,
    /// The steps after it need it: it always runs.
    Required,
}
