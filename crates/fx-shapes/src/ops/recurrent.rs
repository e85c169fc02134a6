//! Recurrent networks.

use smallvec::smallvec;

use super::views::transposed;
use crate::call::{Call, Result};
use crate::meta::Meta;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

/// The sequence of outputs, for a final state of `[layers * directions, batch, width]`.
fn outputs<S: Size>(call: &Call<'_, S>, state: &Meta<S>) -> Result<(Meta<S>, S)> {
    let x = call.tensor("input")?;
    call.expect_rank("input", x, 3)?;
    call.expect_rank("hx", state, 3)?;
    let batch_first = call.flag("batch_first")?;
    let directions = 1 + i64::from(call.flag("bidirectional")?);
    let (time, batch) = if batch_first { (1, 0) } else { (0, 1) };
    let (steps, batch) = (x.shape[time].clone(), x.shape[batch].clone());
    call.expect_size("hx", "a batch of", &state.shape[1], &batch)?;
    let states = call.size("num_layers")?.times(&directions.into());
    call.expect_size("hx", "layers and directions:", &state.shape[0], &states)?;
    let width = state.shape[2].times(&directions.into());
    let result = x.with_shape(smallvec![steps, batch.clone(), width]);
    Ok((if batch_first { transposed(&result, 0, 1) } else { result }, batch))
}

fn gru<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let state = call.tensor("hx")?;
    let (result, _) = outputs(call, state)?;
    Ok(Value::tensors([result, state.with_shape(state.shape.clone())]))
}

fn lstm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let states = call.tensors("hx")?;
    let [hidden, cell] = states[..] else {
        return Err(call.error("hx", format!("has {} tensors, expected 2", states.len())));
    };
    let (result, _) = outputs(call, hidden)?;
    // A projection makes hidden states narrower than cells; they are given as they come out.
    let [hidden, cell] = [hidden, cell].map(|state| state.with_shape(state.shape.clone()));
    Ok(Value::tensors([result, hidden, cell]))
}

fn cell<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let hidden = call.tensor("hx")?;
    call.expect_size("hx", "a batch of", &hidden.shape[0], &call.tensor("input")?.shape[0])?;
    Ok(hidden.with_shape(hidden.shape.clone()).into())
}

fn lstm_cell<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let states = call.tensors("hx")?;
    if states.len() != 2 {
        return Err(call.error("hx", format!("has {} tensors, expected 2", states.len())));
    }
    Ok(Value::tensors(states.iter().map(|state| state.with_shape(state.shape.clone()))))
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(gru, &["gru.input", "rnn_tanh.input", "rnn_relu.input"]);
    r.add(lstm, &["lstm.input"]);
    r.add(cell, &["gru_cell", "rnn_tanh_cell", "rnn_relu_cell"]);
    r.add(lstm_cell, &["lstm_cell"]);
}
