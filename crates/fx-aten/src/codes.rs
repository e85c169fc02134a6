//! c10's numbers for dtypes, devices, layouts and memory formats: the one place that knows them.

use fx_ir::{DType, Device, DeviceKind, Layout, MemoryFormat};

/// `c10::ScalarType`.
const DTYPES: &[(DType, i32)] = &[
    (DType::UInt8, 0),
    (DType::Int8, 1),
    (DType::Int16, 2),
    (DType::Int32, 3),
    (DType::Int64, 4),
    (DType::Float16, 5),
    (DType::Float32, 6),
    (DType::Float64, 7),
    (DType::Complex32, 8),
    (DType::Complex64, 9),
    (DType::Complex128, 10),
    (DType::Bool, 11),
    (DType::QInt8, 12),
    (DType::QUInt8, 13),
    (DType::QInt32, 14),
    (DType::BFloat16, 15),
    (DType::Float8E5M2, 23),
    (DType::Float8E4M3Fn, 24),
    (DType::Float8E5M2FnUz, 25),
    (DType::Float8E4M3FnUz, 26),
    (DType::UInt16, 27),
    (DType::UInt32, 28),
    (DType::UInt64, 29),
    (DType::Float8E8M0Fnu, 44),
];

/// `c10::DeviceType`. HIP calls itself CUDA, as in Python.
const DEVICES: &[(DeviceKind, i64)] = &[
    (DeviceKind::Cpu, 0),
    (DeviceKind::Cuda, 1),
    (DeviceKind::Cuda, 6),
    (DeviceKind::Xla, 9),
    (DeviceKind::Xpu, 12),
    (DeviceKind::Mps, 13),
    (DeviceKind::Meta, 14),
    (DeviceKind::Hpu, 15),
    (DeviceKind::PrivateUse1, 20),
];

/// `c10::Layout`.
const LAYOUTS: &[(Layout, i32)] = &[
    (Layout::Strided, 0),
    (Layout::SparseCoo, 1),
    (Layout::SparseCsr, 2),
    (Layout::Mkldnn, 3),
    (Layout::SparseCsc, 4),
    (Layout::SparseBsr, 5),
    (Layout::SparseBsc, 6),
    (Layout::Jagged, 7),
];

/// `c10::MemoryFormat`.
const MEMORY_FORMATS: &[(MemoryFormat, i32)] = &[
    (MemoryFormat::Contiguous, 0),
    (MemoryFormat::Preserve, 1),
    (MemoryFormat::ChannelsLast, 2),
    (MemoryFormat::ChannelsLast3d, 3),
];

fn code<T: Copy + PartialEq, C: Copy>(table: &[(T, C)], value: T) -> Option<C> {
    table.iter().find(|(t, _)| *t == value).map(|(_, c)| *c)
}

fn member<T: Copy, C: PartialEq>(table: &[(T, C)], code: C) -> Option<T> {
    table.iter().find(|(_, c)| *c == code).map(|(t, _)| *t)
}

pub fn dtype_code(dtype: DType) -> Option<i32> {
    code(DTYPES, dtype)
}

pub fn dtype(code: i32) -> Option<DType> {
    member(DTYPES, code)
}

pub fn layout_code(layout: Layout) -> Option<i32> {
    code(LAYOUTS, layout)
}

pub fn layout(code: i32) -> Option<Layout> {
    member(LAYOUTS, code)
}

pub fn memory_format_code(format: MemoryFormat) -> Option<i32> {
    code(MEMORY_FORMATS, format)
}

pub fn memory_format(code: i32) -> Option<MemoryFormat> {
    member(MEMORY_FORMATS, code)
}

/// The bridge's packing: the type above a byte for the index, -1 for none.
pub fn device_code(device: Device) -> Option<i64> {
    let index = match device.index {
        Some(index) if index <= 127 => index,
        Some(_) => return None,
        None => u8::MAX,
    };
    Some((code(DEVICES, device.kind)? << 8) | i64::from(index))
}

pub fn device(code: i64) -> Option<Device> {
    let index = (code & 0xff) as u8;
    let kind = member(DEVICES, code >> 8)?;
    Some(Device { kind, index: (index <= 127).then_some(index) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_has_a_code_and_comes_back() {
        for &d in DType::ALL {
            assert_eq!(dtype(dtype_code(d).unwrap()), Some(d));
        }
        for &l in Layout::ALL {
            assert_eq!(layout(layout_code(l).unwrap()), Some(l));
        }
        for &m in MemoryFormat::ALL {
            assert_eq!(memory_format(memory_format_code(m).unwrap()), Some(m));
        }
        for &kind in DeviceKind::ALL {
            for index in [None, Some(0), Some(127)] {
                let d = Device { kind, index };
                assert_eq!(device(device_code(d).unwrap()), Some(d));
            }
        }
        assert_eq!(device_code(Device { kind: DeviceKind::Cuda, index: Some(200) }), None);
        assert_eq!(dtype(16), None);
    }
}
