//! The passes that ship with fx, one file each: the file, the pass, its cases and its snapshots have one name.
//!
//! | pass | what it does |
//! |---|---|
//! | `const-fold` | computes once what does not depend on the inputs |
//! | `cse` | merges calls that give the same value |
//! | `dce` | erases calls whose value nobody uses and that do nothing else |
//! | `decompose` | replaces operators by simpler ones |
//! | `fake-prop` | records the shape and type of every value, without computing |
//! | `fold-transposes` | makes transpositions of transpositions one, or none |
//! | `fuse-conv-bn` | folds a batch norm in evaluation mode into the convolution before it |
//! | `fuse-linear-bn` | folds a batch norm in evaluation mode into the linear layer before it |
//! | `invert` | makes the program that undoes a straight-line program |
//! | `merge-matmul` | makes products with one right factor one product |
//! | `normalize` | gives calls that mean the same one spelling |
//! | `remove-identity` | erases calls that give what they are given |
//! | `replace-op` | makes the calls of one function calls of another |
//! | `shape-prop` | records the shape and type of every value, on sample inputs |
//!
//! They use only the public interface of the other crates, so that any of them can be copied as the start of an
//! own pass. They register themselves; naming this crate in a binary (`use builtin_passes as _;`) is what links the
//! registrations, and the facade crate does so.
//!
//! This crate does not know files, the shell, or the order in which passes run.

#![deny(missing_docs)]

pub mod const_fold;
pub mod cse;
pub mod dce;
pub mod decompose;
pub mod fake_prop;
pub mod fold_transposes;
pub mod fuse_conv_bn;
pub mod fuse_linear_bn;
pub mod invert;
pub mod merge_matmul;
pub mod normalize;
pub mod remove_identity;
pub mod replace_op;
pub mod shape_prop;

mod batch_norm;
mod channels;
mod operation;
