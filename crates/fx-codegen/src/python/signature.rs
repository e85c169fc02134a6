//! The inputs: the parameters of `forward`, and the line that flattens nested ones.

use std::collections::HashSet;

use fx_ir::text::python_str_repr;
use fx_ir::{Argument, Node, TreeSpec};

use super::emit::Emitter;
use super::literal::is_name;
use super::scope::Mention;
use crate::error::CodegenError;

/// One input as it stands in the signature.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameter {
    /// `*`, `**` or nothing.
    pub(super) stars: &'static str,
    /// The name in the text.
    pub(super) name: String,
    /// The name before it was made safe; what clashes are judged by.
    pub(super) raw: String,
    /// ` : T`, or in readable text `: "f32[2]"`.
    pub(super) annotation: String,
    /// ` = 1`.
    pub(super) default: String,
    /// The node, for messages.
    pub(super) node: String,
}

impl Parameter {
    fn text(&self) -> String {
        [self.stars, &self.name, &self.annotation, &self.default].concat()
    }
}

impl Emitter<'_> {
    pub(super) fn placeholder(&mut self, node: Node<'_>) -> Result<(), CodegenError> {
        let annotation = self.annotation(node);
        let default = match node.arg(0) {
            Some(value) if !self.style.compat && has_node(value) => {
                let why = "its default refers to a node; defaults must be constants";
                return Err(CodegenError::Signature { node: node.name().to_owned(), why });
            }
            Some(value) => self.detached(|this| {
                this.out.push_str(" = ");
                this.argument(value)
            })?,
            None => String::new(),
        };
        let target = node.target();
        let (stars, raw) = if self.style.compat { ("", target) } else { split_stars(target) };
        let own = self.scope.node(node.id()).to_owned();
        let mut name = raw.to_owned();
        if !self.style.compat {
            let is_usable = |this: &Self, name: &str| {
                is_name(name) && !this.forced.contains(name) && !this.parameter_names.contains(name)
            };
            // A line `own = name` follows when they differ; a node before may have taken the name by then.
            if !is_usable(self, raw) || (raw != own && self.scope.is_taken(raw)) {
                name = own.clone();
                while !is_usable(self, &name) {
                    name = self.scope.fresh(raw);
                }
            }
            self.parameter_names.insert(name.clone());
        }
        let bound = name.replace('*', "");
        if bound != own {
            self.begin_line();
            self.out.push_str(&own);
            self.out.push_str(" = ");
            self.out.push_str(&bound);
            self.end_line();
        }
        self.parameters.push(Parameter {
            stars,
            name,
            raw: raw.to_owned(),
            annotation,
            default,
            node: node.name().to_owned(),
        });
        Ok(())
    }

    /// The `def` line and, for nested inputs, the lines that flatten them.
    pub(super) fn prologue(&mut self) -> Result<String, CodegenError> {
        if let Some(codegen) = self.style.codegen {
            self.check_signature()?;
            let free_vars: Vec<String> = self.parameters.iter().map(Parameter::text).collect();
            return Ok(codegen.gen_fn_def(&free_vars, &self.return_annotation));
        }
        match self.pytree {
            Some(info) => Ok(self.pytree_prologue(&info.orig_args, &info.in_spec)),
            None => {
                self.check_signature()?;
                Ok(definition(self.parameters.iter().map(Parameter::text), &self.return_annotation))
            }
        }
    }

    /// Makes the list of parameters one that Python accepts, or says why it is none.
    fn check_signature(&mut self) -> Result<(), CodegenError> {
        if self.style.compat {
            return Ok(());
        }
        let refuse = |p: &Parameter, why| Err(CodegenError::Signature { node: p.node.clone(), why });
        let (mut star, mut double_star) = (None, false);
        for (at, parameter) in self.parameters.iter().enumerate() {
            if double_star {
                return refuse(parameter, "it follows the input with two stars, which must be the last one");
            }
            match parameter.stars {
                "*" if star.is_some() => return refuse(parameter, "there can be only one input with a star"),
                "*" => star = Some(at),
                "**" => double_star = true,
                _ => continue,
            }
            if !parameter.default.is_empty() {
                return refuse(parameter, "an input with stars cannot have a default");
            }
        }
        // A default before an input without one could never be used, and Python refuses it.
        let positional = star.unwrap_or(self.parameters.len() - usize::from(double_star));
        let positional = &mut self.parameters[..positional];
        if let Some(last) = positional.iter().rposition(|p| p.default.is_empty()) {
            positional[..last].iter_mut().for_each(|p| p.default.clear());
        }
        Ok(())
    }

    /// `_PyTreeCodeGen.gen_fn_def`.
    fn pytree_prologue(&mut self, orig_args: &[String], in_spec: &TreeSpec) -> String {
        let mut names: Vec<String> = Vec::with_capacity(orig_args.len());
        let mut seen = HashSet::new();
        for (at, raw) in orig_args.iter().enumerate() {
            let is_self = at == 0 && raw == "self";
            let mut name = raw.clone();
            if !self.style.compat && !is_self {
                while name == "self" || !is_name(&name) || self.forced.contains(&name) || seen.contains(&name)
                {
                    name = self.scope.fresh(raw);
                }
            }
            seen.insert(name.clone());
            names.push(name);
        }
        let mut text = definition(names.iter().cloned(), &self.return_annotation);
        let has_self = orig_args.first().is_some_and(|first| first == "self");
        if self.parameters.is_empty() && !has_self {
            return text;
        }
        let annotated: Vec<String> = self
            .parameters
            .iter()
            .filter(|p| !p.annotation.is_empty())
            .map(|p| {
                let default = if self.style.compat { p.default.as_str() } else { "" };
                [p.name.as_str(), p.annotation.as_str(), default, "; "].concat()
            })
            .collect();
        if !annotated.is_empty() {
            text.push_str("\n    ");
            text.extend(annotated);
            text.push('\n');
        }
        text.push_str("\n    ");
        if has_self {
            text.push_str(if self.parameters.is_empty() { "self" } else { "self, " });
        }
        for (at, parameter) in self.parameters.iter().enumerate() {
            if at > 0 {
                text.push_str(", ");
            }
            // Without its stars, which would take any number of values here; with `compat` they are in the name.
            text.push_str(&parameter.name);
            // torch.fx cuts the annotation off at the colon, and leaves the space before it.
            match parameter.annotation.is_empty() {
                true if self.style.compat => text.push_str(&parameter.default),
                true => {}
                false => text.push_str(if parameter.annotation.starts_with(' ') { " " } else { "" }),
            }
        }
        self.scope.mention(Mention::FxPytree);
        text.push_str(", = fx_pytree.tree_flatten_spec(");
        match in_spec {
            TreeSpec::Tuple(parts)
                if let [TreeSpec::Tuple(args), TreeSpec::Dict(kwargs)] = parts.as_slice() =>
            {
                let (positional, keywords) = names.split_at(args.len().min(names.len()));
                text.push_str("([");
                text.push_str(&positional.join(", "));
                text.push_str("], {");
                for (at, ((key, _), name)) in kwargs.iter().zip(keywords).enumerate() {
                    if at > 0 {
                        text.push_str(", ");
                    }
                    write_key(&mut text, key);
                    text.push(':');
                    text.push_str(name);
                }
                text.push_str("})");
            }
            _ => {
                text.push('[');
                text.push_str(&names.join(", "));
                text.push(']');
            }
        }
        text.push_str(", self._in_spec)");
        text
    }
}

/// `def forward(self, ...) -> T:`.
pub(super) fn definition(parameters: impl Iterator<Item = String>, return_annotation: &str) -> String {
    let mut text = "def forward(self".to_owned();
    for (at, parameter) in parameters.enumerate() {
        // An input that is called `self` is the module, in first place.
        if at == 0 && parameter == "self" {
            continue;
        }
        text.push_str(", ");
        text.push_str(&parameter);
    }
    text.push(')');
    text.push_str(return_annotation);
    text.push(':');
    text
}

fn split_stars(target: &str) -> (&'static str, &str) {
    if let Some(rest) = target.strip_prefix("**") {
        ("**", rest)
    } else if let Some(rest) = target.strip_prefix('*') {
        ("*", rest)
    } else {
        ("", target)
    }
}

fn has_node(value: &Argument) -> bool {
    let mut found = false;
    value.for_each_node(&mut |_| found = true);
    found
}

/// Writes a keyword of a tree specification, which the specification has as a Python literal. What is none becomes
/// a string.
fn write_key(out: &mut String, key: &str) {
    let inner = key.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    let is_plain = |text: &str| text.chars().all(|c| !c.is_control() && !matches!(c, '\'' | '\\'));
    match inner {
        Some(text) if is_plain(text) => out.push_str(key),
        _ => out.push_str(&python_str_repr(key)),
    }
}
