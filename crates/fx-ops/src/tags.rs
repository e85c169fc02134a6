//! [`Tags`]: what PyTorch says about an operator as a whole (`torch.Tag`).

use std::fmt;

macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// A tag of an operator (`torch.Tag`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Tag { $($(#[$doc])* $variant,)* }

        impl Tag {
            /// Every tag, by name.
            pub const ALL: &'static [Tag] = &[$(Tag::$variant,)*];

            /// PyTorch's name.
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$variant => $text,)* }
            }
        }
    };
}

tags! {
    /// In the core ATen operator set, which `run_decompositions()` aims for.
    Core = "core",
    /// Cannot be captured in a CUDA graph.
    CudagraphUnsafe = "cudagraph_unsafe",
    /// Gives a Python value that depends on the tensor's data (`item`).
    DataDependentOutput = "data_dependent_output",
    /// The shape of the result depends on the data (`nonzero`).
    DynamicOutputShape = "dynamic_output_shape",
    /// Takes arguments of any strides.
    FlexibleLayout = "flexible_layout",
    /// Made by PyTorch's code generator from another overload.
    Generated = "generated",
    /// Writes its first argument and returns it.
    Inplace = "inplace",
    /// Changes the shape or strides of its argument and not the data (`unsqueeze_`).
    InplaceView = "inplace_view",
    /// May alias or write its inputs although the schema does not say so.
    MaybeAliasingOrMutating = "maybe_aliasing_or_mutating",
    /// Wants contiguous arguments.
    NeedsContiguousStrides = "needs_contiguous_strides",
    /// Wants arguments of exactly the traced strides.
    NeedsExactStrides = "needs_exact_strides",
    /// Wants arguments whose strides have the traced order.
    NeedsFixedStrideOrder = "needs_fixed_stride_order",
    /// May differ in the last bits between equal calls.
    NondeterministicBitwise = "nondeterministic_bitwise",
    /// Draws random numbers.
    NondeterministicSeeded = "nondeterministic_seeded",
    /// Has `out=` arguments.
    Out = "out",
    /// The `out=` form of another overload.
    OutVariant = "out_variant",
    /// Each element of the result depends on the same element of the broadcast inputs.
    Pointwise = "pointwise",
    /// Works with `torch.compile` and `torch.export`.
    Pt2CompliantTag = "pt2_compliant_tag",
    /// Reduces over dimensions.
    Reduction = "reduction",
    /// The copying form of a view.
    ViewCopy = "view_copy",
}

impl Tag {
    /// The tag of this name. O(tags).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tag| tag.name() == name)
    }

    const fn bit(self) -> u32 {
        1 << (self as u32)
    }
}

/// A set of [`Tag`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(u32);

impl Tags {
    /// No tags.
    pub const NONE: Tags = Tags(0);

    /// Whether `tag` is in the set.
    pub const fn contains(self, tag: Tag) -> bool {
        self.0 & tag.bit() != 0
    }

    /// The set with `tag` in it.
    #[must_use]
    pub const fn with(self, tag: Tag) -> Self {
        Tags(self.0 | tag.bit())
    }

    /// The tags, by name.
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(move |tag| self.contains(*tag))
    }

    /// Reads names separated by spaces, and says which one is unknown.
    ///
    /// # Errors
    /// The first name that is not a tag.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.split_whitespace().try_fold(Self::NONE, |tags, name| {
            Tag::from_name(name).map(|tag| tags.with(tag)).ok_or_else(|| name.to_owned())
        })
    }
}

/// The names, sorted, separated by spaces.
impl fmt::Display for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, tag) in self.iter().enumerate() {
            write!(f, "{}{}", if index == 0 { "" } else { " " }, tag.name())?;
        }
        Ok(())
    }
}
