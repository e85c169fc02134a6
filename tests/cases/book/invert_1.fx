//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

graph():
    %output : [num_users=1] = placeholder[target=output]
    %log : [num_users=1] = call_function[target=torch.log](args = (%output,), kwargs = {})
    %arctan : [num_users=1] = call_function[target=torch.arctan](args = (%log,), kwargs = {})
    %arcsin : [num_users=1] = call_function[target=torch.arcsin](args = (%arctan,), kwargs = {})
    %output_1 : [num_users=0] = output[target=output](args = (%arcsin,), kwargs = {})
