// Conversion between FxValue and c10::IValue, led by the types of an operator's schema, and the error guard.
#pragma once
#include "bridge.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

struct FxOp;

namespace fx {

// What a schema type asks of a value.
enum class Kind : uint8_t {
  Other,  // anything that only an IValue can hold
  Any,
  Tensor,
  Int,
  DType,
  Layout,
  MemoryFormat,
  Bool,
  Float,
  Complex,
  Scalar,
  Str,
  Device,
  List,
};

// A declared type without its aliasing.
struct Declared {
  Kind kind = Kind::Other;
  bool optional = false;
  int32_t repeat = 0;               // the N of int[N], or 0
  std::vector<Declared> element;    // one, for a list
  c10::TypePtr element_type;        // for a list
};

struct Parameter {
  Declared type;
  bool has_default = false;
  c10::IValue default_value;
  c10::Scalar default_number;  // the same, when it is a number
};

Declared declared(const c10::TypePtr& type, std::optional<int32_t> repeat);

// An argument that does not fit. The operator's name is added by Rust.
struct BadArgument : std::runtime_error {
  using std::runtime_error::runtime_error;
};

c10::IValue to_ivalue(const FxValue& value, const Declared& type);
// The value of an operator's parameter: converted as its type asks, or its default.
c10::IValue argument(const FxOp& op, size_t param, const FxValue& value);
void from_ivalue(c10::IValue&& value, Kind kind, FxValue* out);
// Frees what from_ivalue made.
void discard(FxValue* value);
std::string type_text(const c10::Argument& argument);

inline const at::Tensor& tensor_at(const void* p) { return *static_cast<const at::Tensor*>(p); }
inline std::string text(FxStr s) { return std::string(s.p, s.len); }

inline void* allocate(size_t size) {
  void* p = std::malloc(size ? size : 1);
  if (!p) throw std::bad_alloc();
  return p;
}

inline char* duplicate(const char* s, size_t n) {
  auto* copy = static_cast<char*>(allocate(n + 1));
  std::memcpy(copy, s, n);
  copy[n] = 0;
  return copy;
}
inline char* duplicate(const std::string& s) { return duplicate(s.data(), s.size()); }

// Turns the exception in flight into an FxError; to be called in a catch block.
int32_t report(FxError* error) noexcept;

// Runs `body` and returns its result, or `failed` after filling in `error`.
template <class R, class F>
R guard(FxError* error, R failed, F&& body) noexcept {
  try {
    return body();
  } catch (...) {
    report(error);
    return failed;
  }
}

// Runs `body` and returns FX_OK, or the kind of the error.
template <class F>
int32_t guard_code(FxError* error, F&& body) noexcept {
  try {
    body();
    return FX_OK;
  } catch (...) {
    return report(error);
  }
}

}  // namespace fx

// A resolved operator: its handle and what its schema asks of each argument.
struct FxOp {
  c10::OperatorHandle handle;
  std::vector<fx::Parameter> params;
  std::vector<fx::Kind> returns;
  // The call of a program on tensors and numbers (fast.h), where the signature is one of the known ones.
  at::Tensor (*fast)(const FxOp& op, const at::Tensor* const* tensors, const c10::Scalar* numbers) = nullptr;
  // The call without boxing (direct.h), where the signature is one of the known ones.
  bool (*direct)(const FxOp& op, const FxValue* args, size_t arg_count, FxValue* results) = nullptr;
  // The c10::TypedOperatorHandle that both call: its signature was checked when the operator was found.
  std::shared_ptr<const void> typed;
};

namespace fx {

// Throws what is wrong with an operator that check_registered found changed.
[[noreturn]] void refuse_changed(const FxOp& op);

// Throws when the operator was unregistered, or registered anew with another schema, since it was found.
inline void check_registered(const FxOp& op) {
  if (C10_UNLIKELY(!op.handle.hasSchema() || op.handle.schema().arguments().size() != op.params.size()))
    refuse_changed(op);
}

}  // namespace fx
