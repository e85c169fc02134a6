// See direct.h.
#include "direct.h"
#include "fast.h"

#include <ATen/core/IListRef.h>
#include <c10/core/SymInt.h>
#include <c10/core/SymIntArrayRef.h>
#include <c10/util/OptionalArrayRef.h>
#include <c10/util/SmallVector.h>

#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace fx {
namespace {

using at::ITensorListRef;
using at::IntArrayRef;
using at::MemoryFormat;
using at::OptionalIntArrayRef;
using at::Scalar;
using at::ScalarType;
using at::Tensor;
using at::TensorList;
using c10::IValue;
using c10::SymInt;
using c10::SymIntArrayRef;
using std::optional;
using std::string_view;

// How a parameter of the C++ type A takes its argument. `KEY` is the type in a schema. `take` says whether it can: the
// value is null when it was left out and there is a default. `get` gives the argument, which lives as long as this.
template <class A>
struct Taken;

template <>
struct Taken<const Tensor&> {
  static constexpr auto KEY = "T ";
  const Tensor* tensor;
  bool take(const FxValue* value, const Parameter&) {
    if (!value || value->tag != FX_TENSOR) return false;
    tensor = &tensor_at(value->u.p);
    return true;
  }
  const Tensor& get() { return *tensor; }
};

// One that is written to.
template <>
struct Taken<Tensor&> {
  static constexpr auto KEY = "T! ";
  Tensor tensor;
  bool take(const FxValue* value, const Parameter&) {
    if (!value || value->tag != FX_TENSOR) return false;
    tensor = tensor_at(value->u.p);
    return true;
  }
  Tensor& get() { return tensor; }
};

template <>
struct Taken<int64_t> {
  static constexpr auto KEY = "int ";
  int64_t number;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isInt()) return false;
      number = param.default_value.toInt();
      return true;
    }
    if (value->tag != FX_INT) return false;
    number = value->u.i;
    return true;
  }
  int64_t get() { return number; }
};

template <>
struct Taken<SymInt> : Taken<int64_t> {
  static constexpr auto KEY = "SymInt ";
  SymInt get() { return SymInt(number); }
};

template <>
struct Taken<double> {
  static constexpr auto KEY = "float ";
  double number;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isDouble()) return false;
      number = param.default_value.toDouble();
      return true;
    }
    if (value->tag == FX_FLOAT) number = value->u.d;
    else if (value->tag == FX_INT) number = static_cast<double>(value->u.i);
    else return false;
    return true;
  }
  double get() { return number; }
};

template <>
struct Taken<bool> {
  static constexpr auto KEY = "bool ";
  bool flag;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isBool()) return false;
      flag = param.default_value.toBool();
      return true;
    }
    if (value->tag != FX_BOOL) return false;
    flag = value->u.i != 0;
    return true;
  }
  bool get() { return flag; }
};

template <>
struct Taken<const Scalar&> {
  static constexpr auto KEY = "Scalar ";
  Scalar scalar;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isScalar()) return false;
      scalar = param.default_number;
      return true;
    }
    if (!is_number(value->tag)) return false;
    scalar = number(*value);
    return true;
  }
  const Scalar& get() { return scalar; }
};

template <>
struct Taken<ScalarType> {
  static constexpr auto KEY = "ScalarType ";
  ScalarType type;
  bool take(const FxValue* value, const Parameter&) {
    if (!value || value->tag != FX_DTYPE) return false;
    type = static_cast<ScalarType>(value->u.i);
    return true;
  }
  ScalarType get() { return type; }
};

template <>
struct Taken<MemoryFormat> {
  static constexpr auto KEY = "MemoryFormat ";
  MemoryFormat format;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isInt()) return false;
      format = param.default_value.toMemoryFormat();
      return true;
    }
    if (value->tag != FX_MEMORY_FORMAT) return false;
    format = static_cast<MemoryFormat>(value->u.i);
    return true;
  }
  MemoryFormat get() { return format; }
};

template <>
struct Taken<string_view> {
  static constexpr auto KEY = "str ";
  string_view view;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isString()) return false;
      view = param.default_value.toStringView();
      return true;
    }
    if (value->tag != FX_STR) return false;
    view = string_view(static_cast<const char*>(value->u.p), value->len);
    return true;
  }
  string_view get() { return view; }
};

template <>
struct Taken<IntArrayRef> {
  static constexpr auto KEY = "int[] ";
  IntArrayRef ints;
  c10::SmallVector<int64_t, 4> own;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) {
      if (!param.default_value.isIntList()) return false;
      for (const IValue& item : param.default_value.toListRef()) own.push_back(item.toInt());
      ints = own;
    } else if (value->tag == FX_INTS) {
      ints = IntArrayRef(static_cast<const int64_t*>(value->u.p), value->len);
    } else if (value->tag == FX_INT && param.type.repeat > 0) {
      // One number for int[N] stands N times.
      own.assign(static_cast<size_t>(param.type.repeat), value->u.i);
      ints = own;
    } else {
      return false;
    }
    return true;
  }
  IntArrayRef get() { return ints; }
};

template <>
struct Taken<SymIntArrayRef> : Taken<IntArrayRef> {
  static constexpr auto KEY = "SymInt[] ";
  SymIntArrayRef get() { return c10::fromIntArrayRefSlow(ints); }
};

template <>
struct Taken<OptionalIntArrayRef> : Taken<IntArrayRef> {
  static constexpr auto KEY = "int[]? ";
  bool given = true;
  bool take(const FxValue* value, const Parameter& param) {
    given = value ? value->tag != FX_NONE : !param.default_value.isNone();
    return !given || Taken<IntArrayRef>::take(value, param);
  }
  OptionalIntArrayRef get() { return given ? OptionalIntArrayRef(ints) : OptionalIntArrayRef(); }
};

// An optional argument that is passed by value.
template <class A>
struct Optional {
  Taken<A> inner;
  bool given = true;
  bool take(const FxValue* value, const Parameter& param) {
    given = value ? value->tag != FX_NONE : !param.default_value.isNone();
    return !given || inner.take(value, param);
  }
  optional<A> get() { return given ? optional<A>(inner.get()) : std::nullopt; }
};

template <>
struct Taken<optional<int64_t>> : Optional<int64_t> {
  static constexpr auto KEY = "int? ";
};
template <>
struct Taken<optional<SymInt>> : Optional<SymInt> {
  static constexpr auto KEY = "SymInt? ";
};
template <>
struct Taken<optional<double>> : Optional<double> {
  static constexpr auto KEY = "float? ";
};
template <>
struct Taken<optional<ScalarType>> : Optional<ScalarType> {
  static constexpr auto KEY = "ScalarType? ";
};
template <>
struct Taken<optional<MemoryFormat>> : Optional<MemoryFormat> {
  static constexpr auto KEY = "MemoryFormat? ";
};

template <>
struct Taken<const optional<Tensor>&> {
  static constexpr auto KEY = "T? ";
  optional<Tensor> tensor;
  bool take(const FxValue* value, const Parameter& param) {
    if (!value) return param.default_value.isNone();
    if (value->tag == FX_TENSOR) tensor = tensor_at(value->u.p);
    return value->tag == FX_TENSOR || value->tag == FX_NONE;
  }
  const optional<Tensor>& get() { return tensor; }
};

template <>
struct Taken<TensorList> {
  static constexpr auto KEY = "T[] ";
  c10::SmallVector<Tensor, 4> tensors;
  bool take(const FxValue* value, const Parameter&) {
    if (!value || value->tag != FX_TENSORS) return false;
    for (size_t i = 0; i < value->len; ++i) {
      const void* tensor = static_cast<const void* const*>(value->u.p)[i];
      if (!tensor) return false;
      tensors.push_back(tensor_at(tensor));
    }
    return true;
  }
  TensorList get() { return tensors; }
};

template <>
struct Taken<const ITensorListRef&> : Taken<TensorList> {
  static constexpr auto KEY = Taken<TensorList>::KEY;
  optional<ITensorListRef> list;
  const ITensorListRef& get() { return list.emplace(TensorList(tensors)); }
};

// What results become, and their types in a schema.
template <class R>
struct Given;

template <>
struct Given<Tensor> {
  static constexpr auto KEY = "-> T ";
  static void give(Tensor&& tensor, FxValue* result) {
    *result = FxValue{FX_NONE, 0, {0}, 0};
    if (!tensor.defined()) return;
    result->u.p = new Tensor(std::move(tensor));
    result->tag = FX_TENSOR;
  }
};

template <>
struct Given<Tensor&> {
  static constexpr auto KEY = "-> T! ";
  static void give(Tensor& tensor, FxValue* result) { Given<Tensor>::give(Tensor(tensor), result); }
};

template <>
struct Given<std::vector<Tensor>> {
  static constexpr auto KEY = "-> T[] ";
  static void give(std::vector<Tensor>&& tensors, FxValue* result) {
    auto** array = static_cast<Tensor**>(allocate(sizeof(Tensor*) * tensors.size()));
    for (size_t i = 0; i < tensors.size(); ++i)
      array[i] = tensors[i].defined() ? new Tensor(std::move(tensors[i])) : nullptr;
    *result = FxValue{FX_TENSORS, 0, {.p = array}, tensors.size()};
  }
};

template <class Signature>
struct Direct;

template <class R, class... A>
struct Direct<R(A...)> {
  static std::string key() { return (std::string() + ... + Taken<A>::KEY) + Given<R>::KEY; }

  static bool call(const FxOp& op, const FxValue* args, size_t arg_count, FxValue* results) {
    return call_with(op, args, arg_count, results, std::index_sequence_for<A...>());
  }

  template <size_t... I>
  static bool call_with(const FxOp& op, const FxValue* args, size_t arg_count, FxValue* results,
                        std::index_sequence<I...>) {
    std::tuple<Taken<A>...> taken;
    const auto take = [&](auto& into, size_t at) {
      const bool given = at < arg_count && args[at].tag != FX_DEFAULT;
      return (given || op.params[at].has_default) && into.take(given ? args + at : nullptr, op.params[at]);
    };
    if (!(take(std::get<I>(taken), I) && ...)) return false;
    const auto& typed = *static_cast<const c10::TypedOperatorHandle<R(A...)>*>(op.typed.get());
    Given<R>::give(typed.call(std::get<I>(taken).get()...), results);
    return true;
  }

  // False when the kernels that are registered have another signature.
  static bool set(FxOp& op) {
    try {
      op.typed = std::make_shared<c10::TypedOperatorHandle<R(A...)>>(op.handle.typed<R(A...)>());
    } catch (const c10::Error&) {
      return false;
    }
    op.direct = call;
    return true;
  }
};

using Setters = std::unordered_multimap<std::string, bool (*)(FxOp&)>;

template <class... Signatures>
Setters setters() {
  Setters all;
  (all.emplace(Direct<Signatures>::key(), Direct<Signatures>::set), ...);
  return all;
}

using T = const Tensor&;
using S = const Scalar&;
using MaybeT = const optional<Tensor>&;

// The signatures of what networks are made of. Any other operator is called boxed.
const Setters& known() {
  static const Setters all = setters<
      // Functions of each element.
      Tensor(T), Tensor(T, T), Tensor(T, S), Tensor(T, S, S), Tensor(T, T, S), Tensor(T, T, T), Tensor(T, T, T, S),
      Tensor(T, T, T, S, S), Tensor(T, string_view), Tensor(T, double), Tensor(T, double, bool), Tensor(S, T),
      // The same in place.
      Tensor&(Tensor&), Tensor&(Tensor&, T), Tensor&(Tensor&, S), Tensor&(Tensor&, T, S), Tensor&(Tensor&, S, S),
      Tensor&(Tensor&, T, T, S), Tensor&(Tensor&, double, bool), Tensor&(Tensor&, T, bool),
      // Views and copies.
      Tensor(T, int64_t), Tensor(T, int64_t, int64_t), Tensor(T, int64_t, SymInt), Tensor(T, int64_t, SymInt, SymInt),
      Tensor(T, int64_t, optional<SymInt>, optional<SymInt>, SymInt), Tensor(T, IntArrayRef), Tensor(T, SymIntArrayRef),
      Tensor(T, SymIntArrayRef, bool), Tensor(T, SymIntArrayRef, IntArrayRef), Tensor(T, MemoryFormat),
      Tensor(T, optional<MemoryFormat>), Tensor(T, SymInt, optional<int64_t>),
      Tensor(T, ScalarType, bool, bool, optional<MemoryFormat>), Tensor(T, int64_t, T), Tensor(T, T, int64_t),
      Tensor(T, int64_t, T, bool), std::vector<Tensor>(T, int64_t), std::vector<Tensor>(T, int64_t, int64_t),
      std::vector<Tensor>(T, SymInt, int64_t), std::vector<Tensor>(T, SymIntArrayRef, int64_t),
      Tensor(TensorList, int64_t), Tensor(const ITensorListRef&, int64_t),
      // Sums, means, softmax.
      Tensor(T, optional<ScalarType>), Tensor(T, OptionalIntArrayRef, bool, optional<ScalarType>),
      Tensor(T, IntArrayRef, bool), Tensor(T, int64_t, bool), Tensor(T, optional<int64_t>, bool),
      Tensor(T, int64_t, optional<ScalarType>),
      // Layers.
      Tensor(T, T, MaybeT), Tensor(T, T, MaybeT, SymIntArrayRef, SymIntArrayRef, SymIntArrayRef, SymInt),
      Tensor(T, MaybeT, MaybeT, MaybeT, MaybeT, bool, double, double, bool),
      Tensor(T, SymIntArrayRef, MaybeT, MaybeT, double, bool), Tensor(T, SymInt, MaybeT, MaybeT, double, bool),
      Tensor(T, int64_t, MaybeT, MaybeT, double, bool),
      Tensor(T, IntArrayRef, IntArrayRef, IntArrayRef, IntArrayRef, bool),
      Tensor(T, IntArrayRef, IntArrayRef, IntArrayRef, bool, bool, optional<int64_t>),
      Tensor(T, T, SymInt, bool, bool), Tensor(T, T, T, MaybeT, double, bool, optional<double>, bool)>();
  return all;
}

// The key of a type that a schema declares; `~` where no signature has it.
std::string key_of(const c10::Argument& argument) {
  auto type = argument.real_type();
  std::string after;
  const auto unwrap = [&](c10::TypeKind kind, const char* mark) {
    if (type->kind() != kind) return;
    type = type->containedType(0);
    after = mark + after;
  };
  unwrap(c10::TypeKind::OptionalType, "?");
  unwrap(c10::TypeKind::ListType, "[]");
  const auto* alias = argument.alias_info();
  if (alias && alias->isWrite()) after = "!" + after;
  switch (type->kind()) {
    case c10::TypeKind::TensorType: return "T" + after + " ";
    case c10::TypeKind::NumberType: return "Scalar" + after + " ";
    case c10::TypeKind::IntType: return "int" + after + " ";
    case c10::TypeKind::SymIntType: return "SymInt" + after + " ";
    case c10::TypeKind::FloatType: return "float" + after + " ";
    case c10::TypeKind::BoolType: return "bool" + after + " ";
    case c10::TypeKind::StringType: return "str" + after + " ";
    case c10::TypeKind::ScalarTypeType: return "ScalarType" + after + " ";
    case c10::TypeKind::MemoryFormatType: return "MemoryFormat" + after + " ";
    default: return "~ ";
  }
}

}  // namespace

void set_direct_call(FxOp& op) {
  const auto& schema = op.handle.schema();
  // Operators of other libraries may take their tensors by value: only those of libtorch itself are known to be typed
  // as above.
  if (schema.name().rfind("aten::", 0) != 0 || schema.returns().size() != 1) return;
  std::string key;
  for (const auto& argument : schema.arguments()) key += key_of(argument);
  key += "-> " + key_of(schema.returns()[0]);
  const auto found = known().equal_range(key);
  for (auto setter = found.first; setter != found.second; ++setter)
    if (setter->second(op)) return;
}

}  // namespace fx
