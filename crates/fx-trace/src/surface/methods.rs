//! The methods and properties of tensors. Written by `tools/gen_surface.py`; the lines above a name are the operator's schemas.

use crate::surface::{method, property};

impl crate::var::Var {
    method! {
        /// `aten::abs(Tensor self) -> Tensor`
        plain abs = "abs" ()
    }
    method! {
        /// `aten::abs_(Tensor(a!) self) -> Tensor(a!)`
        plain abs_ = "abs_" ()
    }
    method! {
        /// `aten::absolute(Tensor self) -> Tensor`
        plain absolute = "absolute" ()
    }
    method! {
        /// `aten::absolute_(Tensor(a!) self) -> Tensor(a!)`
        plain absolute_ = "absolute_" ()
    }
    method! {
        /// `aten::acos(Tensor self) -> Tensor`
        plain acos = "acos" ()
    }
    method! {
        /// `aten::acos_(Tensor(a!) self) -> Tensor(a!)`
        plain acos_ = "acos_" ()
    }
    method! {
        /// `aten::acosh(Tensor self) -> Tensor`
        plain acosh = "acosh" ()
    }
    method! {
        /// `aten::acosh_(Tensor(a!) self) -> Tensor(a!)`
        plain acosh_ = "acosh_" ()
    }
    method! {
        /// `aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
        ///
        /// `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
        rare add add_with = "add" (other)
    }
    method! {
        /// `aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
        ///
        /// `aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
        rare add_ add_with_ = "add_" (other)
    }
    method! {
        /// `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional addbmm = "addbmm" (batch1, batch2)
    }
    method! {
        /// `aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
        optional addbmm_ = "addbmm_" (batch1, batch2)
    }
    method! {
        /// `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
        optional addcdiv = "addcdiv" (tensor1, tensor2)
    }
    method! {
        /// `aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
        optional addcdiv_ = "addcdiv_" (tensor1, tensor2)
    }
    method! {
        /// `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
        optional addcmul = "addcmul" (tensor1, tensor2)
    }
    method! {
        /// `aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
        optional addcmul_ = "addcmul_" (tensor1, tensor2)
    }
    method! {
        /// `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        ///
        /// `aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional addmm = "addmm" (mat1, mat2)
    }
    method! {
        /// `aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
        optional addmm_ = "addmm_" (mat1, mat2)
    }
    method! {
        /// `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional addmv = "addmv" (mat, vec)
    }
    method! {
        /// `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
        optional addmv_ = "addmv_" (mat, vec)
    }
    method! {
        /// `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional addr = "addr" (vec1, vec2)
    }
    method! {
        /// `aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
        optional addr_ = "addr_" (vec1, vec2)
    }
    method! {
        /// `aten::adjoint(Tensor(a) self) -> Tensor(a)`
        plain adjoint = "adjoint" ()
    }
    method! {
        /// `aten::all(Tensor self) -> Tensor`
        ///
        /// `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
        ///
        /// `aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
        optional all = "all" ()
    }
    method! {
        /// `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
        optional allclose = "allclose" (other)
    }
    method! {
        /// `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
        optional amax = "amax" ()
    }
    method! {
        /// `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
        optional amin = "amin" ()
    }
    method! {
        /// `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
        optional aminmax = "aminmax" ()
    }
    method! {
        /// `aten::angle(Tensor self) -> Tensor`
        plain angle = "angle" ()
    }
    method! {
        /// `aten::any(Tensor self) -> Tensor`
        ///
        /// `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
        ///
        /// `aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
        optional any = "any" ()
    }
    method! {
        /// `aten::arccos(Tensor self) -> Tensor`
        plain arccos = "arccos" ()
    }
    method! {
        /// `aten::arccos_(Tensor(a!) self) -> Tensor(a!)`
        plain arccos_ = "arccos_" ()
    }
    method! {
        /// `aten::arccosh(Tensor self) -> Tensor`
        plain arccosh = "arccosh" ()
    }
    method! {
        /// `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)`
        plain arccosh_ = "arccosh_" ()
    }
    method! {
        /// `aten::arcsin(Tensor self) -> Tensor`
        plain arcsin = "arcsin" ()
    }
    method! {
        /// `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)`
        plain arcsin_ = "arcsin_" ()
    }
    method! {
        /// `aten::arcsinh(Tensor self) -> Tensor`
        plain arcsinh = "arcsinh" ()
    }
    method! {
        /// `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)`
        plain arcsinh_ = "arcsinh_" ()
    }
    method! {
        /// `aten::arctan(Tensor self) -> Tensor`
        plain arctan = "arctan" ()
    }
    method! {
        /// `aten::arctan2(Tensor self, Tensor other) -> Tensor`
        plain arctan2 = "arctan2" (other)
    }
    method! {
        /// `aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain arctan2_ = "arctan2_" (other)
    }
    method! {
        /// `aten::arctan_(Tensor(a!) self) -> Tensor(a!)`
        plain arctan_ = "arctan_" ()
    }
    method! {
        /// `aten::arctanh(Tensor self) -> Tensor`
        plain arctanh = "arctanh" ()
    }
    method! {
        /// `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)`
        plain arctanh_ = "arctanh_" ()
    }
    method! {
        /// `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
        optional argmax = "argmax" ()
    }
    method! {
        /// `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
        optional argmin = "argmin" ()
    }
    method! {
        /// `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
        ///
        /// `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
        optional argsort = "argsort" ()
    }
    method! {
        /// `aten::argwhere(Tensor self) -> Tensor`
        plain argwhere = "argwhere" ()
    }
    method! {
        /// `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
        optional as_strided = "as_strided" (size, stride)
    }
    method! {
        /// `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
        optional as_strided_ = "as_strided_" (size, stride)
    }
    method! {
        /// `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
        optional as_strided_scatter = "as_strided_scatter" (src, size, stride)
    }
    method! {
        /// `aten::asin(Tensor self) -> Tensor`
        plain asin = "asin" ()
    }
    method! {
        /// `aten::asin_(Tensor(a!) self) -> Tensor(a!)`
        plain asin_ = "asin_" ()
    }
    method! {
        /// `aten::asinh(Tensor self) -> Tensor`
        plain asinh = "asinh" ()
    }
    method! {
        /// `aten::asinh_(Tensor(a!) self) -> Tensor(a!)`
        plain asinh_ = "asinh_" ()
    }
    method! {
        /// `aten::atan(Tensor self) -> Tensor`
        plain atan = "atan" ()
    }
    method! {
        /// `aten::atan2(Tensor self, Tensor other) -> Tensor`
        plain atan2 = "atan2" (other)
    }
    method! {
        /// `aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain atan2_ = "atan2_" (other)
    }
    method! {
        /// `aten::atan_(Tensor(a!) self) -> Tensor(a!)`
        plain atan_ = "atan_" ()
    }
    method! {
        /// `aten::atanh(Tensor self) -> Tensor`
        plain atanh = "atanh" ()
    }
    method! {
        /// `aten::atanh_(Tensor(a!) self) -> Tensor(a!)`
        plain atanh_ = "atanh_" ()
    }
    method! {
        /// `backward(, ...)`
        optional backward = "backward" ()
    }
    method! {
        /// `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        ///
        /// `aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional baddbmm = "baddbmm" (batch1, batch2)
    }
    method! {
        /// `aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
        optional baddbmm_ = "baddbmm_" (batch1, batch2)
    }
    method! {
        /// `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
        ///
        /// `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
        ///
        /// `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
        optional bernoulli = "bernoulli" ()
    }
    method! {
        /// `aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
        ///
        /// `aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
        optional bernoulli_ = "bernoulli_" ()
    }
    method! {
        /// `bfloat16(memory_format=torch.preserve_format) -> Tensor`
        plain bfloat16 = "bfloat16" ()
    }
    method! {
        /// `aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
        optional bincount = "bincount" ()
    }
    method! {
        /// `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
        plain bitwise_and = "bitwise_and" (other)
    }
    method! {
        /// `aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain bitwise_and_ = "bitwise_and_" (other)
    }
    method! {
        /// `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
        plain bitwise_left_shift = "bitwise_left_shift" (other)
    }
    method! {
        /// `aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        ///
        /// `aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        plain bitwise_left_shift_ = "bitwise_left_shift_" (other)
    }
    method! {
        /// `aten::bitwise_not(Tensor self) -> Tensor`
        plain bitwise_not = "bitwise_not" ()
    }
    method! {
        /// `aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
        plain bitwise_not_ = "bitwise_not_" ()
    }
    method! {
        /// `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
        plain bitwise_or = "bitwise_or" (other)
    }
    method! {
        /// `aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain bitwise_or_ = "bitwise_or_" (other)
    }
    method! {
        /// `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
        plain bitwise_right_shift = "bitwise_right_shift" (other)
    }
    method! {
        /// `aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        ///
        /// `aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        plain bitwise_right_shift_ = "bitwise_right_shift_" (other)
    }
    method! {
        /// `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
        plain bitwise_xor = "bitwise_xor" (other)
    }
    method! {
        /// `aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain bitwise_xor_ = "bitwise_xor_" (other)
    }
    method! {
        /// `aten::bmm(Tensor self, Tensor mat2) -> Tensor`
        ///
        /// `aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
        optional bmm = "bmm" (mat2)
    }
    method! {
        /// `bool(memory_format=torch.preserve_format) -> Tensor`
        plain bool = "bool" ()
    }
    method! {
        /// `aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
        plain broadcast_to = "broadcast_to" (size)
    }
    method! {
        /// `byte(memory_format=torch.preserve_format) -> Tensor`
        plain byte = "byte" ()
    }
    method! {
        /// `aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
        optional cauchy_ = "cauchy_" ()
    }
    method! {
        /// `aten::ccol_indices(Tensor(a) self) -> Tensor(a)`
        plain ccol_indices = "ccol_indices" ()
    }
    method! {
        /// `cdouble(memory_format=torch.preserve_format) -> Tensor`
        plain cdouble = "cdouble" ()
    }
    method! {
        /// `aten::ceil(Tensor self) -> Tensor`
        plain ceil = "ceil" ()
    }
    method! {
        /// `aten::ceil_(Tensor(a!) self) -> Tensor(a!)`
        plain ceil_ = "ceil_" ()
    }
    method! {
        /// `cfloat(memory_format=torch.preserve_format) -> Tensor`
        plain cfloat = "cfloat" ()
    }
    method! {
        /// `aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
        rare chalf chalf_with = "chalf" ()
    }
    method! {
        /// `char(memory_format=torch.preserve_format) -> Tensor`
        plain char = "char" ()
    }
    method! {
        /// `aten::cholesky(Tensor self, bool upper=False) -> Tensor`
        optional cholesky = "cholesky" ()
    }
    method! {
        /// `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
        optional cholesky_inverse = "cholesky_inverse" ()
    }
    method! {
        /// `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
        optional cholesky_solve = "cholesky_solve" (input2)
    }
    method! {
        /// `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
        optional chunk = "chunk" (chunks)
    }
    method! {
        /// `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
        ///
        /// `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
        optional clamp = "clamp" ()
    }
    method! {
        /// `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
        ///
        /// `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
        optional clamp_ = "clamp_" ()
    }
    method! {
        /// `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
        ///
        /// `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
        plain clamp_max = "clamp_max" (max)
    }
    method! {
        /// `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
        ///
        /// `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
        plain clamp_max_ = "clamp_max_" (max)
    }
    method! {
        /// `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
        ///
        /// `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
        plain clamp_min = "clamp_min" (min)
    }
    method! {
        /// `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
        ///
        /// `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
        plain clamp_min_ = "clamp_min_" (min)
    }
    method! {
        /// `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
        ///
        /// `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
        optional clip = "clip" ()
    }
    method! {
        /// `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
        ///
        /// `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
        optional clip_ = "clip_" ()
    }
    method! {
        /// `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
        rare clone_tensor clone_with = "clone" ()
    }
    method! {
        /// `aten::coalesce(Tensor(a) self) -> Tensor(a)`
        plain coalesce = "coalesce" ()
    }
    method! {
        /// `aten::col_indices(Tensor(a) self) -> Tensor(a)`
        plain col_indices = "col_indices" ()
    }
    method! {
        /// `aten::conj(Tensor(a) self) -> Tensor(a)`
        plain conj = "conj" ()
    }
    method! {
        /// `aten::conj_physical(Tensor self) -> Tensor`
        plain conj_physical = "conj_physical" ()
    }
    method! {
        /// `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)`
        plain conj_physical_ = "conj_physical_" ()
    }
    method! {
        /// `contiguous(memory_format=torch.contiguous_format) -> Tensor`
        rare contiguous contiguous_with = "contiguous" ()
    }
    method! {
        /// `aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
        rare copy_ copy_with_ = "copy_" (src)
    }
    method! {
        /// `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor`
        plain copysign = "copysign" (other)
    }
    method! {
        /// `aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain copysign_ = "copysign_" (other)
    }
    method! {
        /// `aten::corrcoef(Tensor self) -> Tensor`
        plain corrcoef = "corrcoef" ()
    }
    method! {
        /// `aten::cos(Tensor self) -> Tensor`
        plain cos = "cos" ()
    }
    method! {
        /// `aten::cos_(Tensor(a!) self) -> Tensor(a!)`
        plain cos_ = "cos_" ()
    }
    method! {
        /// `aten::cosh(Tensor self) -> Tensor`
        plain cosh = "cosh" ()
    }
    method! {
        /// `aten::cosh_(Tensor(a!) self) -> Tensor(a!)`
        plain cosh_ = "cosh_" ()
    }
    method! {
        /// `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
        ///
        /// `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
        optional count_nonzero = "count_nonzero" ()
    }
    method! {
        /// `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
        optional cov = "cov" ()
    }
    method! {
        /// `cpu(memory_format=torch.preserve_format) -> Tensor`
        plain cpu = "cpu" ()
    }
    method! {
        /// `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
        optional cross = "cross" (other)
    }
    method! {
        /// `aten::crow_indices(Tensor(a) self) -> Tensor(a)`
        plain crow_indices = "crow_indices" ()
    }
    method! {
        /// `cuda(device=None, non_blocking=False, memory_format=torch.preserve_format) -> Tensor`
        optional cuda = "cuda" ()
    }
    method! {
        /// `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
        plain cummax = "cummax" (dim)
    }
    method! {
        /// `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
        plain cummin = "cummin" (dim)
    }
    method! {
        /// `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
        rare cumprod cumprod_with = "cumprod" (dim)
    }
    method! {
        /// `aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
        rare cumprod_ cumprod_with_ = "cumprod_" (dim)
    }
    method! {
        /// `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
        rare cumsum cumsum_with = "cumsum" (dim)
    }
    method! {
        /// `aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
        rare cumsum_ cumsum_with_ = "cumsum_" (dim)
    }
    method! {
        /// `aten::deg2rad(Tensor self) -> Tensor`
        plain deg2rad = "deg2rad" ()
    }
    method! {
        /// `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)`
        plain deg2rad_ = "deg2rad_" ()
    }
    method! {
        /// `aten::dense_dim(Tensor self) -> int`
        plain dense_dim = "dense_dim" ()
    }
    method! {
        /// `aten::dequantize.self(Tensor self) -> Tensor`
        plain dequantize = "dequantize" ()
    }
    method! {
        /// `aten::det(Tensor self) -> Tensor`
        plain det = "det" ()
    }
    method! {
        /// `aten::detach(Tensor(a) self) -> Tensor(a)`
        plain detach = "detach" ()
    }
    method! {
        /// `aten::detach_(Tensor(a!) self) -> Tensor(a!)`
        plain detach_ = "detach_" ()
    }
    method! {
        /// `aten::diag(Tensor self, int diagonal=0) -> Tensor`
        optional diag = "diag" ()
    }
    method! {
        /// `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
        optional diag_embed = "diag_embed" ()
    }
    method! {
        /// `aten::diagflat(Tensor self, int offset=0) -> Tensor`
        optional diagflat = "diagflat" ()
    }
    method! {
        /// `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
        optional diagonal = "diagonal" ()
    }
    method! {
        /// `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
        optional diagonal_scatter = "diagonal_scatter" (src)
    }
    method! {
        /// `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
        optional diff = "diff" ()
    }
    method! {
        /// `aten::digamma(Tensor self) -> Tensor`
        plain digamma = "digamma" ()
    }
    method! {
        /// `aten::digamma_(Tensor(a!) self) -> Tensor(a!)`
        plain digamma_ = "digamma_" ()
    }
    method! {
        /// `dim() -> int`
        plain dim = "dim" ()
    }
    method! {
        /// `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
        optional dist = "dist" (other)
    }
    method! {
        /// `aten::div.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
        ///
        /// `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
        rare div div_with = "div" (other)
    }
    method! {
        /// `aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
        ///
        /// `aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        ///
        /// `aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
        rare div_ div_with_ = "div_" (other)
    }
    method! {
        /// `aten::divide.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
        ///
        /// `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
        rare divide divide_with = "divide" (other)
    }
    method! {
        /// `aten::divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
        ///
        /// `aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        ///
        /// `aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
        rare divide_ divide_with_ = "divide_" (other)
    }
    method! {
        /// `aten::dot(Tensor self, Tensor tensor) -> Tensor`
        plain dot = "dot" (tensor)
    }
    method! {
        /// `double(memory_format=torch.preserve_format) -> Tensor`
        plain double = "double" ()
    }
    method! {
        /// `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
        ///
        /// `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
        plain dsplit = "dsplit" (indices)
    }
    method! {
        /// `element_size() -> int`
        plain element_size = "element_size" ()
    }
    method! {
        /// `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor`
        plain eq = "eq" (other)
    }
    method! {
        /// `aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain eq_ = "eq_" (other)
    }
    method! {
        /// `aten::equal(Tensor self, Tensor other) -> bool`
        plain equal = "equal" (other)
    }
    method! {
        /// `aten::erf(Tensor self) -> Tensor`
        plain erf = "erf" ()
    }
    method! {
        /// `aten::erf_(Tensor(a!) self) -> Tensor(a!)`
        plain erf_ = "erf_" ()
    }
    method! {
        /// `aten::erfc(Tensor self) -> Tensor`
        plain erfc = "erfc" ()
    }
    method! {
        /// `aten::erfc_(Tensor(a!) self) -> Tensor(a!)`
        plain erfc_ = "erfc_" ()
    }
    method! {
        /// `aten::erfinv(Tensor self) -> Tensor`
        plain erfinv = "erfinv" ()
    }
    method! {
        /// `aten::erfinv_(Tensor(a!) self) -> Tensor(a!)`
        plain erfinv_ = "erfinv_" ()
    }
    method! {
        /// `aten::exp(Tensor self) -> Tensor`
        plain exp = "exp" ()
    }
    method! {
        /// `aten::exp2(Tensor self) -> Tensor`
        plain exp2 = "exp2" ()
    }
    method! {
        /// `aten::exp2_(Tensor(a!) self) -> Tensor(a!)`
        plain exp2_ = "exp2_" ()
    }
    method! {
        /// `aten::exp_(Tensor(a!) self) -> Tensor(a!)`
        plain exp_ = "exp_" ()
    }
    method! {
        /// `aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
        spread expand = "expand" (size)
    }
    method! {
        /// `expand_as(other) -> Tensor`
        plain expand_as = "expand_as" (other)
    }
    method! {
        /// `aten::expm1(Tensor self) -> Tensor`
        plain expm1 = "expm1" ()
    }
    method! {
        /// `aten::expm1_(Tensor(a!) self) -> Tensor(a!)`
        plain expm1_ = "expm1_" ()
    }
    method! {
        /// `aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
        optional exponential_ = "exponential_" ()
    }
    method! {
        /// `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
        ///
        /// `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
        plain fill_ = "fill_" (value)
    }
    method! {
        /// `aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
        optional fill_diagonal_ = "fill_diagonal_" (fill_value)
    }
    method! {
        /// `aten::fix(Tensor self) -> Tensor`
        plain fix = "fix" ()
    }
    method! {
        /// `aten::fix_(Tensor(a!) self) -> Tensor(a!)`
        plain fix_ = "fix_" ()
    }
    method! {
        /// `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
        optional flatten = "flatten" ()
    }
    method! {
        /// `aten::flip(Tensor self, int[] dims) -> Tensor`
        spread flip = "flip" (dims)
    }
    method! {
        /// `aten::fliplr(Tensor self) -> Tensor`
        plain fliplr = "fliplr" ()
    }
    method! {
        /// `aten::flipud(Tensor self) -> Tensor`
        plain flipud = "flipud" ()
    }
    method! {
        /// `float(memory_format=torch.preserve_format) -> Tensor`
        plain float = "float" ()
    }
    method! {
        /// `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
        ///
        /// `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
        plain float_power = "float_power" (exponent)
    }
    method! {
        /// `aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
        ///
        /// `aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
        plain float_power_ = "float_power_" (exponent)
    }
    method! {
        /// `aten::floor(Tensor self) -> Tensor`
        plain floor = "floor" ()
    }
    method! {
        /// `aten::floor_(Tensor(a!) self) -> Tensor(a!)`
        plain floor_ = "floor_" ()
    }
    method! {
        /// `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
        ///
        /// `aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor`
        plain floor_divide = "floor_divide" (other)
    }
    method! {
        /// `aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain floor_divide_ = "floor_divide_" (other)
    }
    method! {
        /// `aten::fmax(Tensor self, Tensor other) -> Tensor`
        plain fmax = "fmax" (other)
    }
    method! {
        /// `aten::fmin(Tensor self, Tensor other) -> Tensor`
        plain fmin = "fmin" (other)
    }
    method! {
        /// `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor`
        plain fmod = "fmod" (other)
    }
    method! {
        /// `aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain fmod_ = "fmod_" (other)
    }
    method! {
        /// `aten::frac(Tensor self) -> Tensor`
        plain frac = "frac" ()
    }
    method! {
        /// `aten::frac_(Tensor(a!) self) -> Tensor(a!)`
        plain frac_ = "frac_" ()
    }
    method! {
        /// `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
        plain frexp = "frexp" ()
    }
    method! {
        /// `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
        optional gather = "gather" (dim, index)
    }
    method! {
        /// `aten::gcd(Tensor self, Tensor other) -> Tensor`
        plain gcd = "gcd" (other)
    }
    method! {
        /// `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain gcd_ = "gcd_" (other)
    }
    method! {
        /// `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor`
        plain ge = "ge" (other)
    }
    method! {
        /// `aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain ge_ = "ge_" (other)
    }
    method! {
        /// `aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
        rare geometric_ geometric_with_ = "geometric_" (p)
    }
    method! {
        /// `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)`
        plain geqrf = "geqrf" ()
    }
    method! {
        /// `aten::ger(Tensor self, Tensor vec2) -> Tensor`
        plain ger = "ger" (vec2)
    }
    method! {
        /// `get_device() -> Device ordinal (Integer)`
        plain get_device = "get_device" ()
    }
    method! {
        /// `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor`
        plain greater = "greater" (other)
    }
    method! {
        /// `aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain greater_ = "greater_" (other)
    }
    method! {
        /// `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
        plain greater_equal = "greater_equal" (other)
    }
    method! {
        /// `aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain greater_equal_ = "greater_equal_" (other)
    }
    method! {
        /// `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor`
        plain gt = "gt" (other)
    }
    method! {
        /// `aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain gt_ = "gt_" (other)
    }
    method! {
        /// `half(memory_format=torch.preserve_format) -> Tensor`
        plain half = "half" ()
    }
    method! {
        /// `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
        optional hardshrink = "hardshrink" ()
    }
    method! {
        /// `aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
        optional hash_tensor = "hash_tensor" ()
    }
    method! {
        /// `aten::heaviside(Tensor self, Tensor values) -> Tensor`
        plain heaviside = "heaviside" (values)
    }
    method! {
        /// `aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
        plain heaviside_ = "heaviside_" (values)
    }
    method! {
        /// `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
        optional histc = "histc" ()
    }
    method! {
        /// `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
        ///
        /// `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
        optional histogram = "histogram" ()
    }
    method! {
        /// `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
        ///
        /// `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
        plain hsplit = "hsplit" (indices)
    }
    method! {
        /// `aten::hypot(Tensor self, Tensor other) -> Tensor`
        plain hypot = "hypot" (other)
    }
    method! {
        /// `aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain hypot_ = "hypot_" (other)
    }
    method! {
        /// `aten::i0(Tensor self) -> Tensor`
        plain i0 = "i0" ()
    }
    method! {
        /// `aten::i0_(Tensor(a!) self) -> Tensor(a!)`
        plain i0_ = "i0_" ()
    }
    method! {
        /// `aten::igamma(Tensor self, Tensor other) -> Tensor`
        plain igamma = "igamma" (other)
    }
    method! {
        /// `aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain igamma_ = "igamma_" (other)
    }
    method! {
        /// `aten::igammac(Tensor self, Tensor other) -> Tensor`
        plain igammac = "igammac" (other)
    }
    method! {
        /// `aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain igammac_ = "igammac_" (other)
    }
    method! {
        /// `aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor`
        plain index = "index" (indices)
    }
    method! {
        /// `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
        rare index_add index_add_with = "index_add" (dim, index, source)
    }
    method! {
        /// `aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
        rare index_add_ index_add_with_ = "index_add_" (dim, index, source)
    }
    method! {
        /// `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
        plain index_copy = "index_copy" (dim, index, source)
    }
    method! {
        /// `aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
        plain index_copy_ = "index_copy_" (dim, index, source)
    }
    method! {
        /// `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
        ///
        /// `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
        plain index_fill = "index_fill" (dim, index, value)
    }
    method! {
        /// `aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
        ///
        /// `aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
        plain index_fill_ = "index_fill_" (dim, index, value)
    }
    method! {
        /// `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
        optional index_put = "index_put" (indices, values)
    }
    method! {
        /// `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
        optional index_put_ = "index_put_" (indices, values)
    }
    method! {
        /// `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
        optional index_reduce = "index_reduce" (dim, index, source, reduce)
    }
    method! {
        /// `aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
        optional index_reduce_ = "index_reduce_" (dim, index, source, reduce)
    }
    method! {
        /// `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor`
        plain index_select = "index_select" (dim, index)
    }
    method! {
        /// `aten::indices(Tensor(a) self) -> Tensor(a)`
        plain indices = "indices" ()
    }
    method! {
        /// `aten::inner(Tensor self, Tensor other) -> Tensor`
        plain inner = "inner" (other)
    }
    method! {
        /// `int(memory_format=torch.preserve_format) -> Tensor`
        plain int = "int" ()
    }
    method! {
        /// `aten::int_repr(Tensor self) -> Tensor`
        plain int_repr = "int_repr" ()
    }
    method! {
        /// `aten::inverse(Tensor self) -> Tensor`
        plain inverse = "inverse" ()
    }
    method! {
        /// `aten::is_coalesced(Tensor self) -> bool`
        plain is_coalesced = "is_coalesced" ()
    }
    method! {
        /// `is_complex() -> bool`
        plain is_complex = "is_complex" ()
    }
    method! {
        /// `aten::is_conj(Tensor self) -> bool`
        plain is_conj = "is_conj" ()
    }
    method! {
        /// `aten::is_contiguous(Tensor self) -> bool`
        ///
        /// `aten::is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> bool`
        rare is_contiguous is_contiguous_with = "is_contiguous" ()
    }
    method! {
        /// `aten::is_distributed(Tensor self) -> bool`
        plain is_distributed = "is_distributed" ()
    }
    method! {
        /// `is_floating_point() -> bool`
        plain is_floating_point = "is_floating_point" ()
    }
    method! {
        /// `aten::is_inference(Tensor self) -> bool`
        plain is_inference = "is_inference" ()
    }
    method! {
        /// `aten::is_neg(Tensor self) -> bool`
        plain is_neg = "is_neg" ()
    }
    method! {
        /// `aten::is_nonzero(Tensor self) -> bool`
        plain is_nonzero = "is_nonzero" ()
    }
    method! {
        /// `aten::is_pinned(Tensor self, Device? device=None) -> bool`
        rare is_pinned is_pinned_with = "is_pinned" ()
    }
    method! {
        /// `aten::is_same_size(Tensor self, Tensor other) -> bool`
        plain is_same_size = "is_same_size" (other)
    }
    method! {
        /// `aten::is_set_to(Tensor self, Tensor tensor) -> bool`
        plain is_set_to = "is_set_to" (tensor)
    }
    method! {
        /// `aten::is_signed(Tensor self) -> bool`
        plain is_signed = "is_signed" ()
    }
    method! {
        /// `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
        optional isclose = "isclose" (other)
    }
    method! {
        /// `aten::isfinite(Tensor self) -> Tensor`
        plain isfinite = "isfinite" ()
    }
    method! {
        /// `aten::isinf(Tensor self) -> Tensor`
        plain isinf = "isinf" ()
    }
    method! {
        /// `aten::isnan(Tensor self) -> Tensor`
        plain isnan = "isnan" ()
    }
    method! {
        /// `aten::isneginf(Tensor self) -> Tensor`
        plain isneginf = "isneginf" ()
    }
    method! {
        /// `aten::isposinf(Tensor self) -> Tensor`
        plain isposinf = "isposinf" ()
    }
    method! {
        /// `aten::isreal(Tensor self) -> Tensor`
        plain isreal = "isreal" ()
    }
    method! {
        /// `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
        optional istft = "istft" (n_fft)
    }
    method! {
        /// `item() -> number`
        plain item = "item" ()
    }
    method! {
        /// `aten::kron(Tensor self, Tensor other) -> Tensor`
        plain kron = "kron" (other)
    }
    method! {
        /// `aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
        optional kthvalue = "kthvalue" (k)
    }
    method! {
        /// `aten::lcm(Tensor self, Tensor other) -> Tensor`
        plain lcm = "lcm" (other)
    }
    method! {
        /// `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain lcm_ = "lcm_" (other)
    }
    method! {
        /// `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
        plain ldexp = "ldexp" (other)
    }
    method! {
        /// `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain ldexp_ = "ldexp_" (other)
    }
    method! {
        /// `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::le.Tensor(Tensor self, Tensor other) -> Tensor`
        plain le = "le" (other)
    }
    method! {
        /// `aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain le_ = "le_" (other)
    }
    method! {
        /// `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
        ///
        /// `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
        plain lerp = "lerp" (end, weight)
    }
    method! {
        /// `aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
        ///
        /// `aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
        plain lerp_ = "lerp_" (end, weight)
    }
    method! {
        /// `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::less.Tensor(Tensor self, Tensor other) -> Tensor`
        plain less = "less" (other)
    }
    method! {
        /// `aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain less_ = "less_" (other)
    }
    method! {
        /// `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
        plain less_equal = "less_equal" (other)
    }
    method! {
        /// `aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain less_equal_ = "less_equal_" (other)
    }
    method! {
        /// `aten::lgamma(Tensor self) -> Tensor`
        plain lgamma = "lgamma" ()
    }
    method! {
        /// `aten::lgamma_(Tensor(a!) self) -> Tensor(a!)`
        plain lgamma_ = "lgamma_" ()
    }
    method! {
        /// `aten::log(Tensor self) -> Tensor`
        plain log = "log" ()
    }
    method! {
        /// `aten::log10(Tensor self) -> Tensor`
        plain log10 = "log10" ()
    }
    method! {
        /// `aten::log10_(Tensor(a!) self) -> Tensor(a!)`
        plain log10_ = "log10_" ()
    }
    method! {
        /// `aten::log1p(Tensor self) -> Tensor`
        plain log1p = "log1p" ()
    }
    method! {
        /// `aten::log1p_(Tensor(a!) self) -> Tensor(a!)`
        plain log1p_ = "log1p_" ()
    }
    method! {
        /// `aten::log2(Tensor self) -> Tensor`
        plain log2 = "log2" ()
    }
    method! {
        /// `aten::log2_(Tensor(a!) self) -> Tensor(a!)`
        plain log2_ = "log2_" ()
    }
    method! {
        /// `aten::log_(Tensor(a!) self) -> Tensor(a!)`
        plain log_ = "log_" ()
    }
    method! {
        /// `aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
        optional log_normal_ = "log_normal_" ()
    }
    method! {
        /// `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
        rare log_softmax log_softmax_with = "log_softmax" (dim)
    }
    method! {
        /// `aten::logaddexp(Tensor self, Tensor other) -> Tensor`
        plain logaddexp = "logaddexp" (other)
    }
    method! {
        /// `aten::logaddexp2(Tensor self, Tensor other) -> Tensor`
        plain logaddexp2 = "logaddexp2" (other)
    }
    method! {
        /// `aten::logcumsumexp(Tensor self, int dim) -> Tensor`
        plain logcumsumexp = "logcumsumexp" (dim)
    }
    method! {
        /// `aten::logdet(Tensor self) -> Tensor`
        plain logdet = "logdet" ()
    }
    method! {
        /// `aten::logical_and(Tensor self, Tensor other) -> Tensor`
        plain logical_and = "logical_and" (other)
    }
    method! {
        /// `aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain logical_and_ = "logical_and_" (other)
    }
    method! {
        /// `aten::logical_not(Tensor self) -> Tensor`
        plain logical_not = "logical_not" ()
    }
    method! {
        /// `aten::logical_not_(Tensor(a!) self) -> Tensor(a!)`
        plain logical_not_ = "logical_not_" ()
    }
    method! {
        /// `aten::logical_or(Tensor self, Tensor other) -> Tensor`
        plain logical_or = "logical_or" (other)
    }
    method! {
        /// `aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain logical_or_ = "logical_or_" (other)
    }
    method! {
        /// `aten::logical_xor(Tensor self, Tensor other) -> Tensor`
        plain logical_xor = "logical_xor" (other)
    }
    method! {
        /// `aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain logical_xor_ = "logical_xor_" (other)
    }
    method! {
        /// `aten::logit(Tensor self, float? eps=None) -> Tensor`
        optional logit = "logit" ()
    }
    method! {
        /// `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
        optional logit_ = "logit_" ()
    }
    method! {
        /// `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
        optional logsumexp = "logsumexp" (dim)
    }
    method! {
        /// `long(memory_format=torch.preserve_format) -> Tensor`
        plain long = "long" ()
    }
    method! {
        /// `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor`
        plain lt = "lt" (other)
    }
    method! {
        /// `aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain lt_ = "lt_" (other)
    }
    method! {
        /// `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
        plain lu_solve = "lu_solve" (lu_data, lu_pivots)
    }
    method! {
        /// `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
        ///
        /// `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
        plain masked_fill = "masked_fill" (mask, value)
    }
    method! {
        /// `aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
        ///
        /// `aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
        plain masked_fill_ = "masked_fill_" (mask, value)
    }
    method! {
        /// `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
        plain masked_scatter = "masked_scatter" (mask, source)
    }
    method! {
        /// `aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
        plain masked_scatter_ = "masked_scatter_" (mask, source)
    }
    method! {
        /// `aten::masked_select(Tensor self, Tensor mask) -> Tensor`
        plain masked_select = "masked_select" (mask)
    }
    method! {
        /// `aten::matmul(Tensor self, Tensor other) -> Tensor`
        plain matmul = "matmul" (other)
    }
    method! {
        /// `aten::matrix_exp(Tensor self) -> Tensor`
        plain matrix_exp = "matrix_exp" ()
    }
    method! {
        /// `aten::matrix_power(Tensor self, int n) -> Tensor`
        plain matrix_power = "matrix_power" (n)
    }
    method! {
        /// `aten::max(Tensor self) -> Tensor`
        ///
        /// `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
        ///
        /// `aten::max.other(Tensor self, Tensor other) -> Tensor`
        optional max = "max" ()
    }
    method! {
        /// `aten::maximum(Tensor self, Tensor other) -> Tensor`
        plain maximum = "maximum" (other)
    }
    method! {
        /// `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
        ///
        /// `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional mean = "mean" ()
    }
    method! {
        /// `aten::median(Tensor self) -> Tensor`
        ///
        /// `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
        optional median = "median" ()
    }
    method! {
        /// `aten::min(Tensor self) -> Tensor`
        ///
        /// `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
        ///
        /// `aten::min.other(Tensor self, Tensor other) -> Tensor`
        optional min = "min" ()
    }
    method! {
        /// `aten::minimum(Tensor self, Tensor other) -> Tensor`
        plain minimum = "minimum" (other)
    }
    method! {
        /// `aten::mm(Tensor self, Tensor mat2) -> Tensor`
        ///
        /// `aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
        optional mm = "mm" (mat2)
    }
    method! {
        /// `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
        optional mode = "mode" ()
    }
    method! {
        /// `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
        ///
        /// `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
        plain moveaxis = "moveaxis" (source, destination)
    }
    method! {
        /// `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
        ///
        /// `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
        plain movedim = "movedim" (source, destination)
    }
    method! {
        /// `aten::msort(Tensor self) -> Tensor`
        plain msort = "msort" ()
    }
    method! {
        /// `aten::mul.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor`
        plain mul = "mul" (other)
    }
    method! {
        /// `aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain mul_ = "mul_" (other)
    }
    method! {
        /// `aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
        optional multinomial = "multinomial" (num_samples)
    }
    method! {
        /// `aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor`
        plain multiply = "multiply" (other)
    }
    method! {
        /// `aten::multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain multiply_ = "multiply_" (other)
    }
    method! {
        /// `aten::mv(Tensor self, Tensor vec) -> Tensor`
        plain mv = "mv" (vec)
    }
    method! {
        /// `aten::mvlgamma(Tensor self, int p) -> Tensor`
        plain mvlgamma = "mvlgamma" (p)
    }
    method! {
        /// `aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
        plain mvlgamma_ = "mvlgamma_" (p)
    }
    method! {
        /// `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
        optional nan_to_num = "nan_to_num" ()
    }
    method! {
        /// `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
        optional nan_to_num_ = "nan_to_num_" ()
    }
    method! {
        /// `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional nanmean = "nanmean" ()
    }
    method! {
        /// `aten::nanmedian(Tensor self) -> Tensor`
        ///
        /// `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
        optional nanmedian = "nanmedian" ()
    }
    method! {
        /// `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
        ///
        /// `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
        optional nanquantile = "nanquantile" (q)
    }
    method! {
        /// `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional nansum = "nansum" ()
    }
    method! {
        /// `aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
        ///
        /// `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
        plain narrow = "narrow" (dim, start, length)
    }
    method! {
        /// `aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
        plain narrow_copy = "narrow_copy" (dim, start, length)
    }
    method! {
        /// `ndimension() -> int`
        plain ndimension = "ndimension" ()
    }
    method! {
        /// `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor`
        plain ne = "ne" (other)
    }
    method! {
        /// `aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain ne_ = "ne_" (other)
    }
    method! {
        /// `aten::neg(Tensor self) -> Tensor`
        plain neg = "neg" ()
    }
    method! {
        /// `aten::neg_(Tensor(a!) self) -> Tensor(a!)`
        plain neg_ = "neg_" ()
    }
    method! {
        /// `aten::negative(Tensor self) -> Tensor`
        plain negative = "negative" ()
    }
    method! {
        /// `aten::negative_(Tensor(a!) self) -> Tensor(a!)`
        plain negative_ = "negative_" ()
    }
    method! {
        /// `nelement() -> int`
        plain nelement = "nelement" ()
    }
    method! {
        /// `aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        spread new_empty = "new_empty" (size)
    }
    method! {
        /// `aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        rare new_empty_strided new_empty_strided_with = "new_empty_strided" (size, stride)
    }
    method! {
        /// `aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        rare new_full new_full_with = "new_full" (size, fill_value)
    }
    method! {
        /// `aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        spread new_ones = "new_ones" (size)
    }
    method! {
        /// `new_tensor(data, *, dtype=None, device=None, requires_grad=False, layout=torch.strided, pin_memory=False) -> Tensor`
        optional new_tensor = "new_tensor" (data)
    }
    method! {
        /// `aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
        spread new_zeros = "new_zeros" (size)
    }
    method! {
        /// `aten::nextafter(Tensor self, Tensor other) -> Tensor`
        plain nextafter = "nextafter" (other)
    }
    method! {
        /// `aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain nextafter_ = "nextafter_" (other)
    }
    method! {
        /// `aten::nonzero(Tensor self) -> Tensor`
        plain nonzero = "nonzero" ()
    }
    method! {
        /// `aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
        optional nonzero_static = "nonzero_static" ()
    }
    method! {
        /// `norm(, ...)`
        optional norm = "norm" ()
    }
    method! {
        /// `aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
        optional normal_ = "normal_" ()
    }
    method! {
        /// `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
        plain not_equal = "not_equal" (other)
    }
    method! {
        /// `aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain not_equal_ = "not_equal_" (other)
    }
    method! {
        /// `numel() -> int`
        plain numel = "numel" ()
    }
    method! {
        /// `aten::orgqr(Tensor self, Tensor input2) -> Tensor`
        plain orgqr = "orgqr" (input2)
    }
    method! {
        /// `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
        optional ormqr = "ormqr" (input2, input3)
    }
    method! {
        /// `aten::outer(Tensor self, Tensor vec2) -> Tensor`
        plain outer = "outer" (vec2)
    }
    method! {
        /// `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)`
        spread permute = "permute" (dims)
    }
    method! {
        /// `aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
        rare pin_memory pin_memory_with = "pin_memory" ()
    }
    method! {
        /// `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
        optional pinverse = "pinverse" ()
    }
    method! {
        /// `polygamma(n) -> Tensor`
        plain polygamma = "polygamma" (n)
    }
    method! {
        /// `aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
        plain polygamma_ = "polygamma_" (n)
    }
    method! {
        /// `aten::positive(Tensor(a) self) -> Tensor(a)`
        plain positive = "positive" ()
    }
    method! {
        /// `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
        ///
        /// `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
        plain pow = "pow" (exponent)
    }
    method! {
        /// `aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
        ///
        /// `aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
        plain pow_ = "pow_" (exponent)
    }
    method! {
        /// `aten::prelu(Tensor self, Tensor weight) -> Tensor`
        plain prelu = "prelu" (weight)
    }
    method! {
        /// `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
        ///
        /// `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional prod = "prod" ()
    }
    method! {
        /// `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
        optional put = "put" (index, source)
    }
    method! {
        /// `aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
        optional put_ = "put_" (index, source)
    }
    method! {
        /// `aten::q_per_channel_axis(Tensor self) -> int`
        plain q_per_channel_axis = "q_per_channel_axis" ()
    }
    method! {
        /// `aten::q_per_channel_scales(Tensor self) -> Tensor`
        plain q_per_channel_scales = "q_per_channel_scales" ()
    }
    method! {
        /// `aten::q_per_channel_zero_points(Tensor self) -> Tensor`
        plain q_per_channel_zero_points = "q_per_channel_zero_points" ()
    }
    method! {
        /// `aten::q_scale(Tensor self) -> float`
        plain q_scale = "q_scale" ()
    }
    method! {
        /// `aten::q_zero_point(Tensor self) -> int`
        plain q_zero_point = "q_zero_point" ()
    }
    method! {
        /// `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
        optional qr = "qr" ()
    }
    method! {
        /// `aten::qscheme(Tensor self) -> QScheme`
        plain qscheme = "qscheme" ()
    }
    method! {
        /// `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
        ///
        /// `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
        optional quantile = "quantile" (q)
    }
    method! {
        /// `aten::rad2deg(Tensor self) -> Tensor`
        plain rad2deg = "rad2deg" ()
    }
    method! {
        /// `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)`
        plain rad2deg_ = "rad2deg_" ()
    }
    method! {
        /// `aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
        ///
        /// `aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
        ///
        /// `aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
        optional random_ = "random_" ()
    }
    method! {
        /// `aten::ravel(Tensor(a) self) -> Tensor(a)`
        plain ravel = "ravel" ()
    }
    method! {
        /// `aten::reciprocal(Tensor self) -> Tensor`
        plain reciprocal = "reciprocal" ()
    }
    method! {
        /// `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)`
        plain reciprocal_ = "reciprocal_" ()
    }
    method! {
        /// `aten::record_stream(Tensor(a!) self, Stream s) -> ()`
        plain record_stream = "record_stream" (s)
    }
    method! {
        /// `aten::relu(Tensor self) -> Tensor`
        plain relu = "relu" ()
    }
    method! {
        /// `aten::relu_(Tensor(a!) self) -> Tensor(a!)`
        plain relu_ = "relu_" ()
    }
    method! {
        /// `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor`
        plain remainder = "remainder" (other)
    }
    method! {
        /// `aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain remainder_ = "remainder_" (other)
    }
    method! {
        /// `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
        plain renorm = "renorm" (p, dim, maxnorm)
    }
    method! {
        /// `aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
        plain renorm_ = "renorm_" (p, dim, maxnorm)
    }
    method! {
        /// `aten::repeat(Tensor self, SymInt[] repeats) -> Tensor`
        spread repeat = "repeat" (repeats)
    }
    method! {
        /// `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
        ///
        /// `aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
        optional repeat_interleave = "repeat_interleave" (repeats)
    }
    method! {
        /// `requires_grad_(requires_grad=True) -> Tensor`
        optional requires_grad_ = "requires_grad_" ()
    }
    method! {
        /// `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
        spread reshape = "reshape" (shape)
    }
    method! {
        /// `reshape_as(other) -> Tensor`
        plain reshape_as = "reshape_as" (other)
    }
    method! {
        /// `aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
        rare resize resize_with = "resize" (size)
    }
    method! {
        /// `aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
        spread resize_ = "resize_" (size)
    }
    method! {
        /// `aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
        rare resize_as resize_as_with = "resize_as" (the_template)
    }
    method! {
        /// `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
        rare resize_as_ resize_as_with_ = "resize_as_" (the_template)
    }
    method! {
        /// `aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
        plain resize_as_sparse_ = "resize_as_sparse_" (the_template)
    }
    method! {
        /// `aten::resolve_conj(Tensor(a) self) -> Tensor(a)`
        plain resolve_conj = "resolve_conj" ()
    }
    method! {
        /// `aten::resolve_neg(Tensor(a) self) -> Tensor(a)`
        plain resolve_neg = "resolve_neg" ()
    }
    method! {
        /// `aten::retain_grad(Tensor(a!) self) -> ()`
        plain retain_grad = "retain_grad" ()
    }
    method! {
        /// `aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
        optional roll = "roll" (shifts)
    }
    method! {
        /// `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
        optional rot90 = "rot90" ()
    }
    method! {
        /// `aten::round(Tensor self) -> Tensor`
        ///
        /// `aten::round.decimals(Tensor self, *, int decimals) -> Tensor`
        optional round = "round" ()
    }
    method! {
        /// `aten::round_(Tensor(a!) self) -> Tensor(a!)`
        ///
        /// `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
        optional round_ = "round_" ()
    }
    method! {
        /// `aten::row_indices(Tensor(a) self) -> Tensor(a)`
        plain row_indices = "row_indices" ()
    }
    method! {
        /// `aten::rsqrt(Tensor self) -> Tensor`
        plain rsqrt = "rsqrt" ()
    }
    method! {
        /// `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)`
        plain rsqrt_ = "rsqrt_" ()
    }
    method! {
        /// `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
        ///
        /// `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
        ///
        /// `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
        ///
        /// `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
        rare scatter scatter_with = "scatter" (dim, index, src)
    }
    method! {
        /// `aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
        ///
        /// `aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
        ///
        /// `aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
        ///
        /// `aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
        rare scatter_ scatter_with_ = "scatter_" (dim, index, src)
    }
    method! {
        /// `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
        plain scatter_add = "scatter_add" (dim, index, src)
    }
    method! {
        /// `aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
        plain scatter_add_ = "scatter_add_" (dim, index, src)
    }
    method! {
        /// `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
        optional scatter_reduce = "scatter_reduce" (dim, index, src, reduce)
    }
    method! {
        /// `aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
        optional scatter_reduce_ = "scatter_reduce_" (dim, index, src, reduce)
    }
    method! {
        /// `aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
        plain select = "select" (dim, index)
    }
    method! {
        /// `aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
        plain select_scatter = "select_scatter" (src, dim, index)
    }
    method! {
        /// `aten::set_(Tensor(a!) self) -> Tensor(a!)`
        ///
        /// `aten::set_.source_Storage(Tensor(a!) self, Storage source) -> Tensor(a!)`
        ///
        /// `aten::set_.source_Storage_storage_offset(Tensor(a!) self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
        ///
        /// `aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
        ///
        /// `aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
        optional set_ = "set_" ()
    }
    method! {
        /// `aten::sgn(Tensor self) -> Tensor`
        plain sgn = "sgn" ()
    }
    method! {
        /// `aten::sgn_(Tensor(a!) self) -> Tensor(a!)`
        plain sgn_ = "sgn_" ()
    }
    method! {
        /// `short(memory_format=torch.preserve_format) -> Tensor`
        plain short = "short" ()
    }
    method! {
        /// `aten::sigmoid(Tensor self) -> Tensor`
        plain sigmoid = "sigmoid" ()
    }
    method! {
        /// `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)`
        plain sigmoid_ = "sigmoid_" ()
    }
    method! {
        /// `aten::sign(Tensor self) -> Tensor`
        plain sign = "sign" ()
    }
    method! {
        /// `aten::sign_(Tensor(a!) self) -> Tensor(a!)`
        plain sign_ = "sign_" ()
    }
    method! {
        /// `aten::signbit(Tensor self) -> Tensor`
        plain signbit = "signbit" ()
    }
    method! {
        /// `aten::sin(Tensor self) -> Tensor`
        plain sin = "sin" ()
    }
    method! {
        /// `aten::sin_(Tensor(a!) self) -> Tensor(a!)`
        plain sin_ = "sin_" ()
    }
    method! {
        /// `aten::sinc(Tensor self) -> Tensor`
        plain sinc = "sinc" ()
    }
    method! {
        /// `aten::sinc_(Tensor(a!) self) -> Tensor(a!)`
        plain sinc_ = "sinc_" ()
    }
    method! {
        /// `aten::sinh(Tensor self) -> Tensor`
        plain sinh = "sinh" ()
    }
    method! {
        /// `aten::sinh_(Tensor(a!) self) -> Tensor(a!)`
        plain sinh_ = "sinh_" ()
    }
    method! {
        /// `size(dim=None) -> torch.Size or int`
        optional size = "size" ()
    }
    method! {
        /// `aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
        optional slice_inverse = "slice_inverse" (src)
    }
    method! {
        /// `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
        optional slice_scatter = "slice_scatter" (src)
    }
    method! {
        /// `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
        plain slogdet = "slogdet" ()
    }
    method! {
        /// `aten::smm(Tensor self, Tensor mat2) -> Tensor`
        plain smm = "smm" (mat2)
    }
    method! {
        /// `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
        rare softmax softmax_with = "softmax" (dim)
    }
    method! {
        /// `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
        ///
        /// `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
        optional sort = "sort" ()
    }
    method! {
        /// `aten::sparse_dim(Tensor self) -> int`
        plain sparse_dim = "sparse_dim" ()
    }
    method! {
        /// `aten::sparse_mask(Tensor self, Tensor mask) -> Tensor`
        plain sparse_mask = "sparse_mask" (mask)
    }
    method! {
        /// `aten::sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
        plain sparse_resize_ = "sparse_resize_" (size, sparse_dim, dense_dim)
    }
    method! {
        /// `aten::sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
        plain sparse_resize_and_clear_ = "sparse_resize_and_clear_" (size, sparse_dim, dense_dim)
    }
    method! {
        /// `split(split_size, ...)`
        optional split = "split" (split_size)
    }
    method! {
        /// `aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
        optional split_with_sizes = "split_with_sizes" (split_sizes)
    }
    method! {
        /// `aten::sqrt(Tensor self) -> Tensor`
        plain sqrt = "sqrt" ()
    }
    method! {
        /// `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)`
        plain sqrt_ = "sqrt_" ()
    }
    method! {
        /// `aten::square(Tensor self) -> Tensor`
        plain square = "square" ()
    }
    method! {
        /// `aten::square_(Tensor(a!) self) -> Tensor(a!)`
        plain square_ = "square_" ()
    }
    method! {
        /// `aten::squeeze(Tensor(a) self) -> Tensor(a)`
        ///
        /// `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
        ///
        /// `aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
        optional squeeze = "squeeze" ()
    }
    method! {
        /// `aten::squeeze_(Tensor(a!) self) -> Tensor(a!)`
        ///
        /// `aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
        ///
        /// `aten::squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
        optional squeeze_ = "squeeze_" ()
    }
    method! {
        /// `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
        optional sspaddmm = "sspaddmm" (mat1, mat2)
    }
    method! {
        /// `aten::std(Tensor self, bool unbiased=True) -> Tensor`
        ///
        /// `aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
        ///
        /// `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
        optional std = "std" ()
    }
    method! {
        /// `aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
        ///
        /// `aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
        optional stft = "stft" (n_fft)
    }
    method! {
        /// `storage_offset() -> int`
        plain storage_offset = "storage_offset" ()
    }
    method! {
        /// `stride(dim) -> tuple or int`
        optional stride = "stride" ()
    }
    method! {
        /// `aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
        ///
        /// `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
        rare sub sub_with = "sub" (other)
    }
    method! {
        /// `aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
        ///
        /// `aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
        rare sub_ sub_with_ = "sub_" (other)
    }
    method! {
        /// `aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
        ///
        /// `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
        rare subtract subtract_with = "subtract" (other)
    }
    method! {
        /// `aten::subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
        ///
        /// `aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
        rare subtract_ subtract_with_ = "subtract_" (other)
    }
    method! {
        /// `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
        ///
        /// `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
        optional sum = "sum" ()
    }
    method! {
        /// `aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor`
        plain sum_to_size = "sum_to_size" (size)
    }
    method! {
        /// `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
        optional svd = "svd" ()
    }
    method! {
        /// `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
        plain swapaxes = "swapaxes" (axis0, axis1)
    }
    method! {
        /// `aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
        plain swapaxes_ = "swapaxes_" (axis0, axis1)
    }
    method! {
        /// `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
        plain swapdims = "swapdims" (dim0, dim1)
    }
    method! {
        /// `aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
        plain swapdims_ = "swapdims_" (dim0, dim1)
    }
    method! {
        /// `aten::t(Tensor(a) self) -> Tensor(a)`
        plain t = "t" ()
    }
    method! {
        /// `aten::t_(Tensor(a!) self) -> Tensor(a!)`
        plain t_ = "t_" ()
    }
    method! {
        /// `aten::take(Tensor self, Tensor index) -> Tensor`
        plain take = "take" (index)
    }
    method! {
        /// `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
        optional take_along_dim = "take_along_dim" (indices)
    }
    method! {
        /// `aten::tan(Tensor self) -> Tensor`
        plain tan = "tan" ()
    }
    method! {
        /// `aten::tan_(Tensor(a!) self) -> Tensor(a!)`
        plain tan_ = "tan_" ()
    }
    method! {
        /// `aten::tanh(Tensor self) -> Tensor`
        plain tanh = "tanh" ()
    }
    method! {
        /// `aten::tanh_(Tensor(a!) self) -> Tensor(a!)`
        plain tanh_ = "tanh_" ()
    }
    method! {
        /// `aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
        ///
        /// `aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
        ///
        /// `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
        optional tensor_split = "tensor_split" (indices)
    }
    method! {
        /// `aten::tile(Tensor self, SymInt[] dims) -> Tensor`
        spread tile = "tile" (dims)
    }
    method! {
        /// `to(*args, **kwargs) -> Tensor`
        optional to = "to" ()
    }
    method! {
        /// `aten::to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
        optional to_dense = "to_dense" ()
    }
    method! {
        /// `aten::to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
        rare to_mkldnn to_mkldnn_with = "to_mkldnn" ()
    }
    method! {
        /// `aten::to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
        optional to_padded_tensor = "to_padded_tensor" (padding)
    }
    method! {
        /// `aten::to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
        ///
        /// `aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
        optional to_sparse = "to_sparse" ()
    }
    method! {
        /// `aten::to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
        optional to_sparse_bsc = "to_sparse_bsc" (blocksize)
    }
    method! {
        /// `aten::to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
        optional to_sparse_bsr = "to_sparse_bsr" (blocksize)
    }
    method! {
        /// `aten::to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
        optional to_sparse_csc = "to_sparse_csc" ()
    }
    method! {
        /// `aten::to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
        optional to_sparse_csr = "to_sparse_csr" ()
    }
    method! {
        /// `tolist() -> list or number`
        plain tolist = "tolist" ()
    }
    method! {
        /// `aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
        optional topk = "topk" (k)
    }
    method! {
        /// `aten::trace(Tensor self) -> Tensor`
        plain trace = "trace" ()
    }
    method! {
        /// `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
        plain transpose = "transpose" (dim0, dim1)
    }
    method! {
        /// `aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
        plain transpose_ = "transpose_" (dim0, dim1)
    }
    method! {
        /// `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
        optional triangular_solve = "triangular_solve" (a)
    }
    method! {
        /// `aten::tril(Tensor self, SymInt diagonal=0) -> Tensor`
        optional tril = "tril" ()
    }
    method! {
        /// `aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
        optional tril_ = "tril_" ()
    }
    method! {
        /// `aten::triu(Tensor self, SymInt diagonal=0) -> Tensor`
        optional triu = "triu" ()
    }
    method! {
        /// `aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
        optional triu_ = "triu_" ()
    }
    method! {
        /// `aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
        plain true_divide = "true_divide" (other)
    }
    method! {
        /// `aten::true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain true_divide_ = "true_divide_" (other)
    }
    method! {
        /// `aten::trunc(Tensor self) -> Tensor`
        plain trunc = "trunc" ()
    }
    method! {
        /// `aten::trunc_(Tensor(a!) self) -> Tensor(a!)`
        plain trunc_ = "trunc_" ()
    }
    method! {
        /// `type(dtype=None, non_blocking=False, **kwargs) -> str or Tensor`
        optional type_ = "type" ()
    }
    method! {
        /// `type_as(tensor) -> Tensor`
        plain type_as = "type_as" (other)
    }
    method! {
        /// `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
        optional unbind = "unbind" ()
    }
    method! {
        /// `unflatten(dim, sizes) -> Tensor`
        plain unflatten = "unflatten" (dim, sizes)
    }
    method! {
        /// `aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
        plain unfold = "unfold" (dimension, size, step)
    }
    method! {
        /// `aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
        optional uniform_ = "uniform_" ()
    }
    method! {
        /// `unique(, ...)`
        optional unique = "unique" ()
    }
    method! {
        /// `aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)`
        optional unique_consecutive = "unique_consecutive" ()
    }
    method! {
        /// `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
        optional unsafe_chunk = "unsafe_chunk" (chunks)
    }
    method! {
        /// `aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
        optional unsafe_split = "unsafe_split" (split_size)
    }
    method! {
        /// `aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
        optional unsafe_split_with_sizes = "unsafe_split_with_sizes" (split_sizes)
    }
    method! {
        /// `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
        plain unsqueeze = "unsqueeze" (dim)
    }
    method! {
        /// `aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
        plain unsqueeze_ = "unsqueeze_" (dim)
    }
    method! {
        /// `aten::values(Tensor(a) self) -> Tensor(a)`
        plain values = "values" ()
    }
    method! {
        /// `aten::var(Tensor self, bool unbiased=True) -> Tensor`
        ///
        /// `aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
        ///
        /// `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
        optional var = "var" ()
    }
    method! {
        /// `aten::vdot(Tensor self, Tensor other) -> Tensor`
        plain vdot = "vdot" (other)
    }
    method! {
        /// `aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
        ///
        /// `aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
        spread view = "view" (size)
    }
    method! {
        /// `view_as(other) -> Tensor`
        plain view_as = "view_as" (other)
    }
    method! {
        /// `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
        ///
        /// `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
        plain vsplit = "vsplit" (indices)
    }
    method! {
        /// `aten::where(Tensor condition) -> Tensor[]`
        ///
        /// `aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
        ///
        /// `aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
        ///
        /// `aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor`
        plain where_ = "where" (condition, other)
    }
    method! {
        /// `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
        ///
        /// `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
        plain xlogy = "xlogy" (other)
    }
    method! {
        /// `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
        ///
        /// `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
        plain xlogy_ = "xlogy_" (other)
    }
    method! {
        /// `aten::zero_(Tensor(a!) self) -> Tensor(a!)`
        plain zero_ = "zero_" ()
    }
    property! {
        /// `torch.Tensor.shape`
        shape = "shape"
    }
    property! {
        /// `torch.Tensor.dtype`
        dtype = "dtype"
    }
    property! {
        /// `torch.Tensor.device`
        device = "device"
    }
    property! {
        /// `torch.Tensor.layout`
        layout = "layout"
    }
    property! {
        /// `torch.Tensor.ndim`
        ndim = "ndim"
    }
    property! {
        /// `torch.Tensor.T`
        T = "T"
    }
    property! {
        /// `torch.Tensor.mT`
        mT = "mT"
    }
    property! {
        /// `torch.Tensor.H`
        H = "H"
    }
    property! {
        /// `torch.Tensor.mH`
        mH = "mH"
    }
    property! {
        /// `torch.Tensor.real`
        real = "real"
    }
    property! {
        /// `torch.Tensor.imag`
        imag = "imag"
    }
    property! {
        /// `torch.Tensor.data`
        data = "data"
    }
    property! {
        /// `torch.Tensor.grad`
        grad = "grad"
    }
    property! {
        /// `torch.Tensor.requires_grad`
        requires_grad = "requires_grad"
    }
    property! {
        /// `torch.Tensor.is_leaf`
        is_leaf = "is_leaf"
    }
    property! {
        /// `torch.Tensor.is_cuda`
        is_cuda = "is_cuda"
    }
    property! {
        /// `torch.Tensor.is_cpu`
        is_cpu = "is_cpu"
    }
    property! {
        /// `torch.Tensor.is_meta`
        is_meta = "is_meta"
    }
    property! {
        /// `torch.Tensor.is_sparse`
        is_sparse = "is_sparse"
    }
    property! {
        /// `torch.Tensor.is_quantized`
        is_quantized = "is_quantized"
    }
    property! {
        /// `torch.Tensor.itemsize`
        itemsize = "itemsize"
    }
    property! {
        /// `torch.Tensor.nbytes`
        nbytes = "nbytes"
    }
}
