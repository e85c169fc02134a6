// Programs: a graph's operators with their arguments bound, run one after the other on registers without crossing
// back to Rust.
#include "bridge.h"
#include "convert.h"
#include "fast.h"

using c10::IValue;
using fx::BadArgument;
using fx::guard;
using fx::guard_code;
using fx::Kind;

struct FxRegisters {
  std::vector<IValue> values;
};

namespace {

constexpr uint32_t NOWHERE = UINT32_MAX;

// An argument of a step: a constant, a register, or a list with registers in it.
struct Source {
  enum class From : uint8_t { Constant, Slot, List } from = From::Constant;
  uint32_t slot = 0;
  IValue constant;
  std::vector<FxValue> items;
};

// An argument of an unboxed call: a tensor in a register, or a number.
struct FastSource {
  bool is_slot = false;
  uint32_t slot = 0;
  c10::Scalar number;
};

struct Step {
  enum class Kind : uint8_t { Unset, Nothing, Call, Item } kind = Kind::Unset;
  const FxOp* op = nullptr;
  std::vector<Source> args;
  // Set when the call can be made without boxing: tensors and numbers, each in the schema's order.
  bool fast = false;
  uint8_t tensor_count = 0, number_count = 0;
  uint32_t tensors[fx::FAST_TENSORS] = {};
  FastSource numbers[fx::FAST_NUMBERS];
  std::vector<uint32_t> outs;
  uint32_t list = 0;
  int64_t index = 0;
  std::vector<uint32_t> frees;
};

// Whether a register's value is just what the parameter declares, so that nothing has to be converted.
bool holds(const IValue& value, const fx::Declared& type) {
  switch (type.kind) {
    case Kind::Tensor: return value.isTensor();
    case Kind::Int: return value.isInt();
    case Kind::Bool: return value.isBool();
    case Kind::Float: return value.isDouble();
    case Kind::Scalar: return value.isScalar();
    case Kind::Any: return !value.isNone();
    case Kind::List: {
      const auto& element = type.element[0];
      if (element.optional) return false;
      return element.kind == Kind::Tensor ? value.isTensorList()
          : element.kind == Kind::Int     ? value.isIntList()
                                          : false;
    }
    default: return false;
  }
}

// A register's value as an item of a list that is being built; it is only looked at.
bool borrow(const IValue& value, FxValue* out) {
  *out = FxValue{FX_NONE, 0, {0}, 0};
  if (value.isTensor()) {
    out->tag = FX_TENSOR;
    out->u.p = &value.toTensor();
  } else if (value.isInt()) {
    out->tag = FX_INT;
    out->u.i = value.toInt();
  } else if (value.isDouble()) {
    out->tag = FX_FLOAT;
    out->u.d = value.toDouble();
  } else if (value.isBool()) {
    out->tag = FX_BOOL;
    out->u.i = value.toBool();
  } else {
    return false;
  }
  return true;
}

thread_local torch::jit::Stack program_stack;

struct Unwind {
  size_t base = program_stack.size();
  ~Unwind() { program_stack.resize(base); }
};

// Pushes one argument; false when the registers do not hold what it needs.
bool push(const fx::Parameter& param, const Source& source, const std::vector<IValue>& registers) {
  switch (source.from) {
    case Source::From::Constant: program_stack.push_back(source.constant); return true;
    case Source::From::Slot:
      if (!holds(registers[source.slot], param.type)) return false;
      program_stack.push_back(registers[source.slot]);
      return true;
    case Source::From::List: {
      auto items = source.items;
      for (auto& item : items)
        if (item.tag == FX_SLOT && !borrow(registers[static_cast<size_t>(item.u.i)], &item)) return false;
      const FxValue list{FX_LIST, 0, {.p = items.data()}, items.size()};
      program_stack.push_back(fx::to_ivalue(list, param.type));
      return true;
    }
  }
  return false;
}

void store(std::vector<IValue>& registers, uint32_t slot, IValue&& value) {
  if (slot != NOWHERE) registers[slot] = std::move(value);
}

bool call_fast(const Step& step, std::vector<IValue>& registers) {
  const at::Tensor* tensors[fx::FAST_TENSORS];
  for (size_t i = 0; i < step.tensor_count; ++i) {
    const auto& value = registers[step.tensors[i]];
    if (!value.isTensor()) return false;
    tensors[i] = &value.toTensor();
  }
  c10::Scalar numbers[fx::FAST_NUMBERS];
  for (size_t i = 0; i < step.number_count; ++i) {
    const auto& source = step.numbers[i];
    if (source.is_slot) {
      const auto& value = registers[source.slot];
      if (!value.isScalar()) return false;
      numbers[i] = value.toScalar();
    } else {
      numbers[i] = source.number;
    }
  }
  auto result = step.op->fast(*step.op, tensors, numbers);
  if (!step.outs.empty()) store(registers, step.outs[0], IValue(std::move(result)));
  return true;
}

bool call_boxed(const Step& step, std::vector<IValue>& registers) {
  const FxOp& op = *step.op;
  Unwind unwind;
  for (size_t i = 0; i < step.args.size(); ++i)
    if (!push(op.params[i], step.args[i], registers)) return false;
  op.handle.callBoxed(&program_stack);
  const size_t count = program_stack.size() - unwind.base;
  if (program_stack.size() < unwind.base || count != op.returns.size())
    throw std::runtime_error("the kernel did not leave as many results as its schema declares");
  for (size_t i = 0; i < count && i < step.outs.size(); ++i)
    store(registers, step.outs[i], std::move(program_stack[unwind.base + i]));
  return true;
}

bool take_item(const Step& step, std::vector<IValue>& registers) {
  const auto& list = registers[step.list];
  if (!list.isTensorList()) return false;
  const auto items = list.toListRef();
  const auto size = static_cast<int64_t>(items.size());
  const auto index = step.index < 0 ? step.index + size : step.index;
  if (index < 0 || index >= size) return false;
  store(registers, step.outs[0], IValue(items[static_cast<size_t>(index)]));
  return true;
}

}  // namespace

struct FxProgram {
  std::vector<Step> steps;
  size_t registers;

  Step& step(size_t at) {
    if (at >= steps.size()) throw BadArgument("the program has no step " + std::to_string(at));
    return steps[at];
  }
  uint32_t slot(int64_t at) const {
    if (at < 0 || static_cast<size_t>(at) >= registers)
      throw BadArgument("the program has no register " + std::to_string(at));
    return static_cast<uint32_t>(at);
  }
};

namespace {

Source source(const FxProgram& program, const FxOp& op, size_t param, const FxValue& value) {
  Source out;
  if (value.tag == FX_SLOT) {
    out.from = Source::From::Slot;
    out.slot = program.slot(value.u.i);
    return out;
  }
  if (value.tag == FX_LIST) {
    const auto* items = static_cast<const FxValue*>(value.u.p);
    bool slots = false;
    for (size_t i = 0; i < value.len; ++i) slots |= items[i].tag == FX_SLOT;
    if (slots) {
      for (size_t i = 0; i < value.len; ++i) {
        const auto tag = items[i].tag;
        if (tag == FX_SLOT)
          program.slot(items[i].u.i);
        else if (tag != FX_NONE && !fx::is_number(tag))
          throw BadArgument("a list with registers may hold numbers and None beside them");
        out.items.push_back(items[i]);
      }
      if (op.params[param].type.kind != Kind::List) throw BadArgument("a list with registers needs a list parameter");
      out.from = Source::From::List;
      return out;
    }
  }
  out.constant = fx::argument(op, param, value);
  return out;
}

// Whether the step can be called without boxing; then its sources are sorted into tensors and numbers.
bool make_fast(Step& step) {
  if (!step.op->fast) return false;
  step.tensor_count = step.number_count = 0;
  for (size_t i = 0; i < step.args.size(); ++i) {
    const auto& arg = step.args[i];
    const bool is_slot = arg.from == Source::From::Slot;
    if (step.op->params[i].type.kind == Kind::Tensor) {
      if (!is_slot) return false;
      step.tensors[step.tensor_count++] = arg.slot;
    } else {
      if (!is_slot && !arg.constant.isScalar()) return false;
      auto& number = step.numbers[step.number_count++];
      number.is_slot = is_slot;
      number.slot = arg.slot;
      if (!is_slot) number.number = arg.constant.toScalar();
    }
  }
  return true;
}

}  // namespace

extern "C" {

FxProgram* fxa_program_new(size_t steps, size_t registers, FxError* error) {
  return guard(error, static_cast<FxProgram*>(nullptr), [&] {
    return new FxProgram{std::vector<Step>(steps), registers};
  });
}

void fxa_program_free(FxProgram* program) { delete program; }

int32_t fxa_program_call(FxProgram* program, size_t at, const FxOp* op, const FxValue* args, size_t arg_count,
                         const uint32_t* outs, size_t out_count, FxError* error) {
  return guard_code(error, [&] {
    fx::check_registered(*op);
    if (arg_count > op->params.size()) throw BadArgument("too many arguments");
    if (out_count > op->returns.size()) throw BadArgument("too many results");
    Step made;
    made.kind = Step::Kind::Call;
    made.op = op;
    static const FxValue missing{FX_DEFAULT, 0, {0}, 0};
    for (size_t i = 0; i < op->params.size(); ++i)
      made.args.push_back(source(*program, *op, i, i < arg_count ? args[i] : missing));
    for (size_t i = 0; i < out_count; ++i) {
      if (outs[i] != NOWHERE) program->slot(outs[i]);
      made.outs.push_back(outs[i]);
    }
    made.fast = make_fast(made);
    auto& step = program->step(at);
    made.frees = std::move(step.frees);
    step = std::move(made);
  });
}

int32_t fxa_program_item(FxProgram* program, size_t at, uint32_t list, int64_t index, uint32_t out, FxError* error) {
  return guard_code(error, [&] {
    auto& step = program->step(at);
    step.list = program->slot(list);
    step.outs = {program->slot(out)};
    step.index = index;
    step.kind = Step::Kind::Item;
  });
}

int32_t fxa_program_nothing(FxProgram* program, size_t at, FxError* error) {
  return guard_code(error, [&] { program->step(at).kind = Step::Kind::Nothing; });
}

int32_t fxa_program_frees(FxProgram* program, size_t at, const uint32_t* slots, size_t count, FxError* error) {
  return guard_code(error, [&] {
    auto& step = program->step(at);
    for (size_t i = 0; i < count; ++i) program->slot(slots[i]);
    step.frees.assign(slots, slots + count);
  });
}

int32_t fxa_program_run(const FxProgram* program, FxRegisters* registers, size_t from, size_t* stopped,
                        FxError* error) {
  size_t at = from;
  const auto code = guard_code(error, [&] {
    auto& values = registers->values;
    if (values.size() < program->registers) throw BadArgument("the registers belong to another program");
    for (; at < program->steps.size(); ++at) {
      const auto& step = program->steps[at];
      switch (step.kind) {
        case Step::Kind::Unset: return;
        case Step::Kind::Nothing: break;
        case Step::Kind::Item:
          if (!take_item(step, values)) return;
          break;
        case Step::Kind::Call:
          fx::check_registered(*step.op);
          if (!(step.fast ? call_fast(step, values) : call_boxed(step, values))) return;
          break;
      }
      for (const auto slot : step.frees) values[slot] = IValue();
    }
  });
  *stopped = at;
  return code;
}

FxRegisters* fxa_registers_new(size_t count, FxError* error) {
  return guard(error, static_cast<FxRegisters*>(nullptr), [&] {
    return new FxRegisters{std::vector<IValue>(count)};
  });
}

void fxa_registers_free(FxRegisters* registers) { delete registers; }

int32_t fxa_registers_set(FxRegisters* registers, size_t at, const FxValue* value, FxError* error) {
  return guard_code(error, [&] {
    if (at >= registers->values.size()) throw BadArgument("there is no register " + std::to_string(at));
    fx::Declared any;
    any.kind = Kind::Any;
    registers->values[at] = fx::to_ivalue(*value, any);
  });
}

int32_t fxa_registers_get(FxRegisters* registers, size_t at, int32_t take, FxValue* out, FxError* error) {
  return guard_code(error, [&] {
    if (at >= registers->values.size()) throw BadArgument("there is no register " + std::to_string(at));
    auto& value = registers->values[at];
    fx::from_ivalue(take ? std::move(value) : IValue(value), Kind::Any, out);
    if (take) value = IValue();
  });
}

void fxa_registers_clear(FxRegisters* registers, const uint32_t* slots, size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (slots[i] < registers->values.size()) registers->values[slots[i]] = IValue();
}

}  // extern "C"
