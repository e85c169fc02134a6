//! `fx-opt list-passes`: the registry, for people and for tools.

use anyhow::Result;
use fx::passes::{OptionInfo, Registry};

use crate::cli::ListArgs;
use crate::output::{Narration, Output};

pub fn list(args: &ListArgs) -> Result<()> {
    let registry = Registry::global()?;
    let text = if args.json {
        let passes: Vec<_> = registry
            .passes()
            .map(|pass| {
                serde_json::json!({
                    "name": pass.name,
                    "summary": pass.summary,
                    "options": (pass.options)(),
                })
            })
            .collect();
        serde_json::to_string_pretty(&passes)?
    } else {
        let width = registry.passes().map(|pass| pass.name.len()).max().unwrap_or(0);
        let mut text = String::new();
        for pass in registry.passes() {
            text.push_str(&format!("{:width$}  {}\n", pass.name, pass.summary));
            for option in (pass.options)() {
                text.push_str(&format!("{:width$}    {}\n", "", describe(&option)));
            }
        }
        text
    };
    Output::new(Narration::WithResults).result(&text)
}

fn describe(option: &OptionInfo) -> String {
    format!("{}={} ({})", option.name, option.default, option.kind)
}
