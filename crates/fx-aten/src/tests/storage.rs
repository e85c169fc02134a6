//! Zero-copy storages, aliasing, and the life of their owners.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use fx_ir::{DType, Payload};

use super::{call, call1, floats, ints};
use crate::{Arg, Storage, TensorExt, storage_bytes, tensor_from_bytes};

/// Counts how often it was dropped.
struct Owner(Vec<u8>, Arc<AtomicUsize>);

impl AsMut<[u8]> for Owner {
    fn as_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::SeqCst);
    }
}

fn bytes_of(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_le_bytes()).collect()
}

#[test]
fn tensors_over_one_storage_alias_and_keep_it_alive() {
    let drops = Arc::new(AtomicUsize::new(0));
    let memory = bytes_of(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
    let address = memory.as_ptr().addr();
    let storage = Storage::from_owner(Owner(memory, drops.clone())).unwrap();
    assert_eq!(storage.bytes().unwrap().as_ptr().addr(), address);
    let all = storage.tensor(DType::Float32, &[2, 3], &[3, 1], 0).unwrap();
    let column = storage.tensor(DType::Float32, &[2], &[3], 1).unwrap();
    assert_eq!(all.data_ptr().addr(), address);
    assert_eq!(column, floats(&[1.0, 4.0]));
    assert_eq!(column.info().unwrap().storage_offset, 1);
    drop(storage);
    call("aten::mul_.Scalar", &[Arg::Tensor(&column), Arg::Int(10)]);
    assert_eq!(all, floats(&[0.0, 10.0, 2.0, 3.0, 40.0, 5.0]).reshape([2, 3]));
    assert_eq!(Storage::of(&all).unwrap().key(), Storage::of(&column).unwrap().key());
    let view = call1("aten::t", &[Arg::Tensor(&all)]);
    drop((all, column));
    assert_eq!(drops.load(Ordering::SeqCst), 0);
    drop(view);
    assert_eq!(drops.load(Ordering::SeqCst), 1);
}

#[test]
fn a_privately_mapped_file_is_written_in_memory_only() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, &bytes_of(&[1.0, 2.0])).unwrap();
    // SAFETY: the file is this test's own, and nobody changes it while it is mapped.
    let map = unsafe { memmap2::MmapOptions::new().map_copy(file.as_file()) }.unwrap();
    let x = tensor_from_bytes(map, DType::Float32, &[2], &[1], 0).unwrap();
    call("aten::add_.Scalar", &[Arg::Tensor(&x), Arg::Int(1)]);
    assert_eq!(x, floats(&[2.0, 3.0]));
    assert_eq!(std::fs::read(file.path()).unwrap(), bytes_of(&[1.0, 2.0]));
}

#[test]
fn storages_cross_to_the_module_tree_and_back() {
    let tree = fx_ir::Storage::new(bytes_of(&[1.0, 2.0]));
    let shared = Storage::share(&tree).unwrap();
    assert_eq!(shared.bytes().unwrap().as_ptr(), tree.bytes().unwrap().as_ptr());
    let x = shared.tensor(DType::Float32, &[2], &[1], 0).unwrap();
    drop((tree, shared));
    assert_eq!(x, floats(&[1.0, 2.0]));

    let made = ints(&[7, 8]);
    let payload = fx_ir::Storage::new(Storage::of(&made).unwrap());
    assert_eq!((payload.len(), payload.bytes().unwrap()[0]), (16, 7));
    assert!(payload.payload().as_any().is::<Storage>());
    let back = Storage::share(&payload).unwrap();
    assert_eq!(back.key(), Storage::of(&made).unwrap().key());
}

#[test]
fn views_outside_the_storage_are_refused() {
    let storage = Storage::from_owner(vec![0u8; 16]).unwrap();
    let make = |dtype, sizes: &[i64], strides: &[i64], offset| storage.tensor(dtype, sizes, strides, offset);
    assert!(make(DType::Float32, &[4], &[1], 0).is_ok());
    assert!(make(DType::Float32, &[], &[], 3).is_ok());
    assert!(make(DType::Float32, &[0, 9], &[9, 1], 4).is_ok());
    assert!(make(DType::Float32, &[100], &[0], 3).is_ok());
    insta::assert_snapshot!(make(DType::Float32, &[4], &[1], 1).unwrap_err(), @"storage: a torch.float32 tensor of sizes [4], strides [1] and offset 1 does not fit 16 bytes: its last element lies outside");
    insta::assert_snapshot!(make(DType::Float32, &[4], &[-1], 3).unwrap_err(), @"storage: a torch.float32 tensor of sizes [4], strides [-1] and offset 3 does not fit 16 bytes: a number is negative");
    assert!(make(DType::Float32, &[4], &[], 0).is_err());
    assert!(make(DType::Float32, &[], &[], 4).is_err());
    assert!(make(DType::Float32, &[i64::MAX, 2], &[i64::MAX, 1], 0).is_err());
    assert!(make(DType::UInt8, &[i64::MAX, i64::MAX], &[0, 0], 0).is_err());
    assert!(make(DType::UInt8, &[0], &[1], i64::MAX).is_err());
    assert!(make(DType::Float32, &[1], &[1], -1).is_err());
    // A storage over foreign memory never grows.
    let x = make(DType::Float32, &[4], &[1], 0).unwrap();
    assert!(super::op("aten::resize_").call(&[Arg::Tensor(&x), Arg::Ints(&[100])]).is_err());
}

#[test]
fn bytes_of_tensors() {
    let x = call1("aten::slice.Tensor", &[Arg::Tensor(&ints(&[1, 2])), Arg::Int(0), Arg::Int(1)]);
    assert_eq!(storage_bytes(&x).unwrap().len(), 16);
    let meta = call1("aten::empty.memory_format", &[Arg::Ints(&[2]), Arg::None, Arg::None, Arg::Str("meta")]);
    assert!(storage_bytes(&meta).is_err());
    let sparse = call1("aten::to_sparse", &[Arg::Tensor(&ints(&[1]))]);
    assert!(Storage::of(&sparse).is_err());
    let empty = Storage::from_owner(Vec::new()).unwrap();
    assert!(empty.is_empty() && Payload::bytes(&empty).is_some());
}
