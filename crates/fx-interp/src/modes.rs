//! Functions of torch that change how what follows runs, as Python programs call them between other nodes: switching
//! gradients on and off, autocast.

use std::cell::RefCell;

use fx_aten::Autocast;
use tch::NoGradGuard;

use crate::error::CallError;
use crate::python::truth;
use crate::value::Value;

thread_local! {
    /// The regions of autocast that runs of this thread are in, the innermost last. They are the thread's, so that a plan,
    /// which is in none between runs, can be sent to another.
    static REGIONS: RefCell<Vec<Autocast>> = const { RefCell::new(Vec::new()) };
}

/// What a running graph has switched. Dropping it restores what was before.
#[derive(Default)]
pub(crate) struct Modes {
    without_gradients: Option<NoGradGuard>,
    /// How many of the regions of autocast are of this run.
    autocasts: usize,
}

impl Drop for Modes {
    fn drop(&mut self) {
        self.restore();
    }
}

impl Modes {
    /// Ends what the run has switched and not switched back.
    pub(crate) fn restore(&mut self) {
        self.without_gradients = None;
        while self.leave() {}
    }

    /// Enters a region of autocast.
    fn enter(&mut self, region: Autocast) {
        REGIONS.with_borrow_mut(|regions| regions.push(region));
        self.autocasts += 1;
    }

    /// Leaves the innermost region of this run; whether there was one.
    fn leave(&mut self) -> bool {
        if self.autocasts == 0 {
            return false;
        }
        self.autocasts -= 1;
        // When the thread ends, its regions may have ended before what entered them.
        REGIONS.try_with(|regions| regions.borrow_mut().pop().is_some()).unwrap_or(false)
    }

    /// Calls `target` when it is one of these functions; `None` otherwise.
    pub(crate) fn call(&mut self, target: &str, args: &[Value]) -> Option<Result<Value, CallError>> {
        let done = match (target.strip_prefix("torch.")?, args) {
            // It counts calls for Meta's statistics.
            ("_C._log_api_usage_once", _) => Ok(()),
            ("_C._set_grad_enabled", [enabled]) => truth(enabled).map(|enabled| self.set_gradients(enabled)),
            ("amp.autocast_mode._enter_autocast" | "amp._enter_autocast", args) => {
                autocast(args).map(|region| self.enter(region))
            }
            ("amp.autocast_mode._exit_autocast" | "amp._exit_autocast", _) => match self.leave() {
                true => Ok(()),
                false => Err(CallError::invalid("it leaves an autocast region that is not open")),
            },
            _ => return None,
        };
        Some(done.map(|()| Value::None))
    }

    /// Switching on means as the caller of the run has it: who asks for no gradients gets none.
    fn set_gradients(&mut self, enabled: bool) {
        match enabled {
            true => self.without_gradients = None,
            false if self.without_gradients.is_none() => self.without_gradients = Some(tch::no_grad_guard()),
            false => {}
        }
    }
}

/// Enters an autocast region: device, dtype, whether it is on, whether casts are kept (`torch.autocast`'s arguments).
pub(crate) fn autocast(args: &[Value]) -> Result<Autocast, CallError> {
    let wrong = |value: &Value, what: &str| {
        CallError::invalid(format!("autocast: {} is no {what}", value.describe()))
    };
    let device = match args.first().unwrap_or(&Value::None) {
        Value::Str(device) => device.to_string(),
        Value::Device(device) => device.to_string(),
        other => return Err(wrong(other, "device type")),
    };
    let dtype = match args.get(1).unwrap_or(&Value::None) {
        Value::None => None,
        Value::DType(dtype) => Some(*dtype),
        other => return Err(wrong(other, "dtype")),
    };
    let enabled = args.get(2).map_or(Ok(true), truth)?;
    let cache = match args.get(3).unwrap_or(&Value::None) {
        Value::None => None,
        given => Some(truth(given)?),
    };
    Ok(Autocast::enter(&device, dtype, enabled, cache)?)
}
