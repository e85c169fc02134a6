// Calls, tensors and storages: the hot half of bridge.h.
#include "bridge.h"
#include "convert.h"

#include <ATen/Context.h>
#include <ATen/autocast_mode.h>
#include <ATen/ops/empty.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/Storage.h>

#include <sstream>

using c10::IValue;
using fx::BadArgument;
using fx::guard;
using fx::guard_code;

namespace fx {

IValue argument(const FxOp& op, size_t i, const FxValue& value) {
  const auto& param = op.params[i];
  if (value.tag == FX_DEFAULT) {
    if (!param.has_default) {
      const auto& argument = op.handle.schema().arguments()[i];
      throw BadArgument("argument '" + argument.name() + "' has no default and must be given");
    }
    return param.default_value;
  }
  try {
    return to_ivalue(value, param.type);
  } catch (const BadArgument& e) {
    const auto& argument = op.handle.schema().arguments()[i];
    throw BadArgument("argument '" + argument.name() + "' (position " + std::to_string(i) + ") is declared " +
                      type_text(argument) + ", but " + e.what());
  }
}

void refuse_changed(const FxOp& op) {
  if (!op.handle.hasSchema()) throw BadArgument("the operator was unregistered; find it again");
  throw BadArgument("the operator was registered anew with another schema; find it again");
}

}  // namespace fx

namespace {

// Reused by every call of a thread. A boxed kernel touches the top of the stack only, so a call made inside a kernel
// may use the same stack above the values that are there.
thread_local torch::jit::Stack shared_stack;

struct Unwind {
  size_t base = shared_stack.size();
  ~Unwind() { shared_stack.resize(base); }
};

// Converts the arguments as the schema asks, calls the operator's boxed form, and returns how many results there are.
size_t call_boxed(const FxOp& op, const FxValue* args, size_t arg_count, FxValue* results) {
  const size_t params = op.params.size();
  if (arg_count > params)
    throw BadArgument("takes " + std::to_string(params) + " arguments, but " + std::to_string(arg_count) +
                      " were given");
  Unwind unwind;
  auto& stack = shared_stack;
  static const FxValue missing{FX_DEFAULT, 0, {0}, 0};
  for (size_t i = 0; i < params; ++i) stack.push_back(fx::argument(op, i, i < arg_count ? args[i] : missing));
  op.handle.callBoxed(&stack);
  const size_t count = stack.size() - unwind.base;
  if (stack.size() < unwind.base || count != op.returns.size())
    throw std::runtime_error("the kernel did not leave as many results as its schema declares");
  for (size_t i = 0; i < count; ++i) {
    try {
      fx::from_ivalue(std::move(stack[unwind.base + i]), op.returns[i], results + i);
    } catch (...) {
      while (i--) fx::discard(results + i);
      throw;
    }
  }
  return count;
}

// What torch.autocast does on entry and, when it is destroyed, on exit.
struct Autocast {
  c10::DeviceType device;
  bool was_enabled, was_cached;
  at::ScalarType old_dtype;

  Autocast(c10::DeviceType type, std::optional<at::ScalarType> dtype, bool enabled, std::optional<bool> cache)
      : device(type) {
    using namespace at::autocast;
    if (!is_autocast_available(device))
      throw BadArgument("there is no autocast for the device type '" + c10::DeviceTypeName(device, true) + "'");
    was_enabled = is_autocast_enabled(device);
    was_cached = is_autocast_cache_enabled();
    old_dtype = get_autocast_dtype(device);
    const auto cast_to = dtype.value_or(old_dtype);
    // Where it would have nothing to cast to, or no device to run on, Python warns and leaves it off.
    if (device == c10::kCUDA ? !at::hasCUDA() : cast_to != at::kBFloat16 && cast_to != at::kHalf) enabled = false;
    set_autocast_enabled(device, enabled);
    set_autocast_dtype(device, cast_to);
    increment_nesting();
    set_autocast_cache_enabled(cache.value_or(was_cached));
  }
  Autocast(const Autocast&) = delete;
  ~Autocast() {
    using namespace at::autocast;
    if (decrement_nesting() == 0) clear_cache();
    set_autocast_enabled(device, was_enabled);
    set_autocast_dtype(device, old_dtype);
    set_autocast_cache_enabled(was_cached);
  }
};

const c10::Storage& storage_at(const void* p) { return *static_cast<const c10::Storage*>(p); }

}  // namespace

extern "C" {

void fxa_free(void* p) { std::free(p); }
void* fxa_malloc(size_t size) { return std::malloc(size ? size : 1); }

int32_t fxa_op_call(const FxOp* op, const FxValue* args, size_t arg_count, FxValue* results, size_t* result_count,
                    FxError* error) {
  *result_count = 0;
  return guard_code(error, [&] {
    fx::check_registered(*op);
    const bool is_done = op->direct && arg_count <= op->params.size() && op->direct(*op, args, arg_count, results);
    *result_count = is_done ? 1 : call_boxed(*op, args, arg_count, results);
  });
}

int32_t fxa_op_constant(const FxOp* op, size_t param, const FxValue* arg, void** out, FxError* error) {
  return guard_code(error, [&] {
    fx::check_registered(*op);
    if (param >= op->params.size()) throw BadArgument("there is no argument " + std::to_string(param));
    *out = new IValue(fx::argument(*op, param, *arg));
  });
}

void* fxa_ivalue_clone(const void* value) { return new IValue(*static_cast<const IValue*>(value)); }
void fxa_ivalue_free(void* value) { delete static_cast<IValue*>(value); }
char* fxa_ivalue_text(const void* value, FxError* error) {
  return guard(error, static_cast<char*>(nullptr), [&] {
    const auto& ivalue = *static_cast<const IValue*>(value);
    std::ostringstream out;
    out << ivalue.tagKind();
    // Only what prints itself in few words: an object's text may hold addresses or whole tensors.
    if (!ivalue.isObject() && !ivalue.isCapsule() && !ivalue.isTensor() && !ivalue.isGenericDict() &&
        !ivalue.isList() && !ivalue.isTuple() && !ivalue.isGenerator() && !ivalue.isStorage() && !ivalue.isPtrType())
      out << ' ' << ivalue;
    return fx::duplicate(out.str());
  });
}

void* fxa_inference_mode_enter(FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [] { return static_cast<void*>(new c10::InferenceMode(true)); });
}
void fxa_inference_mode_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

void* fxa_autocast_enter(FxStr device, int32_t dtype, int32_t enabled, int32_t cache, FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [&]() -> void* {
    const auto type = c10::Device(fx::text(device)).type();
    const auto cast_to = dtype < 0 ? std::nullopt : std::make_optional(static_cast<at::ScalarType>(dtype));
    return new Autocast(type, cast_to, enabled != 0, cache < 0 ? std::nullopt : std::make_optional(cache != 0));
  });
}
void fxa_autocast_leave(void* guard) { delete static_cast<Autocast*>(guard); }

int32_t fxa_tensor_info(const void* pointer, FxTensorInfo* out, FxError* error) {
  return guard_code(error, [&] {
    const auto& tensor = fx::tensor_at(pointer);
    *out = FxTensorInfo{};
    out->impl = tensor.unsafeGetTensorImpl();
    out->use_count = tensor.use_count();
    if (!tensor.defined()) return;
    out->defined = 1;
    out->layout = static_cast<int32_t>(tensor.layout());
    if (tensor.layout() != c10::Layout::Jagged) {
      const auto sizes = tensor.sizes();
      out->sizes = sizes.data();
      out->dim = sizes.size();
    }
    if (tensor.layout() == c10::Layout::Strided) {
      out->strides = tensor.strides().data();
      out->storage_offset = tensor.storage_offset();
    }
    const auto device = tensor.device();
    out->device = (static_cast<int64_t>(device.type()) << 8) | static_cast<uint8_t>(device.index());
    out->dtype = static_cast<int32_t>(tensor.scalar_type());
    out->requires_grad = tensor.requires_grad();
  });
}

void* fxa_storage_new(void* data, size_t len, void* owner, void (*drop_owner)(void*), FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [&] {
    // The owner goes when the storage goes, or here if the storage cannot be made.
    c10::DataPtr pointer(data, owner, drop_owner, c10::Device(c10::kCPU));
    return static_cast<void*>(new c10::Storage(c10::Storage::use_byte_size_t(), len, std::move(pointer),
                                               /*allocator=*/nullptr, /*resizable=*/false));
  });
}

void* fxa_storage_of(const void* pointer, FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [&] {
    const auto& tensor = fx::tensor_at(pointer);
    if (!tensor.defined() || !tensor.has_storage()) throw BadArgument("the tensor has no storage");
    return static_cast<void*>(new c10::Storage(tensor.storage()));
  });
}

void* fxa_storage_clone(const void* storage) { return new c10::Storage(storage_at(storage)); }
void fxa_storage_free(void* storage) { delete static_cast<c10::Storage*>(storage); }

int32_t fxa_storage_view(const void* pointer, const void** data, size_t* len, const void** key, FxError* error) {
  return guard_code(error, [&] {
    const auto& storage = storage_at(pointer);
    *data = storage.device_type() == c10::kCPU ? storage.data() : nullptr;
    *len = storage.nbytes();
    *key = storage.unsafeGetStorageImpl();
  });
}

void* fxa_storage_tensor(const void* pointer, int32_t dtype, const int64_t* sizes, const int64_t* strides, size_t dim,
                         int64_t offset, FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [&] {
    const auto& storage = storage_at(pointer);
    const auto options =
        at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)).device(storage.device());
    auto tensor = at::empty({0}, options);
    tensor.set_(storage, offset, at::IntArrayRef(sizes, dim), at::IntArrayRef(strides, dim));
    return static_cast<void*>(new at::Tensor(std::move(tensor)));
  });
}

}  // extern "C"
