//! torch.fx's documentation in Rust, as a small book whose examples are compiled and run by the tests.

#[doc = include_str!("quick_primer.md")]
pub mod quick_primer {}

#[doc = include_str!("graph_manipulation.md")]
pub mod graph_manipulation {}

#[doc = include_str!("retracing.md")]
pub mod retracing {}

#[doc = include_str!("invert.md")]
pub mod invert {}

#[doc = include_str!("conv_bn_fusion.md")]
pub mod conv_bn_fusion {}

#[cfg(feature = "tch")]
#[doc = include_str!("interpreting.md")]
pub mod interpreting {}

#[doc = include_str!("control_flow.md")]
pub mod control_flow {}

#[doc = include_str!("wrap_and_leaves.md")]
pub mod wrap_and_leaves {}

#[doc = include_str!("gotchas.md")]
pub mod gotchas {}
