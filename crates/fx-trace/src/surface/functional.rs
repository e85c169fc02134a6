//! The functions of `torch.nn.functional`. Written by `tools/gen_surface.py`; the lines above a name are the operator's schemas.

use crate::surface::function;

function! {
    /// `aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
    plain adaptive_avg_pool1d = "torch.adaptive_avg_pool1d" (input, output_size)
}
function! {
    /// `adaptive_avg_pool2d(input, output_size)`
    plain adaptive_avg_pool2d = "torch.nn.functional.adaptive_avg_pool2d" (input, output_size)
}
function! {
    /// `adaptive_avg_pool3d(input, output_size)`
    plain adaptive_avg_pool3d = "torch.nn.functional.adaptive_avg_pool3d" (input, output_size)
}
function! {
    /// `adaptive_max_pool1d(input, output_size, return_indices=False)`
    optional adaptive_max_pool1d = "torch.nn.functional.adaptive_max_pool1d" (input, output_size)
}
function! {
    /// `adaptive_max_pool2d(input, output_size, return_indices=False)`
    optional adaptive_max_pool2d = "torch.nn.functional.adaptive_max_pool2d" (input, output_size)
}
function! {
    /// `adaptive_max_pool3d(input, output_size, return_indices=False)`
    optional adaptive_max_pool3d = "torch.nn.functional.adaptive_max_pool3d" (input, output_size)
}
function! {
    /// `affine_grid(theta, size, align_corners=None)`
    optional affine_grid = "torch.nn.functional.affine_grid" (theta, size)
}
function! {
    /// `alpha_dropout(input, p=0.5, training=False, inplace=False)`
    optional alpha_dropout = "torch.nn.functional.alpha_dropout" (input)
}
function! {
    /// `aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
    optional avg_pool1d = "torch.avg_pool1d" (input, kernel_size)
}
function! {
    /// `aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
    optional avg_pool2d = "torch._C._nn.avg_pool2d" (input, kernel_size)
}
function! {
    /// `aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
    optional avg_pool3d = "torch._C._nn.avg_pool3d" (input, kernel_size)
}
function! {
    /// `batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)`
    optional batch_norm = "torch.nn.functional.batch_norm" (input, running_mean, running_var)
}
function! {
    /// `aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
    optional bilinear = "torch.bilinear" (input1, input2, weight)
}
function! {
    /// `binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction='mean')`
    optional binary_cross_entropy = "torch.nn.functional.binary_cross_entropy" (input, target)
}
function! {
    /// `binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)`
    optional binary_cross_entropy_with_logits = "torch.nn.functional.binary_cross_entropy_with_logits" (input, target)
}
function! {
    /// `celu(input, alpha=1.0, inplace=False)`
    rare celu celu_with = "torch.nn.functional.celu" (input)
}
function! {
    /// `aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
    rare celu_ celu_with_ = "torch.celu_" (input)
}
function! {
    /// `aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor`
    plain channel_shuffle = "torch.channel_shuffle" (input, groups)
}
function! {
    /// `aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
    ///
    /// `aten::conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
    optional conv1d = "torch.conv1d" (input, weight)
}
function! {
    /// `aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
    ///
    /// `aten::conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
    optional conv2d = "torch.conv2d" (input, weight)
}
function! {
    /// `aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
    ///
    /// `aten::conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
    optional conv3d = "torch.conv3d" (input, weight)
}
function! {
    /// `aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
    optional conv_tbc = "torch.conv_tbc" (input, weight, bias)
}
function! {
    /// `aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor`
    optional conv_transpose1d = "torch.conv_transpose1d" (input, weight)
}
function! {
    /// `aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor`
    optional conv_transpose2d = "torch.conv_transpose2d" (input, weight)
}
function! {
    /// `aten::conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor`
    optional conv_transpose3d = "torch.conv_transpose3d" (input, weight)
}
function! {
    /// `cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')`
    optional cosine_embedding_loss = "torch.nn.functional.cosine_embedding_loss" (input1, input2, target)
}
function! {
    /// `aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
    optional cosine_similarity = "torch.cosine_similarity" (x1, x2)
}
function! {
    /// `cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)`
    optional cross_entropy = "torch.nn.functional.cross_entropy" (input, target)
}
function! {
    /// `ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)`
    optional ctc_loss = "torch.nn.functional.ctc_loss" (log_probs, targets, input_lengths, target_lengths)
}
function! {
    /// `dropout(input, p=0.5, training=True, inplace=False)`
    optional dropout = "torch.nn.functional.dropout" (input)
}
function! {
    /// `dropout1d(input, p=0.5, training=True, inplace=False)`
    optional dropout1d = "torch.nn.functional.dropout1d" (input)
}
function! {
    /// `dropout2d(input, p=0.5, training=True, inplace=False)`
    optional dropout2d = "torch.nn.functional.dropout2d" (input)
}
function! {
    /// `dropout3d(input, p=0.5, training=True, inplace=False)`
    optional dropout3d = "torch.nn.functional.dropout3d" (input)
}
function! {
    /// `elu(input, alpha=1.0, inplace=False)`
    rare elu elu_with = "torch.nn.functional.elu" (input)
}
function! {
    /// `aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
    optional elu_ = "torch._C._nn.elu_" (input)
}
function! {
    /// `embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)`
    optional embedding = "torch.nn.functional.embedding" (input, weight)
}
function! {
    /// `embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None)`
    optional embedding_bag = "torch.nn.functional.embedding_bag" (input, weight)
}
function! {
    /// `feature_alpha_dropout(input, p=0.5, training=False, inplace=False)`
    optional feature_alpha_dropout = "torch.nn.functional.feature_alpha_dropout" (input)
}
function! {
    /// `fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1)`
    optional fold = "torch.nn.functional.fold" (input, output_size, kernel_size)
}
function! {
    /// `fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)`
    optional fractional_max_pool2d = "torch.nn.functional.fractional_max_pool2d" (input, kernel_size)
}
function! {
    /// `fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)`
    optional fractional_max_pool3d = "torch.nn.functional.fractional_max_pool3d" (input, kernel_size)
}
function! {
    /// `gaussian_nll_loss(input, target, var, full=False, eps=1e-06, reduction='mean')`
    optional gaussian_nll_loss = "torch.nn.functional.gaussian_nll_loss" (input, target, var)
}
function! {
    /// `aten::gelu(Tensor self, *, str approximate="none") -> Tensor`
    rare gelu gelu_with = "torch._C._nn.gelu" (input)
}
function! {
    /// `glu(input, dim=-1)`
    optional glu = "torch.nn.functional.glu" (input)
}
function! {
    /// `grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)`
    optional grid_sample = "torch.nn.functional.grid_sample" (input, grid)
}
function! {
    /// `group_norm(input, num_groups, weight=None, bias=None, eps=1e-05)`
    optional group_norm = "torch.nn.functional.group_norm" (input, num_groups)
}
function! {
    /// `grouped_mm(mat_a, mat_b, offs=None, bias=None, out_dtype=None)`
    optional grouped_mm = "torch.nn.functional.grouped_mm" (mat_a, mat_b)
}
function! {
    /// `gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1)`
    optional gumbel_softmax = "torch.nn.functional.gumbel_softmax" (logits)
}
function! {
    /// `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
    optional hardshrink = "torch.hardshrink" (input)
}
function! {
    /// `hardsigmoid(input, inplace=False)`
    rare hardsigmoid hardsigmoid_with = "torch.nn.functional.hardsigmoid" (input)
}
function! {
    /// `hardswish(input, inplace=False)`
    rare hardswish hardswish_with = "torch.nn.functional.hardswish" (input)
}
function! {
    /// `hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)`
    optional hardtanh = "torch.nn.functional.hardtanh" (input)
}
function! {
    /// `aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
    optional hardtanh_ = "torch._C._nn.hardtanh_" (input)
}
function! {
    /// `hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction='mean')`
    optional hinge_embedding_loss = "torch.nn.functional.hinge_embedding_loss" (input, target)
}
function! {
    /// `huber_loss(input, target, reduction='mean', delta=1.0, weight=None)`
    optional huber_loss = "torch.nn.functional.huber_loss" (input, target)
}
function! {
    /// `instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05)`
    optional instance_norm = "torch.nn.functional.instance_norm" (input)
}
function! {
    /// `interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)`
    optional interpolate = "torch.nn.functional.interpolate" (input)
}
function! {
    /// `kl_div(input, target, size_average=None, reduce=None, reduction='mean', log_target=False)`
    optional kl_div = "torch.nn.functional.kl_div" (input, target)
}
function! {
    /// `l1_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None)`
    optional l1_loss = "torch.nn.functional.l1_loss" (input, target)
}
function! {
    /// `layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)`
    optional layer_norm = "torch.nn.functional.layer_norm" (input, normalized_shape)
}
function! {
    /// `leaky_relu(input, negative_slope=0.01, inplace=False)`
    optional leaky_relu = "torch.nn.functional.leaky_relu" (input)
}
function! {
    /// `aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
    optional leaky_relu_ = "torch._C._nn.leaky_relu_" (input)
}
function! {
    /// `aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor`
    optional linear = "torch._C._nn.linear" (input, weight)
}
function! {
    /// `linear_cross_entropy(input, linear_weight, target, linear_bias=None, weight=None, reduction='mean', ignore_index=None, label_smoothing=0.0, options=None)`
    optional linear_cross_entropy = "torch.nn.functional.linear_cross_entropy" (input, linear_weight, target)
}
function! {
    /// `local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0)`
    optional local_response_norm = "torch.nn.functional.local_response_norm" (input, size)
}
function! {
    /// `log_softmax(input, dim=None, _stacklevel=3, dtype=None)`
    optional log_softmax = "torch.nn.functional.log_softmax" (input)
}
function! {
    /// `logsigmoid(input) -> Tensor`
    plain logsigmoid = "torch._C._nn.log_sigmoid" (input)
}
function! {
    /// `lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False)`
    optional lp_pool1d = "torch.nn.functional.lp_pool1d" (input, norm_type, kernel_size)
}
function! {
    /// `lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False)`
    optional lp_pool2d = "torch.nn.functional.lp_pool2d" (input, norm_type, kernel_size)
}
function! {
    /// `lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False)`
    optional lp_pool3d = "torch.nn.functional.lp_pool3d" (input, norm_type, kernel_size)
}
function! {
    /// `margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')`
    optional margin_ranking_loss = "torch.nn.functional.margin_ranking_loss" (input1, input2, target)
}
function! {
    /// `max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)`
    optional max_pool1d = "torch.nn.functional.max_pool1d" (input, kernel_size)
}
function! {
    /// `max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)`
    optional max_pool2d = "torch.nn.functional.max_pool2d" (input, kernel_size)
}
function! {
    /// `max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)`
    optional max_pool3d = "torch.nn.functional.max_pool3d" (input, kernel_size)
}
function! {
    /// `max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None)`
    optional max_unpool1d = "torch.nn.functional.max_unpool1d" (input, indices, kernel_size)
}
function! {
    /// `max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None)`
    optional max_unpool2d = "torch.nn.functional.max_unpool2d" (input, indices, kernel_size)
}
function! {
    /// `max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None)`
    optional max_unpool3d = "torch.nn.functional.max_unpool3d" (input, indices, kernel_size)
}
function! {
    /// `mish(input, inplace=False)`
    rare mish mish_with = "torch.nn.functional.mish" (input)
}
function! {
    /// `mse_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None)`
    optional mse_loss = "torch.nn.functional.mse_loss" (input, target)
}
function! {
    /// `multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True, is_causal=False)`
    optional multi_head_attention_forward = "torch.nn.functional.multi_head_attention_forward" (query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias)
}
function! {
    /// `multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean')`
    optional multi_margin_loss = "torch.nn.functional.multi_margin_loss" (input, target)
}
function! {
    /// `multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction='mean')`
    optional multilabel_margin_loss = "torch.nn.functional.multilabel_margin_loss" (input, target)
}
function! {
    /// `multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction='mean')`
    optional multilabel_soft_margin_loss = "torch.nn.functional.multilabel_soft_margin_loss" (input, target)
}
function! {
    /// `aten::native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
    plain native_channel_shuffle = "torch.native_channel_shuffle" (input, groups)
}
function! {
    /// `nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')`
    optional nll_loss = "torch.nn.functional.nll_loss" (input, target)
}
function! {
    /// `normalize(input, p=2.0, dim=1, eps=1e-12, out=None)`
    optional normalize = "torch.nn.functional.normalize" (input)
}
function! {
    /// `aten::one_hot(Tensor self, int num_classes=-1) -> Tensor`
    optional one_hot = "torch._C._nn.one_hot" (input)
}
function! {
    /// `pad(input, pad, mode='constant', value=None)`
    optional pad = "torch.nn.functional.pad" (input, pad)
}
function! {
    /// `aten::pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor`
    optional pairwise_distance = "torch.pairwise_distance" (x1, x2)
}
function! {
    /// `aten::pdist(Tensor self, float p=2.) -> Tensor`
    optional pdist = "torch.pdist" (input)
}
function! {
    /// `aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
    plain pixel_shuffle = "torch.pixel_shuffle" (input, upscale_factor)
}
function! {
    /// `aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
    plain pixel_unshuffle = "torch.pixel_unshuffle" (input, downscale_factor)
}
function! {
    /// `poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean')`
    optional poisson_nll_loss = "torch.nn.functional.poisson_nll_loss" (input, target)
}
function! {
    /// `aten::prelu(Tensor self, Tensor weight) -> Tensor`
    plain prelu = "torch.prelu" (input, weight)
}
function! {
    /// `relu(input, inplace=False)`
    rare relu relu_with = "torch.nn.functional.relu" (input)
}
function! {
    /// `relu6(input, inplace=False)`
    rare relu6 relu6_with = "torch.nn.functional.relu6" (input)
}
function! {
    /// `aten::relu_(Tensor(a!) self) -> Tensor(a!)`
    plain relu_ = "torch.relu_" (input)
}
function! {
    /// `rms_norm(input, normalized_shape, weight=None, eps=None)`
    optional rms_norm = "torch.nn.functional.rms_norm" (input, normalized_shape)
}
function! {
    /// `rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)`
    optional rrelu = "torch.nn.functional.rrelu" (input)
}
function! {
    /// `aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
    optional rrelu_ = "torch.rrelu_" (input)
}
function! {
    /// `aten::scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor`
    optional scaled_dot_product_attention = "torch._C._nn.scaled_dot_product_attention" (query, key, value)
}
function! {
    /// `scaled_grouped_mm(mat_a, mat_b, scale_a, scale_recipe_a, scale_b, scale_recipe_b, swizzle_a=None, swizzle_b=None, bias=None, offs=None, output_dtype=torch.bfloat16, contraction_dim=(), use_fast_accum=False)`
    optional scaled_grouped_mm = "torch.nn.functional.scaled_grouped_mm" (mat_a, mat_b, scale_a, scale_recipe_a, scale_b, scale_recipe_b)
}
function! {
    /// `scaled_mm(mat_a, mat_b, scale_a, scale_recipe_a, scale_b, scale_recipe_b, swizzle_a=None, swizzle_b=None, bias=None, output_dtype=torch.bfloat16, contraction_dim=(), use_fast_accum=False)`
    optional scaled_mm = "torch.nn.functional.scaled_mm" (mat_a, mat_b, scale_a, scale_recipe_a, scale_b, scale_recipe_b)
}
function! {
    /// `selu(input, inplace=False)`
    rare selu selu_with = "torch.nn.functional.selu" (input)
}
function! {
    /// `aten::selu_(Tensor(a!) self) -> Tensor(a!)`
    plain selu_ = "torch.selu_" (input)
}
function! {
    /// `sigmoid(input)`
    plain sigmoid = "torch.nn.functional.sigmoid" (input)
}
function! {
    /// `silu(input, inplace=False)`
    rare silu silu_with = "torch.nn.functional.silu" (input)
}
function! {
    /// `smooth_l1_loss(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0)`
    optional smooth_l1_loss = "torch.nn.functional.smooth_l1_loss" (input, target)
}
function! {
    /// `soft_margin_loss(input, target, size_average=None, reduce=None, reduction='mean')`
    optional soft_margin_loss = "torch.nn.functional.soft_margin_loss" (input, target)
}
function! {
    /// `softmax(input, dim=None, _stacklevel=3, dtype=None)`
    optional softmax = "torch.nn.functional.softmax" (input)
}
function! {
    /// `softmin(input, dim=None, _stacklevel=3, dtype=None)`
    optional softmin = "torch.nn.functional.softmin" (input)
}
function! {
    /// `aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
    optional softplus = "torch._C._nn.softplus" (input)
}
function! {
    /// `aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
    optional softshrink = "torch._C._nn.softshrink" (input)
}
function! {
    /// `softsign(input)`
    plain softsign = "torch.nn.functional.softsign" (input)
}
function! {
    /// `tanh(input)`
    plain tanh = "torch.nn.functional.tanh" (input)
}
function! {
    /// `tanhshrink(input)`
    plain tanhshrink = "torch.nn.functional.tanhshrink" (input)
}
function! {
    /// `threshold(input, threshold, value, inplace=False)`
    rare threshold threshold_with = "torch.nn.functional._threshold" (input, threshold, value)
}
function! {
    /// `aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
    plain threshold_ = "torch.threshold_" (input, threshold, value)
}
function! {
    /// `triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, reduce=None, reduction='mean')`
    optional triplet_margin_loss = "torch.nn.functional.triplet_margin_loss" (anchor, positive, negative)
}
function! {
    /// `triplet_margin_with_distance_loss(anchor, positive, negative, distance_function=None, margin=1.0, swap=False, reduction='mean')`
    optional triplet_margin_with_distance_loss = "torch.nn.functional.triplet_margin_with_distance_loss" (anchor, positive, negative)
}
function! {
    /// `unfold(input, kernel_size, dilation=1, padding=0, stride=1)`
    optional unfold = "torch.nn.functional.unfold" (input, kernel_size)
}
function! {
    /// `upsample(input, size=None, scale_factor=None, mode='nearest', align_corners=None)`
    optional upsample = "torch.nn.functional.upsample" (input)
}
function! {
    /// `upsample_bilinear(input, size=None, scale_factor=None)`
    optional upsample_bilinear = "torch.nn.functional.upsample_bilinear" (input)
}
function! {
    /// `upsample_nearest(input, size=None, scale_factor=None)`
    optional upsample_nearest = "torch.nn.functional.upsample_nearest" (input)
}
