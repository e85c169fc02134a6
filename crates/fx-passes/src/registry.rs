//! [`Registry`]: the passes there are, by name.
//!
//! [`register_pass!`](crate::register_pass) and its siblings submit a record through `inventory`. That works for
//! crates that the binary links, and a crate is only linked when it is named somewhere: `use my_passes as _;`.
//! The order in which records arrive differs between builds, so the registry is sorted by name, and a name that
//! comes twice is an error. Nothing hangs on the global registry: [`Registry::with`] makes one by hand.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::sync::OnceLock;

use fx_ir::GraphModule;

use crate::context::PassContext;
use crate::error::PassError;
use crate::options::{self, OptionError, OptionInfo, Options, spell_options};
use crate::pass::{Changed, Check, Pass, Policy};

/// Whether a record is of a pass or of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Changes the module.
    Pass,
    /// Looks at it.
    Check,
}

/// A pass or a check of whatever type, with its options, ready to run. Made by [`PassInfo::build`] or
/// [`erase`]; implement it by hand only for passes whose name is not known when compiling.
pub trait ErasedPass: Send + Sync {
    /// See [`Pass::NAME`].
    fn name(&self) -> &str;
    /// The options that differ from the default, in the order of the fields.
    fn options(&self) -> Options {
        Options::new()
    }
    /// See [`Pass::REQUIRES`].
    fn requires(&self) -> &[&'static str] {
        &[]
    }
    /// See [`Pass::ENSURES`].
    fn ensures(&self) -> &[&'static str] {
        &[]
    }
    /// See [`Pass::BREAKS`].
    fn breaks(&self) -> &[&'static str] {
        &[]
    }
    /// See [`Pass::POLICY`].
    fn policy(&self) -> Policy {
        Policy::Optional
    }
    /// The pass as pipelines spell it: its name, and the options that are not the default ones.
    fn text(&self) -> &str {
        self.name()
    }
    /// See [`Pass::is_exact`].
    fn is_exact(&self) -> bool {
        false
    }
    /// See [`Pass::keeps_shapes`].
    fn keeps_shapes(&self) -> bool {
        true
    }
    /// See [`Pass::run`].
    ///
    /// # Errors
    /// The pass gave up, or the check failed.
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError>;
}

/// A pass with the options that differ from the default, as pipelines spell it.
fn pass_text(name: &str, options: &Options) -> String {
    match options.is_empty() {
        true => name.to_owned(),
        false => format!("{name}{}", spell_options(options)),
    }
}

/// Hides the type of a pass.
pub fn erase<P: Pass>(pass: P) -> Box<dyn ErasedPass> {
    Box::new(OfPass { pass, text: OnceLock::new() })
}

/// Hides the type of a check.
pub fn erase_check<C: Check>(check: C) -> Box<dyn ErasedPass> {
    Box::new(OfCheck { check, text: OnceLock::new() })
}

/// A pass and its text, which is made when it is first asked for: reading options goes through serde.
struct OfPass<P> {
    pass: P,
    text: OnceLock<String>,
}

impl<P: Pass> ErasedPass for OfPass<P> {
    fn name(&self) -> &str {
        P::NAME
    }
    fn options(&self) -> Options {
        options::changed(&self.pass)
    }
    fn text(&self) -> &str {
        self.text.get_or_init(|| pass_text(self.name(), &self.options()))
    }
    fn requires(&self) -> &[&'static str] {
        P::REQUIRES
    }
    fn ensures(&self) -> &[&'static str] {
        P::ENSURES
    }
    fn breaks(&self) -> &[&'static str] {
        P::BREAKS
    }
    fn policy(&self) -> Policy {
        P::POLICY
    }
    fn is_exact(&self) -> bool {
        self.pass.is_exact()
    }
    fn keeps_shapes(&self) -> bool {
        self.pass.keeps_shapes()
    }
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        self.pass.run(module, cx)
    }
}

struct OfCheck<C> {
    check: C,
    text: OnceLock<String>,
}

impl<C: Check> ErasedPass for OfCheck<C> {
    fn name(&self) -> &str {
        C::NAME
    }
    fn options(&self) -> Options {
        options::changed(&self.check)
    }
    fn text(&self) -> &str {
        self.text.get_or_init(|| pass_text(self.name(), &self.options()))
    }
    fn requires(&self) -> &[&'static str] {
        C::REQUIRES
    }
    fn ensures(&self) -> &[&'static str] {
        C::ENSURES
    }
    fn policy(&self) -> Policy {
        C::POLICY
    }
    fn is_exact(&self) -> bool {
        true
    }
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        self.check.check(module, cx).map(|()| Changed::No)
    }
}

/// The record of one pass or check.
#[derive(Clone, Copy)]
pub struct PassInfo {
    /// See [`Pass::NAME`].
    pub name: &'static str,
    /// See [`Pass::SUMMARY`].
    pub summary: &'static str,
    /// Pass or check.
    pub kind: Kind,
    /// See [`Pass::REQUIRES`].
    pub requires: &'static [&'static str],
    /// See [`Pass::ENSURES`].
    pub ensures: &'static [&'static str],
    /// See [`Pass::BREAKS`].
    pub breaks: &'static [&'static str],
    /// See [`Pass::POLICY`].
    pub policy: Policy,
    /// The file that registered it.
    pub file: &'static str,
    /// The line of that file.
    pub line: u32,
    /// Makes one with these options; those not given have their defaults.
    pub build: fn(Options) -> Result<Box<dyn ErasedPass>, OptionError>,
    /// The options there are.
    pub options: fn() -> Vec<OptionInfo>,
}

impl PassInfo {
    /// The record of a pass that is registered at this place.
    pub const fn pass<P: Pass>(file: &'static str, line: u32) -> Self {
        Self {
            name: P::NAME,
            summary: P::SUMMARY,
            kind: Kind::Pass,
            requires: P::REQUIRES,
            ensures: P::ENSURES,
            breaks: P::BREAKS,
            policy: P::POLICY,
            file,
            line,
            build: |options| Ok(erase(options::build::<P>(options)?)),
            options: options::describe::<P>,
        }
    }

    /// The record of a check that is registered at this place.
    pub const fn check<C: Check>(file: &'static str, line: u32) -> Self {
        Self {
            name: C::NAME,
            summary: C::SUMMARY,
            kind: Kind::Check,
            requires: C::REQUIRES,
            ensures: C::ENSURES,
            breaks: &[],
            policy: C::POLICY,
            file,
            line,
            build: |options| Ok(erase_check(options::build::<C>(options)?)),
            options: options::describe::<C>,
        }
    }
}

impl fmt::Debug for PassInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} `{}` ({}:{})", self.kind, self.name, self.file, self.line)
    }
}

/// A pipeline with a name, which stands in pipelines like a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PipelineInfo {
    /// The name.
    pub name: &'static str,
    /// One sentence: what it is for.
    pub summary: &'static str,
    /// What it stands for. Read when it is used, since the passes it names may be of other crates.
    pub text: &'static str,
    /// The file that registered it.
    pub file: &'static str,
    /// The line of that file.
    pub line: u32,
}

inventory::collect!(PassInfo);
inventory::collect!(PipelineInfo);

/// Registers a [`Pass`] by its type: `register_pass!(Dce);`.
#[macro_export]
macro_rules! register_pass {
    ($pass:ty) => {
        $crate::inventory::submit! { $crate::PassInfo::pass::<$pass>(file!(), line!()) }
    };
}

/// Registers a [`Check`] by its type.
#[macro_export]
macro_rules! register_check {
    ($check:ty) => {
        $crate::inventory::submit! { $crate::PassInfo::check::<$check>(file!(), line!()) }
    };
}

/// Registers a pipeline under a name: `register_pipeline!("cleanup", "Remove what is not needed", "cse,dce");`.
#[macro_export]
macro_rules! register_pipeline {
    ($name:expr, $summary:expr, $text:expr) => {
        $crate::inventory::submit! {
            $crate::PipelineInfo { name: $name, summary: $summary, text: $text, file: file!(), line: line!() }
        }
    };
}

/// The passes, checks and named pipelines that a pipeline text may name.
///
/// ```
/// use fx_passes::Registry;
/// let registry = Registry::with([])?;
/// assert_eq!(registry.passes().count(), 0);
/// # Ok::<(), fx_passes::RegistryError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Registry {
    passes: BTreeMap<&'static str, PassInfo>,
    pipelines: BTreeMap<&'static str, PipelineInfo>,
}

/// A registry that cannot be used. Registrations are wrong, not the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistryError {
    /// Two registrations have the same name.
    #[error("`{name}` is registered twice: at {first} and at {second}; rename one of them")]
    Duplicate {
        /// The name.
        name: &'static str,
        /// File and line of the one; the lesser place.
        first: String,
        /// File and line of the other.
        second: String,
    },
    /// A name that could not stand in a pipeline.
    #[error(
        "`{name}`, registered at {at}, is not a name of a pass: use lower-case letters, digits and hyphens, \
         a letter first, and not `repeat`"
    )]
    Name {
        /// The name.
        name: &'static str,
        /// File and line.
        at: String,
    },
}

/// The word that repeats a pipeline; no pass may be called so.
pub(crate) const REPEAT: &str = "repeat";

fn is_pass_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && name != REPEAT
}

impl Registry {
    /// Everything that the linked crates registered. Collected once.
    ///
    /// # Errors
    /// Two registrations have the same name, or one has a bad name.
    pub fn global() -> Result<&'static Registry, &'static RegistryError> {
        static GLOBAL: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
        let made = GLOBAL.get_or_init(|| {
            Registry::with(inventory::iter::<PassInfo>().copied())?
                .with_pipelines(inventory::iter::<PipelineInfo>().copied())
        });
        made.as_ref()
    }

    /// A registry of these passes and checks. O(n log n).
    ///
    /// # Errors
    /// Two have the same name, or one has a bad name.
    pub fn with(passes: impl IntoIterator<Item = PassInfo>) -> Result<Self, RegistryError> {
        let mut registry = Registry::default();
        for info in passes {
            check_name(info.name, info.file, info.line)?;
            match registry.passes.entry(info.name) {
                Entry::Vacant(free) => free.insert(info),
                Entry::Occupied(other) => {
                    let other = other.get();
                    return Err(duplicate(info.name, (other.file, other.line), (info.file, info.line)));
                }
            };
        }
        Ok(registry)
    }

    /// The same registry with named pipelines. Their text is read when they are used.
    ///
    /// # Errors
    /// A name is bad or taken by a pass or another pipeline.
    pub fn with_pipelines(
        mut self,
        pipelines: impl IntoIterator<Item = PipelineInfo>,
    ) -> Result<Self, RegistryError> {
        for info in pipelines {
            check_name(info.name, info.file, info.line)?;
            let pass = self.passes.get(info.name).map(|other| (other.file, other.line));
            let taken = pass.or_else(|| self.pipelines.get(info.name).map(|other| (other.file, other.line)));
            if let Some(other) = taken {
                return Err(duplicate(info.name, other, (info.file, info.line)));
            }
            self.pipelines.insert(info.name, info);
        }
        Ok(self)
    }

    /// The pass or check of this name.
    pub fn get(&self, name: &str) -> Option<&PassInfo> {
        self.passes.get(name)
    }

    /// The named pipeline of this name.
    pub fn pipeline(&self, name: &str) -> Option<&PipelineInfo> {
        self.pipelines.get(name)
    }

    /// The passes and checks, by name.
    pub fn passes(&self) -> impl Iterator<Item = &PassInfo> {
        self.passes.values()
    }

    /// The named pipelines, by name.
    pub fn pipelines(&self) -> impl Iterator<Item = &PipelineInfo> {
        self.pipelines.values()
    }

    /// Every name that may stand in a pipeline text, sorted.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.passes.keys().chain(self.pipelines.keys()).copied().collect();
        names.sort_unstable();
        names
    }

    /// The names of the passes and checks after which `property` holds.
    pub fn ensuring(&self, property: &str) -> Vec<&'static str> {
        let ensures = |info: &&PassInfo| info.name == property || info.ensures.contains(&property);
        self.passes().filter(ensures).map(|info| info.name).collect()
    }

    /// Up to three names that `name` may have been meant to be, best first.
    pub fn nearest(&self, name: &str) -> Vec<&'static str> {
        nearest(name, self.names())
    }
}

fn check_name(name: &'static str, file: &str, line: u32) -> Result<(), RegistryError> {
    match is_pass_name(name) {
        true => Ok(()),
        false => Err(RegistryError::Name { name, at: format!("{file}:{line}") }),
    }
}

/// The error about two registrations; which one came first in memory must not show.
fn duplicate(name: &'static str, one: (&str, u32), other: (&str, u32)) -> RegistryError {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let place = |(file, line): (&str, u32)| format!("{file}:{line}");
    RegistryError::Duplicate { name, first: place(first), second: place(second) }
}

/// Up to three of `names` that resemble `wanted`, best first; O(names * length).
pub(crate) fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let likeness = |name| strsim::jaro_winkler(wanted, name);
    let mut near: Vec<(f64, &str)> =
        names.into_iter().map(|name| (likeness(name), name)).filter(|(score, _)| *score > 0.75).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}
