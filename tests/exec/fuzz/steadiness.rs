//! Programs whose answers hang on rounding: `atan2` near its cut, `round` near a half. libtorch's own kernels disagree
//! there (`gelu` of -0.0 is -0.0 or 0.0, by where in the tensor it stands), so a pass that rounds otherwise may too.

use fx::interp::{CallError, Interpret, Interpreter, Tolerance, Value, compare};
use fx::{Answers, Reproducer};
use tch::{Kind, Tensor};

/// How much larger than the rounding of float32 the noise is, so that a few runs are enough.
const RELATIVE: f64 = 1e-6;
/// What zeros become, of either sign.
const ABSOLUTE: f64 = 1e-12;

/// Runs a program with a little added to whatever it computes, in place, so that views stay views.
struct Noisy<'m> {
    inner: Interpreter<'m>,
    /// Which calls get more, and which less: a bit of it for each in turn.
    signs: u32,
    calls: u32,
}

impl Noisy<'_> {
    fn disturb(&mut self, value: Value) -> Value {
        self.calls += 1;
        let sign = if self.signs >> (self.calls % 4) & 1 == 1 { 1.0 } else { -1.0 };
        let disturb = |tensor: &Tensor| {
            if matches!(tensor.kind(), Kind::Float | Kind::Double) {
                // Some cannot be written to, because their elements lie on each other; they stay as they are.
                let noise = tensor.abs() * (sign * RELATIVE) + sign * ABSOLUTE;
                let _ = tensor.shallow_clone().f_add_(&noise);
            }
        };
        match &value {
            Value::Tensor(tensor) => disturb(tensor),
            Value::List(items) | Value::Tuple(items) => {
                items.iter().filter_map(Value::as_tensor).for_each(disturb);
            }
            _ => {}
        }
        value
    }
}

impl<'m> Interpret<'m> for Noisy<'m> {
    fn base(&mut self) -> &mut Interpreter<'m> {
        &mut self.inner
    }

    fn call_function(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        let value = self.inner.call_function(target, args, kwargs)?;
        Ok(self.disturb(value))
    }

    fn call_method(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        let value = self.inner.call_method(target, args, kwargs)?;
        Ok(self.disturb(value))
    }
}

/// Whether noise of the size of rounding changes the program's own answers beyond `tolerance`: then those of another
/// program, which rounds otherwise, say nothing.
pub(super) fn is_unsteady(case: &Reproducer, expected: &Answers, tolerance: Tolerance) -> bool {
    (0..16).any(|signs| {
        let own = fx::ops::with_own_state(&case.module);
        let Ok(inputs) = fx::to_values(case.inputs.as_deref().unwrap_or_default()) else { return false };
        tch::manual_seed(case.seed as i64);
        let answer = tch::no_grad(|| Noisy { inner: Interpreter::new(&own)?, signs, calls: 0 }.run(inputs));
        answer.is_ok_and(|answer| compare(&answer, expected.result(), Some(tolerance)).mismatch.is_some())
    })
}

#[test]
fn only_what_hangs_on_rounding_is_unsteady() {
    let program = |call: &str| {
        let text = format!(
            "//@ intent: a finding of the fuzzer, seed 9000065041
//@ pipeline: decompose
//@ input: f32[1, 1, 5, 2] values(0.0, 1.0, 1.0, -2.0, 1.0, -0.0, -2.0, 2.0, -2.0, -1.0)
//@ verify: numerics
//@ seed: 41

module GraphModule:
    . : Fuzzed()
graph():
    %x : [num_users=2] = placeholder[target=x]
    %gelu : [num_users=1] = call_function[target=torch.ops.aten.gelu.default](args = (%x,), kwargs = {{}})
    %y : [num_users=1] = call_function[target=torch.ops.aten.{call}](args = (%gelu, %x), kwargs = {{}})
    return y
"
        );
        let case = Reproducer::parse(&text).unwrap();
        let expected = Answers::of(&case.module, case.inputs.as_deref().unwrap(), case.seed).unwrap();
        is_unsteady(&case, &expected, super::ROUNDED)
    };
    assert!(program("atan2.default"), "the sign of its first argument's zeros decides");
    assert!(!program("mul.Tensor"));
}
