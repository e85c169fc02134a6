// Written by `tests/suite/generated.rs`.

// zoo/densenet121: node `features_conv0`: `features.conv0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/densenet161: node `features_conv0`: `features.conv0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/densenet169: node `features_conv0`: `features.conv0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/densenet201: node `features_conv0`: `features.conv0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/gpt2: node `size`: `size` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/gpt2-medium: node `size`: `size` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/lstm_tagger: node `word_embeddings`: `word_embeddings` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/mobilenet_v3_large: node `features_0_0`: `features.0.0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/mobilenet_v3_small: node `features_0_0`: `features.0.0` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnet101: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnet152: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnet18: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnet34: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnet50: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnext101_32x8d: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/resnext50_32x4d: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/unet: node `encoder1_enc1conv1`: `encoder1.enc1conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/vit_b_16: node `getattr_1`: `builtins.getattr` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// zoo/vit_b_32: node `getattr_1`: `builtins.getattr` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// zoo/vit_l_16: node `getattr_1`: `builtins.getattr` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// zoo/vit_l_32: node `getattr_1`: `builtins.getattr` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// zoo/wide_resnet101_2: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// zoo/wide_resnet50_2: node `conv1`: `conv1` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/control_flow_1: node `linears_0`: `linears.0` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/control_flow_2: node `sum_1`: `sum` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/conv_bn_fusion_1: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/conv_bn_fusion_2: node `_0`: `0` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/gotchas_1: node `_0`: `0` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/graph_manipulation_1: node `add`: `torch.mul` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/graph_manipulation_2: node `add`: `torch.add` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/graph_manipulation_3: node `stack`: `torch.stack` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/invert_1: node `log`: `torch.log` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/quick_primer_1: node `add`: `operator.add` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/quick_primer_2: node `_0`: `0` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/quick_primer_3: node `flatten`: `torch.flatten` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/retracing_1: node `gt`: `operator.gt` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/retracing_2: node `gt`: `operator.gt` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/wrap_and_leaves_1: node `halve_if_large`: `my_package.halve_if_large` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// book/wrap_and_leaves_2: node `sum_1`: `sum` cannot be written for tch: only operators of `torch.ops.aten` can be
// book/wrap_and_leaves_3: node `block`: `block` cannot be written for tch: only operators of `torch.ops.aten` can be
// codegen/arguments: node `getitem`: `operator.getitem` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "codegen/chain.rs"]
pub mod codegen_chain;
// codegen/conditional: node `then`: the missing attribute `then` cannot be written as code; replace it by a constant or an attribute
// codegen/constant_and_input: node `add`: `torch.add` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// codegen/defaults_and_types: node `mul`: `torch.mul` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "codegen/empty.rs"]
pub mod codegen_empty;
// codegen/in_place_operators: node `iadd`: `operator.iadd` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "codegen/last_use.rs"]
pub mod codegen_last_use;
// codegen/layers: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// codegen/module_called_class: node `class_1`: `class` cannot be written for tch: only operators of `torch.ops.aten` can be
// codegen/names: node `len_1`: `len` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "codegen/nested_inputs.rs"]
pub mod codegen_nested_inputs;
// codegen/operators: node `add`: `operator.add` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// codegen/paths: node `y`: `layers.0` cannot be written for tch: only operators of `torch.ops.aten` can be
// codegen/returns: node `output`: in Rust for tch, the output `{'a': x, 'b': [x, (x,)]}` cannot be written as code; replace it by a constant or an attribute
#[path = "codegen/shapes.rs"]
pub mod codegen_shapes;
// codegen/star_arguments: node `call`: `my.function` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// codegen/strings: node `call`: `my.function` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// codegen/unused_result: node `neg`: `torch.neg` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// codegen/variadic: node `einsum`: `torch.functional.einsum` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/const-fold/between.rs"]
pub mod passes_const_fold_between;
// passes/const-fold/conditional: node `neg`: the missing attribute `neg` cannot be written as code; replace it by a constant or an attribute
#[path = "passes/const-fold/element_types.rs"]
pub mod passes_const_fold_element_types;
#[path = "passes/const-fold/failing.rs"]
pub mod passes_const_fold_failing;
#[path = "passes/const-fold/name_taken.rs"]
pub mod passes_const_fold_name_taken;
#[path = "passes/const-fold/random.rs"]
pub mod passes_const_fold_random;
#[path = "passes/const-fold/returned.rs"]
pub mod passes_const_fold_returned;
#[path = "passes/const-fold/several_results.rs"]
pub mod passes_const_fold_several_results;
#[path = "passes/const-fold/tied.rs"]
pub mod passes_const_fold_tied;
#[path = "passes/const-fold/tied_write.rs"]
pub mod passes_const_fold_tied_write;
#[path = "passes/const-fold/too_large.rs"]
pub mod passes_const_fold_too_large;
// passes/const-fold/unknown: node `mystery`: `my_package.mystery` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/const-fold/used_twice.rs"]
pub mod passes_const_fold_used_twice;
#[path = "passes/const-fold/view.rs"]
pub mod passes_const_fold_view;
#[path = "passes/const-fold/without_parameters.rs"]
pub mod passes_const_fold_without_parameters;
// passes/const-fold/writing_sub_module: node `counter`: `counter` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/const-fold/written.rs"]
pub mod passes_const_fold_written;
// passes/cse/conditional: node `neg`: the missing attribute `neg` cannot be written as code; replace it by a constant or an attribute
#[path = "passes/cse/constants_in_lists.rs"]
pub mod passes_cse_constants_in_lists;
#[path = "passes/cse/constants_of_two_types.rs"]
pub mod passes_cse_constants_of_two_types;
#[path = "passes/cse/dropout.rs"]
pub mod passes_cse_dropout;
#[path = "passes/cse/equal_calls.rs"]
pub mod passes_cse_equal_calls;
#[path = "passes/cse/keyword_order.rs"]
pub mod passes_cse_keyword_order;
// passes/cse/mode_between: node `_enter_autocast`: `torch.amp.autocast_mode._enter_autocast` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/cse/not_a_number.rs"]
pub mod passes_cse_not_a_number;
#[path = "passes/cse/parameters.rs"]
pub mod passes_cse_parameters;
#[path = "passes/cse/position_or_keyword.rs"]
pub mod passes_cse_position_or_keyword;
#[path = "passes/cse/random.rs"]
pub mod passes_cse_random;
#[path = "passes/cse/several_results.rs"]
pub mod passes_cse_several_results;
#[path = "passes/cse/tied_write.rs"]
pub mod passes_cse_tied_write;
#[path = "passes/cse/typed_constants.rs"]
pub mod passes_cse_typed_constants;
// passes/cse/unknown: node `mystery`: `my_package.mystery` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/cse/views.rs"]
pub mod passes_cse_views;
#[path = "passes/cse/views_around_a_write.rs"]
pub mod passes_cse_views_around_a_write;
#[path = "passes/cse/write_between.rs"]
pub mod passes_cse_write_between;
#[path = "passes/cse/write_elsewhere.rs"]
pub mod passes_cse_write_elsewhere;
#[path = "passes/cse/write_to_the_first_result.rs"]
pub mod passes_cse_write_to_the_first_result;
#[path = "passes/cse/written_result.rs"]
pub mod passes_cse_written_result;
// passes/dce/asserts_and_unknown: node `log_statistics`: `my_package.log_statistics` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/dce/batch_norm.rs"]
pub mod passes_dce_batch_norm;
#[path = "passes/dce/chain.rs"]
pub mod passes_dce_chain;
// passes/dce/conditional: node `neg`: the missing attribute `neg` cannot be written as code; replace it by a constant or an attribute
// passes/dce/in_place: node `mul_`: `mul_` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/dce/inputs_stay.rs"]
pub mod passes_dce_inputs_stay;
// passes/dce/item_assignment: node `setitem`: `operator.setitem` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/dce/kernel_wrapper: node `triton_kernel_wrapper_mutation`: `torch.ops.higher_order.triton_kernel_wrapper_mutation` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/dce/leaf_modules: node `linear`: `linear` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/dce/methods: node `neg`: `neg` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/dce/nothing_to_do.rs"]
pub mod passes_dce_nothing_to_do;
// passes/dce/out_argument: node `add`: `torch.ops.aten.add.out` cannot be written for tch: tch has no method for it
// passes/dce/out_of_a_function: node `add`: `torch.add` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/dce/random_goes_when_asked.rs"]
pub mod passes_dce_random_goes_when_asked;
#[path = "passes/dce/random_stays.rs"]
pub mod passes_dce_random_stays;
#[path = "passes/dce/write_through_a_chunk.rs"]
pub mod passes_dce_write_through_a_chunk;
#[path = "passes/dce/write_through_a_view.rs"]
pub mod passes_dce_write_through_a_view;
#[path = "passes/dce/write_to_own_memory.rs"]
pub mod passes_dce_write_to_own_memory;
// passes/dce/written_by_a_method: node `mul_`: `mul_` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/decompose/activations: node `leaky`: `torch.ops.aten.leaky_relu.default` cannot be written for tch: tch's method `f_leaky_relu` does not take `negative_slope`
// passes/decompose/defaults: node `scaled`: `torch.ops.aten.addmm.default` cannot be written for tch: tch's method `f_addmm` does not take `beta`
#[path = "passes/decompose/no_rule.rs"]
pub mod passes_decompose_no_rule;
#[path = "passes/decompose/only.rs"]
pub mod passes_decompose_only;
#[path = "passes/decompose/optional.rs"]
pub mod passes_decompose_optional;
#[path = "passes/decompose/silu.rs"]
pub mod passes_decompose_silu;
#[path = "passes/decompose/tanh_gelu.rs"]
pub mod passes_decompose_tanh_gelu;
#[path = "passes/decompose/written_between.rs"]
pub mod passes_decompose_written_between;
#[path = "passes/fake-prop/data_dependent.rs"]
pub mod passes_fake_prop_data_dependent;
#[path = "passes/fake-prop/do_not_fit.rs"]
pub mod passes_fake_prop_do_not_fit;
#[path = "passes/fake-prop/from_inputs.rs"]
pub mod passes_fake_prop_from_inputs;
// passes/fake-prop/leaf_modules: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/fake-prop/mask_with_gradient.rs"]
pub mod passes_fake_prop_mask_with_gradient;
// passes/fake-prop/python_calls: node `size`: `size` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/fake-prop/recorded_inputs.rs"]
pub mod passes_fake_prop_recorded_inputs;
// passes/fake-prop/several_results: node `getitem`: `operator.getitem` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/fake-prop/static.rs"]
pub mod passes_fake_prop_static;
#[path = "passes/fake-prop/strides.rs"]
pub mod passes_fake_prop_strides;
#[path = "passes/fake-prop/symbolic.rs"]
pub mod passes_fake_prop_symbolic;
// passes/fake-prop/unknown_operator: node `mystery`: `my_package.mystery` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/fake-prop/without_inputs.rs"]
pub mod passes_fake_prop_without_inputs;
// passes/fold-transposes/methods: node `swapaxes`: `torch.swapaxes` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/fold-transposes/reshaped.rs"]
pub mod passes_fold_transposes_reshaped;
#[path = "passes/fold-transposes/three.rs"]
pub mod passes_fold_transposes_three;
#[path = "passes/fold-transposes/undone.rs"]
pub mod passes_fold_transposes_undone;
#[path = "passes/fold-transposes/unknown_rank.rs"]
pub mod passes_fold_transposes_unknown_rank;
#[path = "passes/fold-transposes/used_between.rs"]
pub mod passes_fold_transposes_used_between;
#[path = "passes/fold-transposes/written.rs"]
pub mod passes_fold_transposes_written;
#[path = "passes/fuse-conv-bn/between.rs"]
pub mod passes_fuse_conv_bn_between;
#[path = "passes/fuse-conv-bn/bias_shared.rs"]
pub mod passes_fuse_conv_bn_bias_shared;
#[path = "passes/fuse-conv-bn/channels_differ.rs"]
pub mod passes_fuse_conv_bn_channels_differ;
#[path = "passes/fuse-conv-bn/conv1d.rs"]
pub mod passes_fuse_conv_bn_conv1d;
#[path = "passes/fuse-conv-bn/conv3d.rs"]
pub mod passes_fuse_conv_bn_conv3d;
#[path = "passes/fuse-conv-bn/core_operators.rs"]
pub mod passes_fuse_conv_bn_core_operators;
#[path = "passes/fuse-conv-bn/core_transposed.rs"]
pub mod passes_fuse_conv_bn_core_transposed;
#[path = "passes/fuse-conv-bn/doubles.rs"]
pub mod passes_fuse_conv_bn_doubles;
#[path = "passes/fuse-conv-bn/groups.rs"]
pub mod passes_fuse_conv_bn_groups;
// passes/fuse-conv-bn/inside_a_branch: node `branch`: the missing attribute `branch` cannot be written as code; replace it by a constant or an attribute
#[path = "passes/fuse-conv-bn/integers.rs"]
pub mod passes_fuse_conv_bn_integers;
#[path = "passes/fuse-conv-bn/large_epsilon.rs"]
pub mod passes_fuse_conv_bn_large_epsilon;
#[path = "passes/fuse-conv-bn/mixed_precision.rs"]
pub mod passes_fuse_conv_bn_mixed_precision;
// passes/fuse-conv-bn/modules: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/fuse-conv-bn/modules_called_twice: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/fuse-conv-bn/modules_norm_shared: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/fuse-conv-bn/modules_sharing_a_weight: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/fuse-conv-bn/modules_training: node `conv`: `conv` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/fuse-conv-bn/norm_shared.rs"]
pub mod passes_fuse_conv_bn_norm_shared;
#[path = "passes/fuse-conv-bn/output_used_elsewhere.rs"]
pub mod passes_fuse_conv_bn_output_used_elsewhere;
#[path = "passes/fuse-conv-bn/padding_same.rs"]
pub mod passes_fuse_conv_bn_padding_same;
#[path = "passes/fuse-conv-bn/plain.rs"]
pub mod passes_fuse_conv_bn_plain;
#[path = "passes/fuse-conv-bn/rounded_anew.rs"]
pub mod passes_fuse_conv_bn_rounded_anew;
#[path = "passes/fuse-conv-bn/saved_statistics_used.rs"]
pub mod passes_fuse_conv_bn_saved_statistics_used;
#[path = "passes/fuse-conv-bn/shapes_carry_over.rs"]
pub mod passes_fuse_conv_bn_shapes_carry_over;
#[path = "passes/fuse-conv-bn/shared_memory.rs"]
pub mod passes_fuse_conv_bn_shared_memory;
#[path = "passes/fuse-conv-bn/statistics_written.rs"]
pub mod passes_fuse_conv_bn_statistics_written;
#[path = "passes/fuse-conv-bn/tied_weight.rs"]
pub mod passes_fuse_conv_bn_tied_weight;
#[path = "passes/fuse-conv-bn/training.rs"]
pub mod passes_fuse_conv_bn_training;
#[path = "passes/fuse-conv-bn/transposed_1d.rs"]
pub mod passes_fuse_conv_bn_transposed_1d;
#[path = "passes/fuse-conv-bn/transposed_3d.rs"]
pub mod passes_fuse_conv_bn_transposed_3d;
#[path = "passes/fuse-conv-bn/transposed_groups.rs"]
pub mod passes_fuse_conv_bn_transposed_groups;
#[path = "passes/fuse-conv-bn/two_in_a_row.rs"]
pub mod passes_fuse_conv_bn_two_in_a_row;
#[path = "passes/fuse-conv-bn/two_norms.rs"]
pub mod passes_fuse_conv_bn_two_norms;
#[path = "passes/fuse-conv-bn/weight_computed.rs"]
pub mod passes_fuse_conv_bn_weight_computed;
#[path = "passes/fuse-conv-bn/weight_read_twice.rs"]
pub mod passes_fuse_conv_bn_weight_read_twice;
#[path = "passes/fuse-conv-bn/weight_used_elsewhere.rs"]
pub mod passes_fuse_conv_bn_weight_used_elsewhere;
#[path = "passes/fuse-conv-bn/with_bias.rs"]
pub mod passes_fuse_conv_bn_with_bias;
#[path = "passes/fuse-conv-bn/with_bias_by_keyword.rs"]
pub mod passes_fuse_conv_bn_with_bias_by_keyword;
#[path = "passes/fuse-conv-bn/without_affine.rs"]
pub mod passes_fuse_conv_bn_without_affine;
#[path = "passes/fuse-conv-bn/without_statistics.rs"]
pub mod passes_fuse_conv_bn_without_statistics;
#[path = "passes/fuse-conv-bn/written_output.rs"]
pub mod passes_fuse_conv_bn_written_output;
// passes/fuse-linear-bn/modules: node `fc`: `fc` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/fuse-linear-bn/plain.rs"]
pub mod passes_fuse_linear_bn_plain;
#[path = "passes/fuse-linear-bn/three_dimensions.rs"]
pub mod passes_fuse_linear_bn_three_dimensions;
#[path = "passes/fuse-linear-bn/unknown_shape.rs"]
pub mod passes_fuse_linear_bn_unknown_shape;
// passes/invert/documentation: node `sin`: `torch.sin` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/invert/no_inverse: node `relu`: `torch.relu` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/invert/not_straight: node `sin`: `torch.sin` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/invert/numbers: node `exp`: `exp` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/invert/twice.rs"]
pub mod passes_invert_twice;
// passes/invert/zero: node `mul`: `operator.mul` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/merge-matmul/dependent.rs"]
pub mod passes_merge_matmul_dependent;
// passes/merge-matmul/parameter: node `matmul`: `torch.matmul` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/merge-matmul/shared.rs"]
pub mod passes_merge_matmul_shared;
#[path = "passes/merge-matmul/unknown_sizes.rs"]
pub mod passes_merge_matmul_unknown_sizes;
#[path = "passes/merge-matmul/written.rs"]
pub mod passes_merge_matmul_written;
// passes/normalize/equal_then: node `relu`: `torch.relu` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/normalize/functions: node `gelu`: `torch._C._nn.gelu` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/normalize/left_alone: node `dropout`: `torch.nn.functional.dropout` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/normalize/positions_and_defaults: node `add_1`: `torch.ops.aten.add.Tensor` cannot be written for tch: tch's method `f_add` does not take `alpha`
#[path = "passes/normalize/types_count.rs"]
pub mod passes_normalize_types_count;
// passes/remove-identity/casts: node `b`: `torch.ops.aten._to_copy.default` cannot be written for tch: the element type and the device of its result are left open
#[path = "passes/remove-identity/copy_is_returned.rs"]
pub mod passes_remove_identity_copy_is_returned;
#[path = "passes/remove-identity/copy_is_written.rs"]
pub mod passes_remove_identity_copy_is_written;
// passes/remove-identity/dropout: node `b`: `torch.nn.functional.dropout` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
// passes/remove-identity/layers: node `drop`: `drop` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/remove-identity/view_is_reshaped.rs"]
pub mod passes_remove_identity_view_is_reshaped;
#[path = "passes/remove-identity/views.rs"]
pub mod passes_remove_identity_views;
// passes/remove-identity/without_shapes: node `b`: `to` cannot be written for tch: only operators of `torch.ops.aten` can be
// passes/replace-op/does_not_fit: node `add_1`: `torch.ops.aten.add.Tensor` cannot be written for tch: tch's method `f_add` does not take `alpha`
// passes/replace-op/function: node `relu`: `torch.relu` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/replace-op/in_place.rs"]
pub mod passes_replace_op_in_place;
// passes/replace-op/method: node `sigmoid`: `sigmoid` cannot be written for tch: only operators of `torch.ops.aten` can be
#[path = "passes/replace-op/unknown.rs"]
pub mod passes_replace_op_unknown;
#[path = "passes/replace-op/without_options.rs"]
pub mod passes_replace_op_without_options;
#[path = "passes/shape-prop/failing.rs"]
pub mod passes_shape_prop_failing;
#[path = "passes/shape-prop/in_place.rs"]
pub mod passes_shape_prop_in_place;
// passes/shape-prop/numbers: node `mul`: `operator.mul` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/shape-prop/old_shapes.rs"]
pub mod passes_shape_prop_old_shapes;
#[path = "passes/shape-prop/several_results.rs"]
pub mod passes_shape_prop_several_results;
#[path = "passes/shape-prop/static.rs"]
pub mod passes_shape_prop_static;
#[path = "passes/shape-prop/strides.rs"]
pub mod passes_shape_prop_strides;
// passes/shape-prop/unknown_operator: node `mystery`: `my_package.mystery` cannot be written for tch: only operators of `torch.ops.aten` and arithmetic on numbers can be
#[path = "passes/shape-prop/without_inputs.rs"]
pub mod passes_shape_prop_without_inputs;
#[path = "passes/shape-prop/written_buffer.rs"]
pub mod passes_shape_prop_written_buffer;
#[path = "passes/shape-prop/wrong_number_of_inputs.rs"]
pub mod passes_shape_prop_wrong_number_of_inputs;

pub const ALL: &[(&str, super::Run)] = &[
    ("codegen/chain", |_, inputs| Ok(super::Outputs::from(codegen_chain::Chain.forward(&inputs[0])?))),
    ("codegen/last_use", |_, inputs| Ok(super::Outputs::from(codegen_last_use::GraphModule.forward(&inputs[0])?))),
    ("codegen/nested_inputs", |_, inputs| Ok(super::Outputs::from(codegen_nested_inputs::Net.forward(&inputs[0], &inputs[1], &inputs[2], &inputs[3])?))),
    ("passes/const-fold/between", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_between::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/element_types", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_element_types::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/failing", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_failing::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/name_taken", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_name_taken::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/random", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_random::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/returned", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_returned::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/several_results", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_several_results::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/tied", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_tied::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/tied_write", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_tied_write::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/too_large", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_too_large::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/used_twice", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_used_twice::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/view", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_view::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/const-fold/without_parameters", |_, inputs| Ok(super::Outputs::from(passes_const_fold_without_parameters::GraphModule.forward(&inputs[0])?))),
    ("passes/const-fold/written", |weights, inputs| Ok(super::Outputs::from(passes_const_fold_written::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/cse/constants_in_lists", |_, inputs| Ok(super::Outputs::from(passes_cse_constants_in_lists::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/constants_of_two_types", |_, inputs| Ok(super::Outputs::from(passes_cse_constants_of_two_types::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/dropout", |_, inputs| Ok(super::Outputs::from(passes_cse_dropout::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/equal_calls", |_, inputs| Ok(super::Outputs::from(passes_cse_equal_calls::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/keyword_order", |_, inputs| Ok(super::Outputs::from(passes_cse_keyword_order::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/not_a_number", |_, _| Ok(super::Outputs::from(passes_cse_not_a_number::GraphModule.forward()?))),
    ("passes/cse/parameters", |weights, inputs| Ok(super::Outputs::from(passes_cse_parameters::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/cse/position_or_keyword", |_, inputs| Ok(super::Outputs::from(passes_cse_position_or_keyword::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/random", |_, inputs| Ok(super::Outputs::from(passes_cse_random::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/several_results", |_, inputs| Ok(super::Outputs::from(passes_cse_several_results::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/tied_write", |weights, inputs| Ok(super::Outputs::from(passes_cse_tied_write::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/cse/typed_constants", |_, inputs| Ok(super::Outputs::from(passes_cse_typed_constants::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/views", |_, inputs| Ok(super::Outputs::from(passes_cse_views::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/views_around_a_write", |_, inputs| Ok(super::Outputs::from(passes_cse_views_around_a_write::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/write_between", |_, inputs| Ok(super::Outputs::from(passes_cse_write_between::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/write_elsewhere", |_, inputs| Ok(super::Outputs::from(passes_cse_write_elsewhere::GraphModule.forward(&inputs[0], &inputs[1])?))),
    ("passes/cse/write_to_the_first_result", |_, inputs| Ok(super::Outputs::from(passes_cse_write_to_the_first_result::GraphModule.forward(&inputs[0])?))),
    ("passes/cse/written_result", |_, inputs| Ok(super::Outputs::from(passes_cse_written_result::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/batch_norm", |weights, inputs| Ok(super::Outputs::from(passes_dce_batch_norm::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/dce/chain", |_, inputs| Ok(super::Outputs::from(passes_dce_chain::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/inputs_stay", |_, inputs| Ok(super::Outputs::from(passes_dce_inputs_stay::Net.forward(&inputs[0], &inputs[1])?))),
    ("passes/dce/nothing_to_do", |_, inputs| Ok(super::Outputs::from(passes_dce_nothing_to_do::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/random_goes_when_asked", |_, inputs| Ok(super::Outputs::from(passes_dce_random_goes_when_asked::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/random_stays", |_, inputs| Ok(super::Outputs::from(passes_dce_random_stays::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/write_through_a_chunk", |_, inputs| Ok(super::Outputs::from(passes_dce_write_through_a_chunk::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/write_through_a_view", |_, inputs| Ok(super::Outputs::from(passes_dce_write_through_a_view::GraphModule.forward(&inputs[0])?))),
    ("passes/dce/write_to_own_memory", |_, inputs| Ok(super::Outputs::from(passes_dce_write_to_own_memory::GraphModule.forward(&inputs[0])?))),
    ("passes/decompose/no_rule", |_, inputs| Ok(super::Outputs::from(passes_decompose_no_rule::GraphModule.forward(&inputs[0])?))),
    ("passes/decompose/only", |_, inputs| Ok(super::Outputs::from(passes_decompose_only::GraphModule.forward(&inputs[0])?))),
    ("passes/decompose/optional", |_, inputs| Ok(super::Outputs::from(passes_decompose_optional::GraphModule.forward(&inputs[0], &inputs[1], &inputs[2])?))),
    ("passes/decompose/silu", |_, inputs| Ok(super::Outputs::from(passes_decompose_silu::GraphModule.forward(&inputs[0])?))),
    ("passes/decompose/tanh_gelu", |_, inputs| Ok(super::Outputs::from(passes_decompose_tanh_gelu::GraphModule.forward(&inputs[0])?))),
    ("passes/decompose/written_between", |_, inputs| Ok(super::Outputs::from(passes_decompose_written_between::GraphModule.forward(&inputs[0])?))),
    ("passes/fake-prop/data_dependent", |_, inputs| Ok(super::Outputs::from(passes_fake_prop_data_dependent::GraphModule.forward(&inputs[0])?))),
    ("passes/fake-prop/do_not_fit", |weights, inputs| Ok(super::Outputs::from(passes_fake_prop_do_not_fit::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fake-prop/from_inputs", |_, inputs| Ok(super::Outputs::from(passes_fake_prop_from_inputs::GraphModule.forward(&inputs[0])?))),
    ("passes/fake-prop/mask_with_gradient", |weights, inputs| Ok(super::Outputs::from(passes_fake_prop_mask_with_gradient::Net::load(weights)?.forward(&inputs[0], &inputs[1])?))),
    ("passes/fake-prop/recorded_inputs", |_, inputs| Ok(super::Outputs::from(passes_fake_prop_recorded_inputs::GraphModule.forward(&inputs[0])?))),
    ("passes/fake-prop/static", |weights, inputs| Ok(super::Outputs::from(passes_fake_prop_static::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fake-prop/strides", |_, inputs| Ok(super::Outputs::from(passes_fake_prop_strides::GraphModule.forward(&inputs[0], &inputs[1])?))),
    ("passes/fake-prop/without_inputs", |_, inputs| Ok(super::Outputs::from(passes_fake_prop_without_inputs::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/reshaped", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_reshaped::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/three", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_three::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/undone", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_undone::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/unknown_rank", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_unknown_rank::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/used_between", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_used_between::GraphModule.forward(&inputs[0])?))),
    ("passes/fold-transposes/written", |_, inputs| Ok(super::Outputs::from(passes_fold_transposes_written::GraphModule.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/between", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_between::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/bias_shared", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_bias_shared::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/channels_differ", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_channels_differ::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/conv1d", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_conv1d::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/conv3d", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_conv3d::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/core_operators", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_core_operators::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/core_transposed", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_core_transposed::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/doubles", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_doubles::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/groups", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_groups::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/integers", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_integers::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/large_epsilon", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_large_epsilon::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/mixed_precision", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_mixed_precision::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/norm_shared", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_norm_shared::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/output_used_elsewhere", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_output_used_elsewhere::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/padding_same", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_padding_same::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/plain", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_plain::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/rounded_anew", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_rounded_anew::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/saved_statistics_used", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_saved_statistics_used::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/shapes_carry_over", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_shapes_carry_over::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/shared_memory", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_shared_memory::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/statistics_written", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_statistics_written::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/tied_weight", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_tied_weight::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/training", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_training::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/transposed_1d", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_transposed_1d::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/transposed_3d", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_transposed_3d::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/transposed_groups", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_transposed_groups::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/two_in_a_row", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_two_in_a_row::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/two_norms", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_two_norms::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/weight_computed", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_weight_computed::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/weight_read_twice", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_weight_read_twice::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/weight_used_elsewhere", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_weight_used_elsewhere::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/with_bias", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_with_bias::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/with_bias_by_keyword", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_with_bias_by_keyword::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/without_affine", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_without_affine::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/without_statistics", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_without_statistics::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-conv-bn/written_output", |weights, inputs| Ok(super::Outputs::from(passes_fuse_conv_bn_written_output::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-linear-bn/plain", |weights, inputs| Ok(super::Outputs::from(passes_fuse_linear_bn_plain::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-linear-bn/three_dimensions", |weights, inputs| Ok(super::Outputs::from(passes_fuse_linear_bn_three_dimensions::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/fuse-linear-bn/unknown_shape", |weights, inputs| Ok(super::Outputs::from(passes_fuse_linear_bn_unknown_shape::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/invert/twice", |_, inputs| Ok(super::Outputs::from(passes_invert_twice::GraphModule.forward(&inputs[0])?))),
    ("passes/merge-matmul/dependent", |_, inputs| Ok(super::Outputs::from(passes_merge_matmul_dependent::GraphModule.forward(&inputs[0], &inputs[1])?))),
    ("passes/merge-matmul/shared", |_, inputs| Ok(super::Outputs::from(passes_merge_matmul_shared::GraphModule.forward(&inputs[0], &inputs[1], &inputs[2], &inputs[3])?))),
    ("passes/merge-matmul/unknown_sizes", |_, inputs| Ok(super::Outputs::from(passes_merge_matmul_unknown_sizes::GraphModule.forward(&inputs[0], &inputs[1], &inputs[2])?))),
    ("passes/merge-matmul/written", |_, inputs| Ok(super::Outputs::from(passes_merge_matmul_written::GraphModule.forward(&inputs[0], &inputs[1])?))),
    ("passes/normalize/types_count", |_, inputs| Ok(super::Outputs::from(passes_normalize_types_count::GraphModule.forward(&inputs[0])?))),
    ("passes/remove-identity/copy_is_returned", |_, inputs| Ok(super::Outputs::from(passes_remove_identity_copy_is_returned::GraphModule.forward(&inputs[0])?))),
    ("passes/remove-identity/copy_is_written", |_, inputs| Ok(super::Outputs::from(passes_remove_identity_copy_is_written::GraphModule.forward(&inputs[0])?))),
    ("passes/remove-identity/view_is_reshaped", |_, inputs| Ok(super::Outputs::from(passes_remove_identity_view_is_reshaped::GraphModule.forward(&inputs[0])?))),
    ("passes/remove-identity/views", |_, inputs| Ok(super::Outputs::from(passes_remove_identity_views::GraphModule.forward(&inputs[0])?))),
    ("passes/replace-op/in_place", |_, inputs| Ok(super::Outputs::from(passes_replace_op_in_place::GraphModule.forward(&inputs[0])?))),
    ("passes/replace-op/unknown", |_, inputs| Ok(super::Outputs::from(passes_replace_op_unknown::GraphModule.forward(&inputs[0])?))),
    ("passes/replace-op/without_options", |_, inputs| Ok(super::Outputs::from(passes_replace_op_without_options::GraphModule.forward(&inputs[0])?))),
    ("passes/shape-prop/failing", |weights, inputs| Ok(super::Outputs::from(passes_shape_prop_failing::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/shape-prop/in_place", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_in_place::GraphModule.forward(&inputs[0])?))),
    ("passes/shape-prop/old_shapes", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_old_shapes::GraphModule.forward(&inputs[0])?))),
    ("passes/shape-prop/several_results", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_several_results::GraphModule.forward(&inputs[0])?))),
    ("passes/shape-prop/static", |weights, inputs| Ok(super::Outputs::from(passes_shape_prop_static::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/shape-prop/strides", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_strides::GraphModule.forward(&inputs[0], &inputs[1])?))),
    ("passes/shape-prop/without_inputs", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_without_inputs::GraphModule.forward(&inputs[0])?))),
    ("passes/shape-prop/written_buffer", |weights, inputs| Ok(super::Outputs::from(passes_shape_prop_written_buffer::Net::load(weights)?.forward(&inputs[0])?))),
    ("passes/shape-prop/wrong_number_of_inputs", |_, inputs| Ok(super::Outputs::from(passes_shape_prop_wrong_number_of_inputs::GraphModule.forward(&inputs[0], &inputs[1])?))),
];
