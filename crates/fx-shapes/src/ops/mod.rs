//! The shape functions, by kind of operator.

mod attention;
mod conv;
mod convert;
mod factories;
mod indexing;
mod joining;
mod linalg;
mod losses;
mod matmul;
mod norm;
mod padding;
mod pointwise;
mod pool;
mod recurrent;
mod reduce;
mod reshape;
mod resize;
mod scalars;
mod sorting;
mod spectral;
mod views;

use crate::registry::Registry;
use crate::size::Size;

/// Adds every function.
pub(crate) fn register<S: Size>(registry: &mut Registry<S>) {
    attention::register(registry);
    conv::register(registry);
    convert::register(registry);
    factories::register(registry);
    indexing::register(registry);
    joining::register(registry);
    linalg::register(registry);
    losses::register(registry);
    matmul::register(registry);
    norm::register(registry);
    padding::register(registry);
    pointwise::register(registry);
    pool::register(registry);
    recurrent::register(registry);
    reduce::register(registry);
    reshape::register(registry);
    resize::register(registry);
    scalars::register(registry);
    sorting::register(registry);
    spectral::register(registry);
    views::register(registry);
}
