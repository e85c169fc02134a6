// See convert.h.
#include "convert.h"

#include <ATen/ops/item.h>
#include <ATen/ops/scalar_tensor.h>

#include <sstream>

namespace fx {
namespace {

using c10::IValue;
using c10::TypeKind;

const char* tag_name(uint32_t tag) {
  switch (tag) {
    case FX_NONE: return "None";
    case FX_TENSOR: return "a Tensor";
    case FX_INT: return "an int";
    case FX_BOOL: return "a bool";
    case FX_FLOAT: return "a float";
    case FX_COMPLEX: return "a complex number";
    case FX_DEVICE: return "a device";
    case FX_DTYPE: return "a dtype";
    case FX_LAYOUT: return "a layout";
    case FX_MEMORY_FORMAT: return "a memory format";
    case FX_STR: return "a string";
    case FX_INTS: return "a list of ints";
    case FX_FLOATS: return "a list of floats";
    case FX_BOOLS: return "a list of bools";
    case FX_TENSORS: return "a list of Tensors";
    case FX_LIST: return "a list";
    case FX_IVALUE: return "an opaque value";
    default: return "a value of an unknown kind";
  }
}

[[noreturn]] void mismatch(const FxValue& value) { throw BadArgument(std::string("found ") + tag_name(value.tag)); }

double imaginary(const FxValue& value) {
  double part;
  std::memcpy(&part, &value.len, sizeof part);
  return part;
}

// A number where a Tensor is declared: a 0-dim tensor that takes no part in type promotion beyond its category, as
// Python numbers do.
at::Tensor wrapped(const c10::Scalar& number) {
  const auto dtype = number.isBoolean()     ? at::kBool
      : number.isIntegral(/*includeBool=*/false) ? at::kLong
      : number.isComplex()                  ? at::kComplexDouble
                                            : at::kDouble;
  auto tensor = at::scalar_tensor(number, at::TensorOptions().dtype(dtype));
  tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
  return tensor;
}

// A 0-dim tensor where a number is declared is read, as Python's argument parser does.
c10::Scalar number_in(const FxValue& value) {
  const auto& tensor = tensor_at(value.u.p);
  if (!tensor.defined() || tensor.dim() != 0) throw BadArgument("found a Tensor that is not 0-dimensional");
  return tensor.item();
}

c10::Device device_of(const FxValue& value) {
  return c10::Device(static_cast<c10::DeviceType>(value.u.i >> 8), static_cast<c10::DeviceIndex>(value.u.i & 0xff));
}

IValue tensor_value(const FxValue& value) {
  switch (value.tag) {
    case FX_TENSOR: return IValue(tensor_at(value.u.p));
    case FX_INT: return IValue(wrapped(c10::Scalar(value.u.i)));
    case FX_BOOL: return IValue(wrapped(c10::Scalar(value.u.i != 0)));
    case FX_FLOAT: return IValue(wrapped(c10::Scalar(value.u.d)));
    case FX_COMPLEX: return IValue(wrapped(c10::Scalar(c10::complex<double>(value.u.d, imaginary(value)))));
    default: mismatch(value);
  }
}

int64_t int_value(const FxValue& value) {
  switch (value.tag) {
    case FX_INT:
    case FX_BOOL:
    case FX_DTYPE:
    case FX_LAYOUT:
    case FX_MEMORY_FORMAT: return value.u.i;
    case FX_TENSOR: {
      const auto number = number_in(value);
      if (!number.isIntegral(/*includeBool=*/true)) throw BadArgument("found a Tensor that holds no integer");
      return number.to<int64_t>();
    }
    default: mismatch(value);
  }
}

int64_t code_value(const FxValue& value, uint32_t tag) {
  if (value.tag != tag) mismatch(value);
  return value.u.i;
}

bool bool_value(const FxValue& value) {
  switch (value.tag) {
    case FX_BOOL:
    case FX_INT: return value.u.i != 0;
    case FX_TENSOR: return number_in(value).to<bool>();
    default: mismatch(value);
  }
}

double float_value(const FxValue& value) {
  switch (value.tag) {
    case FX_FLOAT: return value.u.d;
    case FX_INT:
    case FX_BOOL: return static_cast<double>(value.u.i);
    case FX_TENSOR: {
      const auto number = number_in(value);
      if (number.isComplex()) throw BadArgument("found a Tensor that holds a complex number");
      return number.to<double>();
    }
    default: mismatch(value);
  }
}

IValue scalar_value(const FxValue& value) {
  switch (value.tag) {
    case FX_INT: return IValue(value.u.i);
    case FX_BOOL: return IValue(value.u.i != 0);
    case FX_FLOAT: return IValue(value.u.d);
    case FX_COMPLEX: return IValue(c10::complex<double>(value.u.d, imaginary(value)));
    case FX_TENSOR: return IValue(number_in(value));
    default: mismatch(value);
  }
}

c10::complex<double> complex_value(const FxValue& value) {
  switch (value.tag) {
    case FX_COMPLEX: return {value.u.d, imaginary(value)};
    case FX_TENSOR: return number_in(value).to<c10::complex<double>>();
    default: return {float_value(value), 0.0};
  }
}

std::string str_value(const FxValue& value) {
  if (value.tag != FX_STR) mismatch(value);
  return std::string(static_cast<const char*>(value.u.p), value.len);
}

c10::Device device_value(const FxValue& value) {
  if (value.tag == FX_DEVICE) return device_of(value);
  return c10::Device(str_value(value));
}

// One element of any list, as a value of its own.
FxValue element_at(const FxValue& list, size_t i) {
  FxValue element{FX_NONE, 0, {0}, 0};
  switch (list.tag) {
    case FX_INTS:
      element.tag = FX_INT;
      element.u.i = static_cast<const int64_t*>(list.u.p)[i];
      break;
    case FX_FLOATS:
      element.tag = FX_FLOAT;
      element.u.d = static_cast<const double*>(list.u.p)[i];
      break;
    case FX_BOOLS:
      element.tag = FX_BOOL;
      element.u.i = static_cast<const uint8_t*>(list.u.p)[i];
      break;
    case FX_TENSORS:
      if (const void* tensor = static_cast<const void* const*>(list.u.p)[i]) {
        element.tag = FX_TENSOR;
        element.u.p = tensor;
      }
      break;
    default: element = static_cast<const FxValue*>(list.u.p)[i];
  }
  return element;
}

bool is_list(uint32_t tag) {
  return tag == FX_INTS || tag == FX_FLOATS || tag == FX_BOOLS || tag == FX_TENSORS || tag == FX_LIST;
}

// Names the element when converting it fails.
template <class F>
auto element_of(size_t i, F&& convert) -> decltype(convert()) {
  try {
    return convert();
  } catch (const BadArgument& e) {
    throw BadArgument(std::string(e.what()) + " at index " + std::to_string(i));
  }
}

template <class T, class F>
IValue typed_list(const FxValue& value, F&& convert) {
  c10::List<T> list;
  list.reserve(value.len);
  for (size_t i = 0; i < value.len; ++i)
    list.push_back(element_of(i, [&] { return static_cast<T>(convert(element_at(value, i))); }));
  return IValue(std::move(list));
}

IValue int_list(const FxValue& value) {
  if (value.tag != FX_INTS) return typed_list<int64_t>(value, int_value);
  const auto* numbers = static_cast<const int64_t*>(value.u.p);
  c10::List<int64_t> list;
  list.reserve(value.len);
  for (size_t i = 0; i < value.len; ++i) list.push_back(numbers[i]);
  return IValue(std::move(list));
}

IValue list_value(const FxValue& value, const Declared& type) {
  const Declared& element = type.element[0];
  if (!is_list(value.tag)) {
    // One number for int[N] stands N times.
    if (type.repeat <= 0 || element.kind == Kind::Tensor) mismatch(value);
    std::vector<FxValue> copies(static_cast<size_t>(type.repeat), value);
    const FxValue list{FX_LIST, 0, {.p = copies.data()}, copies.size()};
    return list_value(list, type);
  }
  if (!element.optional) {
    switch (element.kind) {
      case Kind::Int: return int_list(value);
      case Kind::DType:
        return typed_list<int64_t>(value, [](const FxValue& v) { return code_value(v, FX_DTYPE); });
      case Kind::Bool: return typed_list<bool>(value, bool_value);
      case Kind::Float: return typed_list<double>(value, float_value);
      case Kind::Complex: return typed_list<c10::complex<double>>(value, complex_value);
      case Kind::Str: return typed_list<std::string>(value, str_value);
      case Kind::Tensor:
        return typed_list<at::Tensor>(value, [](const FxValue& v) { return tensor_value(v).toTensor(); });
      default: break;
    }
  } else if (element.kind == Kind::Tensor) {
    c10::List<std::optional<at::Tensor>> list;
    list.reserve(value.len);
    for (size_t i = 0; i < value.len; ++i) {
      const auto item = element_at(value, i);
      if (item.tag == FX_NONE)
        list.push_back(std::nullopt);
      else
        list.push_back(element_of(i, [&] { return tensor_value(item).toTensor(); }));
    }
    return IValue(std::move(list));
  }
  auto list = c10::impl::GenericList(type.element_type);
  list.reserve(value.len);
  for (size_t i = 0; i < value.len; ++i)
    list.push_back(element_of(i, [&] { return to_ivalue(element_at(value, i), element); }));
  return IValue(std::move(list));
}

// A value for a parameter of type Any, or for no parameter: the value's own kind decides.
IValue any_value(const FxValue& value) {
  switch (value.tag) {
    case FX_TENSOR: return IValue(tensor_at(value.u.p));
    case FX_INT:
    case FX_DTYPE:
    case FX_LAYOUT:
    case FX_MEMORY_FORMAT: return IValue(value.u.i);
    case FX_DEVICE: return IValue(device_of(value));
    case FX_STR: return IValue(str_value(value));
    case FX_INTS: return int_list(value);
    case FX_FLOATS: return typed_list<double>(value, float_value);
    case FX_BOOLS: return typed_list<bool>(value, bool_value);
    case FX_TENSORS: {
      bool whole = true;
      for (size_t i = 0; i < value.len; ++i) whole &= static_cast<const void* const*>(value.u.p)[i] != nullptr;
      Declared type;
      type.kind = Kind::List;
      type.element.emplace_back();
      type.element[0].kind = Kind::Tensor;
      type.element[0].optional = !whole;
      return list_value(value, type);
    }
    case FX_LIST: {
      auto list = c10::impl::GenericList(c10::AnyType::get());
      for (size_t i = 0; i < value.len; ++i) list.push_back(any_value(element_at(value, i)));
      return IValue(std::move(list));
    }
    case FX_NONE: return IValue();
    default: return scalar_value(value);
  }
}

template <class T, class L, class F>
void give_array(FxValue* out, uint32_t tag, const L& list, F&& convert) {
  auto* array = static_cast<T*>(allocate(sizeof(T) * list.size()));
  for (size_t i = 0; i < list.size(); ++i) array[i] = convert(list[i]);
  out->tag = tag;
  out->len = list.size();
  out->u.p = array;
}

at::Tensor* own(const IValue& value) {
  if (value.isNone() || !value.toTensor().defined()) return nullptr;
  return new at::Tensor(value.toTensor());
}

}  // namespace

Declared declared(const c10::TypePtr& given, std::optional<int32_t> repeat) {
  Declared out;
  auto type = given;
  while (type->kind() == TypeKind::OptionalType) {
    out.optional = true;
    type = type->castRaw<c10::OptionalType>()->getElementType();
  }
  switch (type->kind()) {
    case TypeKind::TensorType: out.kind = Kind::Tensor; break;
    case TypeKind::IntType:
    case TypeKind::SymIntType:
    case TypeKind::QSchemeType: out.kind = Kind::Int; break;
    case TypeKind::ScalarTypeType: out.kind = Kind::DType; break;
    case TypeKind::LayoutType: out.kind = Kind::Layout; break;
    case TypeKind::MemoryFormatType: out.kind = Kind::MemoryFormat; break;
    case TypeKind::BoolType:
    case TypeKind::SymBoolType: out.kind = Kind::Bool; break;
    case TypeKind::FloatType:
    case TypeKind::SymFloatType: out.kind = Kind::Float; break;
    case TypeKind::ComplexType: out.kind = Kind::Complex; break;
    case TypeKind::NumberType: out.kind = Kind::Scalar; break;
    case TypeKind::StringType: out.kind = Kind::Str; break;
    case TypeKind::DeviceObjType: out.kind = Kind::Device; break;
    case TypeKind::AnyType: out.kind = Kind::Any; break;
    case TypeKind::ListType:
      out.kind = Kind::List;
      out.repeat = repeat.value_or(0);
      out.element_type = type->castRaw<c10::ListType>()->getElementType();
      out.element.push_back(declared(out.element_type, std::nullopt));
      break;
    default: break;
  }
  return out;
}

IValue to_ivalue(const FxValue& value, const Declared& type) {
  if (value.tag == FX_IVALUE) return *static_cast<const IValue*>(value.u.p);
  if (value.tag == FX_NONE) {
    if (!type.optional && type.kind != Kind::Any && type.kind != Kind::Other) mismatch(value);
    return IValue();
  }
  switch (type.kind) {
    case Kind::Tensor: return tensor_value(value);
    case Kind::Int: return IValue(int_value(value));
    case Kind::DType: return IValue(code_value(value, FX_DTYPE));
    case Kind::Layout: return IValue(code_value(value, FX_LAYOUT));
    case Kind::MemoryFormat: return IValue(code_value(value, FX_MEMORY_FORMAT));
    case Kind::Bool: return IValue(bool_value(value));
    case Kind::Float: return IValue(float_value(value));
    case Kind::Complex: return IValue(complex_value(value));
    case Kind::Scalar: return scalar_value(value);
    case Kind::Str: return IValue(str_value(value));
    case Kind::Device: return IValue(device_value(value));
    case Kind::List: return list_value(value, type);
    case Kind::Any: return any_value(value);
    case Kind::Other: break;
  }
  mismatch(value);
}

void from_ivalue(IValue&& value, Kind kind, FxValue* out) {
  *out = FxValue{FX_NONE, 0, {0}, 0};
  if (value.isTensor()) {
    // An undefined tensor is what Python shows as None.
    if (!value.toTensor().defined()) return;
    out->u.p = new at::Tensor(std::move(value).toTensor());
    out->tag = FX_TENSOR;
  } else if (value.isNone()) {
    return;
  } else if (value.isInt()) {
    out->tag = kind == Kind::DType ? FX_DTYPE
        : kind == Kind::Layout     ? FX_LAYOUT
        : kind == Kind::MemoryFormat ? FX_MEMORY_FORMAT
                                     : FX_INT;
    out->u.i = value.toInt();
  } else if (value.isBool()) {
    out->tag = FX_BOOL;
    out->u.i = value.toBool();
  } else if (value.isDouble()) {
    out->tag = FX_FLOAT;
    out->u.d = value.toDouble();
  } else if (value.isComplexDouble()) {
    const auto number = value.toComplexDouble();
    const double part = number.imag();
    out->tag = FX_COMPLEX;
    out->u.d = number.real();
    std::memcpy(&out->len, &part, sizeof part);
  } else if (value.isString()) {
    const auto& string = value.toStringRef();
    out->u.p = duplicate(string);
    out->tag = FX_STR;
    out->len = string.size();
  } else if (value.isDevice()) {
    const auto device = value.toDevice();
    out->tag = FX_DEVICE;
    out->u.i = (static_cast<int64_t>(device.type()) << 8) | static_cast<uint8_t>(device.index());
  } else if (value.isTensorList() || value.isOptionalTensorList()) {
    give_array<at::Tensor*>(out, FX_TENSORS, value.toListRef(), own);
  } else if (value.isIntList()) {
    give_array<int64_t>(out, FX_INTS, value.toListRef(), [](const IValue& v) { return v.toInt(); });
  } else if (value.isDoubleList()) {
    give_array<double>(out, FX_FLOATS, value.toListRef(), [](const IValue& v) { return v.toDouble(); });
  } else if (value.isBoolList()) {
    give_array<uint8_t>(out, FX_BOOLS, value.toListRef(), [](const IValue& v) { return v.toBool(); });
  } else if (value.isList() || value.isTuple()) {
    const auto elements = value.isList() ? value.toListRef() : value.toTupleRef().elements().asArrayRef();
    auto* array = static_cast<FxValue*>(allocate(sizeof(FxValue) * elements.size()));
    for (size_t i = 0; i < elements.size(); ++i) from_ivalue(IValue(elements[i]), Kind::Any, array + i);
    out->tag = FX_LIST;
    out->len = elements.size();
    out->u.p = array;
  } else {
    out->u.p = new IValue(std::move(value));
    out->tag = FX_IVALUE;
  }
}

void discard(FxValue* value) {
  void* p = const_cast<void*>(value->u.p);
  switch (value->tag) {
    case FX_TENSOR: delete static_cast<at::Tensor*>(p); break;
    case FX_IVALUE: delete static_cast<IValue*>(p); break;
    case FX_TENSORS:
      for (size_t i = 0; i < value->len; ++i) delete static_cast<at::Tensor**>(p)[i];
      std::free(p);
      break;
    case FX_LIST:
      for (size_t i = 0; i < value->len; ++i) discard(static_cast<FxValue*>(p) + i);
      std::free(p);
      break;
    case FX_STR:
    case FX_INTS:
    case FX_FLOATS:
    case FX_BOOLS: std::free(p); break;
    default: break;
  }
  value->tag = FX_NONE;
}

std::string type_text(const c10::Argument& argument) {
  auto type = argument.real_type();
  const bool optional = type->kind() == TypeKind::OptionalType;
  if (optional) type = type->castRaw<c10::OptionalType>()->getElementType();
  std::string out;
  if (type->kind() == TypeKind::ListType) {
    out = type->castRaw<c10::ListType>()->getElementType()->str() + "[" +
        (argument.N() ? std::to_string(*argument.N()) : std::string()) + "]";
  } else {
    out = type->str();
  }
  return optional ? out + "?" : out;
}

int32_t report(FxError* error) noexcept {
  int32_t kind = FX_UNKNOWN;
  const char* fallback = "out of memory while reporting an error";
  auto set = [&](int32_t k, const char* message) {
    kind = k;
    if (!error) return;
    error->kind = k;
    const size_t n = std::strlen(message);
    error->message = static_cast<char*>(std::malloc(n + 1));
    if (error->message) std::memcpy(error->message, message, n + 1);
  };
  try {
    try {
      throw;
    } catch (const BadArgument& e) {
      set(FX_BAD_ARGUMENT, e.what());
    } catch (const c10::IndexError& e) {
      set(FX_INDEX, e.what_without_backtrace());
    } catch (const c10::ValueError& e) {
      set(FX_VALUE, e.what_without_backtrace());
    } catch (const c10::TypeError& e) {
      set(FX_TYPE, e.what_without_backtrace());
    } catch (const c10::NotImplementedError& e) {
      set(FX_NOT_IMPLEMENTED, e.what_without_backtrace());
    } catch (const c10::LinAlgError& e) {
      set(FX_LINALG, e.what_without_backtrace());
    } catch (const c10::OutOfMemoryError& e) {
      set(FX_OUT_OF_MEMORY, e.what_without_backtrace());
    } catch (const c10::Error& e) {
      // The CPU allocator reports a failed allocation as a plain error.
      const char* message = e.what_without_backtrace();
      set(std::strstr(message, "DefaultCPUAllocator: ") ? FX_OUT_OF_MEMORY : FX_RUNTIME, message);
    } catch (const std::bad_alloc& e) {
      set(FX_OUT_OF_MEMORY, e.what());
    } catch (const std::exception& e) {
      set(FX_RUNTIME, e.what());
    } catch (...) {
      set(FX_UNKNOWN, "an exception that is no std::exception");
    }
  } catch (...) {
    set(FX_UNKNOWN, fallback);
  }
  return kind;
}

}  // namespace fx
