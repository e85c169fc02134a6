//! The functions of `torch`. Written by `tools/gen_surface.py`; the lines above a name are the operator's schemas.

use crate::surface::function;

function! {
    /// `_assert(condition, message)`
    plain _assert = "torch._assert" (condition, message)
}
function! {
    /// `aten::abs(Tensor self) -> Tensor`
    plain abs = "torch.abs" (input)
}
function! {
    /// `aten::abs_(Tensor(a!) self) -> Tensor(a!)`
    plain abs_ = "torch.abs_" (input)
}
function! {
    /// `aten::absolute(Tensor self) -> Tensor`
    plain absolute = "torch.absolute" (input)
}
function! {
    /// `aten::acos(Tensor self) -> Tensor`
    plain acos = "torch.acos" (input)
}
function! {
    /// `aten::acos_(Tensor(a!) self) -> Tensor(a!)`
    plain acos_ = "torch.acos_" (input)
}
function! {
    /// `aten::acosh(Tensor self) -> Tensor`
    plain acosh = "torch.acosh" (input)
}
function! {
    /// `aten::acosh_(Tensor(a!) self) -> Tensor(a!)`
    plain acosh_ = "torch.acosh_" (input)
}
function! {
    /// `aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
    plain adaptive_avg_pool1d = "torch.adaptive_avg_pool1d" (input, output_size)
}
function! {
    /// `aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
    plain adaptive_max_pool1d = "torch.adaptive_max_pool1d" (input, output_size)
}
function! {
    /// `aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
    rare add add_with = "torch.add" (input, other)
}
function! {
    /// `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional addbmm = "torch.addbmm" (input, batch1, batch2)
}
function! {
    /// `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
    optional addcdiv = "torch.addcdiv" (input, tensor1, tensor2)
}
function! {
    /// `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
    optional addcmul = "torch.addcmul" (input, tensor1, tensor2)
}
function! {
    /// `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional addmm = "torch.addmm" (input, mat1, mat2)
}
function! {
    /// `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional addmv = "torch.addmv" (input, mat, vec)
}
function! {
    /// `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
    optional addmv_ = "torch.addmv_" (input, mat, vec)
}
function! {
    /// `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional addr = "torch.addr" (input, vec1, vec2)
}
function! {
    /// `aten::adjoint(Tensor(a) self) -> Tensor(a)`
    plain adjoint = "torch.adjoint" (input)
}
function! {
    /// `aten::affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor`
    plain affine_grid_generator = "torch.affine_grid_generator" (theta, size, align_corners)
}
function! {
    /// `aten::alias_copy(Tensor self) -> Tensor`
    plain alias_copy = "torch.alias_copy" (input)
}
function! {
    /// `aten::all(Tensor self) -> Tensor`
    ///
    /// `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
    ///
    /// `aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
    optional all = "torch.all" (input)
}
function! {
    /// `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
    optional allclose = "torch.allclose" (input, other)
}
function! {
    /// `aten::alpha_dropout(Tensor input, float p, bool train) -> Tensor`
    plain alpha_dropout = "torch.alpha_dropout" (input, p, train)
}
function! {
    /// `aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
    plain alpha_dropout_ = "torch.alpha_dropout_" (input, p, train)
}
function! {
    /// `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
    optional amax = "torch.amax" (input)
}
function! {
    /// `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
    optional amin = "torch.amin" (input)
}
function! {
    /// `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
    optional aminmax = "torch.aminmax" (input)
}
function! {
    /// `aten::angle(Tensor self) -> Tensor`
    plain angle = "torch.angle" (input)
}
function! {
    /// `aten::any(Tensor self) -> Tensor`
    ///
    /// `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
    ///
    /// `aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
    optional any = "torch.any" (input)
}
function! {
    /// `aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional arange = "torch.arange" (end)
}
function! {
    /// `aten::arccos(Tensor self) -> Tensor`
    plain arccos = "torch.arccos" (input)
}
function! {
    /// `aten::arccos_(Tensor(a!) self) -> Tensor(a!)`
    plain arccos_ = "torch.arccos_" (input)
}
function! {
    /// `aten::arccosh(Tensor self) -> Tensor`
    plain arccosh = "torch.arccosh" (input)
}
function! {
    /// `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)`
    plain arccosh_ = "torch.arccosh_" (input)
}
function! {
    /// `aten::arcsin(Tensor self) -> Tensor`
    plain arcsin = "torch.arcsin" (input)
}
function! {
    /// `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)`
    plain arcsin_ = "torch.arcsin_" (input)
}
function! {
    /// `aten::arcsinh(Tensor self) -> Tensor`
    plain arcsinh = "torch.arcsinh" (input)
}
function! {
    /// `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)`
    plain arcsinh_ = "torch.arcsinh_" (input)
}
function! {
    /// `aten::arctan(Tensor self) -> Tensor`
    plain arctan = "torch.arctan" (input)
}
function! {
    /// `aten::arctan2(Tensor self, Tensor other) -> Tensor`
    plain arctan2 = "torch.arctan2" (input, other)
}
function! {
    /// `aten::arctan_(Tensor(a!) self) -> Tensor(a!)`
    plain arctan_ = "torch.arctan_" (input)
}
function! {
    /// `aten::arctanh(Tensor self) -> Tensor`
    plain arctanh = "torch.arctanh" (input)
}
function! {
    /// `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)`
    plain arctanh_ = "torch.arctanh_" (input)
}
function! {
    /// `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
    optional argmax = "torch.argmax" (input)
}
function! {
    /// `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
    optional argmin = "torch.argmin" (input)
}
function! {
    /// `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
    ///
    /// `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
    optional argsort = "torch.argsort" (input)
}
function! {
    /// `aten::argwhere(Tensor self) -> Tensor`
    plain argwhere = "torch.argwhere" (input)
}
function! {
    /// `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
    optional as_strided = "torch.as_strided" (input, size, stride)
}
function! {
    /// `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
    optional as_strided_ = "torch.as_strided_" (input, size, stride)
}
function! {
    /// `aten::as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
    optional as_strided_copy = "torch.as_strided_copy" (input, size, stride)
}
function! {
    /// `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
    optional as_strided_scatter = "torch.as_strided_scatter" (input, src, size, stride)
}
function! {
    /// `aten::asin(Tensor self) -> Tensor`
    plain asin = "torch.asin" (input)
}
function! {
    /// `aten::asin_(Tensor(a!) self) -> Tensor(a!)`
    plain asin_ = "torch.asin_" (input)
}
function! {
    /// `aten::asinh(Tensor self) -> Tensor`
    plain asinh = "torch.asinh" (input)
}
function! {
    /// `aten::asinh_(Tensor(a!) self) -> Tensor(a!)`
    plain asinh_ = "torch.asinh_" (input)
}
function! {
    /// `aten::atan(Tensor self) -> Tensor`
    plain atan = "torch.atan" (input)
}
function! {
    /// `aten::atan2(Tensor self, Tensor other) -> Tensor`
    plain atan2 = "torch.atan2" (input, other)
}
function! {
    /// `aten::atan_(Tensor(a!) self) -> Tensor(a!)`
    plain atan_ = "torch.atan_" (input)
}
function! {
    /// `aten::atanh(Tensor self) -> Tensor`
    plain atanh = "torch.atanh" (input)
}
function! {
    /// `aten::atanh_(Tensor(a!) self) -> Tensor(a!)`
    plain atanh_ = "torch.atanh_" (input)
}
function! {
    /// `atleast_1d(tensors)`
    plain atleast_1d = "torch.functional.atleast_1d" (input)
}
function! {
    /// `atleast_2d(tensors)`
    plain atleast_2d = "torch.functional.atleast_2d" (input)
}
function! {
    /// `atleast_3d(tensors)`
    plain atleast_3d = "torch.functional.atleast_3d" (input)
}
function! {
    /// `aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
    optional avg_pool1d = "torch.avg_pool1d" (input, kernel_size)
}
function! {
    /// `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional baddbmm = "torch.baddbmm" (input, batch1, batch2)
}
function! {
    /// `aten::bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional bartlett_window = "torch.bartlett_window" (window_length)
}
function! {
    /// `aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor`
    plain batch_norm = "torch.batch_norm" (input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled)
}
function! {
    /// `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
    ///
    /// `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
    ///
    /// `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
    optional bernoulli = "torch.bernoulli" (input)
}
function! {
    /// `aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
    optional bilinear = "torch.bilinear" (input1, input2, weight)
}
function! {
    /// `aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
    optional bincount = "torch.bincount" (input)
}
function! {
    /// `aten::binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor`
    rare binomial binomial_with = "torch.binomial" (count, prob)
}
function! {
    /// `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
    plain bitwise_and = "torch.bitwise_and" (input, other)
}
function! {
    /// `aten::bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
    plain bitwise_left_shift = "torch.bitwise_left_shift" (input, other)
}
function! {
    /// `aten::bitwise_not(Tensor self) -> Tensor`
    plain bitwise_not = "torch.bitwise_not" (input)
}
function! {
    /// `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
    plain bitwise_or = "torch.bitwise_or" (input, other)
}
function! {
    /// `aten::bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
    plain bitwise_right_shift = "torch.bitwise_right_shift" (input, other)
}
function! {
    /// `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
    plain bitwise_xor = "torch.bitwise_xor" (input, other)
}
function! {
    /// `aten::blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional blackman_window = "torch.blackman_window" (window_length)
}
function! {
    /// `block_diag(tensors)`
    spread block_diag = "torch.functional.block_diag" (tensors)
}
function! {
    /// `aten::bmm(Tensor self, Tensor mat2) -> Tensor`
    ///
    /// `aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
    optional bmm = "torch.bmm" (input, mat2)
}
function! {
    /// `broadcast_shapes(shapes)`
    optional broadcast_shapes = "torch.functional.broadcast_shapes" ()
}
function! {
    /// `broadcast_tensors(tensors)`
    spread broadcast_tensors = "torch.functional.broadcast_tensors" (tensors)
}
function! {
    /// `aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
    plain broadcast_to = "torch.broadcast_to" (input, size)
}
function! {
    /// `aten::bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
    ///
    /// `aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
    optional bucketize = "torch.bucketize" (input, boundaries)
}
function! {
    /// `aten::can_cast(ScalarType from_, ScalarType to) -> bool`
    plain can_cast = "torch.can_cast" (from_, to)
}
function! {
    /// `cartesian_prod(tensors)`
    spread cartesian_prod = "torch.functional.cartesian_prod" (tensors)
}
function! {
    /// `aten::cat(Tensor[] tensors, int dim=0) -> Tensor`
    optional cat = "torch.cat" (tensors)
}
function! {
    /// `aten::ccol_indices_copy(Tensor self) -> Tensor`
    plain ccol_indices_copy = "torch.ccol_indices_copy" (input)
}
function! {
    /// `cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')`
    optional cdist = "torch.functional.cdist" (x1, x2)
}
function! {
    /// `aten::ceil(Tensor self) -> Tensor`
    plain ceil = "torch.ceil" (input)
}
function! {
    /// `aten::ceil_(Tensor(a!) self) -> Tensor(a!)`
    plain ceil_ = "torch.ceil_" (input)
}
function! {
    /// `aten::celu(Tensor self, Scalar alpha=1.) -> Tensor`
    rare celu celu_with = "torch.celu" (input)
}
function! {
    /// `aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
    rare celu_ celu_with_ = "torch.celu_" (input)
}
function! {
    /// `chain_matmul(matrices, out=None)`
    plain chain_matmul = "torch.functional.chain_matmul" (matrices)
}
function! {
    /// `aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor`
    plain channel_shuffle = "torch.channel_shuffle" (input, groups)
}
function! {
    /// `aten::cholesky(Tensor self, bool upper=False) -> Tensor`
    optional cholesky = "torch.cholesky" (input)
}
function! {
    /// `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
    optional cholesky_inverse = "torch.cholesky_inverse" (input)
}
function! {
    /// `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
    optional cholesky_solve = "torch.cholesky_solve" (input, input2)
}
function! {
    /// `aten::choose_qparams_optimized(Tensor input, int numel, int n_bins, float ratio, int bit_width) -> (Tensor, Tensor)`
    plain choose_qparams_optimized = "torch.choose_qparams_optimized" (input, numel, n_bins, ratio, bit_width)
}
function! {
    /// `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
    optional chunk = "torch.chunk" (input, chunks)
}
function! {
    /// `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
    ///
    /// `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
    optional clamp = "torch.clamp" (input)
}
function! {
    /// `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
    ///
    /// `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
    optional clamp_ = "torch.clamp_" (input)
}
function! {
    /// `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
    ///
    /// `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
    plain clamp_max = "torch.clamp_max" (input, max)
}
function! {
    /// `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
    ///
    /// `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
    plain clamp_max_ = "torch.clamp_max_" (input, max)
}
function! {
    /// `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
    ///
    /// `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
    plain clamp_min = "torch.clamp_min" (input, min)
}
function! {
    /// `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
    ///
    /// `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
    plain clamp_min_ = "torch.clamp_min_" (input, min)
}
function! {
    /// `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
    ///
    /// `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
    optional clip = "torch.clip" (input)
}
function! {
    /// `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
    ///
    /// `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
    optional clip_ = "torch.clip_" (input)
}
function! {
    /// `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
    rare clone_tensor clone_with = "torch.clone" (input)
}
function! {
    /// `aten::col_indices_copy(Tensor self) -> Tensor`
    plain col_indices_copy = "torch.col_indices_copy" (input)
}
function! {
    /// `aten::column_stack(Tensor[] tensors) -> Tensor`
    plain column_stack = "torch.column_stack" (tensors)
}
function! {
    /// `aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor`
    optional combinations = "torch.combinations" (input)
}
function! {
    /// `aten::complex(Tensor real, Tensor imag) -> Tensor`
    plain complex = "torch.complex" (real, imag)
}
function! {
    /// `aten::concat(Tensor[] tensors, int dim=0) -> Tensor`
    optional concat = "torch.concat" (tensors)
}
function! {
    /// `aten::concatenate(Tensor[] tensors, int dim=0) -> Tensor`
    optional concatenate = "torch.concatenate" (tensors)
}
function! {
    /// `aten::conj(Tensor(a) self) -> Tensor(a)`
    plain conj = "torch.conj" (input)
}
function! {
    /// `aten::conj_physical(Tensor self) -> Tensor`
    plain conj_physical = "torch.conj_physical" (input)
}
function! {
    /// `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)`
    plain conj_physical_ = "torch.conj_physical_" (input)
}
function! {
    /// `aten::constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor`
    optional constant_pad_nd = "torch.constant_pad_nd" (input, pad)
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
    /// `aten::convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
    plain convolution = "torch.convolution" (input, weight, bias, stride, padding, dilation, transposed, output_padding, groups)
}
function! {
    /// `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor`
    plain copysign = "torch.copysign" (input, other)
}
function! {
    /// `aten::corrcoef(Tensor self) -> Tensor`
    plain corrcoef = "torch.corrcoef" (input)
}
function! {
    /// `aten::cos(Tensor self) -> Tensor`
    plain cos = "torch.cos" (input)
}
function! {
    /// `aten::cos_(Tensor(a!) self) -> Tensor(a!)`
    plain cos_ = "torch.cos_" (input)
}
function! {
    /// `aten::cosh(Tensor self) -> Tensor`
    plain cosh = "torch.cosh" (input)
}
function! {
    /// `aten::cosh_(Tensor(a!) self) -> Tensor(a!)`
    plain cosh_ = "torch.cosh_" (input)
}
function! {
    /// `aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
    optional cosine_embedding_loss = "torch.cosine_embedding_loss" (input1, input2, target)
}
function! {
    /// `aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
    optional cosine_similarity = "torch.cosine_similarity" (x1, x2)
}
function! {
    /// `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
    ///
    /// `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
    optional count_nonzero = "torch.count_nonzero" (input)
}
function! {
    /// `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
    optional cov = "torch.cov" (input)
}
function! {
    /// `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
    optional cross = "torch.cross" (input, other)
}
function! {
    /// `aten::crow_indices_copy(Tensor self) -> Tensor`
    plain crow_indices_copy = "torch.crow_indices_copy" (input)
}
function! {
    /// `aten::ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
    ///
    /// `aten::ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
    optional ctc_loss = "torch.ctc_loss" (log_probs, targets, input_lengths, target_lengths)
}
function! {
    /// `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
    plain cummax = "torch.cummax" (input, dim)
}
function! {
    /// `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
    plain cummin = "torch.cummin" (input, dim)
}
function! {
    /// `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
    rare cumprod cumprod_with = "torch.cumprod" (input, dim)
}
function! {
    /// `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
    rare cumsum cumsum_with = "torch.cumsum" (input, dim)
}
function! {
    /// `aten::cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
    ///
    /// `aten::cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
    optional cumulative_trapezoid = "torch.cumulative_trapezoid" (y)
}
function! {
    /// `aten::deg2rad(Tensor self) -> Tensor`
    plain deg2rad = "torch.deg2rad" (input)
}
function! {
    /// `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)`
    plain deg2rad_ = "torch.deg2rad_" (input)
}
function! {
    /// `aten::dequantize.self(Tensor self) -> Tensor`
    ///
    /// `aten::dequantize.tensors(Tensor[] tensors) -> Tensor[]`
    plain dequantize = "torch.dequantize" (input)
}
function! {
    /// `aten::det(Tensor self) -> Tensor`
    plain det = "torch.det" (input)
}
function! {
    /// `aten::detach(Tensor(a) self) -> Tensor(a)`
    plain detach = "torch.detach" (input)
}
function! {
    /// `aten::detach_(Tensor(a!) self) -> Tensor(a!)`
    plain detach_ = "torch.detach_" (input)
}
function! {
    /// `aten::detach_copy(Tensor self) -> Tensor`
    plain detach_copy = "torch.detach_copy" (input)
}
function! {
    /// `aten::diag(Tensor self, int diagonal=0) -> Tensor`
    optional diag = "torch.diag" (input)
}
function! {
    /// `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
    optional diag_embed = "torch.diag_embed" (input)
}
function! {
    /// `aten::diagflat(Tensor self, int offset=0) -> Tensor`
    optional diagflat = "torch.diagflat" (input)
}
function! {
    /// `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
    optional diagonal = "torch.diagonal" (input)
}
function! {
    /// `aten::diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor`
    optional diagonal_copy = "torch.diagonal_copy" (input)
}
function! {
    /// `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
    optional diagonal_scatter = "torch.diagonal_scatter" (input, src)
}
function! {
    /// `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
    optional diff = "torch.diff" (input)
}
function! {
    /// `aten::digamma(Tensor self) -> Tensor`
    plain digamma = "torch.digamma" (input)
}
function! {
    /// `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
    optional dist = "torch.dist" (input, other)
}
function! {
    /// `aten::div.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
    ///
    /// `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
    ///
    /// `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
    rare div div_with = "torch.div" (input, other)
}
function! {
    /// `aten::divide.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
    ///
    /// `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
    ///
    /// `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
    rare divide divide_with = "torch.divide" (input, other)
}
function! {
    /// `aten::dot(Tensor self, Tensor tensor) -> Tensor`
    plain dot = "torch.dot" (input, tensor)
}
function! {
    /// `aten::dropout(Tensor input, float p, bool train) -> Tensor`
    plain dropout = "torch.dropout" (input, p, train)
}
function! {
    /// `aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
    plain dropout_ = "torch.dropout_" (input, p, train)
}
function! {
    /// `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
    ///
    /// `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
    plain dsplit = "torch.dsplit" (input, indices)
}
function! {
    /// `aten::dstack(Tensor[] tensors) -> Tensor`
    plain dstack = "torch.dstack" (tensors)
}
function! {
    /// `einsum(args)`
    spread einsum = "torch.functional.einsum" (equation, operands)
}
function! {
    /// `aten::embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor`
    optional embedding = "torch.embedding" (weight, indices)
}
function! {
    /// `aten::embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
    ///
    /// `aten::embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)`
    optional embedding_bag = "torch.embedding_bag" (weight, indices, offsets)
}
function! {
    /// `aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)`
    plain embedding_renorm_ = "torch.embedding_renorm_" (input, indices, max_norm, norm_type)
}
function! {
    /// `aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare empty empty_with = "torch.empty" (size)
}
function! {
    /// `aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare empty_like empty_like_with = "torch.empty_like" (input)
}
function! {
    /// `aten::empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare empty_permuted empty_permuted_with = "torch.empty_permuted" (size, physical_layout)
}
function! {
    /// `aten::empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare empty_quantized empty_quantized_with = "torch.empty_quantized" (size, qtensor)
}
function! {
    /// `aten::empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare empty_strided empty_strided_with = "torch.empty_strided" (size, stride)
}
function! {
    /// `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor`
    plain eq = "torch.eq" (input, other)
}
function! {
    /// `aten::equal(Tensor self, Tensor other) -> bool`
    plain equal = "torch.equal" (input, other)
}
function! {
    /// `aten::erf(Tensor self) -> Tensor`
    plain erf = "torch.erf" (input)
}
function! {
    /// `aten::erf_(Tensor(a!) self) -> Tensor(a!)`
    plain erf_ = "torch.erf_" (input)
}
function! {
    /// `aten::erfc(Tensor self) -> Tensor`
    plain erfc = "torch.erfc" (input)
}
function! {
    /// `aten::erfc_(Tensor(a!) self) -> Tensor(a!)`
    plain erfc_ = "torch.erfc_" (input)
}
function! {
    /// `aten::erfinv(Tensor self) -> Tensor`
    plain erfinv = "torch.erfinv" (input)
}
function! {
    /// `aten::exp(Tensor self) -> Tensor`
    plain exp = "torch.exp" (input)
}
function! {
    /// `aten::exp2(Tensor self) -> Tensor`
    plain exp2 = "torch.exp2" (input)
}
function! {
    /// `aten::exp2_(Tensor(a!) self) -> Tensor(a!)`
    plain exp2_ = "torch.exp2_" (input)
}
function! {
    /// `aten::exp_(Tensor(a!) self) -> Tensor(a!)`
    plain exp_ = "torch.exp_" (input)
}
function! {
    /// `aten::expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor`
    rare expand_copy expand_copy_with = "torch.expand_copy" (input, size)
}
function! {
    /// `aten::expm1(Tensor self) -> Tensor`
    plain expm1 = "torch.expm1" (input)
}
function! {
    /// `aten::expm1_(Tensor(a!) self) -> Tensor(a!)`
    plain expm1_ = "torch.expm1_" (input)
}
function! {
    /// `aten::eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional eye = "torch.eye" (n)
}
function! {
    /// `aten::feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor`
    plain feature_alpha_dropout = "torch.feature_alpha_dropout" (input, p, train)
}
function! {
    /// `aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
    plain feature_alpha_dropout_ = "torch.feature_alpha_dropout_" (input, p, train)
}
function! {
    /// `aten::feature_dropout(Tensor input, float p, bool train) -> Tensor`
    plain feature_dropout = "torch.feature_dropout" (input, p, train)
}
function! {
    /// `aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
    plain feature_dropout_ = "torch.feature_dropout_" (input, p, train)
}
function! {
    /// `aten::fill.Scalar(Tensor self, Scalar value) -> Tensor`
    ///
    /// `aten::fill.Tensor(Tensor self, Tensor value) -> Tensor`
    plain fill = "torch.fill" (input, value)
}
function! {
    /// `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
    ///
    /// `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
    plain fill_ = "torch.fill_" (input, value)
}
function! {
    /// `aten::fix(Tensor self) -> Tensor`
    plain fix = "torch.fix" (input)
}
function! {
    /// `aten::fix_(Tensor(a!) self) -> Tensor(a!)`
    plain fix_ = "torch.fix_" (input)
}
function! {
    /// `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
    optional flatten = "torch.flatten" (input)
}
function! {
    /// `aten::flip(Tensor self, int[] dims) -> Tensor`
    plain flip = "torch.flip" (input, dims)
}
function! {
    /// `aten::fliplr(Tensor self) -> Tensor`
    plain fliplr = "torch.fliplr" (input)
}
function! {
    /// `aten::flipud(Tensor self) -> Tensor`
    plain flipud = "torch.flipud" (input)
}
function! {
    /// `aten::float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
    ///
    /// `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
    ///
    /// `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
    plain float_power = "torch.float_power" (input, exponent)
}
function! {
    /// `aten::floor(Tensor self) -> Tensor`
    plain floor = "torch.floor" (input)
}
function! {
    /// `aten::floor_(Tensor(a!) self) -> Tensor(a!)`
    plain floor_ = "torch.floor_" (input)
}
function! {
    /// `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
    ///
    /// `aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor`
    plain floor_divide = "torch.floor_divide" (input, other)
}
function! {
    /// `aten::fmax(Tensor self, Tensor other) -> Tensor`
    plain fmax = "torch.fmax" (input, other)
}
function! {
    /// `aten::fmin(Tensor self, Tensor other) -> Tensor`
    plain fmin = "torch.fmin" (input, other)
}
function! {
    /// `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor`
    plain fmod = "torch.fmod" (input, other)
}
function! {
    /// `aten::frac(Tensor self) -> Tensor`
    plain frac = "torch.frac" (input)
}
function! {
    /// `aten::frac_(Tensor(a!) self) -> Tensor(a!)`
    plain frac_ = "torch.frac_" (input)
}
function! {
    /// `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
    plain frexp = "torch.frexp" (input)
}
function! {
    /// `aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
    optional frobenius_norm = "torch.frobenius_norm" (input, dim)
}
function! {
    /// `aten::from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional from_file = "torch.from_file" (filename)
}
function! {
    /// `aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare full full_with = "torch.full" (size, fill_value)
}
function! {
    /// `aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare full_like full_like_with = "torch.full_like" (input, fill_value)
}
function! {
    /// `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
    optional gather = "torch.gather" (input, dim, index)
}
function! {
    /// `aten::gcd(Tensor self, Tensor other) -> Tensor`
    plain gcd = "torch.gcd" (input, other)
}
function! {
    /// `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
    plain gcd_ = "torch.gcd_" (input, other)
}
function! {
    /// `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor`
    plain ge = "torch.ge" (input, other)
}
function! {
    /// `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)`
    plain geqrf = "torch.geqrf" (input)
}
function! {
    /// `aten::ger(Tensor self, Tensor vec2) -> Tensor`
    plain ger = "torch.ger" (input, vec2)
}
function! {
    /// `aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
    ///
    /// `aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
    optional gradient = "torch.gradient" (input)
}
function! {
    /// `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor`
    plain greater = "torch.greater" (input, other)
}
function! {
    /// `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
    plain greater_equal = "torch.greater_equal" (input, other)
}
function! {
    /// `aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
    plain grid_sampler = "torch.grid_sampler" (input, grid, interpolation_mode, padding_mode, align_corners)
}
function! {
    /// `aten::grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
    plain grid_sampler_2d = "torch.grid_sampler_2d" (input, grid, interpolation_mode, padding_mode, align_corners)
}
function! {
    /// `aten::grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
    plain grid_sampler_3d = "torch.grid_sampler_3d" (input, grid, interpolation_mode, padding_mode, align_corners)
}
function! {
    /// `aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor`
    optional group_norm = "torch.group_norm" (input, num_groups)
}
function! {
    /// `aten::gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
    ///
    /// `aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
    plain gru = "torch.gru" (data, batch_sizes, hx, params, has_biases, num_layers, dropout, train, bidirectional)
}
function! {
    /// `aten::gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
    optional gru_cell = "torch.gru_cell" (input, hx, w_ih, w_hh)
}
function! {
    /// `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor`
    plain gt = "torch.gt" (input, other)
}
function! {
    /// `aten::hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional hamming_window = "torch.hamming_window" (window_length)
}
function! {
    /// `aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional hann_window = "torch.hann_window" (window_length)
}
function! {
    /// `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
    optional hardshrink = "torch.hardshrink" (input)
}
function! {
    /// `aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
    optional hash_tensor = "torch.hash_tensor" (input)
}
function! {
    /// `aten::heaviside(Tensor self, Tensor values) -> Tensor`
    plain heaviside = "torch.heaviside" (input, values)
}
function! {
    /// `aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
    optional hinge_embedding_loss = "torch.hinge_embedding_loss" (input, target)
}
function! {
    /// `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
    optional histc = "torch.histc" (input)
}
function! {
    /// `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
    ///
    /// `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
    optional histogram = "torch.histogram" (input)
}
function! {
    /// `aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
    ///
    /// `aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
    ///
    /// `aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
    optional histogramdd = "torch.histogramdd" (input, bins)
}
function! {
    /// `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
    ///
    /// `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
    plain hsplit = "torch.hsplit" (input, indices)
}
function! {
    /// `aten::hspmm(Tensor mat1, Tensor mat2) -> Tensor`
    plain hspmm = "torch.hspmm" (mat1, mat2)
}
function! {
    /// `aten::hstack(Tensor[] tensors) -> Tensor`
    plain hstack = "torch.hstack" (tensors)
}
function! {
    /// `aten::hypot(Tensor self, Tensor other) -> Tensor`
    plain hypot = "torch.hypot" (input, other)
}
function! {
    /// `aten::i0(Tensor self) -> Tensor`
    plain i0 = "torch.i0" (input)
}
function! {
    /// `aten::i0_(Tensor(a!) self) -> Tensor(a!)`
    plain i0_ = "torch.i0_" (input)
}
function! {
    /// `aten::igamma(Tensor self, Tensor other) -> Tensor`
    plain igamma = "torch.igamma" (input, other)
}
function! {
    /// `aten::igammac(Tensor self, Tensor other) -> Tensor`
    plain igammac = "torch.igammac" (input, other)
}
function! {
    /// `aten::imag(Tensor(a) self) -> Tensor(a)`
    plain imag = "torch.imag" (input)
}
function! {
    /// `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
    rare index_add index_add_with = "torch.index_add" (input, dim, index, source)
}
function! {
    /// `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
    plain index_copy = "torch.index_copy" (input, dim, index, source)
}
function! {
    /// `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
    ///
    /// `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
    plain index_fill = "torch.index_fill" (input, dim, index, value)
}
function! {
    /// `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
    optional index_put = "torch.index_put" (input, indices, values)
}
function! {
    /// `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
    optional index_put_ = "torch.index_put_" (input, indices, values)
}
function! {
    /// `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
    optional index_reduce = "torch.index_reduce" (input, dim, index, source, reduce)
}
function! {
    /// `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor`
    plain index_select = "torch.index_select" (input, dim, index)
}
function! {
    /// `aten::indices_copy(Tensor self) -> Tensor`
    plain indices_copy = "torch.indices_copy" (input)
}
function! {
    /// `aten::inner(Tensor self, Tensor other) -> Tensor`
    plain inner = "torch.inner" (input, other)
}
function! {
    /// `aten::int_repr(Tensor self) -> Tensor`
    plain int_repr = "torch.int_repr" (input)
}
function! {
    /// `aten::inverse(Tensor self) -> Tensor`
    plain inverse = "torch.inverse" (input)
}
function! {
    /// `aten::is_complex(Tensor self) -> bool`
    plain is_complex = "torch.is_complex" (input)
}
function! {
    /// `aten::is_conj(Tensor self) -> bool`
    plain is_conj = "torch.is_conj" (input)
}
function! {
    /// `aten::is_distributed(Tensor self) -> bool`
    plain is_distributed = "torch.is_distributed" (input)
}
function! {
    /// `aten::is_floating_point(Tensor self) -> bool`
    plain is_floating_point = "torch.is_floating_point" (input)
}
function! {
    /// `aten::is_inference(Tensor self) -> bool`
    plain is_inference = "torch.is_inference" (input)
}
function! {
    /// `aten::is_neg(Tensor self) -> bool`
    plain is_neg = "torch.is_neg" (input)
}
function! {
    /// `aten::is_nonzero(Tensor self) -> bool`
    plain is_nonzero = "torch.is_nonzero" (input)
}
function! {
    /// `aten::is_same_size(Tensor self, Tensor other) -> bool`
    plain is_same_size = "torch.is_same_size" (input, other)
}
function! {
    /// `aten::is_signed(Tensor self) -> bool`
    plain is_signed = "torch.is_signed" (input)
}
function! {
    /// `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
    optional isclose = "torch.isclose" (input, other)
}
function! {
    /// `aten::isfinite(Tensor self) -> Tensor`
    plain isfinite = "torch.isfinite" (input)
}
function! {
    /// `aten::isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
    ///
    /// `aten::isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor`
    ///
    /// `aten::isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
    optional isin = "torch.isin" (element, test_elements)
}
function! {
    /// `aten::isinf(Tensor self) -> Tensor`
    plain isinf = "torch.isinf" (input)
}
function! {
    /// `aten::isnan(Tensor self) -> Tensor`
    plain isnan = "torch.isnan" (input)
}
function! {
    /// `aten::isneginf(Tensor self) -> Tensor`
    plain isneginf = "torch.isneginf" (input)
}
function! {
    /// `aten::isposinf(Tensor self) -> Tensor`
    plain isposinf = "torch.isposinf" (input)
}
function! {
    /// `aten::isreal(Tensor self) -> Tensor`
    plain isreal = "torch.isreal" (input)
}
function! {
    /// `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
    optional istft = "torch.istft" (input, n_fft)
}
function! {
    /// `aten::kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional kaiser_window = "torch.kaiser_window" (window_length)
}
function! {
    /// `aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
    optional kl_div = "torch.kl_div" (input, target)
}
function! {
    /// `aten::kron(Tensor self, Tensor other) -> Tensor`
    plain kron = "torch.kron" (input, other)
}
function! {
    /// `aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
    optional kthvalue = "torch.kthvalue" (input, k)
}
function! {
    /// `aten::layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor`
    optional layer_norm = "torch.layer_norm" (input, normalized_shape)
}
function! {
    /// `aten::lcm(Tensor self, Tensor other) -> Tensor`
    plain lcm = "torch.lcm" (input, other)
}
function! {
    /// `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
    plain lcm_ = "torch.lcm_" (input, other)
}
function! {
    /// `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
    plain ldexp = "torch.ldexp" (input, other)
}
function! {
    /// `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
    plain ldexp_ = "torch.ldexp_" (input, other)
}
function! {
    /// `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::le.Tensor(Tensor self, Tensor other) -> Tensor`
    plain le = "torch.le" (input, other)
}
function! {
    /// `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
    ///
    /// `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
    plain lerp = "torch.lerp" (input, end, weight)
}
function! {
    /// `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::less.Tensor(Tensor self, Tensor other) -> Tensor`
    plain less = "torch.less" (input, other)
}
function! {
    /// `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
    plain less_equal = "torch.less_equal" (input, other)
}
function! {
    /// `aten::lgamma(Tensor self) -> Tensor`
    plain lgamma = "torch.lgamma" (input)
}
function! {
    /// `aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare linspace linspace_with = "torch.linspace" (start, end, steps)
}
function! {
    /// `aten::log(Tensor self) -> Tensor`
    plain log = "torch.log" (input)
}
function! {
    /// `aten::log10(Tensor self) -> Tensor`
    plain log10 = "torch.log10" (input)
}
function! {
    /// `aten::log10_(Tensor(a!) self) -> Tensor(a!)`
    plain log10_ = "torch.log10_" (input)
}
function! {
    /// `aten::log1p(Tensor self) -> Tensor`
    plain log1p = "torch.log1p" (input)
}
function! {
    /// `aten::log1p_(Tensor(a!) self) -> Tensor(a!)`
    plain log1p_ = "torch.log1p_" (input)
}
function! {
    /// `aten::log2(Tensor self) -> Tensor`
    plain log2 = "torch.log2" (input)
}
function! {
    /// `aten::log2_(Tensor(a!) self) -> Tensor(a!)`
    plain log2_ = "torch.log2_" (input)
}
function! {
    /// `aten::log_(Tensor(a!) self) -> Tensor(a!)`
    plain log_ = "torch.log_" (input)
}
function! {
    /// `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
    rare log_softmax log_softmax_with = "torch.log_softmax" (input, dim)
}
function! {
    /// `aten::logaddexp(Tensor self, Tensor other) -> Tensor`
    plain logaddexp = "torch.logaddexp" (input, other)
}
function! {
    /// `aten::logaddexp2(Tensor self, Tensor other) -> Tensor`
    plain logaddexp2 = "torch.logaddexp2" (input, other)
}
function! {
    /// `aten::logcumsumexp(Tensor self, int dim) -> Tensor`
    plain logcumsumexp = "torch.logcumsumexp" (input, dim)
}
function! {
    /// `aten::logdet(Tensor self) -> Tensor`
    plain logdet = "torch.logdet" (input)
}
function! {
    /// `aten::logical_and(Tensor self, Tensor other) -> Tensor`
    plain logical_and = "torch.logical_and" (input, other)
}
function! {
    /// `aten::logical_not(Tensor self) -> Tensor`
    plain logical_not = "torch.logical_not" (input)
}
function! {
    /// `aten::logical_or(Tensor self, Tensor other) -> Tensor`
    plain logical_or = "torch.logical_or" (input, other)
}
function! {
    /// `aten::logical_xor(Tensor self, Tensor other) -> Tensor`
    plain logical_xor = "torch.logical_xor" (input, other)
}
function! {
    /// `aten::logit(Tensor self, float? eps=None) -> Tensor`
    optional logit = "torch.logit" (input)
}
function! {
    /// `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
    optional logit_ = "torch.logit_" (input)
}
function! {
    /// `aten::logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional logspace = "torch.logspace" (start, end, steps)
}
function! {
    /// `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
    optional logsumexp = "torch.logsumexp" (input, dim)
}
function! {
    /// `aten::lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)`
    ///
    /// `aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)`
    plain lstm = "torch.lstm" (data, batch_sizes, hx, params, has_biases, num_layers, dropout, train, bidirectional)
}
function! {
    /// `aten::lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)`
    optional lstm_cell = "torch.lstm_cell" (input, hx, w_ih, w_hh)
}
function! {
    /// `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor`
    plain lt = "torch.lt" (input, other)
}
function! {
    /// `lu(args, kwargs)`
    optional lu = "torch.functional.lu" ()
}
function! {
    /// `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
    plain lu_solve = "torch.lu_solve" (input, lu_data, lu_pivots)
}
function! {
    /// `aten::lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)`
    optional lu_unpack = "torch.lu_unpack" (lu_data, lu_pivots)
}
function! {
    /// `aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
    optional margin_ranking_loss = "torch.margin_ranking_loss" (input1, input2, target)
}
function! {
    /// `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
    ///
    /// `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
    plain masked_fill = "torch.masked_fill" (input, mask, value)
}
function! {
    /// `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
    plain masked_scatter = "torch.masked_scatter" (input, mask, source)
}
function! {
    /// `aten::masked_select(Tensor self, Tensor mask) -> Tensor`
    plain masked_select = "torch.masked_select" (input, mask)
}
function! {
    /// `aten::matmul(Tensor self, Tensor other) -> Tensor`
    plain matmul = "torch.matmul" (input, other)
}
function! {
    /// `aten::matrix_exp(Tensor self) -> Tensor`
    plain matrix_exp = "torch.matrix_exp" (input)
}
function! {
    /// `aten::matrix_power(Tensor self, int n) -> Tensor`
    plain matrix_power = "torch.matrix_power" (input, n)
}
function! {
    /// `aten::max(Tensor self) -> Tensor`
    ///
    /// `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
    ///
    /// `aten::max.other(Tensor self, Tensor other) -> Tensor`
    optional max = "torch.max" (input)
}
function! {
    /// `aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
    optional max_pool1d = "torch.max_pool1d" (input, kernel_size)
}
function! {
    /// `aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
    optional max_pool1d_with_indices = "torch.max_pool1d_with_indices" (input, kernel_size)
}
function! {
    /// `aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
    optional max_pool2d = "torch.max_pool2d" (input, kernel_size)
}
function! {
    /// `aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
    optional max_pool3d = "torch.max_pool3d" (input, kernel_size)
}
function! {
    /// `aten::maximum(Tensor self, Tensor other) -> Tensor`
    plain maximum = "torch.maximum" (input, other)
}
function! {
    /// `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
    ///
    /// `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
    optional mean = "torch.mean" (input)
}
function! {
    /// `aten::median(Tensor self) -> Tensor`
    ///
    /// `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
    optional median = "torch.median" (input)
}
function! {
    /// `meshgrid(tensors, indexing=None)`
    spread meshgrid = "torch.functional.meshgrid" (tensors, optional)
}
function! {
    /// `aten::min(Tensor self) -> Tensor`
    ///
    /// `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
    ///
    /// `aten::min.other(Tensor self, Tensor other) -> Tensor`
    optional min = "torch.min" (input)
}
function! {
    /// `aten::minimum(Tensor self, Tensor other) -> Tensor`
    plain minimum = "torch.minimum" (input, other)
}
function! {
    /// `aten::mm(Tensor self, Tensor mat2) -> Tensor`
    ///
    /// `aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
    optional mm = "torch.mm" (input, mat2)
}
function! {
    /// `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
    optional mode = "torch.mode" (input)
}
function! {
    /// `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
    ///
    /// `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
    plain moveaxis = "torch.moveaxis" (input, source, destination)
}
function! {
    /// `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
    ///
    /// `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
    plain movedim = "torch.movedim" (input, source, destination)
}
function! {
    /// `aten::msort(Tensor self) -> Tensor`
    plain msort = "torch.msort" (input)
}
function! {
    /// `aten::mul.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor`
    plain mul = "torch.mul" (input, other)
}
function! {
    /// `aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
    optional multinomial = "torch.multinomial" (input, num_samples)
}
function! {
    /// `aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor`
    plain multiply = "torch.multiply" (input, other)
}
function! {
    /// `aten::mv(Tensor self, Tensor vec) -> Tensor`
    plain mv = "torch.mv" (input, vec)
}
function! {
    /// `aten::mvlgamma(Tensor self, int p) -> Tensor`
    plain mvlgamma = "torch.mvlgamma" (input, p)
}
function! {
    /// `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
    optional nan_to_num = "torch.nan_to_num" (input)
}
function! {
    /// `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
    optional nan_to_num_ = "torch.nan_to_num_" (input)
}
function! {
    /// `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
    optional nanmean = "torch.nanmean" (input)
}
function! {
    /// `aten::nanmedian(Tensor self) -> Tensor`
    ///
    /// `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
    optional nanmedian = "torch.nanmedian" (input)
}
function! {
    /// `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
    ///
    /// `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
    optional nanquantile = "torch.nanquantile" (input, q)
}
function! {
    /// `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
    optional nansum = "torch.nansum" (input)
}
function! {
    /// `aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
    ///
    /// `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
    plain narrow = "torch.narrow" (input, dim, start, length)
}
function! {
    /// `aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
    plain narrow_copy = "torch.narrow_copy" (input, dim, start, length)
}
function! {
    /// `aten::native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)`
    plain native_batch_norm = "torch.native_batch_norm" (input, weight, bias, running_mean, running_var, training, momentum, eps)
}
function! {
    /// `aten::native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
    plain native_channel_shuffle = "torch.native_channel_shuffle" (input, groups)
}
function! {
    /// `aten::native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)`
    plain native_dropout = "torch.native_dropout" (input, p, train)
}
function! {
    /// `aten::native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)`
    plain native_group_norm = "torch.native_group_norm" (input, weight, bias, n, c, hxw, group, eps)
}
function! {
    /// `aten::native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)`
    plain native_layer_norm = "torch.native_layer_norm" (input, normalized_shape, weight, bias, eps)
}
function! {
    /// `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor`
    plain ne = "torch.ne" (input, other)
}
function! {
    /// `aten::neg(Tensor self) -> Tensor`
    plain neg = "torch.neg" (input)
}
function! {
    /// `aten::neg_(Tensor(a!) self) -> Tensor(a!)`
    plain neg_ = "torch.neg_" (input)
}
function! {
    /// `aten::negative(Tensor self) -> Tensor`
    plain negative = "torch.negative" (input)
}
function! {
    /// `aten::negative_(Tensor(a!) self) -> Tensor(a!)`
    plain negative_ = "torch.negative_" (input)
}
function! {
    /// `aten::nextafter(Tensor self, Tensor other) -> Tensor`
    plain nextafter = "torch.nextafter" (input, other)
}
function! {
    /// `aten::nonzero(Tensor self) -> Tensor`
    plain nonzero = "torch.nonzero" (input)
}
function! {
    /// `aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
    optional nonzero_static = "torch.nonzero_static" (input)
}
function! {
    /// `norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None)`
    optional norm = "torch.functional.norm" (input)
}
function! {
    /// `aten::norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor`
    optional norm_except_dim = "torch.norm_except_dim" (v)
}
function! {
    /// `aten::normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
    ///
    /// `aten::normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
    ///
    /// `aten::normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
    ///
    /// `aten::normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional normal = "torch.normal" (mean)
}
function! {
    /// `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
    plain not_equal = "torch.not_equal" (input, other)
}
function! {
    /// `aten::numel(Tensor self) -> int`
    plain numel = "torch.numel" (input)
}
function! {
    /// `aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare ones ones_with = "torch.ones" (size)
}
function! {
    /// `aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare ones_like ones_like_with = "torch.ones_like" (input)
}
function! {
    /// `aten::orgqr(Tensor self, Tensor input2) -> Tensor`
    plain orgqr = "torch.orgqr" (input, input2)
}
function! {
    /// `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
    optional ormqr = "torch.ormqr" (input, input2, input3)
}
function! {
    /// `aten::outer(Tensor self, Tensor vec2) -> Tensor`
    plain outer = "torch.outer" (input, vec2)
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
    /// `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)`
    plain permute = "torch.permute" (input, dims)
}
function! {
    /// `aten::permute_copy(Tensor self, int[] dims) -> Tensor`
    plain permute_copy = "torch.permute_copy" (input, dims)
}
function! {
    /// `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
    optional pinverse = "torch.pinverse" (input)
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
    /// `aten::poisson(Tensor self, Generator? generator=None) -> Tensor`
    rare poisson poisson_with = "torch.poisson" (input)
}
function! {
    /// `aten::poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor`
    plain poisson_nll_loss = "torch.poisson_nll_loss" (input, target, log_input, full, eps, reduction)
}
function! {
    /// `aten::polar(Tensor abs, Tensor angle) -> Tensor`
    plain polar = "torch.polar" (abs, angle)
}
function! {
    /// `aten::polygamma(int n, Tensor self) -> Tensor`
    plain polygamma = "torch.polygamma" (n, input)
}
function! {
    /// `aten::positive(Tensor(a) self) -> Tensor(a)`
    plain positive = "torch.positive" (input)
}
function! {
    /// `aten::pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
    ///
    /// `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
    ///
    /// `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
    plain pow = "torch.pow" (input, exponent)
}
function! {
    /// `aten::prelu(Tensor self, Tensor weight) -> Tensor`
    plain prelu = "torch.prelu" (input, weight)
}
function! {
    /// `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
    ///
    /// `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
    optional prod = "torch.prod" (input)
}
function! {
    /// `aten::promote_types(ScalarType type1, ScalarType type2) -> ScalarType`
    plain promote_types = "torch.promote_types" (type1, type2)
}
function! {
    /// `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
    optional put = "torch.put" (input, index, source)
}
function! {
    /// `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
    optional qr = "torch.qr" (input)
}
function! {
    /// `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
    ///
    /// `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
    optional quantile = "torch.quantile" (input, q)
}
function! {
    /// `aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor`
    plain quantize_per_channel = "torch.quantize_per_channel" (input, scales, zero_points, axis, dtype)
}
function! {
    /// `aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
    ///
    /// `aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
    ///
    /// `aten::quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]`
    plain quantize_per_tensor = "torch.quantize_per_tensor" (input, scale, zero_point, dtype)
}
function! {
    /// `aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor`
    plain quantize_per_tensor_dynamic = "torch.quantize_per_tensor_dynamic" (input, dtype, reduce_range)
}
function! {
    /// `aten::rad2deg(Tensor self) -> Tensor`
    plain rad2deg = "torch.rad2deg" (input)
}
function! {
    /// `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)`
    plain rad2deg_ = "torch.rad2deg_" (input)
}
function! {
    /// `aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare rand rand_with = "torch.rand" (size)
}
function! {
    /// `aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare rand_like rand_like_with = "torch.rand_like" (input)
}
function! {
    /// `aten::randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional randint = "torch.randint" (high, size)
}
function! {
    /// `aten::randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    optional randint_like = "torch.randint_like" (input, high)
}
function! {
    /// `aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare randn randn_with = "torch.randn" (size)
}
function! {
    /// `aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    ///
    /// `aten::randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare randn_like randn_like_with = "torch.randn_like" (input)
}
function! {
    /// `aten::randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare randperm randperm_with = "torch.randperm" (n)
}
function! {
    /// `aten::range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    ///
    /// `aten::range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional range = "torch.range" (start, end)
}
function! {
    /// `aten::ravel(Tensor(a) self) -> Tensor(a)`
    plain ravel = "torch.ravel" (input)
}
function! {
    /// `aten::real(Tensor(a) self) -> Tensor(a)`
    plain real = "torch.real" (input)
}
function! {
    /// `aten::reciprocal(Tensor self) -> Tensor`
    plain reciprocal = "torch.reciprocal" (input)
}
function! {
    /// `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)`
    plain reciprocal_ = "torch.reciprocal_" (input)
}
function! {
    /// `aten::relu(Tensor self) -> Tensor`
    plain relu = "torch.relu" (input)
}
function! {
    /// `aten::relu_(Tensor(a!) self) -> Tensor(a!)`
    plain relu_ = "torch.relu_" (input)
}
function! {
    /// `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor`
    plain remainder = "torch.remainder" (input, other)
}
function! {
    /// `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
    plain renorm = "torch.renorm" (input, p, dim, maxnorm)
}
function! {
    /// `aten::repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor`
    ///
    /// `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
    ///
    /// `aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
    optional repeat_interleave = "torch.repeat_interleave" (repeats)
}
function! {
    /// `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
    plain reshape = "torch.reshape" (input, shape)
}
function! {
    /// `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
    rare resize_as_ resize_as_with_ = "torch.resize_as_" (input, the_template)
}
function! {
    /// `aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
    plain resize_as_sparse_ = "torch.resize_as_sparse_" (input, the_template)
}
function! {
    /// `aten::resolve_conj(Tensor(a) self) -> Tensor(a)`
    plain resolve_conj = "torch.resolve_conj" (input)
}
function! {
    /// `aten::resolve_neg(Tensor(a) self) -> Tensor(a)`
    plain resolve_neg = "torch.resolve_neg" (input)
}
function! {
    /// `aten::result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType`
    ///
    /// `aten::result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType`
    ///
    /// `aten::result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType`
    ///
    /// `aten::result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType`
    plain result_type = "torch.result_type" (tensor, other)
}
function! {
    /// `aten::rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor`
    optional rms_norm = "torch.rms_norm" (input, normalized_shape)
}
function! {
    /// `aten::rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
    ///
    /// `aten::rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
    plain rnn_relu = "torch.rnn_relu" (data, batch_sizes, hx, params, has_biases, num_layers, dropout, train, bidirectional)
}
function! {
    /// `aten::rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
    optional rnn_relu_cell = "torch.rnn_relu_cell" (input, hx, w_ih, w_hh)
}
function! {
    /// `aten::rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
    ///
    /// `aten::rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
    plain rnn_tanh = "torch.rnn_tanh" (data, batch_sizes, hx, params, has_biases, num_layers, dropout, train, bidirectional)
}
function! {
    /// `aten::rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
    optional rnn_tanh_cell = "torch.rnn_tanh_cell" (input, hx, w_ih, w_hh)
}
function! {
    /// `aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
    optional roll = "torch.roll" (input, shifts)
}
function! {
    /// `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
    optional rot90 = "torch.rot90" (input)
}
function! {
    /// `aten::round(Tensor self) -> Tensor`
    ///
    /// `aten::round.decimals(Tensor self, *, int decimals) -> Tensor`
    optional round = "torch.round" (input)
}
function! {
    /// `aten::round_(Tensor(a!) self) -> Tensor(a!)`
    ///
    /// `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
    optional round_ = "torch.round_" (input)
}
function! {
    /// `aten::row_indices_copy(Tensor self) -> Tensor`
    plain row_indices_copy = "torch.row_indices_copy" (input)
}
function! {
    /// `aten::row_stack(Tensor[] tensors) -> Tensor`
    plain row_stack = "torch.row_stack" (tensors)
}
function! {
    /// `aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
    optional rrelu = "torch.rrelu" (input)
}
function! {
    /// `aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
    optional rrelu_ = "torch.rrelu_" (input)
}
function! {
    /// `aten::rsqrt(Tensor self) -> Tensor`
    plain rsqrt = "torch.rsqrt" (input)
}
function! {
    /// `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)`
    plain rsqrt_ = "torch.rsqrt_" (input)
}
function! {
    /// `aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
    rare rsub rsub_with = "torch.rsub" (input, other)
}
function! {
    /// `aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare scalar_tensor scalar_tensor_with = "torch.scalar_tensor" (s)
}
function! {
    /// `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
    ///
    /// `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
    ///
    /// `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
    ///
    /// `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
    rare scatter scatter_with = "torch.scatter" (input, dim, index, src)
}
function! {
    /// `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
    plain scatter_add = "torch.scatter_add" (input, dim, index, src)
}
function! {
    /// `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
    optional scatter_reduce = "torch.scatter_reduce" (input, dim, index, src, reduce)
}
function! {
    /// `aten::searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
    ///
    /// `aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
    optional searchsorted = "torch.searchsorted" (sorted_sequence, input)
}
function! {
    /// `aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
    plain select = "torch.select" (input, dim, index)
}
function! {
    /// `aten::select_copy.int(Tensor self, int dim, SymInt index) -> Tensor`
    plain select_copy = "torch.select_copy" (input, dim, index)
}
function! {
    /// `aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
    plain select_scatter = "torch.select_scatter" (input, src, dim, index)
}
function! {
    /// `aten::selu(Tensor self) -> Tensor`
    plain selu = "torch.selu" (input)
}
function! {
    /// `aten::selu_(Tensor(a!) self) -> Tensor(a!)`
    plain selu_ = "torch.selu_" (input)
}
function! {
    /// `aten::sgn(Tensor self) -> Tensor`
    plain sgn = "torch.sgn" (input)
}
function! {
    /// `aten::sigmoid(Tensor self) -> Tensor`
    plain sigmoid = "torch.sigmoid" (input)
}
function! {
    /// `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)`
    plain sigmoid_ = "torch.sigmoid_" (input)
}
function! {
    /// `aten::sign(Tensor self) -> Tensor`
    plain sign = "torch.sign" (input)
}
function! {
    /// `aten::signbit(Tensor self) -> Tensor`
    plain signbit = "torch.signbit" (input)
}
function! {
    /// `aten::sin(Tensor self) -> Tensor`
    plain sin = "torch.sin" (input)
}
function! {
    /// `aten::sin_(Tensor(a!) self) -> Tensor(a!)`
    plain sin_ = "torch.sin_" (input)
}
function! {
    /// `aten::sinc(Tensor self) -> Tensor`
    plain sinc = "torch.sinc" (input)
}
function! {
    /// `aten::sinc_(Tensor(a!) self) -> Tensor(a!)`
    plain sinc_ = "torch.sinc_" (input)
}
function! {
    /// `aten::sinh(Tensor self) -> Tensor`
    plain sinh = "torch.sinh" (input)
}
function! {
    /// `aten::sinh_(Tensor(a!) self) -> Tensor(a!)`
    plain sinh_ = "torch.sinh_" (input)
}
function! {
    /// `aten::slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
    optional slice_copy = "torch.slice_copy" (input)
}
function! {
    /// `aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
    optional slice_inverse = "torch.slice_inverse" (input, src)
}
function! {
    /// `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
    optional slice_scatter = "torch.slice_scatter" (input, src)
}
function! {
    /// `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
    plain slogdet = "torch.slogdet" (input)
}
function! {
    /// `aten::smm(Tensor self, Tensor mat2) -> Tensor`
    plain smm = "torch.smm" (input, mat2)
}
function! {
    /// `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
    rare softmax softmax_with = "torch.softmax" (input, dim)
}
function! {
    /// `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
    ///
    /// `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
    optional sort = "torch.sort" (input)
}
function! {
    /// `aten::sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    ///
    /// `aten::sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_bsc_tensor = "torch.sparse_bsc_tensor" (ccol_indices, row_indices, values)
}
function! {
    /// `aten::sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    ///
    /// `aten::sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_bsr_tensor = "torch.sparse_bsr_tensor" (crow_indices, col_indices, values)
}
function! {
    /// `aten::sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    ///
    /// `aten::sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_compressed_tensor = "torch.sparse_compressed_tensor" (compressed_indices, plain_indices, values)
}
function! {
    /// `aten::sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
    ///
    /// `aten::sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
    ///
    /// `aten::sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_coo_tensor = "torch.sparse_coo_tensor" (size)
}
function! {
    /// `aten::sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    ///
    /// `aten::sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_csc_tensor = "torch.sparse_csc_tensor" (ccol_indices, row_indices, values)
}
function! {
    /// `aten::sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    ///
    /// `aten::sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
    optional sparse_csr_tensor = "torch.sparse_csr_tensor" (crow_indices, col_indices, values)
}
function! {
    /// `split(tensor, split_size_or_sections, dim=0)`
    optional split = "torch.functional.split" (input, split_size)
}
function! {
    /// `aten::split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
    optional split_copy = "torch.split_copy" (input, split_size)
}
function! {
    /// `aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
    optional split_with_sizes = "torch.split_with_sizes" (input, split_sizes)
}
function! {
    /// `aten::split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
    optional split_with_sizes_copy = "torch.split_with_sizes_copy" (input, split_sizes)
}
function! {
    /// `aten::sqrt(Tensor self) -> Tensor`
    plain sqrt = "torch.sqrt" (input)
}
function! {
    /// `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)`
    plain sqrt_ = "torch.sqrt_" (input)
}
function! {
    /// `aten::square(Tensor self) -> Tensor`
    plain square = "torch.square" (input)
}
function! {
    /// `aten::square_(Tensor(a!) self) -> Tensor(a!)`
    plain square_ = "torch.square_" (input)
}
function! {
    /// `aten::squeeze(Tensor(a) self) -> Tensor(a)`
    ///
    /// `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
    ///
    /// `aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
    optional squeeze = "torch.squeeze" (input)
}
function! {
    /// `aten::squeeze_copy(Tensor self) -> Tensor`
    ///
    /// `aten::squeeze_copy.dim(Tensor self, int dim) -> Tensor`
    ///
    /// `aten::squeeze_copy.dims(Tensor self, int[] dim) -> Tensor`
    optional squeeze_copy = "torch.squeeze_copy" (input)
}
function! {
    /// `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
    optional sspaddmm = "torch.sspaddmm" (input, mat1, mat2)
}
function! {
    /// `aten::stack(Tensor[] tensors, int dim=0) -> Tensor`
    optional stack = "torch.stack" (tensors)
}
function! {
    /// `aten::std(Tensor self, bool unbiased=True) -> Tensor`
    ///
    /// `aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
    ///
    /// `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
    optional std = "torch.std" (input)
}
function! {
    /// `aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
    ///
    /// `aten::std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
    ///
    /// `aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
    optional std_mean = "torch.std_mean" (input)
}
function! {
    /// `stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False, onesided=None, return_complex=None, align_to_window=None)`
    optional stft = "torch.functional.stft" (input, n_fft)
}
function! {
    /// `aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
    rare sub sub_with = "torch.sub" (input, other)
}
function! {
    /// `aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
    ///
    /// `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
    rare subtract subtract_with = "torch.subtract" (input, other)
}
function! {
    /// `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
    ///
    /// `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
    optional sum = "torch.sum" (input)
}
function! {
    /// `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
    optional svd = "torch.svd" (input)
}
function! {
    /// `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
    plain swapaxes = "torch.swapaxes" (input, axis0, axis1)
}
function! {
    /// `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
    plain swapdims = "torch.swapdims" (input, dim0, dim1)
}
function! {
    /// `aten::t(Tensor(a) self) -> Tensor(a)`
    plain t = "torch.t" (input)
}
function! {
    /// `aten::t_copy(Tensor self) -> Tensor`
    plain t_copy = "torch.t_copy" (input)
}
function! {
    /// `aten::take(Tensor self, Tensor index) -> Tensor`
    plain take = "torch.take" (input, index)
}
function! {
    /// `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
    optional take_along_dim = "torch.take_along_dim" (input, indices)
}
function! {
    /// `aten::tan(Tensor self) -> Tensor`
    plain tan = "torch.tan" (input)
}
function! {
    /// `aten::tan_(Tensor(a!) self) -> Tensor(a!)`
    plain tan_ = "torch.tan_" (input)
}
function! {
    /// `aten::tanh(Tensor self) -> Tensor`
    plain tanh = "torch.tanh" (input)
}
function! {
    /// `aten::tanh_(Tensor(a!) self) -> Tensor(a!)`
    plain tanh_ = "torch.tanh_" (input)
}
function! {
    /// `aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
    ///
    /// `aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
    ///
    /// `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
    optional tensor_split = "torch.tensor_split" (input, indices)
}
function! {
    /// `tensordot(a, b, dims=2, out=None)`
    plain tensordot = "torch.functional.tensordot" (input, other, dims_self, dims_other)
}
function! {
    /// `aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
    plain threshold = "torch.threshold" (input, threshold, value)
}
function! {
    /// `aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
    plain threshold_ = "torch.threshold_" (input, threshold, value)
}
function! {
    /// `aten::tile(Tensor self, SymInt[] dims) -> Tensor`
    plain tile = "torch.tile" (input, dims)
}
function! {
    /// `aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
    optional topk = "torch.topk" (input, k)
}
function! {
    /// `aten::trace(Tensor self) -> Tensor`
    plain trace = "torch.trace" (input)
}
function! {
    /// `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
    plain transpose = "torch.transpose" (input, dim0, dim1)
}
function! {
    /// `aten::transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor`
    plain transpose_copy = "torch.transpose_copy" (input, dim0, dim1)
}
function! {
    /// `aten::trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
    ///
    /// `aten::trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
    optional trapezoid = "torch.trapezoid" (y)
}
function! {
    /// `aten::trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor`
    ///
    /// `aten::trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
    optional trapz = "torch.trapz" (y)
}
function! {
    /// `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
    optional triangular_solve = "torch.triangular_solve" (input, a)
}
function! {
    /// `aten::tril(Tensor self, SymInt diagonal=0) -> Tensor`
    optional tril = "torch.tril" (input)
}
function! {
    /// `aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional tril_indices = "torch.tril_indices" (row, col)
}
function! {
    /// `aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor`
    optional triplet_margin_loss = "torch.triplet_margin_loss" (anchor, positive, negative)
}
function! {
    /// `aten::triu(Tensor self, SymInt diagonal=0) -> Tensor`
    optional triu = "torch.triu" (input)
}
function! {
    /// `aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    optional triu_indices = "torch.triu_indices" (row, col)
}
function! {
    /// `aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
    plain true_divide = "torch.true_divide" (input, other)
}
function! {
    /// `aten::trunc(Tensor self) -> Tensor`
    plain trunc = "torch.trunc" (input)
}
function! {
    /// `aten::trunc_(Tensor(a!) self) -> Tensor(a!)`
    plain trunc_ = "torch.trunc_" (input)
}
function! {
    /// `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
    optional unbind = "torch.unbind" (input)
}
function! {
    /// `aten::unbind_copy.int(Tensor self, int dim=0) -> Tensor[]`
    optional unbind_copy = "torch.unbind_copy" (input)
}
function! {
    /// `aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
    plain unflatten = "torch.unflatten" (input, dim, sizes)
}
function! {
    /// `aten::unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor`
    plain unfold_copy = "torch.unfold_copy" (input, dimension, size, step)
}
function! {
    /// `unique(args, kwargs)`
    optional unique = "torch.functional.unique" ()
}
function! {
    /// `unique_consecutive(args, kwargs)`
    optional unique_consecutive = "torch.functional.unique_consecutive" (input)
}
function! {
    /// `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
    optional unsafe_chunk = "torch.unsafe_chunk" (input, chunks)
}
function! {
    /// `aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
    optional unsafe_split = "torch.unsafe_split" (input, split_size)
}
function! {
    /// `aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
    optional unsafe_split_with_sizes = "torch.unsafe_split_with_sizes" (input, split_sizes)
}
function! {
    /// `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
    plain unsqueeze = "torch.unsqueeze" (input, dim)
}
function! {
    /// `aten::unsqueeze_copy(Tensor self, int dim) -> Tensor`
    plain unsqueeze_copy = "torch.unsqueeze_copy" (input, dim)
}
function! {
    /// `aten::values_copy(Tensor self) -> Tensor`
    plain values_copy = "torch.values_copy" (input)
}
function! {
    /// `aten::vander(Tensor x, int? N=None, bool increasing=False) -> Tensor`
    optional vander = "torch.vander" (x)
}
function! {
    /// `aten::var(Tensor self, bool unbiased=True) -> Tensor`
    ///
    /// `aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
    ///
    /// `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
    optional var = "torch.var" (input)
}
function! {
    /// `aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
    ///
    /// `aten::var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
    ///
    /// `aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
    optional var_mean = "torch.var_mean" (input)
}
function! {
    /// `aten::vdot(Tensor self, Tensor other) -> Tensor`
    plain vdot = "torch.vdot" (input, other)
}
function! {
    /// `aten::view_as_complex(Tensor(a) self) -> Tensor(a)`
    plain view_as_complex = "torch.view_as_complex" (input)
}
function! {
    /// `aten::view_as_complex_copy(Tensor self) -> Tensor`
    plain view_as_complex_copy = "torch.view_as_complex_copy" (input)
}
function! {
    /// `aten::view_as_real(Tensor(a) self) -> Tensor(a)`
    plain view_as_real = "torch.view_as_real" (input)
}
function! {
    /// `aten::view_as_real_copy(Tensor self) -> Tensor`
    plain view_as_real_copy = "torch.view_as_real_copy" (input)
}
function! {
    /// `aten::view_copy(Tensor self, SymInt[] size) -> Tensor`
    ///
    /// `aten::view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor`
    plain view_copy = "torch.view_copy" (input, size)
}
function! {
    /// `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
    ///
    /// `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
    plain vsplit = "torch.vsplit" (input, indices)
}
function! {
    /// `aten::vstack(Tensor[] tensors) -> Tensor`
    plain vstack = "torch.vstack" (tensors)
}
function! {
    /// `aten::where(Tensor condition) -> Tensor[]`
    ///
    /// `aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
    ///
    /// `aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor`
    plain where_ = "torch.where" (condition, input, other)
}
function! {
    /// `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
    ///
    /// `aten::xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
    ///
    /// `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
    plain xlogy = "torch.xlogy" (input, other)
}
function! {
    /// `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
    ///
    /// `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
    plain xlogy_ = "torch.xlogy_" (input, other)
}
function! {
    /// `aten::zero_(Tensor(a!) self) -> Tensor(a!)`
    plain zero_ = "torch.zero_" (input)
}
function! {
    /// `aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
    rare zeros zeros_with = "torch.zeros" (size)
}
function! {
    /// `aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
    rare zeros_like zeros_like_with = "torch.zeros_like" (input)
}

/// The functions of `torch.linalg`.
pub mod linalg {
    use crate::surface::function;

    function! {
        /// `aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor`
        optional cholesky = "torch._C._linalg.linalg_cholesky" (input)
    }
    function! {
        /// `aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)`
        optional cholesky_ex = "torch._C._linalg.linalg_cholesky_ex" (input)
    }
    function! {
        /// `aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
        ///
        /// `aten::linalg_cond.p_str(Tensor self, str p) -> Tensor`
        optional cond = "torch._C._linalg.linalg_cond" (input)
    }
    function! {
        /// `aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor`
        optional cross = "torch._C._linalg.linalg_cross" (input, other)
    }
    function! {
        /// `aten::linalg_det(Tensor A) -> Tensor`
        plain det = "torch._C._linalg.linalg_det" (a)
    }
    function! {
        /// `aten::linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)`
        optional diagonal = "torch._C._linalg.linalg_diagonal" (a)
    }
    function! {
        /// `aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)`
        plain eig = "torch._C._linalg.linalg_eig" (input)
    }
    function! {
        /// `aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)`
        optional eigh = "torch._C._linalg.linalg_eigh" (input)
    }
    function! {
        /// `aten::linalg_eigvals(Tensor self) -> Tensor`
        plain eigvals = "torch._C._linalg.linalg_eigvals" (input)
    }
    function! {
        /// `aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor`
        optional eigvalsh = "torch._C._linalg.linalg_eigvalsh" (input)
    }
    function! {
        /// `aten::linalg_householder_product(Tensor input, Tensor tau) -> Tensor`
        plain householder_product = "torch._C._linalg.linalg_householder_product" (input, tau)
    }
    function! {
        /// `aten::linalg_inv(Tensor A) -> Tensor`
        plain inv = "torch._C._linalg.linalg_inv" (a)
    }
    function! {
        /// `aten::linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)`
        optional inv_ex = "torch._C._linalg.linalg_inv_ex" (a)
    }
    function! {
        /// `aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)`
        optional ldl_factor = "torch._C._linalg.linalg_ldl_factor" (input)
    }
    function! {
        /// `aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)`
        optional ldl_factor_ex = "torch._C._linalg.linalg_ldl_factor_ex" (input)
    }
    function! {
        /// `aten::linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor`
        optional ldl_solve = "torch._C._linalg.linalg_ldl_solve" (ld, pivots, b)
    }
    function! {
        /// `aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)`
        optional lstsq = "torch._C._linalg.linalg_lstsq" (input, b)
    }
    function! {
        /// `aten::linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)`
        optional lu = "torch._C._linalg.linalg_lu" (a)
    }
    function! {
        /// `aten::linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)`
        optional lu_factor = "torch._C._linalg.linalg_lu_factor" (a)
    }
    function! {
        /// `aten::linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)`
        optional lu_factor_ex = "torch._C._linalg.linalg_lu_factor_ex" (a)
    }
    function! {
        /// `aten::linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor`
        optional lu_solve = "torch._C._linalg.linalg_lu_solve" (lu, pivots, b)
    }
    function! {
        /// `aten::linalg_matmul(Tensor self, Tensor other) -> Tensor`
        plain matmul = "torch._C._linalg.linalg_matmul" (input, other)
    }
    function! {
        /// `aten::linalg_matrix_exp(Tensor self) -> Tensor`
        plain matrix_exp = "torch._C._linalg.linalg_matrix_exp" (input)
    }
    function! {
        /// `aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        ///
        /// `aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional matrix_norm = "torch._C._linalg.linalg_matrix_norm" (input)
    }
    function! {
        /// `aten::linalg_matrix_power(Tensor self, int n) -> Tensor`
        plain matrix_power = "torch._C._linalg.linalg_matrix_power" (input, n)
    }
    function! {
        /// `aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor`
        optional matrix_rank = "torch._C._linalg.linalg_matrix_rank" (input)
    }
    function! {
        /// `aten::linalg_multi_dot(Tensor[] tensors) -> Tensor`
        plain multi_dot = "torch._C._linalg.linalg_multi_dot" (tensors)
    }
    function! {
        /// `aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        ///
        /// `aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional norm = "torch._C._linalg.linalg_norm" (input)
    }
    function! {
        /// `aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
        ///
        /// `aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor`
        optional pinv = "torch._C._linalg.linalg_pinv" (input)
    }
    function! {
        /// `aten::linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)`
        optional qr = "torch._C._linalg.linalg_qr" (a)
    }
    function! {
        /// `aten::linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)`
        plain slogdet = "torch._C._linalg.linalg_slogdet" (a)
    }
    function! {
        /// `aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor`
        optional solve = "torch._C._linalg.linalg_solve" (a, b)
    }
    function! {
        /// `aten::linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)`
        optional solve_ex = "torch._C._linalg.linalg_solve_ex" (a, b)
    }
    function! {
        /// `aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor`
        optional solve_triangular = "torch._C._linalg.linalg_solve_triangular" (input, b)
    }
    function! {
        /// `aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)`
        optional svd = "torch._C._linalg.linalg_svd" (a)
    }
    function! {
        /// `aten::linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor`
        rare svdvals svdvals_with = "torch._C._linalg.linalg_svdvals" (a)
    }
    function! {
        /// `aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor`
        optional tensorinv = "torch._C._linalg.linalg_tensorinv" (input)
    }
    function! {
        /// `aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor`
        optional tensorsolve = "torch._C._linalg.linalg_tensorsolve" (input, other)
    }
    function! {
        /// `aten::linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor`
        optional vander = "torch._C._linalg.linalg_vander" (x)
    }
    function! {
        /// `aten::linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor`
        optional vecdot = "torch._C._linalg.linalg_vecdot" (x, y)
    }
    function! {
        /// `aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional vector_norm = "torch._C._linalg.linalg_vector_norm" (input)
    }
}

/// The functions of `torch.fft`.
pub mod fft {
    use crate::surface::function;

    function! {
        /// `aten::fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional fft = "torch._C._fft.fft_fft" (input)
    }
    function! {
        /// `aten::fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional fft2 = "torch._C._fft.fft_fft2" (input)
    }
    function! {
        /// `aten::fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        optional fftfreq = "torch._C._fft.fft_fftfreq" (n)
    }
    function! {
        /// `aten::fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional fftn = "torch._C._fft.fft_fftn" (input)
    }
    function! {
        /// `aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor`
        optional fftshift = "torch._C._fft.fft_fftshift" (input)
    }
    function! {
        /// `aten::fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional hfft = "torch._C._fft.fft_hfft" (input)
    }
    function! {
        /// `aten::fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional hfft2 = "torch._C._fft.fft_hfft2" (input)
    }
    function! {
        /// `aten::fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional hfftn = "torch._C._fft.fft_hfftn" (input)
    }
    function! {
        /// `aten::fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional ifft = "torch._C._fft.fft_ifft" (input)
    }
    function! {
        /// `aten::fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional ifft2 = "torch._C._fft.fft_ifft2" (input)
    }
    function! {
        /// `aten::fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional ifftn = "torch._C._fft.fft_ifftn" (input)
    }
    function! {
        /// `aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor`
        optional ifftshift = "torch._C._fft.fft_ifftshift" (input)
    }
    function! {
        /// `aten::fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional ihfft = "torch._C._fft.fft_ihfft" (input)
    }
    function! {
        /// `aten::fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional ihfft2 = "torch._C._fft.fft_ihfft2" (input)
    }
    function! {
        /// `aten::fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional ihfftn = "torch._C._fft.fft_ihfftn" (input)
    }
    function! {
        /// `aten::fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional irfft = "torch._C._fft.fft_irfft" (input)
    }
    function! {
        /// `aten::fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional irfft2 = "torch._C._fft.fft_irfft2" (input)
    }
    function! {
        /// `aten::fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional irfftn = "torch._C._fft.fft_irfftn" (input)
    }
    function! {
        /// `aten::fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
        optional rfft = "torch._C._fft.fft_rfft" (input)
    }
    function! {
        /// `aten::fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
        optional rfft2 = "torch._C._fft.fft_rfft2" (input)
    }
    function! {
        /// `aten::fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        optional rfftfreq = "torch._C._fft.fft_rfftfreq" (n)
    }
    function! {
        /// `aten::fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
        optional rfftn = "torch._C._fft.fft_rfftn" (input)
    }
}

/// The functions of `torch.special`.
pub mod special {
    use crate::surface::function;

    function! {
        /// `aten::special_airy_ai(Tensor x) -> Tensor`
        plain airy_ai = "torch._C._special.special_airy_ai" (x)
    }
    function! {
        /// `aten::special_bessel_j0(Tensor self) -> Tensor`
        plain bessel_j0 = "torch._C._special.special_bessel_j0" (input)
    }
    function! {
        /// `aten::special_bessel_j1(Tensor self) -> Tensor`
        plain bessel_j1 = "torch._C._special.special_bessel_j1" (input)
    }
    function! {
        /// `aten::special_bessel_y0(Tensor self) -> Tensor`
        plain bessel_y0 = "torch._C._special.special_bessel_y0" (input)
    }
    function! {
        /// `aten::special_bessel_y1(Tensor self) -> Tensor`
        plain bessel_y1 = "torch._C._special.special_bessel_y1" (input)
    }
    function! {
        /// `aten::special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain chebyshev_polynomial_t = "torch._C._special.special_chebyshev_polynomial_t" (x, n)
    }
    function! {
        /// `aten::special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain chebyshev_polynomial_u = "torch._C._special.special_chebyshev_polynomial_u" (x, n)
    }
    function! {
        /// `aten::special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain chebyshev_polynomial_v = "torch._C._special.special_chebyshev_polynomial_v" (x, n)
    }
    function! {
        /// `aten::special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain chebyshev_polynomial_w = "torch._C._special.special_chebyshev_polynomial_w" (x, n)
    }
    function! {
        /// `aten::special_digamma(Tensor self) -> Tensor`
        plain digamma = "torch._C._special.special_digamma" (input)
    }
    function! {
        /// `aten::special_entr(Tensor self) -> Tensor`
        plain entr = "torch._C._special.special_entr" (input)
    }
    function! {
        /// `aten::special_erf(Tensor self) -> Tensor`
        plain erf = "torch._C._special.special_erf" (input)
    }
    function! {
        /// `aten::special_erfc(Tensor self) -> Tensor`
        plain erfc = "torch._C._special.special_erfc" (input)
    }
    function! {
        /// `aten::special_erfcx(Tensor self) -> Tensor`
        plain erfcx = "torch._C._special.special_erfcx" (input)
    }
    function! {
        /// `aten::special_erfinv(Tensor self) -> Tensor`
        plain erfinv = "torch._C._special.special_erfinv" (input)
    }
    function! {
        /// `aten::special_exp2(Tensor self) -> Tensor`
        plain exp2 = "torch._C._special.special_exp2" (input)
    }
    function! {
        /// `aten::special_expit(Tensor self) -> Tensor`
        plain expit = "torch._C._special.special_expit" (input)
    }
    function! {
        /// `aten::special_expm1(Tensor self) -> Tensor`
        plain expm1 = "torch._C._special.special_expm1" (input)
    }
    function! {
        /// `aten::special_gammainc(Tensor self, Tensor other) -> Tensor`
        plain gammainc = "torch._C._special.special_gammainc" (input, other)
    }
    function! {
        /// `aten::special_gammaincc(Tensor self, Tensor other) -> Tensor`
        plain gammaincc = "torch._C._special.special_gammaincc" (input, other)
    }
    function! {
        /// `aten::special_gammaln(Tensor self) -> Tensor`
        plain gammaln = "torch._C._special.special_gammaln" (input)
    }
    function! {
        /// `aten::special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain hermite_polynomial_h = "torch._C._special.special_hermite_polynomial_h" (x, n)
    }
    function! {
        /// `aten::special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain hermite_polynomial_he = "torch._C._special.special_hermite_polynomial_he" (x, n)
    }
    function! {
        /// `aten::special_i0(Tensor self) -> Tensor`
        plain i0 = "torch._C._special.special_i0" (input)
    }
    function! {
        /// `aten::special_i0e(Tensor self) -> Tensor`
        plain i0e = "torch._C._special.special_i0e" (input)
    }
    function! {
        /// `aten::special_i1(Tensor self) -> Tensor`
        plain i1 = "torch._C._special.special_i1" (input)
    }
    function! {
        /// `aten::special_i1e(Tensor self) -> Tensor`
        plain i1e = "torch._C._special.special_i1e" (input)
    }
    function! {
        /// `aten::special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain laguerre_polynomial_l = "torch._C._special.special_laguerre_polynomial_l" (x, n)
    }
    function! {
        /// `aten::special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain legendre_polynomial_p = "torch._C._special.special_legendre_polynomial_p" (x, n)
    }
    function! {
        /// `aten::special_log1p(Tensor self) -> Tensor`
        plain log1p = "torch._C._special.special_log1p" (input)
    }
    function! {
        /// `aten::special_log_ndtr(Tensor self) -> Tensor`
        plain log_ndtr = "torch._C._special.special_log_ndtr" (input)
    }
    function! {
        /// `aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
        rare log_softmax log_softmax_with = "torch._C._special.special_log_softmax" (input, dim)
    }
    function! {
        /// `aten::special_logit(Tensor self, float? eps=None) -> Tensor`
        optional logit = "torch._C._special.special_logit" (input)
    }
    function! {
        /// `aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
        optional logsumexp = "torch._C._special.special_logsumexp" (input, dim)
    }
    function! {
        /// `aten::special_modified_bessel_i0(Tensor self) -> Tensor`
        plain modified_bessel_i0 = "torch._C._special.special_modified_bessel_i0" (input)
    }
    function! {
        /// `aten::special_modified_bessel_i1(Tensor self) -> Tensor`
        plain modified_bessel_i1 = "torch._C._special.special_modified_bessel_i1" (input)
    }
    function! {
        /// `aten::special_modified_bessel_k0(Tensor self) -> Tensor`
        plain modified_bessel_k0 = "torch._C._special.special_modified_bessel_k0" (input)
    }
    function! {
        /// `aten::special_modified_bessel_k1(Tensor self) -> Tensor`
        plain modified_bessel_k1 = "torch._C._special.special_modified_bessel_k1" (input)
    }
    function! {
        /// `aten::special_multigammaln(Tensor self, int p) -> Tensor`
        plain multigammaln = "torch._C._special.special_multigammaln" (input, p)
    }
    function! {
        /// `aten::special_ndtr(Tensor self) -> Tensor`
        plain ndtr = "torch._C._special.special_ndtr" (input)
    }
    function! {
        /// `aten::special_ndtri(Tensor self) -> Tensor`
        plain ndtri = "torch._C._special.special_ndtri" (input)
    }
    function! {
        /// `aten::special_polygamma(int n, Tensor self) -> Tensor`
        plain polygamma = "torch._C._special.special_polygamma" (n, input)
    }
    function! {
        /// `aten::special_psi(Tensor self) -> Tensor`
        plain psi = "torch._C._special.special_psi" (input)
    }
    function! {
        /// `aten::special_round(Tensor self, *, int decimals=0) -> Tensor`
        optional round = "torch._C._special.special_round" (input)
    }
    function! {
        /// `aten::special_scaled_modified_bessel_k0(Tensor x) -> Tensor`
        plain scaled_modified_bessel_k0 = "torch._C._special.special_scaled_modified_bessel_k0" (x)
    }
    function! {
        /// `aten::special_scaled_modified_bessel_k1(Tensor x) -> Tensor`
        plain scaled_modified_bessel_k1 = "torch._C._special.special_scaled_modified_bessel_k1" (x)
    }
    function! {
        /// `aten::special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain shifted_chebyshev_polynomial_t = "torch._C._special.special_shifted_chebyshev_polynomial_t" (x, n)
    }
    function! {
        /// `aten::special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain shifted_chebyshev_polynomial_u = "torch._C._special.special_shifted_chebyshev_polynomial_u" (x, n)
    }
    function! {
        /// `aten::special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain shifted_chebyshev_polynomial_v = "torch._C._special.special_shifted_chebyshev_polynomial_v" (x, n)
    }
    function! {
        /// `aten::special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
        ///
        /// `aten::special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
        plain shifted_chebyshev_polynomial_w = "torch._C._special.special_shifted_chebyshev_polynomial_w" (x, n)
    }
    function! {
        /// `aten::special_sinc(Tensor self) -> Tensor`
        plain sinc = "torch._C._special.special_sinc" (input)
    }
    function! {
        /// `aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
        rare softmax softmax_with = "torch._C._special.special_softmax" (input, dim)
    }
    function! {
        /// `aten::special_spherical_bessel_j0(Tensor x) -> Tensor`
        plain spherical_bessel_j0 = "torch._C._special.special_spherical_bessel_j0" (x)
    }
    function! {
        /// `aten::special_xlog1py(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor`
        plain xlog1py = "torch._C._special.special_xlog1py" (input, other)
    }
    function! {
        /// `aten::special_xlogy(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor`
        plain xlogy = "torch._C._special.special_xlogy" (input, other)
    }
    function! {
        /// `aten::special_zeta(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor`
        plain zeta = "torch._C._special.special_zeta" (input, other)
    }
}
