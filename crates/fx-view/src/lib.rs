//! The stages of a pipeline as one HTML page: what every pass made of the graph, side by side.
//!
//! [`Stages`] is an instrument that records what each pass changed, [`page`] writes the recording as one file that
//! needs nothing else: the data, the style and the script are in it.
//!
//! ```
//! use fx_passes::{Pipeline, PassManager};
//! use fx_view::{PageOptions, Stages, page};
//! let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
//! # module.graph_mut().output(());
//! let mut stages = Stages::new();
//! PassManager::new()
//!     .add_pipeline(Pipeline::new().function("look", |_, _| Ok(false.into())))
//!     .with_instrument(&mut stages)
//!     .run(&mut module)?;
//! let html = page(&stages.into_recorded(), &PageOptions::default());
//! assert!(html.starts_with("<!doctype html>"));
//! # Ok::<(), fx_passes::PipelineError>(())
//! ```
//!
//! This crate does not know libtorch, files, any pass or any operator. What a node costs comes from outside, as an
//! [`Overlay`] or a [measure](Stages::measure).

#![deny(missing_docs)]

mod data;
mod facts;
mod overlay;
mod page;
mod recorded;
mod stages;
mod tables;
mod weights;

pub use overlay::{Overlay, OverlayError};
pub use page::{PageOptions, page};
pub use recorded::{Recorded, StageInfo};
pub use stages::Stages;
