//! `fx-opt show`: a model on the terminal, or as a picture.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fx::codegen::{OutlineOptions, OverlayValue, SvgOptions, outline, svg};
use serde_json::Value;

use crate::cli::ShowArgs;
use crate::input;
use crate::output::{Narration, Output};

/// Runs the command.
pub fn show(args: &ShowArgs) -> Result<()> {
    let module = input::read(args.input.clone())?.module;
    let Some(path) = &args.svg else {
        let options = OutlineOptions { depth: args.depth, module: args.module.clone() };
        return Output::new(Narration::Apart).result(&outline(&module, &options));
    };
    let overlay = args.overlay.as_deref().map(overlay).transpose()?;
    let picture = svg(&module, &SvgOptions { overlay, ..SvgOptions::default() });
    crate::run::replace_file(path, picture.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// What `NAME=FILE` says.
fn overlay(text: &str) -> Result<(String, BTreeMap<String, OverlayValue>)> {
    let (name, file) = text.split_once('=').context("--overlay is NAME=FILE")?;
    let read = |path: &Path| -> Result<Value> { Ok(serde_json::from_slice(&std::fs::read(path)?)?) };
    let value = read(Path::new(file)).with_context(|| format!("cannot read {file}"))?;
    let Value::Object(items) = value else { bail!("{file}: not a JSON object of names and values") };
    let mut values = BTreeMap::new();
    for (node, value) in items {
        let value = match value {
            Value::Number(number) => OverlayValue::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(word) => OverlayValue::Word(word),
            other => bail!("{file}: `{node}` has {other}, which is neither a number nor a word"),
        };
        values.insert(node, value);
    }
    Ok((name.to_owned(), values))
}
