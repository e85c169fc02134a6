"""Finds operators that share memory with an input, or write one, without their schema saying so.

    OMP_NUM_THREADS=1 python probe_aliases.py [SPEC ...]     (torch, numpy, expecttest; half a minute)

Runs every overload of every ATen operator on the sample inputs of PyTorch's own operator tests (`op_db`), on the
edge cases listed in EXTRA, and on the calls of the SPEC files (one a line: `aten::name.overload argument...`, as in
EXTRA). For each call it compares storages and contents before and after with the schema's alias annotations, and
prints what they do not admit:

    aten::type_as    alias    self

`data/facts.txt` must cover every line that this prints; the tests in src/facts.rs hold the list that was found. It calls
about half of the overloads that have no `out=`; what it cannot call (GPU kernels, odd arguments) it does not judge.
"""

import itertools
import signal
import sys
import warnings

import torch
from torch.testing._internal.common_methods_invocations import op_db

EXTRA = """
aten::dropout t[4] 0.5 false
aten::dropout t[4] 0.0 true
aten::feature_dropout t[2,3,4] 0.5 false
aten::feature_dropout t[2,3,4] 0.0 true
aten::alpha_dropout t[4] 0.5 false
aten::alpha_dropout t[4] 0.0 true
aten::feature_alpha_dropout t[2,3,4] 0.5 false
aten::native_dropout t[4] 0.5 false
aten::rrelu t[4] 0.1 0.3 false
aten::type_as t[4] t[4]
aten::to.dtype t[4] float32
aten::_to_copy t[4]
aten::broadcast_tensors [t[4],t[4]]
aten::broadcast_tensors [t[4],t[1]]
aten::meshgrid [t[4],t[3]]
aten::meshgrid.indexing [t[4],t[3]] 'ij'
aten::einsum 'ij->ji' [t[2,3]]
aten::einsum 'ij->ij' [t[2,3]]
aten::einsum 'ii->i' [t[3,3]]
aten::atleast_1d t[4]
aten::atleast_2d t[4]
aten::atleast_3d t[4]
aten::atleast_1d.Sequence [t[4],t[3]]
aten::atleast_2d.Sequence [t[4],t[3]]
aten::atleast_3d.Sequence [t[4],t[3]]
aten::cartesian_prod [t[4]]
aten::block_diag [t[4,4]]
aten::combinations t[4] 1
aten::chain_matmul [t[2,2]]
aten::linalg_multi_dot [t[2,2],t[2,2]]
aten::matrix_power t[2,2] 1
aten::linalg_matrix_power t[2,2] 1
aten::pad t[4] [0,0] 'constant' -
aten::constant_pad_nd t[4] [0,0]
aten::roll t[4] [0]
aten::flip t[4] []
aten::sum.dim_IntList t[1,4] [0]
aten::repeat t[4] [1]
aten::tile t[4] [1]
aten::repeat_interleave.self_int t[4] 1
aten::batch_norm t[2,3,4] t[3] t[3] t[3] t[3] true 0.1 1e-5 false
aten::batch_norm t[2,3,4] t[3] t[3] t[3] t[3] false 0.1 1e-5 false
aten::native_batch_norm t[2,3,4] t[3] t[3] t[3] t[3] true 0.1 1e-5
aten::native_batch_norm t[2,3,4] t[3] t[3] t[3] t[3] false 0.1 1e-5
aten::_batch_norm_impl_index t[2,3,4] t[3] t[3] t[3] t[3] true 0.1 1e-5 false
aten::instance_norm t[2,3,4] t[3] t[3] t[3] t[3] true 0.1 1e-5 false
aten::batch_norm_update_stats t[2,3,4] t[3] t[3] 0.1
aten::_native_batch_norm_legit_no_training t[2,3,4] t[3] t[3] t[3] t[3] 0.1 1e-5
aten::real t[4]
aten::conj t[4]
aten::resolve_conj t[4]
aten::resolve_neg t[4]
aten::positive t[4]
aten::lift t[4]
aten::lift_fresh t[4]
aten::to_dense t[4]
aten::contiguous t[4]
aten::reshape t[2,3] [3,2]
aten::reshape t[2,3] [2,3]
aten::reshape_as t[2,3] t[3,2]
aten::flatten.using_ints t[2,3] 0 1
aten::flatten.using_ints t[3] 0 0
aten::ravel t[3]
aten::nan_to_num t[4]
aten::clamp t[4] 0 -
aten::expand_as t[4] t[4]
aten::unflatten.int t[4] 0 [2,2]
aten::_unsafe_view t[4] [2,2]
aten::_reshape_copy t[4] [2,2]
aten::hstack [t[4]]
aten::vstack [t[1,4]]
aten::cat [t[4]]
aten::stack [t[4]]
aten::concat [t[4]]
aten::column_stack [t[4,1]]
aten::slice_scatter t[4] t[4]
aten::index.Tensor t[4] [-]
aten::squeeze t[4]
aten::split_with_sizes t[4] [4]
aten::chunk t[4] 1
aten::unsafe_split.Tensor t[4] 2
aten::unsafe_chunk t[4] 2
aten::unsafe_split_with_sizes t[4] [2,2]
aten::tensor_split.sections t[4] 2
aten::adaptive_avg_pool2d t[1,2,4,4] [4,4]
aten::upsample_nearest2d.vec t[1,2,4,4] [4,4] -
aten::upsample_bilinear2d.vec t[1,2,4,4] [4,4] false -
aten::_weight_norm t[4,3] t[4,1] 0
aten::embedding t[4,3] i[2]
aten::pixel_shuffle t[1,1,3,3] 1
aten::channel_shuffle t[1,4,3,3] 1
aten::linear t[2,3] t[4,3] -
aten::scaled_dot_product_attention t[1,1,2,4] t[1,1,2,4] t[1,1,2,4]
aten::lstm.input t[3,2,4] [t[1,2,4],t[1,2,4]] [t[16,4],t[16,4],t[16],t[16]] true 1 0.0 false false false
aten::gru.input t[3,2,4] t[1,2,4] [t[12,4],t[12,4],t[12],t[12]] true 1 0.0 false false false
aten::fake_quantize_per_tensor_affine t[4] 1.0 0 0 255
aten::data t[4]
aten::pin_memory t[4]
aten::_fw_primal t[4] 0
aten::_make_dual t[4] t[4] 0
aten::swapaxes t[2,3] 0 1
aten::stft t[32] 8 - - - false - true
aten::result_type.Tensor t[4] t[4]
aten::fft_fftshift t[4]
aten::movedim.int t[2,3] 0 1
aten::rot90 t[2,2] 4 [0,1]
aten::rot90 t[2,2] 0 [0,1]
aten::trapezoid.x t[4] t[4]
aten::narrow_copy t[4] 0 0 4
aten::take_along_dim t[4] i[4] 0
aten::cov t[2,4]
aten::diff t[4] 0
aten::gradient.array t[4] [0]
aten::round t[4]
aten::floor t[4]
aten::ceil t[4]
aten::trunc t[4]
aten::round i[4]
aten::floor i[4]
aten::ceil i[4]
aten::trunc i[4]
aten::abs i[4]
aten::real c[4]
aten::tril t[2,2]
aten::numpy_T t[2,3]
aten::one_hot i[4] 3
aten::sort t[1]
aten::max_unpool2d t[1,1,2,2] i[1,1,2,2] [2,2]
aten::rnn_tanh.input t[0,2,4] t[1,2,4] [t[4,4],t[4,4],t[4],t[4]] true 1 0.0 false false false
aten::to_sparse t[4]
aten::sparse_mask t[4] t[4]
aten::masked_fill.Scalar t[4] b[4] 1
aten::cummax t[4] 0
aten::mean t[4]
aten::logsumexp t[1,4] [0]
aten::prelu t[4] t[1]
aten::expand_copy t[4] [4]
aten::_conj_physical t[4]
aten::conj_physical t[4]
aten::conj_physical c[4]
aten::matrix_H t[2,2]
aten::mH t[2,2]
aten::adjoint t[2,2]
aten::linalg_diagonal t[2,2]
aten::_sparse_mm t[2,2] t[2,2]
aten::choose_qparams_optimized t[4] 4 10 0.1 8
aten::unbind.int t[2,2] 0
aten::gather t[4] 0 i[4]
aten::nll_loss t[2,3] i[2]
aten::l1_loss t[4] t[4] 0
aten::mse_loss t[4] t[4] 0
aten::smooth_l1_loss t[4] t[4] 0
aten::binary_cross_entropy t[4] t[4] - 0
aten::kl_div t[4] t[4] 0
aten::poisson_nll_loss t[4] t[4] true false 1e-8 0
aten::margin_ranking_loss t[4] t[4] t[4] 0.0 0
aten::hinge_embedding_loss t[4] t[4] 1.0 0
aten::cudnn_batch_norm t[2,3,4] t[3] t[3] t[3] t[3] true 0.1 1e-5
aten::instance_norm t[2,3,4] t[3] t[3] t[3] t[3] false 0.1 1e-5 false
aten::batch_norm_gather_stats_with_counts t[2,3,4] t[1,3] t[1,3] t[3] t[3] 0.1 1e-5 t[1]
aten::embedding_renorm t[4,3] i[2] 0.1 2.0
aten::rrelu_with_noise t[4] t[4] 0.1 0.3 true
aten::fused_moving_avg_obs_fake_quant t[4] i[1] i[1] t[1] t[1] t[1] i[1] 0.1 0 255 0
aten::to_sparse_csr t[2,2]
aten::_to_dense t[2,2]
aten::linalg_vecdot t[4] t[4]
aten::_pad_circular t[1,1,4] [0,0]
aten::_pad_enum t[1,1,4] [0,0] 2
aten::cosine_similarity t[2,4] t[2,4]
aten::sum_to_size t[4] [4]
aten::sum_to_size t[4] [1]
aten::hsplit.int t[4] 2
aten::histogram t[4] 4
aten::_nested_tensor_from_mask t[2,3,4] b[2,3]
aten::clone t[4]
aten::index_put t[4] [i[2]] t[2]
aten::cumulative_trapezoid.x t[4] t[4]
"""

DTYPES = {"t": torch.float32, "i": torch.int64, "b": torch.bool, "c": torch.complex64, "h": torch.float16}


def parse(text):
    """A list of arguments: `t[2,3]` a float tensor, `i[..]`, `b[..]`, `c[..]` others, `-` None, lists, strings."""
    values, at = [], 0

    def value(at):
        if text[at] == "[":
            items, at = [], at + 1
            if text[at : at + 2] == "b:":
                at += 2
            while text[at] != "]":
                item, at = value(at)
                items.append(item)
                at += text[at] == ","
            return items, at + 1
        end = at
        while end < len(text) and text[end] not in " ,]":
            if text[end] == "[":
                end = text.index("]", end)
            end += 1
        word = text[at:end]
        head, bracket, tail = word.partition("[")
        if bracket:
            shape = [int(n) for n in tail.rstrip("]").split("|")[0].split(",") if n]
            dtype = DTYPES[head[0]]
            made = torch.rand(shape) + 0.25 if dtype.is_floating_point or dtype.is_complex else torch.zeros(shape)
            return made.to(dtype), end
        named = {"-": None, "true": True, "false": False, "@": "cpu"}
        if word in named:
            return named[word], end
        if word.startswith("'"):
            return word.strip("'"), end
        if hasattr(torch, word) and isinstance(getattr(torch, word), (torch.dtype, torch.layout)):
            return getattr(torch, word), end
        try:
            return int(word), end
        except ValueError:
            return float(word), end

    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        made, at = value(at)
        values.append(made)
    return values


def tensors(value):
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from tensors(item)


def storage(tensor):
    if tensor.layout is not torch.strided:
        return None
    pointer = tensor.untyped_storage().data_ptr()
    return pointer or None


found = {}
calls = set()


def contents(tensor):
    """The bytes: kernels write running statistics without raising the tensor's version."""
    try:
        return tensor.detach().clone()
    except Exception:
        return None


def changed(tensor, version, copy):
    if tensor._version != version:
        return True
    return copy is not None and not torch.equal(torch.nan_to_num(tensor), torch.nan_to_num(copy))


def bound(schema, args, kwargs):
    by_name = dict(zip((a.name for a in schema.arguments), args))
    by_name.update(kwargs)
    return by_name


def probe(overload, args, kwargs):
    schema = overload._schema
    given = bound(schema, args, kwargs)
    marked = {a.name for a in schema.arguments if a.alias_info is not None}
    written = {a.name for a in schema.arguments if a.alias_info is not None and a.alias_info.is_write}
    returns_alias = any(r.alias_info is not None for r in schema.returns)
    inputs = {name: list(tensors(value)) for name, value in given.items()}
    before = {name: [(storage(t), t._version, contents(t)) for t in ts] for name, ts in inputs.items()}
    result = overload(*args, **kwargs)
    name = schema.name + ("." + schema.overload_name if schema.overload_name else "")
    calls.add(name)
    outputs = {storage(t) for t in tensors(result)} - {None}
    for parameter, ts in inputs.items():
        for tensor, (pointer, version, copy) in zip(ts, before[parameter]):
            if parameter not in written and changed(tensor, version, copy):
                found[(name, "write", parameter)] = None
            if pointer in outputs and not (parameter in marked and returns_alias):
                found[(name, "alias", parameter)] = None


def attempt(overload, args, kwargs):
    signal.alarm(5)
    try:
        probe(overload, args, kwargs)
    except TimeoutError:
        raise
    except Exception:
        pass
    finally:
        signal.alarm(0)


def late(_signal, _frame):
    raise TimeoutError


def overloads(name):
    try:
        packet = getattr(torch.ops.aten, name)
        return [getattr(packet, o) for o in packet.overloads() if "out" not in o]
    except Exception:
        return []


def main():
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, late)
    lines = EXTRA.splitlines()
    for path in sys.argv[1:]:
        lines += open(path).read().splitlines()
    with torch.no_grad():
        for line in lines:
            line = line.split("#")[0].strip()
            if not line:
                continue
            name, _, rest = line.partition(" ")
            name, _, overload = name.removeprefix("aten::").partition(".")
            for op in overloads(name):
                if op._overloadname == (overload or "default"):
                    try:
                        attempt(op, parse(rest), {})
                    except (ValueError, IndexError, KeyError) as error:
                        print("cannot read", line, error, file=sys.stderr)
        for info in op_db:
            names = {info.aten_name or info.name, info.name.replace(".", "_"), info.name.rsplit(".", 1)[-1]}
            targets = [op for name in sorted(names) for op in overloads(name)]
            dtype = next((d for d in (torch.float32, torch.complex64, torch.int64, torch.bool)
                          if info.supports_dtype(d, "cpu")), None)
            if dtype is None or not targets:
                continue
            signal.alarm(30)
            try:
                samples = list(itertools.islice(info.sample_inputs("cpu", dtype), 40))
            except Exception:
                continue
            finally:
                signal.alarm(0)
            for sample in samples:
                for op in targets:
                    try:
                        attempt(op, (sample.input, *sample.args), dict(sample.kwargs))
                    except TimeoutError:
                        pass
    for key in sorted(found):
        print("\t".join(key))
    print(len(calls), "overloads were called", file=sys.stderr)


if __name__ == "__main__":
    main()
