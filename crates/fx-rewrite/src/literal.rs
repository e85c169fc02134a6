//! When two constants are the same, and what a schema's default is as a constant.

use fx_ir::Argument;
use fx_ops::{DefaultValue, Parameter, Type};

/// torch.fx's `type(a) is type(b) and a == b`: constants are typed, so that `1`, `1.0` and `True` are three, and
/// numbers compare as numbers, so that `nan` is not itself and `0.0` is `-0.0`.
pub(crate) fn same_literal(a: &Argument, b: &Argument) -> bool {
    match (a, b) {
        (Argument::Float(a), Argument::Float(b)) => a == b,
        (Argument::Complex(a), Argument::Complex(b)) => **a == **b,
        _ => a == b,
    }
}

/// The default as a constant; for `int[2] x=0`, two of it.
pub(crate) fn default_of(parameter: &Parameter, default: &DefaultValue) -> Argument {
    let mut ty = &parameter.ty;
    while let Type::Optional(inner) = ty {
        ty = inner;
    }
    match (ty, default) {
        (
            Type::List(_, Some(count)),
            DefaultValue::Int(_) | DefaultValue::Bool(_) | DefaultValue::Float(_),
        ) => Argument::list((0..*count).map(|_| constant(default))),
        _ => constant(default),
    }
}

fn constant(default: &DefaultValue) -> Argument {
    match default {
        DefaultValue::None => Argument::None,
        DefaultValue::Bool(value) => (*value).into(),
        DefaultValue::Int(value) => (*value).into(),
        DefaultValue::Float(value) => (*value).into(),
        DefaultValue::Str(text) => Argument::from(&**text),
        DefaultValue::List(items) => Argument::list(items.iter().map(constant)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_typed_and_numbers_are_numbers() {
        assert!(!same_literal(&Argument::Int(1), &Argument::Float(1.0)));
        assert!(!same_literal(&Argument::Int(1), &Argument::Bool(true)));
        assert!(same_literal(&Argument::Float(0.0), &Argument::Float(-0.0)));
        assert!(!same_literal(&Argument::Float(f64::NAN), &Argument::Float(f64::NAN)));
        assert!(same_literal(&Argument::from("same"), &Argument::from("same")));
    }

    #[test]
    fn one_number_stands_for_a_list_of_it() {
        let schema = fx_ops::lookup("aten::max_pool2d").unwrap();
        let (_, padding) = schema.parameter("padding").unwrap();
        assert_eq!(default_of(padding, padding.default.as_ref().unwrap()), Argument::list([0, 0]));
    }
}
