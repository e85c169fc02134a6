//@ intent: two dropouts in training mode are two draws; in evaluation mode they are one value
//@ pipeline: cse
//@ check: %training_1
//@ check-not: %evaluation_1
//@ input: f32[8] ones
graph():
    %x : [num_users=4] = placeholder[target=x]
    %training : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%x, 0.5, True), kwargs = {})
    %training_1 : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%x, 0.5, True), kwargs = {})
    %evaluation : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%x, 0.5, False), kwargs = {})
    %evaluation_1 : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%x, 0.5, False), kwargs = {})
    return (training, training_1, evaluation, evaluation_1)
