//! [`Options`] of a pass: the fields of its struct, by name, through serde.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Options by name, in the order given: `{k=v,...}` of the pipeline text.
pub type Options = serde_json::Map<String, Value>;

/// What is known of one option, from the default value of the pass.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionInfo {
    /// The name of the field.
    pub name: String,
    /// What kind of value it takes: `bool`, `int`, `float`, `string`, `list`, `map`, or `optional` for a field
    /// that is `none` unless given.
    pub kind: &'static str,
    /// The value it has when it is not given, as it is spelled in pipelines.
    pub default: String,
}

/// Options that a pass does not take. Says which ones it does.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{problem}; {}", valid_options(.valid))]
pub struct OptionError {
    /// The option that is wrong, when it is one.
    pub option: Option<String>,
    /// What is wrong.
    pub problem: String,
    /// The options there are.
    pub valid: Vec<OptionInfo>,
}

/// The sentence that lists the options there are.
pub(crate) fn valid_options(options: &[OptionInfo]) -> String {
    if options.is_empty() {
        return "it has no options".to_owned();
    }
    let each = options.iter().map(|option| format!("{}: {} = {}", option.name, option.kind, option.default));
    format!("its options are {}", each.collect::<Vec<_>>().join(", "))
}

/// The fields of `value`. A struct without fields has none; anything but a struct of named fields neither.
fn fields<T: Serialize>(value: &T) -> Options {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => Options::new(),
    }
}

/// The options of `value` that differ from the default: its normal form.
pub(crate) fn changed<T: Serialize + Default>(value: &T) -> Options {
    let default = fields(&T::default());
    fields(value).into_iter().filter(|(name, value)| default.get(name) != Some(value)).collect()
}

/// The options of `T`, in the order of its fields.
pub(crate) fn describe<T: Serialize + Default>() -> Vec<OptionInfo> {
    fields(&T::default())
        .into_iter()
        .map(|(name, value)| OptionInfo { name, kind: kind(&value), default: spell(&value) })
        .collect()
}

/// Makes a `T` of options.
pub(crate) fn build<T: Serialize + DeserializeOwned + Default>(options: Options) -> Result<T, OptionError> {
    if options.is_empty() {
        return Ok(T::default());
    }
    let valid = describe::<T>();
    if let Some(unknown) = options.keys().find(|name| valid.iter().all(|option| option.name != **name)) {
        let problem = format!("there is no option `{unknown}`");
        return Err(OptionError { option: Some(unknown.clone()), problem, valid });
    }
    let error = match serde_json::from_value(Value::Object(options.clone())) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    // serde does not say which field was wrong: the first one that is refused by itself is.
    let alone = |name: &String, value: &Value| {
        let single = Options::from_iter([(name.clone(), value.clone())]);
        serde_json::from_value::<T>(Value::Object(single)).err()
    };
    let wrong = options.iter().find_map(|(name, value)| Some((name.clone(), alone(name, value)?)));
    let (option, problem) = match wrong {
        Some((name, error)) => (Some(name.clone()), format!("option `{name}` is wrong: {error}")),
        None => (None, format!("the options are wrong: {error}")),
    };
    Err(OptionError { option, problem, valid })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "optional",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "map",
    }
}

/// Whether `text` can stand as a string without quotes: a name that is no literal of another kind.
pub(crate) fn is_bare(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(is_bare_char)
        && !matches!(text, "true" | "false" | "none")
}

/// Whether `c` may stand in a string without quotes, after the first character.
pub(crate) fn is_bare_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/')
}

/// `value` as pipelines spell it.
pub(crate) fn spell(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) if is_bare(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(spell).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => spell_options(fields),
        // Booleans, numbers and quoted strings are spelled as in JSON.
        other => other.to_string(),
    }
}

/// `{k=v,...}`.
pub(crate) fn spell_options(options: &Options) -> String {
    let each = options.iter().map(|(name, value)| {
        let name = if is_bare(name) { name.clone() } else { Value::String(name.clone()).to_string() };
        format!("{name}={}", spell(value))
    });
    format!("{{{}}}", each.collect::<Vec<_>>().join(","))
}
