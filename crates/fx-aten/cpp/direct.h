// Unboxed calls: the values that cross the boundary become the arguments of the C++ function as they are, so that what
// remains of a call is the dispatcher's own work.
#pragma once
#include "convert.h"

namespace fx {

// Calls the operator and fills in its results. False, and nothing done, when a value is not what the signature asks
// for: the boxed call converts it, or says what is wrong.
using DirectCall = bool (*)(const FxOp& op, const FxValue* args, size_t arg_count, FxValue* results);

// Sets the direct call of this operator, when its signature is one of the known ones.
void set_direct_call(FxOp& op);

}  // namespace fx
