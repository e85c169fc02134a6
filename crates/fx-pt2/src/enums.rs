//! The numbers that stand for element types, layouts and memory formats in a `.pt2`. They are not c10's.

use fx_ir::{DType, Device, DeviceKind, Layout, MemoryFormat};

use crate::schema;

pub(crate) fn dtype(number: i64) -> Option<DType> {
    Some(match number {
        1 => DType::UInt8,
        2 => DType::Int8,
        3 => DType::Int16,
        4 => DType::Int32,
        5 => DType::Int64,
        6 => DType::Float16,
        7 => DType::Float32,
        8 => DType::Float64,
        9 => DType::Complex32,
        10 => DType::Complex64,
        11 => DType::Complex128,
        12 => DType::Bool,
        13 => DType::BFloat16,
        28 => DType::UInt16,
        29 => DType::Float8E4M3Fn,
        30 => DType::Float8E5M2,
        31 => DType::Float8E4M3FnUz,
        32 => DType::Float8E5M2FnUz,
        33 => DType::Float8E8M0Fnu,
        34 => DType::UInt32,
        35 => DType::UInt64,
        _ => return None,
    })
}

/// The number that [`dtype`] reads back; `None` for a type that a `.pt2` has none for.
pub(crate) fn dtype_number(dtype: DType) -> Option<i64> {
    (1..=35).find(|&number| self::dtype(number) == Some(dtype))
}

pub(crate) fn layout(number: i64) -> Option<Layout> {
    Some(match number {
        1 => Layout::SparseCoo,
        2 => Layout::SparseCsr,
        3 => Layout::SparseCsc,
        4 => Layout::SparseBsr,
        5 => Layout::SparseBsc,
        6 => Layout::Mkldnn,
        7 => Layout::Strided,
        _ => return None,
    })
}

pub(crate) fn layout_number(layout: Layout) -> Option<i64> {
    (1..=7).find(|&number| self::layout(number) == Some(layout))
}

pub(crate) fn memory_format(number: i64) -> Option<MemoryFormat> {
    Some(match number {
        1 => MemoryFormat::Contiguous,
        2 => MemoryFormat::ChannelsLast,
        3 => MemoryFormat::ChannelsLast3d,
        4 => MemoryFormat::Preserve,
        _ => return None,
    })
}

pub(crate) fn memory_format_number(format: MemoryFormat) -> Option<i64> {
    (1..=4).find(|&number| memory_format(number) == Some(format))
}

pub(crate) fn device(device: &schema::Device<'_>) -> Option<Device> {
    let kind = DeviceKind::ALL.iter().copied().find(|kind| kind.name() == &*device.kind)?;
    let index = match device.index {
        Some(index) => Some(u8::try_from(index).ok()?),
        None => None,
    };
    Some(Device { kind, index })
}

pub(crate) fn device_record(device: Device) -> schema::Device<'static> {
    schema::Device { kind: device.kind.name().into(), index: device.index.map(i64::from) }
}
