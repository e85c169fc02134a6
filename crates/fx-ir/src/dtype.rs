//! Element types, devices, layouts and memory formats: the small enumerations that every tensor carries.
//!
//! They are mapped by name everywhere, since the numbers differ between libtorch, `.pt2` and other formats.

use std::fmt;
use std::str::FromStr;

use crate::error::ParseValueError;

macro_rules! named_enum {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every member, in a fixed order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name after `torch.`, for example `float32` or `contiguous_format`.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        /// Prints the name with the `torch.` prefix, as Python does.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "torch.{}", self.name())
            }
        }

        /// Reads the name with or without the `torch.` prefix.
        impl FromStr for $name {
            type Err = ParseValueError;
            fn from_str(text: &str) -> Result<Self, ParseValueError> {
                match text.strip_prefix("torch.").unwrap_or(text) {
                    $($text => Ok($name::$variant),)*
                    _ => Err(ParseValueError::new($what, text)),
                }
            }
        }
    };
}

named_enum! {
    /// The element type of a tensor (`torch.dtype`).
    DType, "dtype", {
        /// Unsigned 8-bit integer.
        UInt8 = "uint8",
        /// Signed 8-bit integer.
        Int8 = "int8",
        /// Signed 16-bit integer.
        Int16 = "int16",
        /// Signed 32-bit integer.
        Int32 = "int32",
        /// Signed 64-bit integer.
        Int64 = "int64",
        /// IEEE half precision.
        Float16 = "float16",
        /// IEEE single precision.
        Float32 = "float32",
        /// IEEE double precision.
        Float64 = "float64",
        /// Complex of two half-precision numbers.
        Complex32 = "complex32",
        /// Complex of two single-precision numbers.
        Complex64 = "complex64",
        /// Complex of two double-precision numbers.
        Complex128 = "complex128",
        /// Boolean, one byte.
        Bool = "bool",
        /// Brain float.
        BFloat16 = "bfloat16",
        /// Unsigned 16-bit integer.
        UInt16 = "uint16",
        /// Unsigned 32-bit integer.
        UInt32 = "uint32",
        /// Unsigned 64-bit integer.
        UInt64 = "uint64",
        /// 8-bit float, 4 exponent bits, finite only.
        Float8E4M3Fn = "float8_e4m3fn",
        /// 8-bit float, 5 exponent bits.
        Float8E5M2 = "float8_e5m2",
        /// 8-bit float, 4 exponent bits, no negative zero.
        Float8E4M3FnUz = "float8_e4m3fnuz",
        /// 8-bit float, 5 exponent bits, no negative zero.
        Float8E5M2FnUz = "float8_e5m2fnuz",
        /// 8-bit exponent-only scale.
        Float8E8M0Fnu = "float8_e8m0fnu",
        /// Quantised signed 8-bit.
        QInt8 = "qint8",
        /// Quantised unsigned 8-bit.
        QUInt8 = "quint8",
        /// Quantised signed 32-bit.
        QInt32 = "qint32",
    }
}

impl DType {
    /// Bytes of one element.
    pub const fn size(self) -> usize {
        match self {
            Self::UInt8 | Self::Int8 | Self::Bool | Self::QInt8 | Self::QUInt8 => 1,
            Self::Float8E4M3Fn | Self::Float8E5M2 | Self::Float8E4M3FnUz => 1,
            Self::Float8E5M2FnUz | Self::Float8E8M0Fnu => 1,
            Self::Int16 | Self::UInt16 | Self::Float16 | Self::BFloat16 => 2,
            Self::Int32 | Self::UInt32 | Self::Float32 | Self::Complex32 | Self::QInt32 => 4,
            Self::Int64 | Self::UInt64 | Self::Float64 | Self::Complex64 => 8,
            Self::Complex128 => 16,
        }
    }

    /// Real floating point, as `torch.dtype.is_floating_point`.
    pub const fn is_floating_point(self) -> bool {
        matches!(
            self,
            Self::Float16
                | Self::Float32
                | Self::Float64
                | Self::BFloat16
                | Self::Float8E4M3Fn
                | Self::Float8E5M2
                | Self::Float8E4M3FnUz
                | Self::Float8E5M2FnUz
                | Self::Float8E8M0Fnu
        )
    }

    /// Complex, as `torch.dtype.is_complex`.
    pub const fn is_complex(self) -> bool {
        matches!(self, Self::Complex32 | Self::Complex64 | Self::Complex128)
    }

    /// The short form used in shape annotations, for example `f32` (`torch.utils._dtype_abbrs`).
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Self::UInt8 => "u8",
            Self::Int8 => "i8",
            Self::Int16 => "i16",
            Self::Int32 => "i32",
            Self::Int64 => "i64",
            Self::Float16 => "f16",
            Self::Float32 => "f32",
            Self::Float64 => "f64",
            Self::Complex32 => "c32",
            Self::Complex64 => "c64",
            Self::Complex128 => "c128",
            Self::Bool => "b8",
            Self::BFloat16 => "bf16",
            Self::UInt16 => "u16",
            Self::UInt32 => "u32",
            Self::UInt64 => "u64",
            Self::Float8E4M3Fn => "f8e4m3fn",
            Self::Float8E5M2 => "f8e5m2",
            Self::Float8E4M3FnUz => "f8e4m3fnuz",
            Self::Float8E5M2FnUz => "f8e5m2fnuz",
            Self::Float8E8M0Fnu => "f8e8m0fnu",
            Self::QInt8 => "qi8",
            Self::QUInt8 => "qui8",
            Self::QInt32 => "qi32",
        }
    }

    /// The element type whose [`abbreviation`](Self::abbreviation) this is.
    pub fn from_abbreviation(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|dtype| dtype.abbreviation() == text)
    }
}

named_enum! {
    /// How a tensor's elements are stored (`torch.layout`).
    Layout, "layout", {
        /// Dense, with strides.
        Strided = "strided",
        /// Sparse coordinates.
        SparseCoo = "sparse_coo",
        /// Sparse rows.
        SparseCsr = "sparse_csr",
        /// Sparse columns.
        SparseCsc = "sparse_csc",
        /// Sparse block rows.
        SparseBsr = "sparse_bsr",
        /// Sparse block columns.
        SparseBsc = "sparse_bsc",
        /// Opaque oneDNN.
        Mkldnn = "_mkldnn",
        /// Nested.
        Jagged = "jagged",
    }
}

named_enum! {
    /// The order of dimensions in memory (`torch.memory_format`).
    MemoryFormat, "memory format", {
        /// Row major.
        Contiguous = "contiguous_format",
        /// Keep what the input has.
        Preserve = "preserve_format",
        /// NHWC.
        ChannelsLast = "channels_last",
        /// NDHWC.
        ChannelsLast3d = "channels_last_3d",
    }
}

/// The kind of a device, with PyTorch's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeviceKind {
    /// The processor.
    Cpu,
    /// Shapes without data.
    Meta,
    /// NVIDIA (and AMD through HIP).
    Cuda,
    /// Apple Metal.
    Mps,
    /// Intel GPU.
    Xpu,
    /// XLA.
    Xla,
    /// Intel Gaudi.
    Hpu,
    /// Any other accelerator (`privateuseone`).
    PrivateUse1,
}

impl DeviceKind {
    /// Every kind, in a fixed order.
    pub const ALL: &'static [DeviceKind] =
        &[Self::Cpu, Self::Meta, Self::Cuda, Self::Mps, Self::Xpu, Self::Xla, Self::Hpu, Self::PrivateUse1];

    /// PyTorch's name, for example `cuda`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Meta => "meta",
            Self::Cuda => "cuda",
            Self::Mps => "mps",
            Self::Xpu => "xpu",
            Self::Xla => "xla",
            Self::Hpu => "hpu",
            Self::PrivateUse1 => "privateuseone",
        }
    }
}

/// A device with an optional index (`torch.device`). Prints as `cpu` or `cuda:1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Device {
    /// The kind of device.
    pub kind: DeviceKind,
    /// Which one; `None` is the current one.
    pub index: Option<u8>,
}

impl Device {
    /// The processor, without an index.
    pub const CPU: Device = Device { kind: DeviceKind::Cpu, index: None };
    /// The device of tensors that have a shape and no data.
    pub const META: Device = Device { kind: DeviceKind::Meta, index: None };
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        match self.index {
            Some(index) => write!(f, ":{index}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Device {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        let bad = || ParseValueError::new("device", text);
        let (kind, index) = match text.split_once(':') {
            Some((kind, index)) => (kind, Some(index.parse().map_err(|_| bad())?)),
            None => (text, None),
        };
        let kind = DeviceKind::ALL.iter().copied().find(|k| k.name() == kind).ok_or_else(bad)?;
        Ok(Device { kind, index })
    }
}
