//! Running graphs on libtorch.
