// Unboxed calls of the commonest signatures: what remains of a call is the dispatcher's own work.
#pragma once
#include "convert.h"

namespace fx {

// Calls the operator on its tensors and numbers, each in the order in which the schema declares them.
using FastCall = at::Tensor (*)(const FxOp& op, const at::Tensor* const* tensors, const c10::Scalar* numbers);

// The most tensors and numbers that a fast signature takes.
constexpr size_t FAST_TENSORS = 3;
constexpr size_t FAST_NUMBERS = 2;

// Sets the unboxed call of this operator, when its signature is one of the known ones.
void set_fast_call(FxOp& op);

inline bool is_number(uint32_t tag) { return tag == FX_INT || tag == FX_FLOAT || tag == FX_BOOL; }

inline c10::Scalar number(const FxValue& value) {
  if (value.tag == FX_INT) return c10::Scalar(value.u.i);
  if (value.tag == FX_FLOAT) return c10::Scalar(value.u.d);
  return c10::Scalar(value.u.i != 0);
}

}  // namespace fx
