//! Functions of torch that change how what follows runs, as Python programs call them between other nodes: switching
//! gradients on and off, autocast.

use tch::NoGradGuard;

use crate::error::CallError;
use crate::python::truth;
use crate::value::Value;

/// What a running graph has switched. Dropping it restores what was before.
#[derive(Default)]
pub(crate) struct Modes {
    without_gradients: Option<NoGradGuard>,
}

impl Modes {
    /// Ends what the run has switched and not switched back.
    pub(crate) fn restore(&mut self) {
        self.without_gradients = None;
    }

    /// Calls `target` when it is one of these functions; `None` otherwise.
    pub(crate) fn call(&mut self, target: &str, args: &[Value]) -> Option<Result<Value, CallError>> {
        Some(match (target.strip_prefix("torch.")?, args) {
            // It counts calls for Meta's statistics.
            ("_C._log_api_usage_once", _) => Ok(Value::None),
            ("_C._set_grad_enabled", [enabled]) => truth(enabled).map(|enabled| {
                self.set_gradients(enabled);
                Value::None
            }),
            ("amp.autocast_mode._enter_autocast", [_, _, enabled, ..]) => match truth(enabled) {
                // Autocast is off unless a program turns it on, so turning it off changes nothing.
                Ok(false) => Ok(Value::None),
                Ok(true) => Err(CallError::invalid(
                    "running under autocast is not supported; trace the model without it, or with explicit casts",
                )),
                Err(error) => Err(error),
            },
            ("amp.autocast_mode._exit_autocast", _) => Ok(Value::None),
            _ => return None,
        })
    }

    /// Switching on means as the caller of the run has it: who asks for no gradients gets none.
    fn set_gradients(&mut self, enabled: bool) {
        match enabled {
            true => self.restore(),
            false if self.without_gradients.is_none() => self.without_gradients = Some(tch::no_grad_guard()),
            false => {}
        }
    }
}
