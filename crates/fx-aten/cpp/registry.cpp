// Look-up, schemas, kernels and libraries: the cold half of bridge.h. Schemas cross as JSON.
#include "bridge.h"
#include "convert.h"
#include "direct.h"
#include "fast.h"

#include <torch/csrc/jit/frontend/function_schema_parser.h>

#include <dlfcn.h>

#include <algorithm>
#include <set>
#include <sstream>

using c10::IValue;
using fx::BadArgument;
using fx::guard;
using fx::guard_code;
using fx::text;

// The results of a kernel that runs in Rust.
struct FxFrame {
  std::vector<fx::Declared> types;
  std::vector<IValue> results;
};

namespace {

const char* tag_name(at::Tag tag) {
  switch (tag) {
    case at::Tag::core: return "core";
    case at::Tag::cudagraph_unsafe: return "cudagraph_unsafe";
    case at::Tag::data_dependent_output: return "data_dependent_output";
    case at::Tag::dynamic_output_shape: return "dynamic_output_shape";
    case at::Tag::flexible_layout: return "flexible_layout";
    case at::Tag::generated: return "generated";
    case at::Tag::inplace: return "inplace";
    case at::Tag::inplace_view: return "inplace_view";
    case at::Tag::maybe_aliasing_or_mutating: return "maybe_aliasing_or_mutating";
    case at::Tag::needs_contiguous_strides: return "needs_contiguous_strides";
    case at::Tag::needs_exact_strides: return "needs_exact_strides";
    case at::Tag::needs_fixed_stride_order: return "needs_fixed_stride_order";
    case at::Tag::nondeterministic_bitwise: return "nondeterministic_bitwise";
    case at::Tag::nondeterministic_seeded: return "nondeterministic_seeded";
    case at::Tag::out: return "out";
    case at::Tag::out_variant: return "out_variant";
    case at::Tag::pointwise: return "pointwise";
    case at::Tag::pt2_compliant_tag: return "pt2_compliant_tag";
    case at::Tag::reduction: return "reduction";
    case at::Tag::view_copy: return "view_copy";
  }
  return "unknown";
}

void put_string(std::ostream& out, const std::string& s) {
  static const char* hex = "0123456789abcdef";
  out << '"';
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out << '\\' << c;
    else if (byte < 0x20)
      out << "\\u00" << hex[byte >> 4] << hex[byte & 15];
    else
      out << c;
  }
  out << '"';
}

std::string joined(const std::unordered_set<c10::Symbol>& symbols) {
  std::set<std::string> names;
  for (const auto symbol : symbols) names.insert(symbol.toUnqualString());
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : "|") + name;
  return out;
}

// A list of tensors carries its alias set on the element.
void put_alias(std::ostream& out, const c10::AliasInfo& info) {
  const auto* from = &info;
  if (info.beforeSets().empty() && !info.containedTypes().empty()) from = &info.containedTypes()[0];
  out << ",\"alias\":{\"set\":";
  put_string(out, joined(from->beforeSets()));
  if (from->afterSets() != from->beforeSets()) {
    out << ",\"after\":";
    put_string(out, joined(from->afterSets()));
  }
  out << ",\"is_write\":" << (info.isWrite() || from->isWrite() ? "true" : "false") << '}';
}

void put_argument(std::ostream& out, const c10::Argument& argument) {
  out << "{\"name\":";
  put_string(out, argument.name());
  out << ",\"ty\":";
  put_string(out, fx::type_text(argument));
  out << ",\"kwarg_only\":" << (argument.kwarg_only() ? "true" : "false");
  if (argument.default_value()) {
    // The schema's own text for the default is what follows "name=".
    std::ostringstream whole;
    whole << argument;
    const auto name = " " + argument.name() + "=";
    const auto at = whole.str().find(name);
    out << ",\"default\":";
    put_string(out, at == std::string::npos ? std::string() : whole.str().substr(at + name.size()));
  }
  if (const auto* alias = argument.alias_info()) put_alias(out, *alias);
  out << '}';
}

void put_arguments(std::ostream& out, const std::vector<c10::Argument>& arguments) {
  out << '[';
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (i) out << ',';
    put_argument(out, arguments[i]);
  }
  out << ']';
}

void put_schema(std::ostream& out, const c10::OperatorHandle& handle) {
  const auto& schema = handle.schema();
  out << "{\"name\":";
  put_string(out, schema.name());
  out << ",\"overload\":";
  put_string(out, schema.overload_name());
  out << ",\"args\":";
  put_arguments(out, schema.arguments());
  out << ",\"returns\":";
  put_arguments(out, schema.returns());
  std::set<std::string> tags;
  for (const auto tag : handle.getTags()) tags.insert(tag_name(tag));
  out << ",\"tags\":[";
  bool first = true;
  for (const auto& tag : tags) {
    if (!first) out << ',';
    first = false;
    put_string(out, tag);
  }
  out << "],\"is_mutable\":" << (schema.is_mutable() ? "true" : "false") << ",\"text\":";
  put_string(out, c10::toString(schema));
  out << '}';
}

[[noreturn]] void throw_as(int32_t kind, const std::string& message) {
  switch (kind) {
    case FX_INDEX: TORCH_CHECK_INDEX(false, message);
    case FX_VALUE: TORCH_CHECK_VALUE(false, message);
    case FX_TYPE: TORCH_CHECK_TYPE(false, message);
    case FX_NOT_IMPLEMENTED: TORCH_CHECK_NOT_IMPLEMENTED(false, message);
    case FX_LINALG: TORCH_CHECK_LINALG(false, message);
    case FX_BAD_ARGUMENT: throw BadArgument(message);
    default: TORCH_CHECK(false, message);
  }
}

struct RustKernel final : c10::OperatorKernel {
  FxKernel kernel;
  void* data;
  void (*free_data)(void*);

  RustKernel(FxKernel kernel, void* data, void (*free_data)(void*))
      : kernel(kernel), data(data), free_data(free_data) {}
  ~RustKernel() override { free_data(data); }

  void operator()(const c10::OperatorHandle& op, c10::DispatchKeySet, torch::jit::Stack* stack) {
    const auto& schema = op.schema();
    const size_t count = schema.arguments().size();
    std::vector<FxValue> args(count, FxValue{FX_NONE, 0, {0}, 0});
    size_t made = 0;
    try {
      for (; made < count; ++made) {
        const auto kind = fx::declared(schema.arguments()[made].real_type(), std::nullopt).kind;
        fx::from_ivalue(IValue(torch::jit::peek(*stack, made, count)), kind, &args[made]);
      }
    } catch (...) {
      while (made--) fx::discard(&args[made]);
      throw;
    }
    // Off the stack before the callback runs: a call made inside it may reallocate the stack.
    torch::jit::drop(*stack, count);
    FxFrame frame;
    for (const auto& result : schema.returns()) frame.types.push_back(fx::declared(result.real_type(), std::nullopt));
    char* message = nullptr;
    const int32_t code = kernel(data, args.data(), count, &frame, &message);
    if (code != FX_OK) {
      const std::string copy(message ? message : "the kernel failed without a message");
      std::free(message);
      throw_as(code, copy);
    }
    TORCH_CHECK(frame.results.size() == frame.types.size(), "the kernel gave ", frame.results.size(),
                " results, its schema declares ", frame.types.size());
    for (auto& result : frame.results) stack->push_back(std::move(result));
  }
};

c10::DispatchKey dispatch_key(FxStr key) {
  try {
    return c10::parseDispatchKey(text(key));
  } catch (const c10::Error&) {
    throw BadArgument("there is no dispatch key '" + text(key) + "'");
  }
}

}  // namespace

extern "C" {

int32_t fxa_op_find(FxStr name, FxStr overload, FxOp** out, FxError* error) {
  return guard_code(error, [&] {
    const c10::OperatorName operator_name(text(name), text(overload));
    auto& dispatcher = c10::Dispatcher::singleton();
    const auto handle = dispatcher.findSchema(operator_name);
    if (!handle) throw BadArgument("no such operator is registered");
    const auto& schema = handle->schema();
    if (schema.is_vararg() || schema.is_varret())
      throw BadArgument("operators with a variable number of arguments or results cannot be called");
    auto op = std::make_unique<FxOp>(FxOp{*handle, {}, {}, nullptr, nullptr});
    for (const auto& argument : schema.arguments()) {
      fx::Parameter param{fx::declared(argument.real_type(), argument.N())};
      if (const auto value = argument.default_value()) {
        param.has_default = true;
        param.default_value = *value;
        if (value->isScalar()) param.default_number = value->toScalar();
      }
      op->params.push_back(std::move(param));
    }
    for (const auto& result : schema.returns())
      op->returns.push_back(fx::declared(result.real_type(), std::nullopt).kind);
    fx::set_direct_call(*op);
    fx::set_fast_call(*op);
    // The dispatcher's entry must outlive every handle to it, so it is never given back.
    static_cast<void>(new c10::RegistrationHandleRAII(dispatcher.registerName(operator_name)));
    *out = op.release();
  });
}

size_t fxa_op_return_count(const FxOp* op) { return op->returns.size(); }

char* fxa_op_schema(const FxOp* op, FxError* error) {
  return guard(error, static_cast<char*>(nullptr), [&] {
    if (!op->handle.hasSchema()) throw BadArgument("the operator was unregistered");
    std::ostringstream out;
    put_schema(out, op->handle);
    return fx::duplicate(out.str());
  });
}

int32_t fxa_op_has_kernel(const FxOp* op, FxStr key, int32_t* out, FxError* error) {
  return guard_code(error, [&] { *out = op->handle.hasKernelForDispatchKey(dispatch_key(key)); });
}

char* fxa_schemas(FxStr name, FxError* error) {
  return guard(error, static_cast<char*>(nullptr), [&] {
    auto& dispatcher = c10::Dispatcher::singleton();
    auto names = dispatcher.getAllOpNames();
    const auto wanted = text(name);
    if (!wanted.empty())
      names.erase(std::remove_if(names.begin(), names.end(), [&](const auto& n) { return n.name != wanted; }),
                  names.end());
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
      return std::tie(a.name, a.overload_name) < std::tie(b.name, b.overload_name);
    });
    std::ostringstream out;
    out << '[';
    bool first = true;
    for (const auto& operator_name : names) {
      const auto handle = dispatcher.findSchema(operator_name);
      if (!handle) continue;  // a kernel whose operator is not defined
      if (!first) out << ',';
      first = false;
      put_schema(out, *handle);
    }
    out << ']';
    return fx::duplicate(out.str());
  });
}

int32_t fxa_frame_push(FxFrame* frame, const FxValue* result, FxError* error) {
  return guard_code(error, [&] {
    const size_t i = frame->results.size();
    if (i >= frame->types.size()) throw BadArgument("the kernel gave more results than its schema declares");
    try {
      // A kernel may leave out a tensor: an undefined one, as C++ kernels give.
      if (result->tag == FX_NONE && frame->types[i].kind == fx::Kind::Tensor && !frame->types[i].optional)
        frame->results.emplace_back(at::Tensor());
      else
        frame->results.push_back(fx::to_ivalue(*result, frame->types[i]));
    } catch (const BadArgument& e) {
      throw BadArgument("result " + std::to_string(i) + " of the kernel does not fit its schema: " + e.what());
    }
  });
}

void* fxa_register_kernel(FxStr name, FxStr overload, FxStr key, FxKernel kernel, void* data,
                          void (*free_data)(void*), FxError* error) {
  // Owns `data` from here, whatever fails below.
  std::unique_ptr<RustKernel> functor;
  return guard(error, static_cast<void*>(nullptr), [&]() -> void* {
    try {
      functor = std::make_unique<RustKernel>(kernel, data, free_data);
    } catch (...) {
      free_data(data);
      throw;
    }
    const c10::OperatorName operator_name(text(name), text(overload));
    auto& dispatcher = c10::Dispatcher::singleton();
    if (!dispatcher.findSchema(operator_name)) throw BadArgument("no such operator is registered; define it first");
    return new c10::RegistrationHandleRAII(dispatcher.registerImpl(
        operator_name, dispatch_key(key), c10::KernelFunction::makeFromBoxedFunctor(std::move(functor)), std::nullopt,
        nullptr, "registered from Rust"));
  });
}

void* fxa_define(FxStr schema, FxError* error) {
  return guard(error, static_cast<void*>(nullptr), [&]() -> void* {
    return new c10::RegistrationHandleRAII(
        c10::Dispatcher::singleton().registerDef(torch::jit::parseSchema(text(schema)), "defined from Rust"));
  });
}

void fxa_unregister(void* registration) { delete static_cast<c10::RegistrationHandleRAII*>(registration); }

int32_t fxa_load_library(FxStr path, FxError* error) {
  return guard_code(error, [&] {
    // Lazy, since operator libraries built for CUDA name functions that a CPU-only libtorch does not have.
    if (!dlopen(text(path).c_str(), RTLD_LAZY | RTLD_LOCAL)) {
      const char* why = dlerror();
      throw BadArgument(why ? why : "the library could not be loaded");
    }
  });
}

}  // extern "C"
