//! `Chain`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `Chain`.
pub struct Chain;

impl Chain {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let add_2 = x.f_add(x)?.f_add(x)?.f_add(x)?;
        let add_5 = add_2.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_2);
        let add_8 = add_5.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_5);
        let add_11 = add_8.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_8);
        let add_14 = add_11.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_11);
        let add_17 = add_14.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_14);
        let add_20 = add_17.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_17);
        let add_23 = add_20.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_20);
        let add_26 = add_23.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_23);
        let add_29 = add_26.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_26);
        let add_32 = add_29.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_29);
        let add_35 = add_32.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_32);
        let add_38 = add_35.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_35);
        let add_41 = add_38.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_38);
        let add_44 = add_41.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_41);
        let add_47 = add_44.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_44);
        let add_50 = add_47.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_47);
        let add_53 = add_50.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_50);
        let add_56 = add_53.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_53);
        let add_59 = add_56.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_56);
        let add_62 = add_59.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_59);
        let add_65 = add_62.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_62);
        let add_68 = add_65.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_65);
        let add_71 = add_68.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_68);
        let add_74 = add_71.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_71);
        let add_77 = add_74.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_74);
        let add_80 = add_77.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_77);
        let add_83 = add_80.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_80);
        let add_86 = add_83.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_83);
        let add_89 = add_86.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_86);
        let add_92 = add_89.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_89);
        let add_95 = add_92.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_92);
        let add_98 = add_95.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_95);
        let add_101 = add_98.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_98);
        let add_104 = add_101.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_101);
        let add_107 = add_104.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_104);
        let add_110 = add_107.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_107);
        let add_113 = add_110.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_110);
        let add_116 = add_113.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_113);
        let add_119 = add_116.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_116);
        let add_122 = add_119.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_119);
        let add_125 = add_122.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_122);
        let add_128 = add_125.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_125);
        let add_131 = add_128.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_128);
        let add_134 = add_131.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_131);
        let add_137 = add_134.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_134);
        let add_140 = add_137.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_137);
        let add_143 = add_140.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_140);
        let add_146 = add_143.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_143);
        let add_149 = add_146.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_146);
        let add_152 = add_149.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_149);
        let add_155 = add_152.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_152);
        let add_158 = add_155.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_155);
        let add_161 = add_158.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_158);
        let add_164 = add_161.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_161);
        let add_167 = add_164.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_164);
        let add_170 = add_167.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_167);
        let add_173 = add_170.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_170);
        let add_176 = add_173.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_173);
        let add_179 = add_176.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_176);
        let add_182 = add_179.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_179);
        let add_185 = add_182.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_182);
        let add_188 = add_185.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_185);
        let add_191 = add_188.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_188);
        let add_194 = add_191.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_191);
        let add_197 = add_194.f_add(x)?.f_add(x)?.f_add(x)?;
        drop(add_194);
        add_197.f_add(x)?.f_add(x)
    }
}
