// The C ABI between Rust and libtorch: operators, values, schemas, kernels and storages.
//
// Every function catches every C++ exception and reports it in an FxError; nothing unwinds into Rust. What this
// header does not know: graphs, and which operator a program should call.
#pragma once
#include <cstddef>
#include <cstdint>

extern "C" {

// The kind of a value that crosses the boundary, and where its payload lies:
//   NONE, DEFAULT                        nothing
//   TENSOR                               p = at::Tensor*
//   INT, BOOL                            i
//   DTYPE, LAYOUT, MEMORY_FORMAT         i = c10's code
//   FLOAT                                d
//   COMPLEX                              d = the real part, len = the bits of the imaginary part
//   DEVICE                               i = (type << 8) | (index & 0xff)
//   STR                                  p, len = UTF-8
//   INTS, FLOATS, BOOLS                  p, len = int64_t*, double*, uint8_t*
//   TENSORS                              p, len = at::Tensor**, null where there is none
//   LIST                                 p, len = FxValue*
//   IVALUE                               p = c10::IValue*
//   SLOT                                 i = a register of a program, only in its steps
// A value given to C++ is borrowed for the call. A value given to Rust is owned: tensors and IValues are on the heap,
// strings and arrays come from malloc.
enum FxTag : uint32_t {
  FX_NONE = 0,
  FX_DEFAULT,
  FX_TENSOR,
  FX_INT,
  FX_BOOL,
  FX_FLOAT,
  FX_COMPLEX,
  FX_DEVICE,
  FX_DTYPE,
  FX_LAYOUT,
  FX_MEMORY_FORMAT,
  FX_STR,
  FX_INTS,
  FX_FLOATS,
  FX_BOOLS,
  FX_TENSORS,
  FX_LIST,
  FX_IVALUE,
  FX_SLOT,
};

struct FxValue {
  uint32_t tag;
  uint32_t unused;
  union {
    int64_t i;
    double d;
    const void* p;
  } u;
  uint64_t len;
};

enum FxErrorKind : int32_t {
  FX_OK = 0,
  FX_RUNTIME,
  FX_INDEX,
  FX_VALUE,
  FX_TYPE,
  FX_NOT_IMPLEMENTED,
  FX_LINALG,
  FX_OUT_OF_MEMORY,
  FX_BAD_ARGUMENT,
  FX_UNKNOWN,
};

// `message` comes from malloc and is the caller's. It is null when kind is FX_OK.
struct FxError {
  int32_t kind;
  char* message;
};

// A borrowed string; not terminated.
struct FxStr {
  const char* p;
  size_t len;
};

struct FxOp;
struct FxFrame;

void fxa_free(void* p);

// Operators. An FxOp stays valid for ever, also after its operator was unregistered: calls then fail.
int32_t fxa_op_find(FxStr name, FxStr overload, FxOp** out, FxError* error);
char* fxa_op_schema(const FxOp* op, FxError* error);
size_t fxa_op_return_count(const FxOp* op);
int32_t fxa_op_has_kernel(const FxOp* op, FxStr key, int32_t* out, FxError* error);
// `results` has room for fxa_op_return_count(op) values.
int32_t fxa_op_call(const FxOp* op, const FxValue* args, size_t arg_count, FxValue* results, size_t* result_count,
                    FxError* error);
// The IValue that an argument becomes: a constant that need not be converted at each call.
int32_t fxa_op_constant(const FxOp* op, size_t param, const FxValue* arg, void** out, FxError* error);

// Programs: operators called one after the other on registers, all on this side. The registers belong to a run, the
// program to all runs.
struct FxProgram;
struct FxRegisters;
FxProgram* fxa_program_new(size_t steps, size_t registers, FxError* error);
void fxa_program_free(FxProgram* program);
// Makes step `at` a call. An argument is a constant (copied), an FX_SLOT, or an FX_LIST with numbers, None and
// FX_SLOTs in it. The results go to `outs`; UINT32_MAX drops one.
int32_t fxa_program_call(FxProgram* program, size_t at, const FxOp* op, const FxValue* args, size_t arg_count,
                         const uint32_t* outs, size_t out_count, FxError* error);
// Makes step `at` take an element out of the list in a register.
int32_t fxa_program_item(FxProgram* program, size_t at, uint32_t list, int64_t index, uint32_t out, FxError* error);
// Makes step `at` do nothing.
int32_t fxa_program_nothing(FxProgram* program, size_t at, FxError* error);
// The registers that step `at` is the last to use.
int32_t fxa_program_frees(FxProgram* program, size_t at, const uint32_t* slots, size_t count, FxError* error);
// Runs from step `from`. It stops at the end, at a step that is not set, or at one whose registers do not hold what the
// operator declares, with FX_OK; or at a step that failed. `stopped` is that step.
int32_t fxa_program_run(const FxProgram* program, FxRegisters* registers, size_t from, size_t* stopped,
                        FxError* error);
FxRegisters* fxa_registers_new(size_t count, FxError* error);
void fxa_registers_free(FxRegisters* registers);
int32_t fxa_registers_set(FxRegisters* registers, size_t at, const FxValue* value, FxError* error);
// Gives a copy of what the register holds; FX_NONE for an empty one. With `take` the register is empty afterwards.
int32_t fxa_registers_get(FxRegisters* registers, size_t at, int32_t take, FxValue* out, FxError* error);
void fxa_registers_clear(FxRegisters* registers, const uint32_t* slots, size_t count);

// All schemas, or those whose operator has exactly this name (an empty name is all), as a JSON array.
char* fxa_schemas(FxStr name, FxError* error);

// Values with no counterpart in Rust.
void* fxa_ivalue_clone(const void* value);
void fxa_ivalue_free(void* value);
char* fxa_ivalue_text(const void* value, FxError* error);

// Kernels in Rust. The callback owns `args` (it frees them whether or not it fails) and gives each result to
// fxa_frame_push, which copies it. It returns FX_OK, or an error kind with a malloc'd message.
typedef int32_t (*FxKernel)(void* data, const FxValue* args, size_t arg_count, FxFrame* frame, char** message);
int32_t fxa_frame_push(FxFrame* frame, const FxValue* result, FxError* error);
void* fxa_register_kernel(FxStr name, FxStr overload, FxStr key, FxKernel kernel, void* data,
                          void (*free_data)(void*), FxError* error);
void* fxa_define(FxStr schema, FxError* error);
void fxa_unregister(void* registration);
int32_t fxa_load_library(FxStr path, FxError* error);
void* fxa_malloc(size_t size);

// Modes.
void* fxa_inference_mode_enter(FxError* error);
void fxa_inference_mode_leave(void* guard);
// dtype is c10's code, or -1 for what the device's autocast casts to already; cache is 0, 1, or -1 to leave it.
void* fxa_autocast_enter(FxStr device, int32_t dtype, int32_t enabled, int32_t cache, FxError* error);
void fxa_autocast_leave(void* guard);

// Tensors. The pointers live as long as the tensor is not changed; strides is null where there are none.
struct FxTensorInfo {
  const int64_t* sizes;
  const int64_t* strides;
  size_t dim;
  int64_t storage_offset;
  const void* impl;
  size_t use_count;
  int64_t device;
  int32_t dtype;
  int32_t layout;
  int32_t requires_grad;
  int32_t defined;
};
int32_t fxa_tensor_info(const void* tensor, FxTensorInfo* out, FxError* error);

// Storages: a handle is a c10::Storage*.
void* fxa_storage_new(void* data, size_t len, void* owner, void (*drop_owner)(void*), FxError* error);
void* fxa_storage_of(const void* tensor, FxError* error);
void* fxa_storage_clone(const void* storage);
void fxa_storage_free(void* storage);
// The first byte, or null off the CPU; the length; an address that names the storage.
int32_t fxa_storage_view(const void* storage, const void** data, size_t* len, const void** key, FxError* error);
void* fxa_storage_tensor(const void* storage, int32_t dtype, const int64_t* sizes, const int64_t* strides, size_t dim,
                         int64_t offset, FxError* error);

}  // extern "C"
