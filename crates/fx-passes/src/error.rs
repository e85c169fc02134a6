//! [`PassError`]: a pass gave up.

use std::error::Error;
use std::fmt;

use fx_ir::{GraphError, NoSuchPath, TensorError};

/// Why a pass or a check gave up: a message, and where known the node it is about and the cause.
///
/// The errors of `fx-ir` convert with `?`; any other goes through [`new`](Self::new), as text, or
/// [`caused`](Self::caused).
///
/// ```
/// let error = fx_passes::PassError::at("conv1", "the weight has 3 dimensions, expected 4");
/// assert_eq!(error.to_string(), "at node `conv1`: the weight has 3 dimensions, expected 4");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{}{message}", node_prefix(.node.as_deref()))]
pub struct PassError {
    message: String,
    node: Option<String>,
    feature: Option<&'static str>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

fn node_prefix(node: Option<&str>) -> String {
    node.map(|node| format!("at node `{node}`: ")).unwrap_or_default()
}

impl PassError {
    /// An error about the module as a whole.
    pub fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), node: None, feature: None, source: None }
    }

    /// An error about the node of this name.
    pub fn at(node: impl Into<String>, message: impl fmt::Display) -> Self {
        Self { node: Some(node.into()), ..Self::new(message) }
    }

    /// An error with the error that caused it, which is not repeated in the message.
    pub fn caused(message: impl fmt::Display, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..Self::new(message) }
    }

    /// The pass was built without a feature that it needs to run. Names and options of passes never depend on
    /// features, only whether they can run does.
    pub fn needs_feature(feature: &'static str) -> Self {
        let message = format!("this pass needs the feature `{feature}`; build with `--features {feature}`");
        Self { feature: Some(feature), ..Self::new(message) }
    }

    /// The same error with a cause.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The message, without the node.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The name of the node that the error is about.
    pub fn node(&self) -> Option<&str> {
        self.node.as_deref()
    }

    /// The missing feature, when that is the reason.
    pub fn missing_feature(&self) -> Option<&'static str> {
        self.feature
    }
}

impl From<GraphError> for PassError {
    fn from(error: GraphError) -> Self {
        Self::caused("an edit of the graph was refused", error)
    }
}

impl From<NoSuchPath> for PassError {
    fn from(error: NoSuchPath) -> Self {
        Self::caused("the module tree lacks a path that the graph names", error)
    }
}

impl From<TensorError> for PassError {
    fn from(error: TensorError) -> Self {
        Self::caused("a tensor could not be made", error)
    }
}

/// An error with its causes on one line: `a: b: c`. `Display` of an error shows itself alone, as is the custom;
/// this is for people.
pub fn with_causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
