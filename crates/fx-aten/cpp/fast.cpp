// See fast.h.
#include "fast.h"

namespace fx {
namespace {

using at::Scalar;
using at::Tensor;
using Tensors = const Tensor* const*;
using Numbers = const Scalar*;

using T = Tensor(const Tensor&);
using TT = Tensor(const Tensor&, const Tensor&);
using TS = Tensor(const Tensor&, const Scalar&);
using TSS = Tensor(const Tensor&, const Scalar&, const Scalar&);
using TTS = Tensor(const Tensor&, const Tensor&, const Scalar&);
using TTTSS = Tensor(const Tensor&, const Tensor&, const Tensor&, const Scalar&, const Scalar&);

template <class Signature>
const c10::TypedOperatorHandle<Signature>& typed(const FxOp& op) {
  return *static_cast<const c10::TypedOperatorHandle<Signature>*>(op.typed.get());
}

Tensor call_t(const FxOp& op, Tensors t, Numbers) { return typed<T>(op).call(*t[0]); }
Tensor call_tt(const FxOp& op, Tensors t, Numbers) { return typed<TT>(op).call(*t[0], *t[1]); }
Tensor call_ts(const FxOp& op, Tensors t, Numbers n) { return typed<TS>(op).call(*t[0], n[0]); }
Tensor call_tss(const FxOp& op, Tensors t, Numbers n) { return typed<TSS>(op).call(*t[0], n[0], n[1]); }
Tensor call_tts(const FxOp& op, Tensors t, Numbers n) { return typed<TTS>(op).call(*t[0], *t[1], n[0]); }
Tensor call_tttss(const FxOp& op, Tensors t, Numbers n) {
  return typed<TTTSS>(op).call(*t[0], *t[1], *t[2], n[0], n[1]);
}

template <class Signature>
void set(FxOp& op, FastCall call) {
  try {
    // This refuses a signature that the registered kernels do not have.
    op.typed = std::make_shared<c10::TypedOperatorHandle<Signature>>(op.handle.typed<Signature>());
    op.fast = call;
  } catch (const c10::Error&) {
    op.typed.reset();
  }
}

}  // namespace

void set_fast_call(FxOp& op) {
  const auto& schema = op.handle.schema();
  // Operators of other libraries may take their tensors by value: only those of libtorch itself are known to be typed
  // as above.
  if (schema.name().rfind("aten::", 0) != 0 || schema.returns().size() != 1 || schema.is_mutable()) return;
  if (schema.returns()[0].type()->kind() != c10::TypeKind::TensorType) return;
  std::string shape;
  for (const auto& argument : schema.arguments()) {
    switch (argument.type()->kind()) {
      case c10::TypeKind::TensorType: shape += 'T'; break;
      case c10::TypeKind::NumberType: shape += 'S'; break;
      default: return;
    }
  }
  if (shape == "T") set<T>(op, call_t);
  if (shape == "TT") set<TT>(op, call_tt);
  if (shape == "TS") set<TS>(op, call_ts);
  if (shape == "TSS") set<TSS>(op, call_tss);
  if (shape == "TTS") set<TTS>(op, call_tts);
  if (shape == "TTTSS") set<TTTSS>(op, call_tttss);
}

}  // namespace fx
