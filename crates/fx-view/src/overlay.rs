//! [`Overlay`]: a number or a word for each node, shown beside it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::recorded::Recorded;

/// A column of the page: what each node costs, how far off it is, which part it is in.
///
/// Nodes go by their names, in whatever stages they are; what took the place of a node, as its provenance says, has the
/// node's value. Numbers are shown with bars and a colour, words each in a
/// colour of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    name: String,
    unit: String,
    pub(crate) values: Values,
}

/// What an overlay has for the nodes it knows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Values {
    Numbers(BTreeMap<String, f64>),
    Words(BTreeMap<String, String>),
}

/// Why a text is no overlay.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// It is not JSON.
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It is something else than an object.
    #[error(
        "expected an object such as {{\"relu\": 1.5}} that has a number or a word for each node, found {0}"
    )]
    NotAnObject(&'static str),
    /// A node has something else than a number or a word.
    #[error("node `{node}`: expected a number or a word, found {found}")]
    Value {
        /// The node.
        node: String,
        /// What it has.
        found: &'static str,
    },
    /// Some nodes have numbers, others words.
    #[error("`{number}` has a number and `{word}` a word: all must have the same")]
    Mixed {
        /// A node with a number.
        number: String,
        /// A node with a word.
        word: String,
    },
}

impl Overlay {
    /// Numbers in a unit, by the names of the nodes. Those that are not finite are not shown. A unit of `B` is shown
    /// as kB, MB and so on, one of `FLOP` alike; one of `s` as ms, µs.
    pub fn numbers(
        name: impl Into<String>,
        unit: impl Into<String>,
        values: impl IntoIterator<Item = (String, f64)>,
    ) -> Self {
        let values = values.into_iter().filter(|(_, value)| value.is_finite()).collect();
        Self { name: name.into(), unit: unit.into(), values: Values::Numbers(values) }
    }

    /// Words, such as the part that a partitioner put a node in, by the names of the nodes.
    pub fn words(name: impl Into<String>, values: impl IntoIterator<Item = (String, String)>) -> Self {
        let values = Values::Words(values.into_iter().collect());
        Self { name: name.into(), unit: String::new(), values }
    }

    /// Reads `{"node": number or word, ...}`; nodes with `null` have none. All have numbers or all have words.
    ///
    /// ```
    /// use fx_view::Overlay;
    /// let times = Overlay::from_json("time", "s", r#"{"conv": 0.5, "relu": 0.125}"#)?;
    /// let mixed = Overlay::from_json("part", "", r#"{"conv": "gpu", "relu": 1}"#).unwrap_err();
    /// assert_eq!(mixed.to_string(), "`relu` has a number and `conv` a word: all must have the same");
    /// # Ok::<(), fx_view::OverlayError>(())
    /// ```
    ///
    /// # Errors
    /// The text is something else; the message says what and, for one node, where.
    pub fn from_json(
        name: impl Into<String>,
        unit: impl Into<String>,
        text: &str,
    ) -> Result<Self, OverlayError> {
        let object = match serde_json::from_str(text)? {
            Value::Object(object) => object,
            other => return Err(OverlayError::NotAnObject(kind(&other))),
        };
        let (mut numbers, mut words) = (BTreeMap::new(), BTreeMap::new());
        for (node, value) in object {
            match value {
                Value::Null => {}
                Value::Number(number) if number.as_f64().is_some_and(f64::is_finite) => {
                    numbers.insert(node, number.as_f64().unwrap_or_default());
                }
                Value::String(word) => {
                    words.insert(node, word);
                }
                other => return Err(OverlayError::Value { node, found: kind(&other) }),
            }
        }
        match (numbers.keys().next(), words.keys().next()) {
            (Some(number), Some(word)) => {
                Err(OverlayError::Mixed { number: number.clone(), word: word.clone() })
            }
            (None, Some(_)) => Ok(Self::words(name, words)),
            _ => Ok(Self::numbers(name, unit, numbers)),
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit of its numbers.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The nodes it has something for, by name.
    pub fn nodes(&self) -> Vec<&str> {
        match &self.values {
            Values::Numbers(values) => values.keys().map(String::as_str).collect(),
            Values::Words(values) => values.keys().map(String::as_str).collect(),
        }
    }

    /// Those of its nodes that no stage has. O(its nodes + nodes of all stages).
    pub fn strangers(&self, recorded: &Recorded) -> Vec<&str> {
        let names = recorded.names();
        let unknown = |name: &&str| recorded.index_of_name(name).is_none_or(|at| !names.contains(&at));
        self.nodes().into_iter().filter(unknown).collect()
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_overlay_is_refused_with_the_node() {
        let refused = |text| Overlay::from_json("time", "s", text).unwrap_err().to_string();
        assert!(refused("[1]").contains("found an array"));
        assert!(refused("{\"a\": ").starts_with("not JSON: "));
        assert_eq!(refused("{\"a\": [1]}"), "node `a`: expected a number or a word, found an array");
        assert!(Overlay::from_json("time", "s", "{\"a\": null}").unwrap().nodes().is_empty());
    }

    #[test]
    fn numbers_that_are_not_finite_are_left_out() {
        let overlay = Overlay::numbers("error", "", [("a".to_owned(), f64::NAN), ("b".to_owned(), 1.0)]);
        assert_eq!(overlay.nodes(), ["b"]);
    }
}
