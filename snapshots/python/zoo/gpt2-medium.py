


def forward(self, input_ids):
    size = input_ids.size(1)
    getattr_1 = input_ids.device
    arange = torch.arange(size, device = getattr_1);  size = getattr_1 = None
    transformer_wte = self.transformer.wte(input_ids);  input_ids = None
    transformer_wpe = self.transformer.wpe(arange);  arange = None
    add = transformer_wte + transformer_wpe;  transformer_wte = transformer_wpe = None
    transformer_drop = self.transformer.drop(add);  add = None
    transformer_h_0_ln_1 = getattr(self.transformer.h, "0").ln_1(transformer_drop)
    size_1 = transformer_h_0_ln_1.size()
    getitem = size_1[slice(None, -1, None)];  size_1 = None
    add_1 = getitem + (3072,);  getitem = None
    transformer_h_0_attn_c_attn_bias = getattr(self.transformer.h, "0").attn.c_attn.bias
    size_2 = transformer_h_0_ln_1.size(-1)
    view = transformer_h_0_ln_1.view(-1, size_2);  size_2 = None
    transformer_h_0_attn_c_attn_weight = getattr(self.transformer.h, "0").attn.c_attn.weight
    addmm = torch.addmm(transformer_h_0_attn_c_attn_bias, view, transformer_h_0_attn_c_attn_weight);  transformer_h_0_attn_c_attn_bias = view = transformer_h_0_attn_c_attn_weight = None
    view_1 = addmm.view(add_1);  addmm = add_1 = None
    split = view_1.split(1024, dim = 2);  view_1 = None
    getitem_1 = split[0]
    getitem_2 = split[1]
    getitem_3 = split[2];  split = None
    size_3 = transformer_h_0_ln_1.size()
    getitem_4 = size_3[slice(None, -1, None)];  size_3 = None
    add_2 = getitem_4 + (16, 64);  getitem_4 = None
    view_2 = getitem_1.view(add_2);  getitem_1 = None
    transpose = view_2.transpose(1, 2);  view_2 = None
    view_3 = getitem_2.view(add_2);  getitem_2 = None
    transpose_1 = view_3.transpose(1, 2);  view_3 = None
    view_4 = getitem_3.view(add_2);  getitem_3 = add_2 = None
    transpose_2 = view_4.transpose(1, 2);  view_4 = None
    scaled_dot_product_attention = torch._C._nn.scaled_dot_product_attention(transpose, transpose_1, transpose_2, dropout_p = 0.0, is_causal = True);  transpose = transpose_1 = transpose_2 = None
    transpose_3 = scaled_dot_product_attention.transpose(1, 2);  scaled_dot_product_attention = None
    size_4 = transformer_h_0_ln_1.size();  transformer_h_0_ln_1 = None
    reshape = transpose_3.reshape(size_4);  transpose_3 = size_4 = None
    size_5 = reshape.size()
    getitem_5 = size_5[slice(None, -1, None)];  size_5 = None
    add_3 = getitem_5 + (1024,);  getitem_5 = None
    transformer_h_0_attn_c_proj_bias = getattr(self.transformer.h, "0").attn.c_proj.bias
    size_6 = reshape.size(-1)
    view_5 = reshape.view(-1, size_6);  reshape = size_6 = None
    transformer_h_0_attn_c_proj_weight = getattr(self.transformer.h, "0").attn.c_proj.weight
    addmm_1 = torch.addmm(transformer_h_0_attn_c_proj_bias, view_5, transformer_h_0_attn_c_proj_weight);  transformer_h_0_attn_c_proj_bias = view_5 = transformer_h_0_attn_c_proj_weight = None
    view_6 = addmm_1.view(add_3);  addmm_1 = add_3 = None
    transformer_h_0_attn_resid_dropout = getattr(self.transformer.h, "0").attn.resid_dropout(view_6);  view_6 = None
    add_4 = transformer_drop + transformer_h_0_attn_resid_dropout;  transformer_drop = transformer_h_0_attn_resid_dropout = None
    transformer_h_0_ln_2 = getattr(self.transformer.h, "0").ln_2(add_4)
    size_7 = transformer_h_0_ln_2.size()
    getitem_6 = size_7[slice(None, -1, None)];  size_7 = None
    add_5 = getitem_6 + (4096,);  getitem_6 = None
    transformer_h_0_mlp_c_fc_bias = getattr(self.transformer.h, "0").mlp.c_fc.bias
    size_8 = transformer_h_0_ln_2.size(-1)
    view_7 = transformer_h_0_ln_2.view(-1, size_8);  transformer_h_0_ln_2 = size_8 = None
    transformer_h_0_mlp_c_fc_weight = getattr(self.transformer.h, "0").mlp.c_fc.weight
    addmm_2 = torch.addmm(transformer_h_0_mlp_c_fc_bias, view_7, transformer_h_0_mlp_c_fc_weight);  transformer_h_0_mlp_c_fc_bias = view_7 = transformer_h_0_mlp_c_fc_weight = None
    view_8 = addmm_2.view(add_5);  addmm_2 = add_5 = None
    transformer_h_0_mlp_act = getattr(self.transformer.h, "0").mlp.act(view_8);  view_8 = None
    size_9 = transformer_h_0_mlp_act.size()
    getitem_7 = size_9[slice(None, -1, None)];  size_9 = None
    add_6 = getitem_7 + (1024,);  getitem_7 = None
    transformer_h_0_mlp_c_proj_bias = getattr(self.transformer.h, "0").mlp.c_proj.bias
    size_10 = transformer_h_0_mlp_act.size(-1)
    view_9 = transformer_h_0_mlp_act.view(-1, size_10);  transformer_h_0_mlp_act = size_10 = None
    transformer_h_0_mlp_c_proj_weight = getattr(self.transformer.h, "0").mlp.c_proj.weight
    addmm_3 = torch.addmm(transformer_h_0_mlp_c_proj_bias, view_9, transformer_h_0_mlp_c_proj_weight);  transformer_h_0_mlp_c_proj_bias = view_9 = transformer_h_0_mlp_c_proj_weight = None
    view_10 = addmm_3.view(add_6);  addmm_3 = add_6 = None
    transformer_h_0_mlp_dropout = getattr(self.transformer.h, "0").mlp.dropout(view_10);  view_10 = None
    add_7 = add_4 + transformer_h_0_mlp_dropout;  add_4 = transformer_h_0_mlp_dropout = None
    transformer_h_1_ln_1 = getattr(self.transformer.h, "1").ln_1(add_7)
    size_11 = transformer_h_1_ln_1.size()
    getitem_8 = size_11[slice(None, -1, None)];  size_11 = None
    add_8 = getitem_8 + (3072,);  getitem_8 = None
    transformer_h_1_attn_c_attn_bias = getattr(self.transformer.h, "1").attn.c_attn.bias
    size_12 = transformer_h_1_ln_1.size(-1)
    view_11 = transformer_h_1_ln_1.view(-1, size_12);  size_12 = None
    transformer_h_1_attn_c_attn_weight = getattr(self.transformer.h, "1").attn.c_attn.weight
    addmm_4 = torch.addmm(transformer_h_1_attn_c_attn_bias, view_11, transformer_h_1_attn_c_attn_weight);  transformer_h_1_attn_c_attn_bias = view_11 = transformer_h_1_attn_c_attn_weight = None
    view_12 = addmm_4.view(add_8);  addmm_4 = add_8 = None
    split_1 = view_12.split(1024, dim = 2);  view_12 = None
    getitem_9 = split_1[0]
    getitem_10 = split_1[1]
    getitem_11 = split_1[2];  split_1 = None
    size_13 = transformer_h_1_ln_1.size()
    getitem_12 = size_13[slice(None, -1, None)];  size_13 = None
    add_9 = getitem_12 + (16, 64);  getitem_12 = None
    view_13 = getitem_9.view(add_9);  getitem_9 = None
    transpose_4 = view_13.transpose(1, 2);  view_13 = None
    view_14 = getitem_10.view(add_9);  getitem_10 = None
    transpose_5 = view_14.transpose(1, 2);  view_14 = None
    view_15 = getitem_11.view(add_9);  getitem_11 = add_9 = None
    transpose_6 = view_15.transpose(1, 2);  view_15 = None
    scaled_dot_product_attention_1 = torch._C._nn.scaled_dot_product_attention(transpose_4, transpose_5, transpose_6, dropout_p = 0.0, is_causal = True);  transpose_4 = transpose_5 = transpose_6 = None
    transpose_7 = scaled_dot_product_attention_1.transpose(1, 2);  scaled_dot_product_attention_1 = None
    size_14 = transformer_h_1_ln_1.size();  transformer_h_1_ln_1 = None
    reshape_1 = transpose_7.reshape(size_14);  transpose_7 = size_14 = None
    size_15 = reshape_1.size()
    getitem_13 = size_15[slice(None, -1, None)];  size_15 = None
    add_10 = getitem_13 + (1024,);  getitem_13 = None
    transformer_h_1_attn_c_proj_bias = getattr(self.transformer.h, "1").attn.c_proj.bias
    size_16 = reshape_1.size(-1)
    view_16 = reshape_1.view(-1, size_16);  reshape_1 = size_16 = None
    transformer_h_1_attn_c_proj_weight = getattr(self.transformer.h, "1").attn.c_proj.weight
    addmm_5 = torch.addmm(transformer_h_1_attn_c_proj_bias, view_16, transformer_h_1_attn_c_proj_weight);  transformer_h_1_attn_c_proj_bias = view_16 = transformer_h_1_attn_c_proj_weight = None
    view_17 = addmm_5.view(add_10);  addmm_5 = add_10 = None
    transformer_h_1_attn_resid_dropout = getattr(self.transformer.h, "1").attn.resid_dropout(view_17);  view_17 = None
    add_11 = add_7 + transformer_h_1_attn_resid_dropout;  add_7 = transformer_h_1_attn_resid_dropout = None
    transformer_h_1_ln_2 = getattr(self.transformer.h, "1").ln_2(add_11)
    size_17 = transformer_h_1_ln_2.size()
    getitem_14 = size_17[slice(None, -1, None)];  size_17 = None
    add_12 = getitem_14 + (4096,);  getitem_14 = None
    transformer_h_1_mlp_c_fc_bias = getattr(self.transformer.h, "1").mlp.c_fc.bias
    size_18 = transformer_h_1_ln_2.size(-1)
    view_18 = transformer_h_1_ln_2.view(-1, size_18);  transformer_h_1_ln_2 = size_18 = None
    transformer_h_1_mlp_c_fc_weight = getattr(self.transformer.h, "1").mlp.c_fc.weight
    addmm_6 = torch.addmm(transformer_h_1_mlp_c_fc_bias, view_18, transformer_h_1_mlp_c_fc_weight);  transformer_h_1_mlp_c_fc_bias = view_18 = transformer_h_1_mlp_c_fc_weight = None
    view_19 = addmm_6.view(add_12);  addmm_6 = add_12 = None
    transformer_h_1_mlp_act = getattr(self.transformer.h, "1").mlp.act(view_19);  view_19 = None
    size_19 = transformer_h_1_mlp_act.size()
    getitem_15 = size_19[slice(None, -1, None)];  size_19 = None
    add_13 = getitem_15 + (1024,);  getitem_15 = None
    transformer_h_1_mlp_c_proj_bias = getattr(self.transformer.h, "1").mlp.c_proj.bias
    size_20 = transformer_h_1_mlp_act.size(-1)
    view_20 = transformer_h_1_mlp_act.view(-1, size_20);  transformer_h_1_mlp_act = size_20 = None
    transformer_h_1_mlp_c_proj_weight = getattr(self.transformer.h, "1").mlp.c_proj.weight
    addmm_7 = torch.addmm(transformer_h_1_mlp_c_proj_bias, view_20, transformer_h_1_mlp_c_proj_weight);  transformer_h_1_mlp_c_proj_bias = view_20 = transformer_h_1_mlp_c_proj_weight = None
    view_21 = addmm_7.view(add_13);  addmm_7 = add_13 = None
    transformer_h_1_mlp_dropout = getattr(self.transformer.h, "1").mlp.dropout(view_21);  view_21 = None
    add_14 = add_11 + transformer_h_1_mlp_dropout;  add_11 = transformer_h_1_mlp_dropout = None
    transformer_h_2_ln_1 = getattr(self.transformer.h, "2").ln_1(add_14)
    size_21 = transformer_h_2_ln_1.size()
    getitem_16 = size_21[slice(None, -1, None)];  size_21 = None
    add_15 = getitem_16 + (3072,);  getitem_16 = None
    transformer_h_2_attn_c_attn_bias = getattr(self.transformer.h, "2").attn.c_attn.bias
    size_22 = transformer_h_2_ln_1.size(-1)
    view_22 = transformer_h_2_ln_1.view(-1, size_22);  size_22 = None
    transformer_h_2_attn_c_attn_weight = getattr(self.transformer.h, "2").attn.c_attn.weight
    addmm_8 = torch.addmm(transformer_h_2_attn_c_attn_bias, view_22, transformer_h_2_attn_c_attn_weight);  transformer_h_2_attn_c_attn_bias = view_22 = transformer_h_2_attn_c_attn_weight = None
    view_23 = addmm_8.view(add_15);  addmm_8 = add_15 = None
    split_2 = view_23.split(1024, dim = 2);  view_23 = None
    getitem_17 = split_2[0]
    getitem_18 = split_2[1]
    getitem_19 = split_2[2];  split_2 = None
    size_23 = transformer_h_2_ln_1.size()
    getitem_20 = size_23[slice(None, -1, None)];  size_23 = None
    add_16 = getitem_20 + (16, 64);  getitem_20 = None
    view_24 = getitem_17.view(add_16);  getitem_17 = None
    transpose_8 = view_24.transpose(1, 2);  view_24 = None
    view_25 = getitem_18.view(add_16);  getitem_18 = None
    transpose_9 = view_25.transpose(1, 2);  view_25 = None
    view_26 = getitem_19.view(add_16);  getitem_19 = add_16 = None
    transpose_10 = view_26.transpose(1, 2);  view_26 = None
    scaled_dot_product_attention_2 = torch._C._nn.scaled_dot_product_attention(transpose_8, transpose_9, transpose_10, dropout_p = 0.0, is_causal = True);  transpose_8 = transpose_9 = transpose_10 = None
    transpose_11 = scaled_dot_product_attention_2.transpose(1, 2);  scaled_dot_product_attention_2 = None
    size_24 = transformer_h_2_ln_1.size();  transformer_h_2_ln_1 = None
    reshape_2 = transpose_11.reshape(size_24);  transpose_11 = size_24 = None
    size_25 = reshape_2.size()
    getitem_21 = size_25[slice(None, -1, None)];  size_25 = None
    add_17 = getitem_21 + (1024,);  getitem_21 = None
    transformer_h_2_attn_c_proj_bias = getattr(self.transformer.h, "2").attn.c_proj.bias
    size_26 = reshape_2.size(-1)
    view_27 = reshape_2.view(-1, size_26);  reshape_2 = size_26 = None
    transformer_h_2_attn_c_proj_weight = getattr(self.transformer.h, "2").attn.c_proj.weight
    addmm_9 = torch.addmm(transformer_h_2_attn_c_proj_bias, view_27, transformer_h_2_attn_c_proj_weight);  transformer_h_2_attn_c_proj_bias = view_27 = transformer_h_2_attn_c_proj_weight = None
    view_28 = addmm_9.view(add_17);  addmm_9 = add_17 = None
    transformer_h_2_attn_resid_dropout = getattr(self.transformer.h, "2").attn.resid_dropout(view_28);  view_28 = None
    add_18 = add_14 + transformer_h_2_attn_resid_dropout;  add_14 = transformer_h_2_attn_resid_dropout = None
    transformer_h_2_ln_2 = getattr(self.transformer.h, "2").ln_2(add_18)
    size_27 = transformer_h_2_ln_2.size()
    getitem_22 = size_27[slice(None, -1, None)];  size_27 = None
    add_19 = getitem_22 + (4096,);  getitem_22 = None
    transformer_h_2_mlp_c_fc_bias = getattr(self.transformer.h, "2").mlp.c_fc.bias
    size_28 = transformer_h_2_ln_2.size(-1)
    view_29 = transformer_h_2_ln_2.view(-1, size_28);  transformer_h_2_ln_2 = size_28 = None
    transformer_h_2_mlp_c_fc_weight = getattr(self.transformer.h, "2").mlp.c_fc.weight
    addmm_10 = torch.addmm(transformer_h_2_mlp_c_fc_bias, view_29, transformer_h_2_mlp_c_fc_weight);  transformer_h_2_mlp_c_fc_bias = view_29 = transformer_h_2_mlp_c_fc_weight = None
    view_30 = addmm_10.view(add_19);  addmm_10 = add_19 = None
    transformer_h_2_mlp_act = getattr(self.transformer.h, "2").mlp.act(view_30);  view_30 = None
    size_29 = transformer_h_2_mlp_act.size()
    getitem_23 = size_29[slice(None, -1, None)];  size_29 = None
    add_20 = getitem_23 + (1024,);  getitem_23 = None
    transformer_h_2_mlp_c_proj_bias = getattr(self.transformer.h, "2").mlp.c_proj.bias
    size_30 = transformer_h_2_mlp_act.size(-1)
    view_31 = transformer_h_2_mlp_act.view(-1, size_30);  transformer_h_2_mlp_act = size_30 = None
    transformer_h_2_mlp_c_proj_weight = getattr(self.transformer.h, "2").mlp.c_proj.weight
    addmm_11 = torch.addmm(transformer_h_2_mlp_c_proj_bias, view_31, transformer_h_2_mlp_c_proj_weight);  transformer_h_2_mlp_c_proj_bias = view_31 = transformer_h_2_mlp_c_proj_weight = None
    view_32 = addmm_11.view(add_20);  addmm_11 = add_20 = None
    transformer_h_2_mlp_dropout = getattr(self.transformer.h, "2").mlp.dropout(view_32);  view_32 = None
    add_21 = add_18 + transformer_h_2_mlp_dropout;  add_18 = transformer_h_2_mlp_dropout = None
    transformer_h_3_ln_1 = getattr(self.transformer.h, "3").ln_1(add_21)
    size_31 = transformer_h_3_ln_1.size()
    getitem_24 = size_31[slice(None, -1, None)];  size_31 = None
    add_22 = getitem_24 + (3072,);  getitem_24 = None
    transformer_h_3_attn_c_attn_bias = getattr(self.transformer.h, "3").attn.c_attn.bias
    size_32 = transformer_h_3_ln_1.size(-1)
    view_33 = transformer_h_3_ln_1.view(-1, size_32);  size_32 = None
    transformer_h_3_attn_c_attn_weight = getattr(self.transformer.h, "3").attn.c_attn.weight
    addmm_12 = torch.addmm(transformer_h_3_attn_c_attn_bias, view_33, transformer_h_3_attn_c_attn_weight);  transformer_h_3_attn_c_attn_bias = view_33 = transformer_h_3_attn_c_attn_weight = None
    view_34 = addmm_12.view(add_22);  addmm_12 = add_22 = None
    split_3 = view_34.split(1024, dim = 2);  view_34 = None
    getitem_25 = split_3[0]
    getitem_26 = split_3[1]
    getitem_27 = split_3[2];  split_3 = None
    size_33 = transformer_h_3_ln_1.size()
    getitem_28 = size_33[slice(None, -1, None)];  size_33 = None
    add_23 = getitem_28 + (16, 64);  getitem_28 = None
    view_35 = getitem_25.view(add_23);  getitem_25 = None
    transpose_12 = view_35.transpose(1, 2);  view_35 = None
    view_36 = getitem_26.view(add_23);  getitem_26 = None
    transpose_13 = view_36.transpose(1, 2);  view_36 = None
    view_37 = getitem_27.view(add_23);  getitem_27 = add_23 = None
    transpose_14 = view_37.transpose(1, 2);  view_37 = None
    scaled_dot_product_attention_3 = torch._C._nn.scaled_dot_product_attention(transpose_12, transpose_13, transpose_14, dropout_p = 0.0, is_causal = True);  transpose_12 = transpose_13 = transpose_14 = None
    transpose_15 = scaled_dot_product_attention_3.transpose(1, 2);  scaled_dot_product_attention_3 = None
    size_34 = transformer_h_3_ln_1.size();  transformer_h_3_ln_1 = None
    reshape_3 = transpose_15.reshape(size_34);  transpose_15 = size_34 = None
    size_35 = reshape_3.size()
    getitem_29 = size_35[slice(None, -1, None)];  size_35 = None
    add_24 = getitem_29 + (1024,);  getitem_29 = None
    transformer_h_3_attn_c_proj_bias = getattr(self.transformer.h, "3").attn.c_proj.bias
    size_36 = reshape_3.size(-1)
    view_38 = reshape_3.view(-1, size_36);  reshape_3 = size_36 = None
    transformer_h_3_attn_c_proj_weight = getattr(self.transformer.h, "3").attn.c_proj.weight
    addmm_13 = torch.addmm(transformer_h_3_attn_c_proj_bias, view_38, transformer_h_3_attn_c_proj_weight);  transformer_h_3_attn_c_proj_bias = view_38 = transformer_h_3_attn_c_proj_weight = None
    view_39 = addmm_13.view(add_24);  addmm_13 = add_24 = None
    transformer_h_3_attn_resid_dropout = getattr(self.transformer.h, "3").attn.resid_dropout(view_39);  view_39 = None
    add_25 = add_21 + transformer_h_3_attn_resid_dropout;  add_21 = transformer_h_3_attn_resid_dropout = None
    transformer_h_3_ln_2 = getattr(self.transformer.h, "3").ln_2(add_25)
    size_37 = transformer_h_3_ln_2.size()
    getitem_30 = size_37[slice(None, -1, None)];  size_37 = None
    add_26 = getitem_30 + (4096,);  getitem_30 = None
    transformer_h_3_mlp_c_fc_bias = getattr(self.transformer.h, "3").mlp.c_fc.bias
    size_38 = transformer_h_3_ln_2.size(-1)
    view_40 = transformer_h_3_ln_2.view(-1, size_38);  transformer_h_3_ln_2 = size_38 = None
    transformer_h_3_mlp_c_fc_weight = getattr(self.transformer.h, "3").mlp.c_fc.weight
    addmm_14 = torch.addmm(transformer_h_3_mlp_c_fc_bias, view_40, transformer_h_3_mlp_c_fc_weight);  transformer_h_3_mlp_c_fc_bias = view_40 = transformer_h_3_mlp_c_fc_weight = None
    view_41 = addmm_14.view(add_26);  addmm_14 = add_26 = None
    transformer_h_3_mlp_act = getattr(self.transformer.h, "3").mlp.act(view_41);  view_41 = None
    size_39 = transformer_h_3_mlp_act.size()
    getitem_31 = size_39[slice(None, -1, None)];  size_39 = None
    add_27 = getitem_31 + (1024,);  getitem_31 = None
    transformer_h_3_mlp_c_proj_bias = getattr(self.transformer.h, "3").mlp.c_proj.bias
    size_40 = transformer_h_3_mlp_act.size(-1)
    view_42 = transformer_h_3_mlp_act.view(-1, size_40);  transformer_h_3_mlp_act = size_40 = None
    transformer_h_3_mlp_c_proj_weight = getattr(self.transformer.h, "3").mlp.c_proj.weight
    addmm_15 = torch.addmm(transformer_h_3_mlp_c_proj_bias, view_42, transformer_h_3_mlp_c_proj_weight);  transformer_h_3_mlp_c_proj_bias = view_42 = transformer_h_3_mlp_c_proj_weight = None
    view_43 = addmm_15.view(add_27);  addmm_15 = add_27 = None
    transformer_h_3_mlp_dropout = getattr(self.transformer.h, "3").mlp.dropout(view_43);  view_43 = None
    add_28 = add_25 + transformer_h_3_mlp_dropout;  add_25 = transformer_h_3_mlp_dropout = None
    transformer_h_4_ln_1 = getattr(self.transformer.h, "4").ln_1(add_28)
    size_41 = transformer_h_4_ln_1.size()
    getitem_32 = size_41[slice(None, -1, None)];  size_41 = None
    add_29 = getitem_32 + (3072,);  getitem_32 = None
    transformer_h_4_attn_c_attn_bias = getattr(self.transformer.h, "4").attn.c_attn.bias
    size_42 = transformer_h_4_ln_1.size(-1)
    view_44 = transformer_h_4_ln_1.view(-1, size_42);  size_42 = None
    transformer_h_4_attn_c_attn_weight = getattr(self.transformer.h, "4").attn.c_attn.weight
    addmm_16 = torch.addmm(transformer_h_4_attn_c_attn_bias, view_44, transformer_h_4_attn_c_attn_weight);  transformer_h_4_attn_c_attn_bias = view_44 = transformer_h_4_attn_c_attn_weight = None
    view_45 = addmm_16.view(add_29);  addmm_16 = add_29 = None
    split_4 = view_45.split(1024, dim = 2);  view_45 = None
    getitem_33 = split_4[0]
    getitem_34 = split_4[1]
    getitem_35 = split_4[2];  split_4 = None
    size_43 = transformer_h_4_ln_1.size()
    getitem_36 = size_43[slice(None, -1, None)];  size_43 = None
    add_30 = getitem_36 + (16, 64);  getitem_36 = None
    view_46 = getitem_33.view(add_30);  getitem_33 = None
    transpose_16 = view_46.transpose(1, 2);  view_46 = None
    view_47 = getitem_34.view(add_30);  getitem_34 = None
    transpose_17 = view_47.transpose(1, 2);  view_47 = None
    view_48 = getitem_35.view(add_30);  getitem_35 = add_30 = None
    transpose_18 = view_48.transpose(1, 2);  view_48 = None
    scaled_dot_product_attention_4 = torch._C._nn.scaled_dot_product_attention(transpose_16, transpose_17, transpose_18, dropout_p = 0.0, is_causal = True);  transpose_16 = transpose_17 = transpose_18 = None
    transpose_19 = scaled_dot_product_attention_4.transpose(1, 2);  scaled_dot_product_attention_4 = None
    size_44 = transformer_h_4_ln_1.size();  transformer_h_4_ln_1 = None
    reshape_4 = transpose_19.reshape(size_44);  transpose_19 = size_44 = None
    size_45 = reshape_4.size()
    getitem_37 = size_45[slice(None, -1, None)];  size_45 = None
    add_31 = getitem_37 + (1024,);  getitem_37 = None
    transformer_h_4_attn_c_proj_bias = getattr(self.transformer.h, "4").attn.c_proj.bias
    size_46 = reshape_4.size(-1)
    view_49 = reshape_4.view(-1, size_46);  reshape_4 = size_46 = None
    transformer_h_4_attn_c_proj_weight = getattr(self.transformer.h, "4").attn.c_proj.weight
    addmm_17 = torch.addmm(transformer_h_4_attn_c_proj_bias, view_49, transformer_h_4_attn_c_proj_weight);  transformer_h_4_attn_c_proj_bias = view_49 = transformer_h_4_attn_c_proj_weight = None
    view_50 = addmm_17.view(add_31);  addmm_17 = add_31 = None
    transformer_h_4_attn_resid_dropout = getattr(self.transformer.h, "4").attn.resid_dropout(view_50);  view_50 = None
    add_32 = add_28 + transformer_h_4_attn_resid_dropout;  add_28 = transformer_h_4_attn_resid_dropout = None
    transformer_h_4_ln_2 = getattr(self.transformer.h, "4").ln_2(add_32)
    size_47 = transformer_h_4_ln_2.size()
    getitem_38 = size_47[slice(None, -1, None)];  size_47 = None
    add_33 = getitem_38 + (4096,);  getitem_38 = None
    transformer_h_4_mlp_c_fc_bias = getattr(self.transformer.h, "4").mlp.c_fc.bias
    size_48 = transformer_h_4_ln_2.size(-1)
    view_51 = transformer_h_4_ln_2.view(-1, size_48);  transformer_h_4_ln_2 = size_48 = None
    transformer_h_4_mlp_c_fc_weight = getattr(self.transformer.h, "4").mlp.c_fc.weight
    addmm_18 = torch.addmm(transformer_h_4_mlp_c_fc_bias, view_51, transformer_h_4_mlp_c_fc_weight);  transformer_h_4_mlp_c_fc_bias = view_51 = transformer_h_4_mlp_c_fc_weight = None
    view_52 = addmm_18.view(add_33);  addmm_18 = add_33 = None
    transformer_h_4_mlp_act = getattr(self.transformer.h, "4").mlp.act(view_52);  view_52 = None
    size_49 = transformer_h_4_mlp_act.size()
    getitem_39 = size_49[slice(None, -1, None)];  size_49 = None
    add_34 = getitem_39 + (1024,);  getitem_39 = None
    transformer_h_4_mlp_c_proj_bias = getattr(self.transformer.h, "4").mlp.c_proj.bias
    size_50 = transformer_h_4_mlp_act.size(-1)
    view_53 = transformer_h_4_mlp_act.view(-1, size_50);  transformer_h_4_mlp_act = size_50 = None
    transformer_h_4_mlp_c_proj_weight = getattr(self.transformer.h, "4").mlp.c_proj.weight
    addmm_19 = torch.addmm(transformer_h_4_mlp_c_proj_bias, view_53, transformer_h_4_mlp_c_proj_weight);  transformer_h_4_mlp_c_proj_bias = view_53 = transformer_h_4_mlp_c_proj_weight = None
    view_54 = addmm_19.view(add_34);  addmm_19 = add_34 = None
    transformer_h_4_mlp_dropout = getattr(self.transformer.h, "4").mlp.dropout(view_54);  view_54 = None
    add_35 = add_32 + transformer_h_4_mlp_dropout;  add_32 = transformer_h_4_mlp_dropout = None
    transformer_h_5_ln_1 = getattr(self.transformer.h, "5").ln_1(add_35)
    size_51 = transformer_h_5_ln_1.size()
    getitem_40 = size_51[slice(None, -1, None)];  size_51 = None
    add_36 = getitem_40 + (3072,);  getitem_40 = None
    transformer_h_5_attn_c_attn_bias = getattr(self.transformer.h, "5").attn.c_attn.bias
    size_52 = transformer_h_5_ln_1.size(-1)
    view_55 = transformer_h_5_ln_1.view(-1, size_52);  size_52 = None
    transformer_h_5_attn_c_attn_weight = getattr(self.transformer.h, "5").attn.c_attn.weight
    addmm_20 = torch.addmm(transformer_h_5_attn_c_attn_bias, view_55, transformer_h_5_attn_c_attn_weight);  transformer_h_5_attn_c_attn_bias = view_55 = transformer_h_5_attn_c_attn_weight = None
    view_56 = addmm_20.view(add_36);  addmm_20 = add_36 = None
    split_5 = view_56.split(1024, dim = 2);  view_56 = None
    getitem_41 = split_5[0]
    getitem_42 = split_5[1]
    getitem_43 = split_5[2];  split_5 = None
    size_53 = transformer_h_5_ln_1.size()
    getitem_44 = size_53[slice(None, -1, None)];  size_53 = None
    add_37 = getitem_44 + (16, 64);  getitem_44 = None
    view_57 = getitem_41.view(add_37);  getitem_41 = None
    transpose_20 = view_57.transpose(1, 2);  view_57 = None
    view_58 = getitem_42.view(add_37);  getitem_42 = None
    transpose_21 = view_58.transpose(1, 2);  view_58 = None
    view_59 = getitem_43.view(add_37);  getitem_43 = add_37 = None
    transpose_22 = view_59.transpose(1, 2);  view_59 = None
    scaled_dot_product_attention_5 = torch._C._nn.scaled_dot_product_attention(transpose_20, transpose_21, transpose_22, dropout_p = 0.0, is_causal = True);  transpose_20 = transpose_21 = transpose_22 = None
    transpose_23 = scaled_dot_product_attention_5.transpose(1, 2);  scaled_dot_product_attention_5 = None
    size_54 = transformer_h_5_ln_1.size();  transformer_h_5_ln_1 = None
    reshape_5 = transpose_23.reshape(size_54);  transpose_23 = size_54 = None
    size_55 = reshape_5.size()
    getitem_45 = size_55[slice(None, -1, None)];  size_55 = None
    add_38 = getitem_45 + (1024,);  getitem_45 = None
    transformer_h_5_attn_c_proj_bias = getattr(self.transformer.h, "5").attn.c_proj.bias
    size_56 = reshape_5.size(-1)
    view_60 = reshape_5.view(-1, size_56);  reshape_5 = size_56 = None
    transformer_h_5_attn_c_proj_weight = getattr(self.transformer.h, "5").attn.c_proj.weight
    addmm_21 = torch.addmm(transformer_h_5_attn_c_proj_bias, view_60, transformer_h_5_attn_c_proj_weight);  transformer_h_5_attn_c_proj_bias = view_60 = transformer_h_5_attn_c_proj_weight = None
    view_61 = addmm_21.view(add_38);  addmm_21 = add_38 = None
    transformer_h_5_attn_resid_dropout = getattr(self.transformer.h, "5").attn.resid_dropout(view_61);  view_61 = None
    add_39 = add_35 + transformer_h_5_attn_resid_dropout;  add_35 = transformer_h_5_attn_resid_dropout = None
    transformer_h_5_ln_2 = getattr(self.transformer.h, "5").ln_2(add_39)
    size_57 = transformer_h_5_ln_2.size()
    getitem_46 = size_57[slice(None, -1, None)];  size_57 = None
    add_40 = getitem_46 + (4096,);  getitem_46 = None
    transformer_h_5_mlp_c_fc_bias = getattr(self.transformer.h, "5").mlp.c_fc.bias
    size_58 = transformer_h_5_ln_2.size(-1)
    view_62 = transformer_h_5_ln_2.view(-1, size_58);  transformer_h_5_ln_2 = size_58 = None
    transformer_h_5_mlp_c_fc_weight = getattr(self.transformer.h, "5").mlp.c_fc.weight
    addmm_22 = torch.addmm(transformer_h_5_mlp_c_fc_bias, view_62, transformer_h_5_mlp_c_fc_weight);  transformer_h_5_mlp_c_fc_bias = view_62 = transformer_h_5_mlp_c_fc_weight = None
    view_63 = addmm_22.view(add_40);  addmm_22 = add_40 = None
    transformer_h_5_mlp_act = getattr(self.transformer.h, "5").mlp.act(view_63);  view_63 = None
    size_59 = transformer_h_5_mlp_act.size()
    getitem_47 = size_59[slice(None, -1, None)];  size_59 = None
    add_41 = getitem_47 + (1024,);  getitem_47 = None
    transformer_h_5_mlp_c_proj_bias = getattr(self.transformer.h, "5").mlp.c_proj.bias
    size_60 = transformer_h_5_mlp_act.size(-1)
    view_64 = transformer_h_5_mlp_act.view(-1, size_60);  transformer_h_5_mlp_act = size_60 = None
    transformer_h_5_mlp_c_proj_weight = getattr(self.transformer.h, "5").mlp.c_proj.weight
    addmm_23 = torch.addmm(transformer_h_5_mlp_c_proj_bias, view_64, transformer_h_5_mlp_c_proj_weight);  transformer_h_5_mlp_c_proj_bias = view_64 = transformer_h_5_mlp_c_proj_weight = None
    view_65 = addmm_23.view(add_41);  addmm_23 = add_41 = None
    transformer_h_5_mlp_dropout = getattr(self.transformer.h, "5").mlp.dropout(view_65);  view_65 = None
    add_42 = add_39 + transformer_h_5_mlp_dropout;  add_39 = transformer_h_5_mlp_dropout = None
    transformer_h_6_ln_1 = getattr(self.transformer.h, "6").ln_1(add_42)
    size_61 = transformer_h_6_ln_1.size()
    getitem_48 = size_61[slice(None, -1, None)];  size_61 = None
    add_43 = getitem_48 + (3072,);  getitem_48 = None
    transformer_h_6_attn_c_attn_bias = getattr(self.transformer.h, "6").attn.c_attn.bias
    size_62 = transformer_h_6_ln_1.size(-1)
    view_66 = transformer_h_6_ln_1.view(-1, size_62);  size_62 = None
    transformer_h_6_attn_c_attn_weight = getattr(self.transformer.h, "6").attn.c_attn.weight
    addmm_24 = torch.addmm(transformer_h_6_attn_c_attn_bias, view_66, transformer_h_6_attn_c_attn_weight);  transformer_h_6_attn_c_attn_bias = view_66 = transformer_h_6_attn_c_attn_weight = None
    view_67 = addmm_24.view(add_43);  addmm_24 = add_43 = None
    split_6 = view_67.split(1024, dim = 2);  view_67 = None
    getitem_49 = split_6[0]
    getitem_50 = split_6[1]
    getitem_51 = split_6[2];  split_6 = None
    size_63 = transformer_h_6_ln_1.size()
    getitem_52 = size_63[slice(None, -1, None)];  size_63 = None
    add_44 = getitem_52 + (16, 64);  getitem_52 = None
    view_68 = getitem_49.view(add_44);  getitem_49 = None
    transpose_24 = view_68.transpose(1, 2);  view_68 = None
    view_69 = getitem_50.view(add_44);  getitem_50 = None
    transpose_25 = view_69.transpose(1, 2);  view_69 = None
    view_70 = getitem_51.view(add_44);  getitem_51 = add_44 = None
    transpose_26 = view_70.transpose(1, 2);  view_70 = None
    scaled_dot_product_attention_6 = torch._C._nn.scaled_dot_product_attention(transpose_24, transpose_25, transpose_26, dropout_p = 0.0, is_causal = True);  transpose_24 = transpose_25 = transpose_26 = None
    transpose_27 = scaled_dot_product_attention_6.transpose(1, 2);  scaled_dot_product_attention_6 = None
    size_64 = transformer_h_6_ln_1.size();  transformer_h_6_ln_1 = None
    reshape_6 = transpose_27.reshape(size_64);  transpose_27 = size_64 = None
    size_65 = reshape_6.size()
    getitem_53 = size_65[slice(None, -1, None)];  size_65 = None
    add_45 = getitem_53 + (1024,);  getitem_53 = None
    transformer_h_6_attn_c_proj_bias = getattr(self.transformer.h, "6").attn.c_proj.bias
    size_66 = reshape_6.size(-1)
    view_71 = reshape_6.view(-1, size_66);  reshape_6 = size_66 = None
    transformer_h_6_attn_c_proj_weight = getattr(self.transformer.h, "6").attn.c_proj.weight
    addmm_25 = torch.addmm(transformer_h_6_attn_c_proj_bias, view_71, transformer_h_6_attn_c_proj_weight);  transformer_h_6_attn_c_proj_bias = view_71 = transformer_h_6_attn_c_proj_weight = None
    view_72 = addmm_25.view(add_45);  addmm_25 = add_45 = None
    transformer_h_6_attn_resid_dropout = getattr(self.transformer.h, "6").attn.resid_dropout(view_72);  view_72 = None
    add_46 = add_42 + transformer_h_6_attn_resid_dropout;  add_42 = transformer_h_6_attn_resid_dropout = None
    transformer_h_6_ln_2 = getattr(self.transformer.h, "6").ln_2(add_46)
    size_67 = transformer_h_6_ln_2.size()
    getitem_54 = size_67[slice(None, -1, None)];  size_67 = None
    add_47 = getitem_54 + (4096,);  getitem_54 = None
    transformer_h_6_mlp_c_fc_bias = getattr(self.transformer.h, "6").mlp.c_fc.bias
    size_68 = transformer_h_6_ln_2.size(-1)
    view_73 = transformer_h_6_ln_2.view(-1, size_68);  transformer_h_6_ln_2 = size_68 = None
    transformer_h_6_mlp_c_fc_weight = getattr(self.transformer.h, "6").mlp.c_fc.weight
    addmm_26 = torch.addmm(transformer_h_6_mlp_c_fc_bias, view_73, transformer_h_6_mlp_c_fc_weight);  transformer_h_6_mlp_c_fc_bias = view_73 = transformer_h_6_mlp_c_fc_weight = None
    view_74 = addmm_26.view(add_47);  addmm_26 = add_47 = None
    transformer_h_6_mlp_act = getattr(self.transformer.h, "6").mlp.act(view_74);  view_74 = None
    size_69 = transformer_h_6_mlp_act.size()
    getitem_55 = size_69[slice(None, -1, None)];  size_69 = None
    add_48 = getitem_55 + (1024,);  getitem_55 = None
    transformer_h_6_mlp_c_proj_bias = getattr(self.transformer.h, "6").mlp.c_proj.bias
    size_70 = transformer_h_6_mlp_act.size(-1)
    view_75 = transformer_h_6_mlp_act.view(-1, size_70);  transformer_h_6_mlp_act = size_70 = None
    transformer_h_6_mlp_c_proj_weight = getattr(self.transformer.h, "6").mlp.c_proj.weight
    addmm_27 = torch.addmm(transformer_h_6_mlp_c_proj_bias, view_75, transformer_h_6_mlp_c_proj_weight);  transformer_h_6_mlp_c_proj_bias = view_75 = transformer_h_6_mlp_c_proj_weight = None
    view_76 = addmm_27.view(add_48);  addmm_27 = add_48 = None
    transformer_h_6_mlp_dropout = getattr(self.transformer.h, "6").mlp.dropout(view_76);  view_76 = None
    add_49 = add_46 + transformer_h_6_mlp_dropout;  add_46 = transformer_h_6_mlp_dropout = None
    transformer_h_7_ln_1 = getattr(self.transformer.h, "7").ln_1(add_49)
    size_71 = transformer_h_7_ln_1.size()
    getitem_56 = size_71[slice(None, -1, None)];  size_71 = None
    add_50 = getitem_56 + (3072,);  getitem_56 = None
    transformer_h_7_attn_c_attn_bias = getattr(self.transformer.h, "7").attn.c_attn.bias
    size_72 = transformer_h_7_ln_1.size(-1)
    view_77 = transformer_h_7_ln_1.view(-1, size_72);  size_72 = None
    transformer_h_7_attn_c_attn_weight = getattr(self.transformer.h, "7").attn.c_attn.weight
    addmm_28 = torch.addmm(transformer_h_7_attn_c_attn_bias, view_77, transformer_h_7_attn_c_attn_weight);  transformer_h_7_attn_c_attn_bias = view_77 = transformer_h_7_attn_c_attn_weight = None
    view_78 = addmm_28.view(add_50);  addmm_28 = add_50 = None
    split_7 = view_78.split(1024, dim = 2);  view_78 = None
    getitem_57 = split_7[0]
    getitem_58 = split_7[1]
    getitem_59 = split_7[2];  split_7 = None
    size_73 = transformer_h_7_ln_1.size()
    getitem_60 = size_73[slice(None, -1, None)];  size_73 = None
    add_51 = getitem_60 + (16, 64);  getitem_60 = None
    view_79 = getitem_57.view(add_51);  getitem_57 = None
    transpose_28 = view_79.transpose(1, 2);  view_79 = None
    view_80 = getitem_58.view(add_51);  getitem_58 = None
    transpose_29 = view_80.transpose(1, 2);  view_80 = None
    view_81 = getitem_59.view(add_51);  getitem_59 = add_51 = None
    transpose_30 = view_81.transpose(1, 2);  view_81 = None
    scaled_dot_product_attention_7 = torch._C._nn.scaled_dot_product_attention(transpose_28, transpose_29, transpose_30, dropout_p = 0.0, is_causal = True);  transpose_28 = transpose_29 = transpose_30 = None
    transpose_31 = scaled_dot_product_attention_7.transpose(1, 2);  scaled_dot_product_attention_7 = None
    size_74 = transformer_h_7_ln_1.size();  transformer_h_7_ln_1 = None
    reshape_7 = transpose_31.reshape(size_74);  transpose_31 = size_74 = None
    size_75 = reshape_7.size()
    getitem_61 = size_75[slice(None, -1, None)];  size_75 = None
    add_52 = getitem_61 + (1024,);  getitem_61 = None
    transformer_h_7_attn_c_proj_bias = getattr(self.transformer.h, "7").attn.c_proj.bias
    size_76 = reshape_7.size(-1)
    view_82 = reshape_7.view(-1, size_76);  reshape_7 = size_76 = None
    transformer_h_7_attn_c_proj_weight = getattr(self.transformer.h, "7").attn.c_proj.weight
    addmm_29 = torch.addmm(transformer_h_7_attn_c_proj_bias, view_82, transformer_h_7_attn_c_proj_weight);  transformer_h_7_attn_c_proj_bias = view_82 = transformer_h_7_attn_c_proj_weight = None
    view_83 = addmm_29.view(add_52);  addmm_29 = add_52 = None
    transformer_h_7_attn_resid_dropout = getattr(self.transformer.h, "7").attn.resid_dropout(view_83);  view_83 = None
    add_53 = add_49 + transformer_h_7_attn_resid_dropout;  add_49 = transformer_h_7_attn_resid_dropout = None
    transformer_h_7_ln_2 = getattr(self.transformer.h, "7").ln_2(add_53)
    size_77 = transformer_h_7_ln_2.size()
    getitem_62 = size_77[slice(None, -1, None)];  size_77 = None
    add_54 = getitem_62 + (4096,);  getitem_62 = None
    transformer_h_7_mlp_c_fc_bias = getattr(self.transformer.h, "7").mlp.c_fc.bias
    size_78 = transformer_h_7_ln_2.size(-1)
    view_84 = transformer_h_7_ln_2.view(-1, size_78);  transformer_h_7_ln_2 = size_78 = None
    transformer_h_7_mlp_c_fc_weight = getattr(self.transformer.h, "7").mlp.c_fc.weight
    addmm_30 = torch.addmm(transformer_h_7_mlp_c_fc_bias, view_84, transformer_h_7_mlp_c_fc_weight);  transformer_h_7_mlp_c_fc_bias = view_84 = transformer_h_7_mlp_c_fc_weight = None
    view_85 = addmm_30.view(add_54);  addmm_30 = add_54 = None
    transformer_h_7_mlp_act = getattr(self.transformer.h, "7").mlp.act(view_85);  view_85 = None
    size_79 = transformer_h_7_mlp_act.size()
    getitem_63 = size_79[slice(None, -1, None)];  size_79 = None
    add_55 = getitem_63 + (1024,);  getitem_63 = None
    transformer_h_7_mlp_c_proj_bias = getattr(self.transformer.h, "7").mlp.c_proj.bias
    size_80 = transformer_h_7_mlp_act.size(-1)
    view_86 = transformer_h_7_mlp_act.view(-1, size_80);  transformer_h_7_mlp_act = size_80 = None
    transformer_h_7_mlp_c_proj_weight = getattr(self.transformer.h, "7").mlp.c_proj.weight
    addmm_31 = torch.addmm(transformer_h_7_mlp_c_proj_bias, view_86, transformer_h_7_mlp_c_proj_weight);  transformer_h_7_mlp_c_proj_bias = view_86 = transformer_h_7_mlp_c_proj_weight = None
    view_87 = addmm_31.view(add_55);  addmm_31 = add_55 = None
    transformer_h_7_mlp_dropout = getattr(self.transformer.h, "7").mlp.dropout(view_87);  view_87 = None
    add_56 = add_53 + transformer_h_7_mlp_dropout;  add_53 = transformer_h_7_mlp_dropout = None
    transformer_h_8_ln_1 = getattr(self.transformer.h, "8").ln_1(add_56)
    size_81 = transformer_h_8_ln_1.size()
    getitem_64 = size_81[slice(None, -1, None)];  size_81 = None
    add_57 = getitem_64 + (3072,);  getitem_64 = None
    transformer_h_8_attn_c_attn_bias = getattr(self.transformer.h, "8").attn.c_attn.bias
    size_82 = transformer_h_8_ln_1.size(-1)
    view_88 = transformer_h_8_ln_1.view(-1, size_82);  size_82 = None
    transformer_h_8_attn_c_attn_weight = getattr(self.transformer.h, "8").attn.c_attn.weight
    addmm_32 = torch.addmm(transformer_h_8_attn_c_attn_bias, view_88, transformer_h_8_attn_c_attn_weight);  transformer_h_8_attn_c_attn_bias = view_88 = transformer_h_8_attn_c_attn_weight = None
    view_89 = addmm_32.view(add_57);  addmm_32 = add_57 = None
    split_8 = view_89.split(1024, dim = 2);  view_89 = None
    getitem_65 = split_8[0]
    getitem_66 = split_8[1]
    getitem_67 = split_8[2];  split_8 = None
    size_83 = transformer_h_8_ln_1.size()
    getitem_68 = size_83[slice(None, -1, None)];  size_83 = None
    add_58 = getitem_68 + (16, 64);  getitem_68 = None
    view_90 = getitem_65.view(add_58);  getitem_65 = None
    transpose_32 = view_90.transpose(1, 2);  view_90 = None
    view_91 = getitem_66.view(add_58);  getitem_66 = None
    transpose_33 = view_91.transpose(1, 2);  view_91 = None
    view_92 = getitem_67.view(add_58);  getitem_67 = add_58 = None
    transpose_34 = view_92.transpose(1, 2);  view_92 = None
    scaled_dot_product_attention_8 = torch._C._nn.scaled_dot_product_attention(transpose_32, transpose_33, transpose_34, dropout_p = 0.0, is_causal = True);  transpose_32 = transpose_33 = transpose_34 = None
    transpose_35 = scaled_dot_product_attention_8.transpose(1, 2);  scaled_dot_product_attention_8 = None
    size_84 = transformer_h_8_ln_1.size();  transformer_h_8_ln_1 = None
    reshape_8 = transpose_35.reshape(size_84);  transpose_35 = size_84 = None
    size_85 = reshape_8.size()
    getitem_69 = size_85[slice(None, -1, None)];  size_85 = None
    add_59 = getitem_69 + (1024,);  getitem_69 = None
    transformer_h_8_attn_c_proj_bias = getattr(self.transformer.h, "8").attn.c_proj.bias
    size_86 = reshape_8.size(-1)
    view_93 = reshape_8.view(-1, size_86);  reshape_8 = size_86 = None
    transformer_h_8_attn_c_proj_weight = getattr(self.transformer.h, "8").attn.c_proj.weight
    addmm_33 = torch.addmm(transformer_h_8_attn_c_proj_bias, view_93, transformer_h_8_attn_c_proj_weight);  transformer_h_8_attn_c_proj_bias = view_93 = transformer_h_8_attn_c_proj_weight = None
    view_94 = addmm_33.view(add_59);  addmm_33 = add_59 = None
    transformer_h_8_attn_resid_dropout = getattr(self.transformer.h, "8").attn.resid_dropout(view_94);  view_94 = None
    add_60 = add_56 + transformer_h_8_attn_resid_dropout;  add_56 = transformer_h_8_attn_resid_dropout = None
    transformer_h_8_ln_2 = getattr(self.transformer.h, "8").ln_2(add_60)
    size_87 = transformer_h_8_ln_2.size()
    getitem_70 = size_87[slice(None, -1, None)];  size_87 = None
    add_61 = getitem_70 + (4096,);  getitem_70 = None
    transformer_h_8_mlp_c_fc_bias = getattr(self.transformer.h, "8").mlp.c_fc.bias
    size_88 = transformer_h_8_ln_2.size(-1)
    view_95 = transformer_h_8_ln_2.view(-1, size_88);  transformer_h_8_ln_2 = size_88 = None
    transformer_h_8_mlp_c_fc_weight = getattr(self.transformer.h, "8").mlp.c_fc.weight
    addmm_34 = torch.addmm(transformer_h_8_mlp_c_fc_bias, view_95, transformer_h_8_mlp_c_fc_weight);  transformer_h_8_mlp_c_fc_bias = view_95 = transformer_h_8_mlp_c_fc_weight = None
    view_96 = addmm_34.view(add_61);  addmm_34 = add_61 = None
    transformer_h_8_mlp_act = getattr(self.transformer.h, "8").mlp.act(view_96);  view_96 = None
    size_89 = transformer_h_8_mlp_act.size()
    getitem_71 = size_89[slice(None, -1, None)];  size_89 = None
    add_62 = getitem_71 + (1024,);  getitem_71 = None
    transformer_h_8_mlp_c_proj_bias = getattr(self.transformer.h, "8").mlp.c_proj.bias
    size_90 = transformer_h_8_mlp_act.size(-1)
    view_97 = transformer_h_8_mlp_act.view(-1, size_90);  transformer_h_8_mlp_act = size_90 = None
    transformer_h_8_mlp_c_proj_weight = getattr(self.transformer.h, "8").mlp.c_proj.weight
    addmm_35 = torch.addmm(transformer_h_8_mlp_c_proj_bias, view_97, transformer_h_8_mlp_c_proj_weight);  transformer_h_8_mlp_c_proj_bias = view_97 = transformer_h_8_mlp_c_proj_weight = None
    view_98 = addmm_35.view(add_62);  addmm_35 = add_62 = None
    transformer_h_8_mlp_dropout = getattr(self.transformer.h, "8").mlp.dropout(view_98);  view_98 = None
    add_63 = add_60 + transformer_h_8_mlp_dropout;  add_60 = transformer_h_8_mlp_dropout = None
    transformer_h_9_ln_1 = getattr(self.transformer.h, "9").ln_1(add_63)
    size_91 = transformer_h_9_ln_1.size()
    getitem_72 = size_91[slice(None, -1, None)];  size_91 = None
    add_64 = getitem_72 + (3072,);  getitem_72 = None
    transformer_h_9_attn_c_attn_bias = getattr(self.transformer.h, "9").attn.c_attn.bias
    size_92 = transformer_h_9_ln_1.size(-1)
    view_99 = transformer_h_9_ln_1.view(-1, size_92);  size_92 = None
    transformer_h_9_attn_c_attn_weight = getattr(self.transformer.h, "9").attn.c_attn.weight
    addmm_36 = torch.addmm(transformer_h_9_attn_c_attn_bias, view_99, transformer_h_9_attn_c_attn_weight);  transformer_h_9_attn_c_attn_bias = view_99 = transformer_h_9_attn_c_attn_weight = None
    view_100 = addmm_36.view(add_64);  addmm_36 = add_64 = None
    split_9 = view_100.split(1024, dim = 2);  view_100 = None
    getitem_73 = split_9[0]
    getitem_74 = split_9[1]
    getitem_75 = split_9[2];  split_9 = None
    size_93 = transformer_h_9_ln_1.size()
    getitem_76 = size_93[slice(None, -1, None)];  size_93 = None
    add_65 = getitem_76 + (16, 64);  getitem_76 = None
    view_101 = getitem_73.view(add_65);  getitem_73 = None
    transpose_36 = view_101.transpose(1, 2);  view_101 = None
    view_102 = getitem_74.view(add_65);  getitem_74 = None
    transpose_37 = view_102.transpose(1, 2);  view_102 = None
    view_103 = getitem_75.view(add_65);  getitem_75 = add_65 = None
    transpose_38 = view_103.transpose(1, 2);  view_103 = None
    scaled_dot_product_attention_9 = torch._C._nn.scaled_dot_product_attention(transpose_36, transpose_37, transpose_38, dropout_p = 0.0, is_causal = True);  transpose_36 = transpose_37 = transpose_38 = None
    transpose_39 = scaled_dot_product_attention_9.transpose(1, 2);  scaled_dot_product_attention_9 = None
    size_94 = transformer_h_9_ln_1.size();  transformer_h_9_ln_1 = None
    reshape_9 = transpose_39.reshape(size_94);  transpose_39 = size_94 = None
    size_95 = reshape_9.size()
    getitem_77 = size_95[slice(None, -1, None)];  size_95 = None
    add_66 = getitem_77 + (1024,);  getitem_77 = None
    transformer_h_9_attn_c_proj_bias = getattr(self.transformer.h, "9").attn.c_proj.bias
    size_96 = reshape_9.size(-1)
    view_104 = reshape_9.view(-1, size_96);  reshape_9 = size_96 = None
    transformer_h_9_attn_c_proj_weight = getattr(self.transformer.h, "9").attn.c_proj.weight
    addmm_37 = torch.addmm(transformer_h_9_attn_c_proj_bias, view_104, transformer_h_9_attn_c_proj_weight);  transformer_h_9_attn_c_proj_bias = view_104 = transformer_h_9_attn_c_proj_weight = None
    view_105 = addmm_37.view(add_66);  addmm_37 = add_66 = None
    transformer_h_9_attn_resid_dropout = getattr(self.transformer.h, "9").attn.resid_dropout(view_105);  view_105 = None
    add_67 = add_63 + transformer_h_9_attn_resid_dropout;  add_63 = transformer_h_9_attn_resid_dropout = None
    transformer_h_9_ln_2 = getattr(self.transformer.h, "9").ln_2(add_67)
    size_97 = transformer_h_9_ln_2.size()
    getitem_78 = size_97[slice(None, -1, None)];  size_97 = None
    add_68 = getitem_78 + (4096,);  getitem_78 = None
    transformer_h_9_mlp_c_fc_bias = getattr(self.transformer.h, "9").mlp.c_fc.bias
    size_98 = transformer_h_9_ln_2.size(-1)
    view_106 = transformer_h_9_ln_2.view(-1, size_98);  transformer_h_9_ln_2 = size_98 = None
    transformer_h_9_mlp_c_fc_weight = getattr(self.transformer.h, "9").mlp.c_fc.weight
    addmm_38 = torch.addmm(transformer_h_9_mlp_c_fc_bias, view_106, transformer_h_9_mlp_c_fc_weight);  transformer_h_9_mlp_c_fc_bias = view_106 = transformer_h_9_mlp_c_fc_weight = None
    view_107 = addmm_38.view(add_68);  addmm_38 = add_68 = None
    transformer_h_9_mlp_act = getattr(self.transformer.h, "9").mlp.act(view_107);  view_107 = None
    size_99 = transformer_h_9_mlp_act.size()
    getitem_79 = size_99[slice(None, -1, None)];  size_99 = None
    add_69 = getitem_79 + (1024,);  getitem_79 = None
    transformer_h_9_mlp_c_proj_bias = getattr(self.transformer.h, "9").mlp.c_proj.bias
    size_100 = transformer_h_9_mlp_act.size(-1)
    view_108 = transformer_h_9_mlp_act.view(-1, size_100);  transformer_h_9_mlp_act = size_100 = None
    transformer_h_9_mlp_c_proj_weight = getattr(self.transformer.h, "9").mlp.c_proj.weight
    addmm_39 = torch.addmm(transformer_h_9_mlp_c_proj_bias, view_108, transformer_h_9_mlp_c_proj_weight);  transformer_h_9_mlp_c_proj_bias = view_108 = transformer_h_9_mlp_c_proj_weight = None
    view_109 = addmm_39.view(add_69);  addmm_39 = add_69 = None
    transformer_h_9_mlp_dropout = getattr(self.transformer.h, "9").mlp.dropout(view_109);  view_109 = None
    add_70 = add_67 + transformer_h_9_mlp_dropout;  add_67 = transformer_h_9_mlp_dropout = None
    transformer_h_10_ln_1 = getattr(self.transformer.h, "10").ln_1(add_70)
    size_101 = transformer_h_10_ln_1.size()
    getitem_80 = size_101[slice(None, -1, None)];  size_101 = None
    add_71 = getitem_80 + (3072,);  getitem_80 = None
    transformer_h_10_attn_c_attn_bias = getattr(self.transformer.h, "10").attn.c_attn.bias
    size_102 = transformer_h_10_ln_1.size(-1)
    view_110 = transformer_h_10_ln_1.view(-1, size_102);  size_102 = None
    transformer_h_10_attn_c_attn_weight = getattr(self.transformer.h, "10").attn.c_attn.weight
    addmm_40 = torch.addmm(transformer_h_10_attn_c_attn_bias, view_110, transformer_h_10_attn_c_attn_weight);  transformer_h_10_attn_c_attn_bias = view_110 = transformer_h_10_attn_c_attn_weight = None
    view_111 = addmm_40.view(add_71);  addmm_40 = add_71 = None
    split_10 = view_111.split(1024, dim = 2);  view_111 = None
    getitem_81 = split_10[0]
    getitem_82 = split_10[1]
    getitem_83 = split_10[2];  split_10 = None
    size_103 = transformer_h_10_ln_1.size()
    getitem_84 = size_103[slice(None, -1, None)];  size_103 = None
    add_72 = getitem_84 + (16, 64);  getitem_84 = None
    view_112 = getitem_81.view(add_72);  getitem_81 = None
    transpose_40 = view_112.transpose(1, 2);  view_112 = None
    view_113 = getitem_82.view(add_72);  getitem_82 = None
    transpose_41 = view_113.transpose(1, 2);  view_113 = None
    view_114 = getitem_83.view(add_72);  getitem_83 = add_72 = None
    transpose_42 = view_114.transpose(1, 2);  view_114 = None
    scaled_dot_product_attention_10 = torch._C._nn.scaled_dot_product_attention(transpose_40, transpose_41, transpose_42, dropout_p = 0.0, is_causal = True);  transpose_40 = transpose_41 = transpose_42 = None
    transpose_43 = scaled_dot_product_attention_10.transpose(1, 2);  scaled_dot_product_attention_10 = None
    size_104 = transformer_h_10_ln_1.size();  transformer_h_10_ln_1 = None
    reshape_10 = transpose_43.reshape(size_104);  transpose_43 = size_104 = None
    size_105 = reshape_10.size()
    getitem_85 = size_105[slice(None, -1, None)];  size_105 = None
    add_73 = getitem_85 + (1024,);  getitem_85 = None
    transformer_h_10_attn_c_proj_bias = getattr(self.transformer.h, "10").attn.c_proj.bias
    size_106 = reshape_10.size(-1)
    view_115 = reshape_10.view(-1, size_106);  reshape_10 = size_106 = None
    transformer_h_10_attn_c_proj_weight = getattr(self.transformer.h, "10").attn.c_proj.weight
    addmm_41 = torch.addmm(transformer_h_10_attn_c_proj_bias, view_115, transformer_h_10_attn_c_proj_weight);  transformer_h_10_attn_c_proj_bias = view_115 = transformer_h_10_attn_c_proj_weight = None
    view_116 = addmm_41.view(add_73);  addmm_41 = add_73 = None
    transformer_h_10_attn_resid_dropout = getattr(self.transformer.h, "10").attn.resid_dropout(view_116);  view_116 = None
    add_74 = add_70 + transformer_h_10_attn_resid_dropout;  add_70 = transformer_h_10_attn_resid_dropout = None
    transformer_h_10_ln_2 = getattr(self.transformer.h, "10").ln_2(add_74)
    size_107 = transformer_h_10_ln_2.size()
    getitem_86 = size_107[slice(None, -1, None)];  size_107 = None
    add_75 = getitem_86 + (4096,);  getitem_86 = None
    transformer_h_10_mlp_c_fc_bias = getattr(self.transformer.h, "10").mlp.c_fc.bias
    size_108 = transformer_h_10_ln_2.size(-1)
    view_117 = transformer_h_10_ln_2.view(-1, size_108);  transformer_h_10_ln_2 = size_108 = None
    transformer_h_10_mlp_c_fc_weight = getattr(self.transformer.h, "10").mlp.c_fc.weight
    addmm_42 = torch.addmm(transformer_h_10_mlp_c_fc_bias, view_117, transformer_h_10_mlp_c_fc_weight);  transformer_h_10_mlp_c_fc_bias = view_117 = transformer_h_10_mlp_c_fc_weight = None
    view_118 = addmm_42.view(add_75);  addmm_42 = add_75 = None
    transformer_h_10_mlp_act = getattr(self.transformer.h, "10").mlp.act(view_118);  view_118 = None
    size_109 = transformer_h_10_mlp_act.size()
    getitem_87 = size_109[slice(None, -1, None)];  size_109 = None
    add_76 = getitem_87 + (1024,);  getitem_87 = None
    transformer_h_10_mlp_c_proj_bias = getattr(self.transformer.h, "10").mlp.c_proj.bias
    size_110 = transformer_h_10_mlp_act.size(-1)
    view_119 = transformer_h_10_mlp_act.view(-1, size_110);  transformer_h_10_mlp_act = size_110 = None
    transformer_h_10_mlp_c_proj_weight = getattr(self.transformer.h, "10").mlp.c_proj.weight
    addmm_43 = torch.addmm(transformer_h_10_mlp_c_proj_bias, view_119, transformer_h_10_mlp_c_proj_weight);  transformer_h_10_mlp_c_proj_bias = view_119 = transformer_h_10_mlp_c_proj_weight = None
    view_120 = addmm_43.view(add_76);  addmm_43 = add_76 = None
    transformer_h_10_mlp_dropout = getattr(self.transformer.h, "10").mlp.dropout(view_120);  view_120 = None
    add_77 = add_74 + transformer_h_10_mlp_dropout;  add_74 = transformer_h_10_mlp_dropout = None
    transformer_h_11_ln_1 = getattr(self.transformer.h, "11").ln_1(add_77)
    size_111 = transformer_h_11_ln_1.size()
    getitem_88 = size_111[slice(None, -1, None)];  size_111 = None
    add_78 = getitem_88 + (3072,);  getitem_88 = None
    transformer_h_11_attn_c_attn_bias = getattr(self.transformer.h, "11").attn.c_attn.bias
    size_112 = transformer_h_11_ln_1.size(-1)
    view_121 = transformer_h_11_ln_1.view(-1, size_112);  size_112 = None
    transformer_h_11_attn_c_attn_weight = getattr(self.transformer.h, "11").attn.c_attn.weight
    addmm_44 = torch.addmm(transformer_h_11_attn_c_attn_bias, view_121, transformer_h_11_attn_c_attn_weight);  transformer_h_11_attn_c_attn_bias = view_121 = transformer_h_11_attn_c_attn_weight = None
    view_122 = addmm_44.view(add_78);  addmm_44 = add_78 = None
    split_11 = view_122.split(1024, dim = 2);  view_122 = None
    getitem_89 = split_11[0]
    getitem_90 = split_11[1]
    getitem_91 = split_11[2];  split_11 = None
    size_113 = transformer_h_11_ln_1.size()
    getitem_92 = size_113[slice(None, -1, None)];  size_113 = None
    add_79 = getitem_92 + (16, 64);  getitem_92 = None
    view_123 = getitem_89.view(add_79);  getitem_89 = None
    transpose_44 = view_123.transpose(1, 2);  view_123 = None
    view_124 = getitem_90.view(add_79);  getitem_90 = None
    transpose_45 = view_124.transpose(1, 2);  view_124 = None
    view_125 = getitem_91.view(add_79);  getitem_91 = add_79 = None
    transpose_46 = view_125.transpose(1, 2);  view_125 = None
    scaled_dot_product_attention_11 = torch._C._nn.scaled_dot_product_attention(transpose_44, transpose_45, transpose_46, dropout_p = 0.0, is_causal = True);  transpose_44 = transpose_45 = transpose_46 = None
    transpose_47 = scaled_dot_product_attention_11.transpose(1, 2);  scaled_dot_product_attention_11 = None
    size_114 = transformer_h_11_ln_1.size();  transformer_h_11_ln_1 = None
    reshape_11 = transpose_47.reshape(size_114);  transpose_47 = size_114 = None
    size_115 = reshape_11.size()
    getitem_93 = size_115[slice(None, -1, None)];  size_115 = None
    add_80 = getitem_93 + (1024,);  getitem_93 = None
    transformer_h_11_attn_c_proj_bias = getattr(self.transformer.h, "11").attn.c_proj.bias
    size_116 = reshape_11.size(-1)
    view_126 = reshape_11.view(-1, size_116);  reshape_11 = size_116 = None
    transformer_h_11_attn_c_proj_weight = getattr(self.transformer.h, "11").attn.c_proj.weight
    addmm_45 = torch.addmm(transformer_h_11_attn_c_proj_bias, view_126, transformer_h_11_attn_c_proj_weight);  transformer_h_11_attn_c_proj_bias = view_126 = transformer_h_11_attn_c_proj_weight = None
    view_127 = addmm_45.view(add_80);  addmm_45 = add_80 = None
    transformer_h_11_attn_resid_dropout = getattr(self.transformer.h, "11").attn.resid_dropout(view_127);  view_127 = None
    add_81 = add_77 + transformer_h_11_attn_resid_dropout;  add_77 = transformer_h_11_attn_resid_dropout = None
    transformer_h_11_ln_2 = getattr(self.transformer.h, "11").ln_2(add_81)
    size_117 = transformer_h_11_ln_2.size()
    getitem_94 = size_117[slice(None, -1, None)];  size_117 = None
    add_82 = getitem_94 + (4096,);  getitem_94 = None
    transformer_h_11_mlp_c_fc_bias = getattr(self.transformer.h, "11").mlp.c_fc.bias
    size_118 = transformer_h_11_ln_2.size(-1)
    view_128 = transformer_h_11_ln_2.view(-1, size_118);  transformer_h_11_ln_2 = size_118 = None
    transformer_h_11_mlp_c_fc_weight = getattr(self.transformer.h, "11").mlp.c_fc.weight
    addmm_46 = torch.addmm(transformer_h_11_mlp_c_fc_bias, view_128, transformer_h_11_mlp_c_fc_weight);  transformer_h_11_mlp_c_fc_bias = view_128 = transformer_h_11_mlp_c_fc_weight = None
    view_129 = addmm_46.view(add_82);  addmm_46 = add_82 = None
    transformer_h_11_mlp_act = getattr(self.transformer.h, "11").mlp.act(view_129);  view_129 = None
    size_119 = transformer_h_11_mlp_act.size()
    getitem_95 = size_119[slice(None, -1, None)];  size_119 = None
    add_83 = getitem_95 + (1024,);  getitem_95 = None
    transformer_h_11_mlp_c_proj_bias = getattr(self.transformer.h, "11").mlp.c_proj.bias
    size_120 = transformer_h_11_mlp_act.size(-1)
    view_130 = transformer_h_11_mlp_act.view(-1, size_120);  transformer_h_11_mlp_act = size_120 = None
    transformer_h_11_mlp_c_proj_weight = getattr(self.transformer.h, "11").mlp.c_proj.weight
    addmm_47 = torch.addmm(transformer_h_11_mlp_c_proj_bias, view_130, transformer_h_11_mlp_c_proj_weight);  transformer_h_11_mlp_c_proj_bias = view_130 = transformer_h_11_mlp_c_proj_weight = None
    view_131 = addmm_47.view(add_83);  addmm_47 = add_83 = None
    transformer_h_11_mlp_dropout = getattr(self.transformer.h, "11").mlp.dropout(view_131);  view_131 = None
    add_84 = add_81 + transformer_h_11_mlp_dropout;  add_81 = transformer_h_11_mlp_dropout = None
    transformer_h_12_ln_1 = getattr(self.transformer.h, "12").ln_1(add_84)
    size_121 = transformer_h_12_ln_1.size()
    getitem_96 = size_121[slice(None, -1, None)];  size_121 = None
    add_85 = getitem_96 + (3072,);  getitem_96 = None
    transformer_h_12_attn_c_attn_bias = getattr(self.transformer.h, "12").attn.c_attn.bias
    size_122 = transformer_h_12_ln_1.size(-1)
    view_132 = transformer_h_12_ln_1.view(-1, size_122);  size_122 = None
    transformer_h_12_attn_c_attn_weight = getattr(self.transformer.h, "12").attn.c_attn.weight
    addmm_48 = torch.addmm(transformer_h_12_attn_c_attn_bias, view_132, transformer_h_12_attn_c_attn_weight);  transformer_h_12_attn_c_attn_bias = view_132 = transformer_h_12_attn_c_attn_weight = None
    view_133 = addmm_48.view(add_85);  addmm_48 = add_85 = None
    split_12 = view_133.split(1024, dim = 2);  view_133 = None
    getitem_97 = split_12[0]
    getitem_98 = split_12[1]
    getitem_99 = split_12[2];  split_12 = None
    size_123 = transformer_h_12_ln_1.size()
    getitem_100 = size_123[slice(None, -1, None)];  size_123 = None
    add_86 = getitem_100 + (16, 64);  getitem_100 = None
    view_134 = getitem_97.view(add_86);  getitem_97 = None
    transpose_48 = view_134.transpose(1, 2);  view_134 = None
    view_135 = getitem_98.view(add_86);  getitem_98 = None
    transpose_49 = view_135.transpose(1, 2);  view_135 = None
    view_136 = getitem_99.view(add_86);  getitem_99 = add_86 = None
    transpose_50 = view_136.transpose(1, 2);  view_136 = None
    scaled_dot_product_attention_12 = torch._C._nn.scaled_dot_product_attention(transpose_48, transpose_49, transpose_50, dropout_p = 0.0, is_causal = True);  transpose_48 = transpose_49 = transpose_50 = None
    transpose_51 = scaled_dot_product_attention_12.transpose(1, 2);  scaled_dot_product_attention_12 = None
    size_124 = transformer_h_12_ln_1.size();  transformer_h_12_ln_1 = None
    reshape_12 = transpose_51.reshape(size_124);  transpose_51 = size_124 = None
    size_125 = reshape_12.size()
    getitem_101 = size_125[slice(None, -1, None)];  size_125 = None
    add_87 = getitem_101 + (1024,);  getitem_101 = None
    transformer_h_12_attn_c_proj_bias = getattr(self.transformer.h, "12").attn.c_proj.bias
    size_126 = reshape_12.size(-1)
    view_137 = reshape_12.view(-1, size_126);  reshape_12 = size_126 = None
    transformer_h_12_attn_c_proj_weight = getattr(self.transformer.h, "12").attn.c_proj.weight
    addmm_49 = torch.addmm(transformer_h_12_attn_c_proj_bias, view_137, transformer_h_12_attn_c_proj_weight);  transformer_h_12_attn_c_proj_bias = view_137 = transformer_h_12_attn_c_proj_weight = None
    view_138 = addmm_49.view(add_87);  addmm_49 = add_87 = None
    transformer_h_12_attn_resid_dropout = getattr(self.transformer.h, "12").attn.resid_dropout(view_138);  view_138 = None
    add_88 = add_84 + transformer_h_12_attn_resid_dropout;  add_84 = transformer_h_12_attn_resid_dropout = None
    transformer_h_12_ln_2 = getattr(self.transformer.h, "12").ln_2(add_88)
    size_127 = transformer_h_12_ln_2.size()
    getitem_102 = size_127[slice(None, -1, None)];  size_127 = None
    add_89 = getitem_102 + (4096,);  getitem_102 = None
    transformer_h_12_mlp_c_fc_bias = getattr(self.transformer.h, "12").mlp.c_fc.bias
    size_128 = transformer_h_12_ln_2.size(-1)
    view_139 = transformer_h_12_ln_2.view(-1, size_128);  transformer_h_12_ln_2 = size_128 = None
    transformer_h_12_mlp_c_fc_weight = getattr(self.transformer.h, "12").mlp.c_fc.weight
    addmm_50 = torch.addmm(transformer_h_12_mlp_c_fc_bias, view_139, transformer_h_12_mlp_c_fc_weight);  transformer_h_12_mlp_c_fc_bias = view_139 = transformer_h_12_mlp_c_fc_weight = None
    view_140 = addmm_50.view(add_89);  addmm_50 = add_89 = None
    transformer_h_12_mlp_act = getattr(self.transformer.h, "12").mlp.act(view_140);  view_140 = None
    size_129 = transformer_h_12_mlp_act.size()
    getitem_103 = size_129[slice(None, -1, None)];  size_129 = None
    add_90 = getitem_103 + (1024,);  getitem_103 = None
    transformer_h_12_mlp_c_proj_bias = getattr(self.transformer.h, "12").mlp.c_proj.bias
    size_130 = transformer_h_12_mlp_act.size(-1)
    view_141 = transformer_h_12_mlp_act.view(-1, size_130);  transformer_h_12_mlp_act = size_130 = None
    transformer_h_12_mlp_c_proj_weight = getattr(self.transformer.h, "12").mlp.c_proj.weight
    addmm_51 = torch.addmm(transformer_h_12_mlp_c_proj_bias, view_141, transformer_h_12_mlp_c_proj_weight);  transformer_h_12_mlp_c_proj_bias = view_141 = transformer_h_12_mlp_c_proj_weight = None
    view_142 = addmm_51.view(add_90);  addmm_51 = add_90 = None
    transformer_h_12_mlp_dropout = getattr(self.transformer.h, "12").mlp.dropout(view_142);  view_142 = None
    add_91 = add_88 + transformer_h_12_mlp_dropout;  add_88 = transformer_h_12_mlp_dropout = None
    transformer_h_13_ln_1 = getattr(self.transformer.h, "13").ln_1(add_91)
    size_131 = transformer_h_13_ln_1.size()
    getitem_104 = size_131[slice(None, -1, None)];  size_131 = None
    add_92 = getitem_104 + (3072,);  getitem_104 = None
    transformer_h_13_attn_c_attn_bias = getattr(self.transformer.h, "13").attn.c_attn.bias
    size_132 = transformer_h_13_ln_1.size(-1)
    view_143 = transformer_h_13_ln_1.view(-1, size_132);  size_132 = None
    transformer_h_13_attn_c_attn_weight = getattr(self.transformer.h, "13").attn.c_attn.weight
    addmm_52 = torch.addmm(transformer_h_13_attn_c_attn_bias, view_143, transformer_h_13_attn_c_attn_weight);  transformer_h_13_attn_c_attn_bias = view_143 = transformer_h_13_attn_c_attn_weight = None
    view_144 = addmm_52.view(add_92);  addmm_52 = add_92 = None
    split_13 = view_144.split(1024, dim = 2);  view_144 = None
    getitem_105 = split_13[0]
    getitem_106 = split_13[1]
    getitem_107 = split_13[2];  split_13 = None
    size_133 = transformer_h_13_ln_1.size()
    getitem_108 = size_133[slice(None, -1, None)];  size_133 = None
    add_93 = getitem_108 + (16, 64);  getitem_108 = None
    view_145 = getitem_105.view(add_93);  getitem_105 = None
    transpose_52 = view_145.transpose(1, 2);  view_145 = None
    view_146 = getitem_106.view(add_93);  getitem_106 = None
    transpose_53 = view_146.transpose(1, 2);  view_146 = None
    view_147 = getitem_107.view(add_93);  getitem_107 = add_93 = None
    transpose_54 = view_147.transpose(1, 2);  view_147 = None
    scaled_dot_product_attention_13 = torch._C._nn.scaled_dot_product_attention(transpose_52, transpose_53, transpose_54, dropout_p = 0.0, is_causal = True);  transpose_52 = transpose_53 = transpose_54 = None
    transpose_55 = scaled_dot_product_attention_13.transpose(1, 2);  scaled_dot_product_attention_13 = None
    size_134 = transformer_h_13_ln_1.size();  transformer_h_13_ln_1 = None
    reshape_13 = transpose_55.reshape(size_134);  transpose_55 = size_134 = None
    size_135 = reshape_13.size()
    getitem_109 = size_135[slice(None, -1, None)];  size_135 = None
    add_94 = getitem_109 + (1024,);  getitem_109 = None
    transformer_h_13_attn_c_proj_bias = getattr(self.transformer.h, "13").attn.c_proj.bias
    size_136 = reshape_13.size(-1)
    view_148 = reshape_13.view(-1, size_136);  reshape_13 = size_136 = None
    transformer_h_13_attn_c_proj_weight = getattr(self.transformer.h, "13").attn.c_proj.weight
    addmm_53 = torch.addmm(transformer_h_13_attn_c_proj_bias, view_148, transformer_h_13_attn_c_proj_weight);  transformer_h_13_attn_c_proj_bias = view_148 = transformer_h_13_attn_c_proj_weight = None
    view_149 = addmm_53.view(add_94);  addmm_53 = add_94 = None
    transformer_h_13_attn_resid_dropout = getattr(self.transformer.h, "13").attn.resid_dropout(view_149);  view_149 = None
    add_95 = add_91 + transformer_h_13_attn_resid_dropout;  add_91 = transformer_h_13_attn_resid_dropout = None
    transformer_h_13_ln_2 = getattr(self.transformer.h, "13").ln_2(add_95)
    size_137 = transformer_h_13_ln_2.size()
    getitem_110 = size_137[slice(None, -1, None)];  size_137 = None
    add_96 = getitem_110 + (4096,);  getitem_110 = None
    transformer_h_13_mlp_c_fc_bias = getattr(self.transformer.h, "13").mlp.c_fc.bias
    size_138 = transformer_h_13_ln_2.size(-1)
    view_150 = transformer_h_13_ln_2.view(-1, size_138);  transformer_h_13_ln_2 = size_138 = None
    transformer_h_13_mlp_c_fc_weight = getattr(self.transformer.h, "13").mlp.c_fc.weight
    addmm_54 = torch.addmm(transformer_h_13_mlp_c_fc_bias, view_150, transformer_h_13_mlp_c_fc_weight);  transformer_h_13_mlp_c_fc_bias = view_150 = transformer_h_13_mlp_c_fc_weight = None
    view_151 = addmm_54.view(add_96);  addmm_54 = add_96 = None
    transformer_h_13_mlp_act = getattr(self.transformer.h, "13").mlp.act(view_151);  view_151 = None
    size_139 = transformer_h_13_mlp_act.size()
    getitem_111 = size_139[slice(None, -1, None)];  size_139 = None
    add_97 = getitem_111 + (1024,);  getitem_111 = None
    transformer_h_13_mlp_c_proj_bias = getattr(self.transformer.h, "13").mlp.c_proj.bias
    size_140 = transformer_h_13_mlp_act.size(-1)
    view_152 = transformer_h_13_mlp_act.view(-1, size_140);  transformer_h_13_mlp_act = size_140 = None
    transformer_h_13_mlp_c_proj_weight = getattr(self.transformer.h, "13").mlp.c_proj.weight
    addmm_55 = torch.addmm(transformer_h_13_mlp_c_proj_bias, view_152, transformer_h_13_mlp_c_proj_weight);  transformer_h_13_mlp_c_proj_bias = view_152 = transformer_h_13_mlp_c_proj_weight = None
    view_153 = addmm_55.view(add_97);  addmm_55 = add_97 = None
    transformer_h_13_mlp_dropout = getattr(self.transformer.h, "13").mlp.dropout(view_153);  view_153 = None
    add_98 = add_95 + transformer_h_13_mlp_dropout;  add_95 = transformer_h_13_mlp_dropout = None
    transformer_h_14_ln_1 = getattr(self.transformer.h, "14").ln_1(add_98)
    size_141 = transformer_h_14_ln_1.size()
    getitem_112 = size_141[slice(None, -1, None)];  size_141 = None
    add_99 = getitem_112 + (3072,);  getitem_112 = None
    transformer_h_14_attn_c_attn_bias = getattr(self.transformer.h, "14").attn.c_attn.bias
    size_142 = transformer_h_14_ln_1.size(-1)
    view_154 = transformer_h_14_ln_1.view(-1, size_142);  size_142 = None
    transformer_h_14_attn_c_attn_weight = getattr(self.transformer.h, "14").attn.c_attn.weight
    addmm_56 = torch.addmm(transformer_h_14_attn_c_attn_bias, view_154, transformer_h_14_attn_c_attn_weight);  transformer_h_14_attn_c_attn_bias = view_154 = transformer_h_14_attn_c_attn_weight = None
    view_155 = addmm_56.view(add_99);  addmm_56 = add_99 = None
    split_14 = view_155.split(1024, dim = 2);  view_155 = None
    getitem_113 = split_14[0]
    getitem_114 = split_14[1]
    getitem_115 = split_14[2];  split_14 = None
    size_143 = transformer_h_14_ln_1.size()
    getitem_116 = size_143[slice(None, -1, None)];  size_143 = None
    add_100 = getitem_116 + (16, 64);  getitem_116 = None
    view_156 = getitem_113.view(add_100);  getitem_113 = None
    transpose_56 = view_156.transpose(1, 2);  view_156 = None
    view_157 = getitem_114.view(add_100);  getitem_114 = None
    transpose_57 = view_157.transpose(1, 2);  view_157 = None
    view_158 = getitem_115.view(add_100);  getitem_115 = add_100 = None
    transpose_58 = view_158.transpose(1, 2);  view_158 = None
    scaled_dot_product_attention_14 = torch._C._nn.scaled_dot_product_attention(transpose_56, transpose_57, transpose_58, dropout_p = 0.0, is_causal = True);  transpose_56 = transpose_57 = transpose_58 = None
    transpose_59 = scaled_dot_product_attention_14.transpose(1, 2);  scaled_dot_product_attention_14 = None
    size_144 = transformer_h_14_ln_1.size();  transformer_h_14_ln_1 = None
    reshape_14 = transpose_59.reshape(size_144);  transpose_59 = size_144 = None
    size_145 = reshape_14.size()
    getitem_117 = size_145[slice(None, -1, None)];  size_145 = None
    add_101 = getitem_117 + (1024,);  getitem_117 = None
    transformer_h_14_attn_c_proj_bias = getattr(self.transformer.h, "14").attn.c_proj.bias
    size_146 = reshape_14.size(-1)
    view_159 = reshape_14.view(-1, size_146);  reshape_14 = size_146 = None
    transformer_h_14_attn_c_proj_weight = getattr(self.transformer.h, "14").attn.c_proj.weight
    addmm_57 = torch.addmm(transformer_h_14_attn_c_proj_bias, view_159, transformer_h_14_attn_c_proj_weight);  transformer_h_14_attn_c_proj_bias = view_159 = transformer_h_14_attn_c_proj_weight = None
    view_160 = addmm_57.view(add_101);  addmm_57 = add_101 = None
    transformer_h_14_attn_resid_dropout = getattr(self.transformer.h, "14").attn.resid_dropout(view_160);  view_160 = None
    add_102 = add_98 + transformer_h_14_attn_resid_dropout;  add_98 = transformer_h_14_attn_resid_dropout = None
    transformer_h_14_ln_2 = getattr(self.transformer.h, "14").ln_2(add_102)
    size_147 = transformer_h_14_ln_2.size()
    getitem_118 = size_147[slice(None, -1, None)];  size_147 = None
    add_103 = getitem_118 + (4096,);  getitem_118 = None
    transformer_h_14_mlp_c_fc_bias = getattr(self.transformer.h, "14").mlp.c_fc.bias
    size_148 = transformer_h_14_ln_2.size(-1)
    view_161 = transformer_h_14_ln_2.view(-1, size_148);  transformer_h_14_ln_2 = size_148 = None
    transformer_h_14_mlp_c_fc_weight = getattr(self.transformer.h, "14").mlp.c_fc.weight
    addmm_58 = torch.addmm(transformer_h_14_mlp_c_fc_bias, view_161, transformer_h_14_mlp_c_fc_weight);  transformer_h_14_mlp_c_fc_bias = view_161 = transformer_h_14_mlp_c_fc_weight = None
    view_162 = addmm_58.view(add_103);  addmm_58 = add_103 = None
    transformer_h_14_mlp_act = getattr(self.transformer.h, "14").mlp.act(view_162);  view_162 = None
    size_149 = transformer_h_14_mlp_act.size()
    getitem_119 = size_149[slice(None, -1, None)];  size_149 = None
    add_104 = getitem_119 + (1024,);  getitem_119 = None
    transformer_h_14_mlp_c_proj_bias = getattr(self.transformer.h, "14").mlp.c_proj.bias
    size_150 = transformer_h_14_mlp_act.size(-1)
    view_163 = transformer_h_14_mlp_act.view(-1, size_150);  transformer_h_14_mlp_act = size_150 = None
    transformer_h_14_mlp_c_proj_weight = getattr(self.transformer.h, "14").mlp.c_proj.weight
    addmm_59 = torch.addmm(transformer_h_14_mlp_c_proj_bias, view_163, transformer_h_14_mlp_c_proj_weight);  transformer_h_14_mlp_c_proj_bias = view_163 = transformer_h_14_mlp_c_proj_weight = None
    view_164 = addmm_59.view(add_104);  addmm_59 = add_104 = None
    transformer_h_14_mlp_dropout = getattr(self.transformer.h, "14").mlp.dropout(view_164);  view_164 = None
    add_105 = add_102 + transformer_h_14_mlp_dropout;  add_102 = transformer_h_14_mlp_dropout = None
    transformer_h_15_ln_1 = getattr(self.transformer.h, "15").ln_1(add_105)
    size_151 = transformer_h_15_ln_1.size()
    getitem_120 = size_151[slice(None, -1, None)];  size_151 = None
    add_106 = getitem_120 + (3072,);  getitem_120 = None
    transformer_h_15_attn_c_attn_bias = getattr(self.transformer.h, "15").attn.c_attn.bias
    size_152 = transformer_h_15_ln_1.size(-1)
    view_165 = transformer_h_15_ln_1.view(-1, size_152);  size_152 = None
    transformer_h_15_attn_c_attn_weight = getattr(self.transformer.h, "15").attn.c_attn.weight
    addmm_60 = torch.addmm(transformer_h_15_attn_c_attn_bias, view_165, transformer_h_15_attn_c_attn_weight);  transformer_h_15_attn_c_attn_bias = view_165 = transformer_h_15_attn_c_attn_weight = None
    view_166 = addmm_60.view(add_106);  addmm_60 = add_106 = None
    split_15 = view_166.split(1024, dim = 2);  view_166 = None
    getitem_121 = split_15[0]
    getitem_122 = split_15[1]
    getitem_123 = split_15[2];  split_15 = None
    size_153 = transformer_h_15_ln_1.size()
    getitem_124 = size_153[slice(None, -1, None)];  size_153 = None
    add_107 = getitem_124 + (16, 64);  getitem_124 = None
    view_167 = getitem_121.view(add_107);  getitem_121 = None
    transpose_60 = view_167.transpose(1, 2);  view_167 = None
    view_168 = getitem_122.view(add_107);  getitem_122 = None
    transpose_61 = view_168.transpose(1, 2);  view_168 = None
    view_169 = getitem_123.view(add_107);  getitem_123 = add_107 = None
    transpose_62 = view_169.transpose(1, 2);  view_169 = None
    scaled_dot_product_attention_15 = torch._C._nn.scaled_dot_product_attention(transpose_60, transpose_61, transpose_62, dropout_p = 0.0, is_causal = True);  transpose_60 = transpose_61 = transpose_62 = None
    transpose_63 = scaled_dot_product_attention_15.transpose(1, 2);  scaled_dot_product_attention_15 = None
    size_154 = transformer_h_15_ln_1.size();  transformer_h_15_ln_1 = None
    reshape_15 = transpose_63.reshape(size_154);  transpose_63 = size_154 = None
    size_155 = reshape_15.size()
    getitem_125 = size_155[slice(None, -1, None)];  size_155 = None
    add_108 = getitem_125 + (1024,);  getitem_125 = None
    transformer_h_15_attn_c_proj_bias = getattr(self.transformer.h, "15").attn.c_proj.bias
    size_156 = reshape_15.size(-1)
    view_170 = reshape_15.view(-1, size_156);  reshape_15 = size_156 = None
    transformer_h_15_attn_c_proj_weight = getattr(self.transformer.h, "15").attn.c_proj.weight
    addmm_61 = torch.addmm(transformer_h_15_attn_c_proj_bias, view_170, transformer_h_15_attn_c_proj_weight);  transformer_h_15_attn_c_proj_bias = view_170 = transformer_h_15_attn_c_proj_weight = None
    view_171 = addmm_61.view(add_108);  addmm_61 = add_108 = None
    transformer_h_15_attn_resid_dropout = getattr(self.transformer.h, "15").attn.resid_dropout(view_171);  view_171 = None
    add_109 = add_105 + transformer_h_15_attn_resid_dropout;  add_105 = transformer_h_15_attn_resid_dropout = None
    transformer_h_15_ln_2 = getattr(self.transformer.h, "15").ln_2(add_109)
    size_157 = transformer_h_15_ln_2.size()
    getitem_126 = size_157[slice(None, -1, None)];  size_157 = None
    add_110 = getitem_126 + (4096,);  getitem_126 = None
    transformer_h_15_mlp_c_fc_bias = getattr(self.transformer.h, "15").mlp.c_fc.bias
    size_158 = transformer_h_15_ln_2.size(-1)
    view_172 = transformer_h_15_ln_2.view(-1, size_158);  transformer_h_15_ln_2 = size_158 = None
    transformer_h_15_mlp_c_fc_weight = getattr(self.transformer.h, "15").mlp.c_fc.weight
    addmm_62 = torch.addmm(transformer_h_15_mlp_c_fc_bias, view_172, transformer_h_15_mlp_c_fc_weight);  transformer_h_15_mlp_c_fc_bias = view_172 = transformer_h_15_mlp_c_fc_weight = None
    view_173 = addmm_62.view(add_110);  addmm_62 = add_110 = None
    transformer_h_15_mlp_act = getattr(self.transformer.h, "15").mlp.act(view_173);  view_173 = None
    size_159 = transformer_h_15_mlp_act.size()
    getitem_127 = size_159[slice(None, -1, None)];  size_159 = None
    add_111 = getitem_127 + (1024,);  getitem_127 = None
    transformer_h_15_mlp_c_proj_bias = getattr(self.transformer.h, "15").mlp.c_proj.bias
    size_160 = transformer_h_15_mlp_act.size(-1)
    view_174 = transformer_h_15_mlp_act.view(-1, size_160);  transformer_h_15_mlp_act = size_160 = None
    transformer_h_15_mlp_c_proj_weight = getattr(self.transformer.h, "15").mlp.c_proj.weight
    addmm_63 = torch.addmm(transformer_h_15_mlp_c_proj_bias, view_174, transformer_h_15_mlp_c_proj_weight);  transformer_h_15_mlp_c_proj_bias = view_174 = transformer_h_15_mlp_c_proj_weight = None
    view_175 = addmm_63.view(add_111);  addmm_63 = add_111 = None
    transformer_h_15_mlp_dropout = getattr(self.transformer.h, "15").mlp.dropout(view_175);  view_175 = None
    add_112 = add_109 + transformer_h_15_mlp_dropout;  add_109 = transformer_h_15_mlp_dropout = None
    transformer_h_16_ln_1 = getattr(self.transformer.h, "16").ln_1(add_112)
    size_161 = transformer_h_16_ln_1.size()
    getitem_128 = size_161[slice(None, -1, None)];  size_161 = None
    add_113 = getitem_128 + (3072,);  getitem_128 = None
    transformer_h_16_attn_c_attn_bias = getattr(self.transformer.h, "16").attn.c_attn.bias
    size_162 = transformer_h_16_ln_1.size(-1)
    view_176 = transformer_h_16_ln_1.view(-1, size_162);  size_162 = None
    transformer_h_16_attn_c_attn_weight = getattr(self.transformer.h, "16").attn.c_attn.weight
    addmm_64 = torch.addmm(transformer_h_16_attn_c_attn_bias, view_176, transformer_h_16_attn_c_attn_weight);  transformer_h_16_attn_c_attn_bias = view_176 = transformer_h_16_attn_c_attn_weight = None
    view_177 = addmm_64.view(add_113);  addmm_64 = add_113 = None
    split_16 = view_177.split(1024, dim = 2);  view_177 = None
    getitem_129 = split_16[0]
    getitem_130 = split_16[1]
    getitem_131 = split_16[2];  split_16 = None
    size_163 = transformer_h_16_ln_1.size()
    getitem_132 = size_163[slice(None, -1, None)];  size_163 = None
    add_114 = getitem_132 + (16, 64);  getitem_132 = None
    view_178 = getitem_129.view(add_114);  getitem_129 = None
    transpose_64 = view_178.transpose(1, 2);  view_178 = None
    view_179 = getitem_130.view(add_114);  getitem_130 = None
    transpose_65 = view_179.transpose(1, 2);  view_179 = None
    view_180 = getitem_131.view(add_114);  getitem_131 = add_114 = None
    transpose_66 = view_180.transpose(1, 2);  view_180 = None
    scaled_dot_product_attention_16 = torch._C._nn.scaled_dot_product_attention(transpose_64, transpose_65, transpose_66, dropout_p = 0.0, is_causal = True);  transpose_64 = transpose_65 = transpose_66 = None
    transpose_67 = scaled_dot_product_attention_16.transpose(1, 2);  scaled_dot_product_attention_16 = None
    size_164 = transformer_h_16_ln_1.size();  transformer_h_16_ln_1 = None
    reshape_16 = transpose_67.reshape(size_164);  transpose_67 = size_164 = None
    size_165 = reshape_16.size()
    getitem_133 = size_165[slice(None, -1, None)];  size_165 = None
    add_115 = getitem_133 + (1024,);  getitem_133 = None
    transformer_h_16_attn_c_proj_bias = getattr(self.transformer.h, "16").attn.c_proj.bias
    size_166 = reshape_16.size(-1)
    view_181 = reshape_16.view(-1, size_166);  reshape_16 = size_166 = None
    transformer_h_16_attn_c_proj_weight = getattr(self.transformer.h, "16").attn.c_proj.weight
    addmm_65 = torch.addmm(transformer_h_16_attn_c_proj_bias, view_181, transformer_h_16_attn_c_proj_weight);  transformer_h_16_attn_c_proj_bias = view_181 = transformer_h_16_attn_c_proj_weight = None
    view_182 = addmm_65.view(add_115);  addmm_65 = add_115 = None
    transformer_h_16_attn_resid_dropout = getattr(self.transformer.h, "16").attn.resid_dropout(view_182);  view_182 = None
    add_116 = add_112 + transformer_h_16_attn_resid_dropout;  add_112 = transformer_h_16_attn_resid_dropout = None
    transformer_h_16_ln_2 = getattr(self.transformer.h, "16").ln_2(add_116)
    size_167 = transformer_h_16_ln_2.size()
    getitem_134 = size_167[slice(None, -1, None)];  size_167 = None
    add_117 = getitem_134 + (4096,);  getitem_134 = None
    transformer_h_16_mlp_c_fc_bias = getattr(self.transformer.h, "16").mlp.c_fc.bias
    size_168 = transformer_h_16_ln_2.size(-1)
    view_183 = transformer_h_16_ln_2.view(-1, size_168);  transformer_h_16_ln_2 = size_168 = None
    transformer_h_16_mlp_c_fc_weight = getattr(self.transformer.h, "16").mlp.c_fc.weight
    addmm_66 = torch.addmm(transformer_h_16_mlp_c_fc_bias, view_183, transformer_h_16_mlp_c_fc_weight);  transformer_h_16_mlp_c_fc_bias = view_183 = transformer_h_16_mlp_c_fc_weight = None
    view_184 = addmm_66.view(add_117);  addmm_66 = add_117 = None
    transformer_h_16_mlp_act = getattr(self.transformer.h, "16").mlp.act(view_184);  view_184 = None
    size_169 = transformer_h_16_mlp_act.size()
    getitem_135 = size_169[slice(None, -1, None)];  size_169 = None
    add_118 = getitem_135 + (1024,);  getitem_135 = None
    transformer_h_16_mlp_c_proj_bias = getattr(self.transformer.h, "16").mlp.c_proj.bias
    size_170 = transformer_h_16_mlp_act.size(-1)
    view_185 = transformer_h_16_mlp_act.view(-1, size_170);  transformer_h_16_mlp_act = size_170 = None
    transformer_h_16_mlp_c_proj_weight = getattr(self.transformer.h, "16").mlp.c_proj.weight
    addmm_67 = torch.addmm(transformer_h_16_mlp_c_proj_bias, view_185, transformer_h_16_mlp_c_proj_weight);  transformer_h_16_mlp_c_proj_bias = view_185 = transformer_h_16_mlp_c_proj_weight = None
    view_186 = addmm_67.view(add_118);  addmm_67 = add_118 = None
    transformer_h_16_mlp_dropout = getattr(self.transformer.h, "16").mlp.dropout(view_186);  view_186 = None
    add_119 = add_116 + transformer_h_16_mlp_dropout;  add_116 = transformer_h_16_mlp_dropout = None
    transformer_h_17_ln_1 = getattr(self.transformer.h, "17").ln_1(add_119)
    size_171 = transformer_h_17_ln_1.size()
    getitem_136 = size_171[slice(None, -1, None)];  size_171 = None
    add_120 = getitem_136 + (3072,);  getitem_136 = None
    transformer_h_17_attn_c_attn_bias = getattr(self.transformer.h, "17").attn.c_attn.bias
    size_172 = transformer_h_17_ln_1.size(-1)
    view_187 = transformer_h_17_ln_1.view(-1, size_172);  size_172 = None
    transformer_h_17_attn_c_attn_weight = getattr(self.transformer.h, "17").attn.c_attn.weight
    addmm_68 = torch.addmm(transformer_h_17_attn_c_attn_bias, view_187, transformer_h_17_attn_c_attn_weight);  transformer_h_17_attn_c_attn_bias = view_187 = transformer_h_17_attn_c_attn_weight = None
    view_188 = addmm_68.view(add_120);  addmm_68 = add_120 = None
    split_17 = view_188.split(1024, dim = 2);  view_188 = None
    getitem_137 = split_17[0]
    getitem_138 = split_17[1]
    getitem_139 = split_17[2];  split_17 = None
    size_173 = transformer_h_17_ln_1.size()
    getitem_140 = size_173[slice(None, -1, None)];  size_173 = None
    add_121 = getitem_140 + (16, 64);  getitem_140 = None
    view_189 = getitem_137.view(add_121);  getitem_137 = None
    transpose_68 = view_189.transpose(1, 2);  view_189 = None
    view_190 = getitem_138.view(add_121);  getitem_138 = None
    transpose_69 = view_190.transpose(1, 2);  view_190 = None
    view_191 = getitem_139.view(add_121);  getitem_139 = add_121 = None
    transpose_70 = view_191.transpose(1, 2);  view_191 = None
    scaled_dot_product_attention_17 = torch._C._nn.scaled_dot_product_attention(transpose_68, transpose_69, transpose_70, dropout_p = 0.0, is_causal = True);  transpose_68 = transpose_69 = transpose_70 = None
    transpose_71 = scaled_dot_product_attention_17.transpose(1, 2);  scaled_dot_product_attention_17 = None
    size_174 = transformer_h_17_ln_1.size();  transformer_h_17_ln_1 = None
    reshape_17 = transpose_71.reshape(size_174);  transpose_71 = size_174 = None
    size_175 = reshape_17.size()
    getitem_141 = size_175[slice(None, -1, None)];  size_175 = None
    add_122 = getitem_141 + (1024,);  getitem_141 = None
    transformer_h_17_attn_c_proj_bias = getattr(self.transformer.h, "17").attn.c_proj.bias
    size_176 = reshape_17.size(-1)
    view_192 = reshape_17.view(-1, size_176);  reshape_17 = size_176 = None
    transformer_h_17_attn_c_proj_weight = getattr(self.transformer.h, "17").attn.c_proj.weight
    addmm_69 = torch.addmm(transformer_h_17_attn_c_proj_bias, view_192, transformer_h_17_attn_c_proj_weight);  transformer_h_17_attn_c_proj_bias = view_192 = transformer_h_17_attn_c_proj_weight = None
    view_193 = addmm_69.view(add_122);  addmm_69 = add_122 = None
    transformer_h_17_attn_resid_dropout = getattr(self.transformer.h, "17").attn.resid_dropout(view_193);  view_193 = None
    add_123 = add_119 + transformer_h_17_attn_resid_dropout;  add_119 = transformer_h_17_attn_resid_dropout = None
    transformer_h_17_ln_2 = getattr(self.transformer.h, "17").ln_2(add_123)
    size_177 = transformer_h_17_ln_2.size()
    getitem_142 = size_177[slice(None, -1, None)];  size_177 = None
    add_124 = getitem_142 + (4096,);  getitem_142 = None
    transformer_h_17_mlp_c_fc_bias = getattr(self.transformer.h, "17").mlp.c_fc.bias
    size_178 = transformer_h_17_ln_2.size(-1)
    view_194 = transformer_h_17_ln_2.view(-1, size_178);  transformer_h_17_ln_2 = size_178 = None
    transformer_h_17_mlp_c_fc_weight = getattr(self.transformer.h, "17").mlp.c_fc.weight
    addmm_70 = torch.addmm(transformer_h_17_mlp_c_fc_bias, view_194, transformer_h_17_mlp_c_fc_weight);  transformer_h_17_mlp_c_fc_bias = view_194 = transformer_h_17_mlp_c_fc_weight = None
    view_195 = addmm_70.view(add_124);  addmm_70 = add_124 = None
    transformer_h_17_mlp_act = getattr(self.transformer.h, "17").mlp.act(view_195);  view_195 = None
    size_179 = transformer_h_17_mlp_act.size()
    getitem_143 = size_179[slice(None, -1, None)];  size_179 = None
    add_125 = getitem_143 + (1024,);  getitem_143 = None
    transformer_h_17_mlp_c_proj_bias = getattr(self.transformer.h, "17").mlp.c_proj.bias
    size_180 = transformer_h_17_mlp_act.size(-1)
    view_196 = transformer_h_17_mlp_act.view(-1, size_180);  transformer_h_17_mlp_act = size_180 = None
    transformer_h_17_mlp_c_proj_weight = getattr(self.transformer.h, "17").mlp.c_proj.weight
    addmm_71 = torch.addmm(transformer_h_17_mlp_c_proj_bias, view_196, transformer_h_17_mlp_c_proj_weight);  transformer_h_17_mlp_c_proj_bias = view_196 = transformer_h_17_mlp_c_proj_weight = None
    view_197 = addmm_71.view(add_125);  addmm_71 = add_125 = None
    transformer_h_17_mlp_dropout = getattr(self.transformer.h, "17").mlp.dropout(view_197);  view_197 = None
    add_126 = add_123 + transformer_h_17_mlp_dropout;  add_123 = transformer_h_17_mlp_dropout = None
    transformer_h_18_ln_1 = getattr(self.transformer.h, "18").ln_1(add_126)
    size_181 = transformer_h_18_ln_1.size()
    getitem_144 = size_181[slice(None, -1, None)];  size_181 = None
    add_127 = getitem_144 + (3072,);  getitem_144 = None
    transformer_h_18_attn_c_attn_bias = getattr(self.transformer.h, "18").attn.c_attn.bias
    size_182 = transformer_h_18_ln_1.size(-1)
    view_198 = transformer_h_18_ln_1.view(-1, size_182);  size_182 = None
    transformer_h_18_attn_c_attn_weight = getattr(self.transformer.h, "18").attn.c_attn.weight
    addmm_72 = torch.addmm(transformer_h_18_attn_c_attn_bias, view_198, transformer_h_18_attn_c_attn_weight);  transformer_h_18_attn_c_attn_bias = view_198 = transformer_h_18_attn_c_attn_weight = None
    view_199 = addmm_72.view(add_127);  addmm_72 = add_127 = None
    split_18 = view_199.split(1024, dim = 2);  view_199 = None
    getitem_145 = split_18[0]
    getitem_146 = split_18[1]
    getitem_147 = split_18[2];  split_18 = None
    size_183 = transformer_h_18_ln_1.size()
    getitem_148 = size_183[slice(None, -1, None)];  size_183 = None
    add_128 = getitem_148 + (16, 64);  getitem_148 = None
    view_200 = getitem_145.view(add_128);  getitem_145 = None
    transpose_72 = view_200.transpose(1, 2);  view_200 = None
    view_201 = getitem_146.view(add_128);  getitem_146 = None
    transpose_73 = view_201.transpose(1, 2);  view_201 = None
    view_202 = getitem_147.view(add_128);  getitem_147 = add_128 = None
    transpose_74 = view_202.transpose(1, 2);  view_202 = None
    scaled_dot_product_attention_18 = torch._C._nn.scaled_dot_product_attention(transpose_72, transpose_73, transpose_74, dropout_p = 0.0, is_causal = True);  transpose_72 = transpose_73 = transpose_74 = None
    transpose_75 = scaled_dot_product_attention_18.transpose(1, 2);  scaled_dot_product_attention_18 = None
    size_184 = transformer_h_18_ln_1.size();  transformer_h_18_ln_1 = None
    reshape_18 = transpose_75.reshape(size_184);  transpose_75 = size_184 = None
    size_185 = reshape_18.size()
    getitem_149 = size_185[slice(None, -1, None)];  size_185 = None
    add_129 = getitem_149 + (1024,);  getitem_149 = None
    transformer_h_18_attn_c_proj_bias = getattr(self.transformer.h, "18").attn.c_proj.bias
    size_186 = reshape_18.size(-1)
    view_203 = reshape_18.view(-1, size_186);  reshape_18 = size_186 = None
    transformer_h_18_attn_c_proj_weight = getattr(self.transformer.h, "18").attn.c_proj.weight
    addmm_73 = torch.addmm(transformer_h_18_attn_c_proj_bias, view_203, transformer_h_18_attn_c_proj_weight);  transformer_h_18_attn_c_proj_bias = view_203 = transformer_h_18_attn_c_proj_weight = None
    view_204 = addmm_73.view(add_129);  addmm_73 = add_129 = None
    transformer_h_18_attn_resid_dropout = getattr(self.transformer.h, "18").attn.resid_dropout(view_204);  view_204 = None
    add_130 = add_126 + transformer_h_18_attn_resid_dropout;  add_126 = transformer_h_18_attn_resid_dropout = None
    transformer_h_18_ln_2 = getattr(self.transformer.h, "18").ln_2(add_130)
    size_187 = transformer_h_18_ln_2.size()
    getitem_150 = size_187[slice(None, -1, None)];  size_187 = None
    add_131 = getitem_150 + (4096,);  getitem_150 = None
    transformer_h_18_mlp_c_fc_bias = getattr(self.transformer.h, "18").mlp.c_fc.bias
    size_188 = transformer_h_18_ln_2.size(-1)
    view_205 = transformer_h_18_ln_2.view(-1, size_188);  transformer_h_18_ln_2 = size_188 = None
    transformer_h_18_mlp_c_fc_weight = getattr(self.transformer.h, "18").mlp.c_fc.weight
    addmm_74 = torch.addmm(transformer_h_18_mlp_c_fc_bias, view_205, transformer_h_18_mlp_c_fc_weight);  transformer_h_18_mlp_c_fc_bias = view_205 = transformer_h_18_mlp_c_fc_weight = None
    view_206 = addmm_74.view(add_131);  addmm_74 = add_131 = None
    transformer_h_18_mlp_act = getattr(self.transformer.h, "18").mlp.act(view_206);  view_206 = None
    size_189 = transformer_h_18_mlp_act.size()
    getitem_151 = size_189[slice(None, -1, None)];  size_189 = None
    add_132 = getitem_151 + (1024,);  getitem_151 = None
    transformer_h_18_mlp_c_proj_bias = getattr(self.transformer.h, "18").mlp.c_proj.bias
    size_190 = transformer_h_18_mlp_act.size(-1)
    view_207 = transformer_h_18_mlp_act.view(-1, size_190);  transformer_h_18_mlp_act = size_190 = None
    transformer_h_18_mlp_c_proj_weight = getattr(self.transformer.h, "18").mlp.c_proj.weight
    addmm_75 = torch.addmm(transformer_h_18_mlp_c_proj_bias, view_207, transformer_h_18_mlp_c_proj_weight);  transformer_h_18_mlp_c_proj_bias = view_207 = transformer_h_18_mlp_c_proj_weight = None
    view_208 = addmm_75.view(add_132);  addmm_75 = add_132 = None
    transformer_h_18_mlp_dropout = getattr(self.transformer.h, "18").mlp.dropout(view_208);  view_208 = None
    add_133 = add_130 + transformer_h_18_mlp_dropout;  add_130 = transformer_h_18_mlp_dropout = None
    transformer_h_19_ln_1 = getattr(self.transformer.h, "19").ln_1(add_133)
    size_191 = transformer_h_19_ln_1.size()
    getitem_152 = size_191[slice(None, -1, None)];  size_191 = None
    add_134 = getitem_152 + (3072,);  getitem_152 = None
    transformer_h_19_attn_c_attn_bias = getattr(self.transformer.h, "19").attn.c_attn.bias
    size_192 = transformer_h_19_ln_1.size(-1)
    view_209 = transformer_h_19_ln_1.view(-1, size_192);  size_192 = None
    transformer_h_19_attn_c_attn_weight = getattr(self.transformer.h, "19").attn.c_attn.weight
    addmm_76 = torch.addmm(transformer_h_19_attn_c_attn_bias, view_209, transformer_h_19_attn_c_attn_weight);  transformer_h_19_attn_c_attn_bias = view_209 = transformer_h_19_attn_c_attn_weight = None
    view_210 = addmm_76.view(add_134);  addmm_76 = add_134 = None
    split_19 = view_210.split(1024, dim = 2);  view_210 = None
    getitem_153 = split_19[0]
    getitem_154 = split_19[1]
    getitem_155 = split_19[2];  split_19 = None
    size_193 = transformer_h_19_ln_1.size()
    getitem_156 = size_193[slice(None, -1, None)];  size_193 = None
    add_135 = getitem_156 + (16, 64);  getitem_156 = None
    view_211 = getitem_153.view(add_135);  getitem_153 = None
    transpose_76 = view_211.transpose(1, 2);  view_211 = None
    view_212 = getitem_154.view(add_135);  getitem_154 = None
    transpose_77 = view_212.transpose(1, 2);  view_212 = None
    view_213 = getitem_155.view(add_135);  getitem_155 = add_135 = None
    transpose_78 = view_213.transpose(1, 2);  view_213 = None
    scaled_dot_product_attention_19 = torch._C._nn.scaled_dot_product_attention(transpose_76, transpose_77, transpose_78, dropout_p = 0.0, is_causal = True);  transpose_76 = transpose_77 = transpose_78 = None
    transpose_79 = scaled_dot_product_attention_19.transpose(1, 2);  scaled_dot_product_attention_19 = None
    size_194 = transformer_h_19_ln_1.size();  transformer_h_19_ln_1 = None
    reshape_19 = transpose_79.reshape(size_194);  transpose_79 = size_194 = None
    size_195 = reshape_19.size()
    getitem_157 = size_195[slice(None, -1, None)];  size_195 = None
    add_136 = getitem_157 + (1024,);  getitem_157 = None
    transformer_h_19_attn_c_proj_bias = getattr(self.transformer.h, "19").attn.c_proj.bias
    size_196 = reshape_19.size(-1)
    view_214 = reshape_19.view(-1, size_196);  reshape_19 = size_196 = None
    transformer_h_19_attn_c_proj_weight = getattr(self.transformer.h, "19").attn.c_proj.weight
    addmm_77 = torch.addmm(transformer_h_19_attn_c_proj_bias, view_214, transformer_h_19_attn_c_proj_weight);  transformer_h_19_attn_c_proj_bias = view_214 = transformer_h_19_attn_c_proj_weight = None
    view_215 = addmm_77.view(add_136);  addmm_77 = add_136 = None
    transformer_h_19_attn_resid_dropout = getattr(self.transformer.h, "19").attn.resid_dropout(view_215);  view_215 = None
    add_137 = add_133 + transformer_h_19_attn_resid_dropout;  add_133 = transformer_h_19_attn_resid_dropout = None
    transformer_h_19_ln_2 = getattr(self.transformer.h, "19").ln_2(add_137)
    size_197 = transformer_h_19_ln_2.size()
    getitem_158 = size_197[slice(None, -1, None)];  size_197 = None
    add_138 = getitem_158 + (4096,);  getitem_158 = None
    transformer_h_19_mlp_c_fc_bias = getattr(self.transformer.h, "19").mlp.c_fc.bias
    size_198 = transformer_h_19_ln_2.size(-1)
    view_216 = transformer_h_19_ln_2.view(-1, size_198);  transformer_h_19_ln_2 = size_198 = None
    transformer_h_19_mlp_c_fc_weight = getattr(self.transformer.h, "19").mlp.c_fc.weight
    addmm_78 = torch.addmm(transformer_h_19_mlp_c_fc_bias, view_216, transformer_h_19_mlp_c_fc_weight);  transformer_h_19_mlp_c_fc_bias = view_216 = transformer_h_19_mlp_c_fc_weight = None
    view_217 = addmm_78.view(add_138);  addmm_78 = add_138 = None
    transformer_h_19_mlp_act = getattr(self.transformer.h, "19").mlp.act(view_217);  view_217 = None
    size_199 = transformer_h_19_mlp_act.size()
    getitem_159 = size_199[slice(None, -1, None)];  size_199 = None
    add_139 = getitem_159 + (1024,);  getitem_159 = None
    transformer_h_19_mlp_c_proj_bias = getattr(self.transformer.h, "19").mlp.c_proj.bias
    size_200 = transformer_h_19_mlp_act.size(-1)
    view_218 = transformer_h_19_mlp_act.view(-1, size_200);  transformer_h_19_mlp_act = size_200 = None
    transformer_h_19_mlp_c_proj_weight = getattr(self.transformer.h, "19").mlp.c_proj.weight
    addmm_79 = torch.addmm(transformer_h_19_mlp_c_proj_bias, view_218, transformer_h_19_mlp_c_proj_weight);  transformer_h_19_mlp_c_proj_bias = view_218 = transformer_h_19_mlp_c_proj_weight = None
    view_219 = addmm_79.view(add_139);  addmm_79 = add_139 = None
    transformer_h_19_mlp_dropout = getattr(self.transformer.h, "19").mlp.dropout(view_219);  view_219 = None
    add_140 = add_137 + transformer_h_19_mlp_dropout;  add_137 = transformer_h_19_mlp_dropout = None
    transformer_h_20_ln_1 = getattr(self.transformer.h, "20").ln_1(add_140)
    size_201 = transformer_h_20_ln_1.size()
    getitem_160 = size_201[slice(None, -1, None)];  size_201 = None
    add_141 = getitem_160 + (3072,);  getitem_160 = None
    transformer_h_20_attn_c_attn_bias = getattr(self.transformer.h, "20").attn.c_attn.bias
    size_202 = transformer_h_20_ln_1.size(-1)
    view_220 = transformer_h_20_ln_1.view(-1, size_202);  size_202 = None
    transformer_h_20_attn_c_attn_weight = getattr(self.transformer.h, "20").attn.c_attn.weight
    addmm_80 = torch.addmm(transformer_h_20_attn_c_attn_bias, view_220, transformer_h_20_attn_c_attn_weight);  transformer_h_20_attn_c_attn_bias = view_220 = transformer_h_20_attn_c_attn_weight = None
    view_221 = addmm_80.view(add_141);  addmm_80 = add_141 = None
    split_20 = view_221.split(1024, dim = 2);  view_221 = None
    getitem_161 = split_20[0]
    getitem_162 = split_20[1]
    getitem_163 = split_20[2];  split_20 = None
    size_203 = transformer_h_20_ln_1.size()
    getitem_164 = size_203[slice(None, -1, None)];  size_203 = None
    add_142 = getitem_164 + (16, 64);  getitem_164 = None
    view_222 = getitem_161.view(add_142);  getitem_161 = None
    transpose_80 = view_222.transpose(1, 2);  view_222 = None
    view_223 = getitem_162.view(add_142);  getitem_162 = None
    transpose_81 = view_223.transpose(1, 2);  view_223 = None
    view_224 = getitem_163.view(add_142);  getitem_163 = add_142 = None
    transpose_82 = view_224.transpose(1, 2);  view_224 = None
    scaled_dot_product_attention_20 = torch._C._nn.scaled_dot_product_attention(transpose_80, transpose_81, transpose_82, dropout_p = 0.0, is_causal = True);  transpose_80 = transpose_81 = transpose_82 = None
    transpose_83 = scaled_dot_product_attention_20.transpose(1, 2);  scaled_dot_product_attention_20 = None
    size_204 = transformer_h_20_ln_1.size();  transformer_h_20_ln_1 = None
    reshape_20 = transpose_83.reshape(size_204);  transpose_83 = size_204 = None
    size_205 = reshape_20.size()
    getitem_165 = size_205[slice(None, -1, None)];  size_205 = None
    add_143 = getitem_165 + (1024,);  getitem_165 = None
    transformer_h_20_attn_c_proj_bias = getattr(self.transformer.h, "20").attn.c_proj.bias
    size_206 = reshape_20.size(-1)
    view_225 = reshape_20.view(-1, size_206);  reshape_20 = size_206 = None
    transformer_h_20_attn_c_proj_weight = getattr(self.transformer.h, "20").attn.c_proj.weight
    addmm_81 = torch.addmm(transformer_h_20_attn_c_proj_bias, view_225, transformer_h_20_attn_c_proj_weight);  transformer_h_20_attn_c_proj_bias = view_225 = transformer_h_20_attn_c_proj_weight = None
    view_226 = addmm_81.view(add_143);  addmm_81 = add_143 = None
    transformer_h_20_attn_resid_dropout = getattr(self.transformer.h, "20").attn.resid_dropout(view_226);  view_226 = None
    add_144 = add_140 + transformer_h_20_attn_resid_dropout;  add_140 = transformer_h_20_attn_resid_dropout = None
    transformer_h_20_ln_2 = getattr(self.transformer.h, "20").ln_2(add_144)
    size_207 = transformer_h_20_ln_2.size()
    getitem_166 = size_207[slice(None, -1, None)];  size_207 = None
    add_145 = getitem_166 + (4096,);  getitem_166 = None
    transformer_h_20_mlp_c_fc_bias = getattr(self.transformer.h, "20").mlp.c_fc.bias
    size_208 = transformer_h_20_ln_2.size(-1)
    view_227 = transformer_h_20_ln_2.view(-1, size_208);  transformer_h_20_ln_2 = size_208 = None
    transformer_h_20_mlp_c_fc_weight = getattr(self.transformer.h, "20").mlp.c_fc.weight
    addmm_82 = torch.addmm(transformer_h_20_mlp_c_fc_bias, view_227, transformer_h_20_mlp_c_fc_weight);  transformer_h_20_mlp_c_fc_bias = view_227 = transformer_h_20_mlp_c_fc_weight = None
    view_228 = addmm_82.view(add_145);  addmm_82 = add_145 = None
    transformer_h_20_mlp_act = getattr(self.transformer.h, "20").mlp.act(view_228);  view_228 = None
    size_209 = transformer_h_20_mlp_act.size()
    getitem_167 = size_209[slice(None, -1, None)];  size_209 = None
    add_146 = getitem_167 + (1024,);  getitem_167 = None
    transformer_h_20_mlp_c_proj_bias = getattr(self.transformer.h, "20").mlp.c_proj.bias
    size_210 = transformer_h_20_mlp_act.size(-1)
    view_229 = transformer_h_20_mlp_act.view(-1, size_210);  transformer_h_20_mlp_act = size_210 = None
    transformer_h_20_mlp_c_proj_weight = getattr(self.transformer.h, "20").mlp.c_proj.weight
    addmm_83 = torch.addmm(transformer_h_20_mlp_c_proj_bias, view_229, transformer_h_20_mlp_c_proj_weight);  transformer_h_20_mlp_c_proj_bias = view_229 = transformer_h_20_mlp_c_proj_weight = None
    view_230 = addmm_83.view(add_146);  addmm_83 = add_146 = None
    transformer_h_20_mlp_dropout = getattr(self.transformer.h, "20").mlp.dropout(view_230);  view_230 = None
    add_147 = add_144 + transformer_h_20_mlp_dropout;  add_144 = transformer_h_20_mlp_dropout = None
    transformer_h_21_ln_1 = getattr(self.transformer.h, "21").ln_1(add_147)
    size_211 = transformer_h_21_ln_1.size()
    getitem_168 = size_211[slice(None, -1, None)];  size_211 = None
    add_148 = getitem_168 + (3072,);  getitem_168 = None
    transformer_h_21_attn_c_attn_bias = getattr(self.transformer.h, "21").attn.c_attn.bias
    size_212 = transformer_h_21_ln_1.size(-1)
    view_231 = transformer_h_21_ln_1.view(-1, size_212);  size_212 = None
    transformer_h_21_attn_c_attn_weight = getattr(self.transformer.h, "21").attn.c_attn.weight
    addmm_84 = torch.addmm(transformer_h_21_attn_c_attn_bias, view_231, transformer_h_21_attn_c_attn_weight);  transformer_h_21_attn_c_attn_bias = view_231 = transformer_h_21_attn_c_attn_weight = None
    view_232 = addmm_84.view(add_148);  addmm_84 = add_148 = None
    split_21 = view_232.split(1024, dim = 2);  view_232 = None
    getitem_169 = split_21[0]
    getitem_170 = split_21[1]
    getitem_171 = split_21[2];  split_21 = None
    size_213 = transformer_h_21_ln_1.size()
    getitem_172 = size_213[slice(None, -1, None)];  size_213 = None
    add_149 = getitem_172 + (16, 64);  getitem_172 = None
    view_233 = getitem_169.view(add_149);  getitem_169 = None
    transpose_84 = view_233.transpose(1, 2);  view_233 = None
    view_234 = getitem_170.view(add_149);  getitem_170 = None
    transpose_85 = view_234.transpose(1, 2);  view_234 = None
    view_235 = getitem_171.view(add_149);  getitem_171 = add_149 = None
    transpose_86 = view_235.transpose(1, 2);  view_235 = None
    scaled_dot_product_attention_21 = torch._C._nn.scaled_dot_product_attention(transpose_84, transpose_85, transpose_86, dropout_p = 0.0, is_causal = True);  transpose_84 = transpose_85 = transpose_86 = None
    transpose_87 = scaled_dot_product_attention_21.transpose(1, 2);  scaled_dot_product_attention_21 = None
    size_214 = transformer_h_21_ln_1.size();  transformer_h_21_ln_1 = None
    reshape_21 = transpose_87.reshape(size_214);  transpose_87 = size_214 = None
    size_215 = reshape_21.size()
    getitem_173 = size_215[slice(None, -1, None)];  size_215 = None
    add_150 = getitem_173 + (1024,);  getitem_173 = None
    transformer_h_21_attn_c_proj_bias = getattr(self.transformer.h, "21").attn.c_proj.bias
    size_216 = reshape_21.size(-1)
    view_236 = reshape_21.view(-1, size_216);  reshape_21 = size_216 = None
    transformer_h_21_attn_c_proj_weight = getattr(self.transformer.h, "21").attn.c_proj.weight
    addmm_85 = torch.addmm(transformer_h_21_attn_c_proj_bias, view_236, transformer_h_21_attn_c_proj_weight);  transformer_h_21_attn_c_proj_bias = view_236 = transformer_h_21_attn_c_proj_weight = None
    view_237 = addmm_85.view(add_150);  addmm_85 = add_150 = None
    transformer_h_21_attn_resid_dropout = getattr(self.transformer.h, "21").attn.resid_dropout(view_237);  view_237 = None
    add_151 = add_147 + transformer_h_21_attn_resid_dropout;  add_147 = transformer_h_21_attn_resid_dropout = None
    transformer_h_21_ln_2 = getattr(self.transformer.h, "21").ln_2(add_151)
    size_217 = transformer_h_21_ln_2.size()
    getitem_174 = size_217[slice(None, -1, None)];  size_217 = None
    add_152 = getitem_174 + (4096,);  getitem_174 = None
    transformer_h_21_mlp_c_fc_bias = getattr(self.transformer.h, "21").mlp.c_fc.bias
    size_218 = transformer_h_21_ln_2.size(-1)
    view_238 = transformer_h_21_ln_2.view(-1, size_218);  transformer_h_21_ln_2 = size_218 = None
    transformer_h_21_mlp_c_fc_weight = getattr(self.transformer.h, "21").mlp.c_fc.weight
    addmm_86 = torch.addmm(transformer_h_21_mlp_c_fc_bias, view_238, transformer_h_21_mlp_c_fc_weight);  transformer_h_21_mlp_c_fc_bias = view_238 = transformer_h_21_mlp_c_fc_weight = None
    view_239 = addmm_86.view(add_152);  addmm_86 = add_152 = None
    transformer_h_21_mlp_act = getattr(self.transformer.h, "21").mlp.act(view_239);  view_239 = None
    size_219 = transformer_h_21_mlp_act.size()
    getitem_175 = size_219[slice(None, -1, None)];  size_219 = None
    add_153 = getitem_175 + (1024,);  getitem_175 = None
    transformer_h_21_mlp_c_proj_bias = getattr(self.transformer.h, "21").mlp.c_proj.bias
    size_220 = transformer_h_21_mlp_act.size(-1)
    view_240 = transformer_h_21_mlp_act.view(-1, size_220);  transformer_h_21_mlp_act = size_220 = None
    transformer_h_21_mlp_c_proj_weight = getattr(self.transformer.h, "21").mlp.c_proj.weight
    addmm_87 = torch.addmm(transformer_h_21_mlp_c_proj_bias, view_240, transformer_h_21_mlp_c_proj_weight);  transformer_h_21_mlp_c_proj_bias = view_240 = transformer_h_21_mlp_c_proj_weight = None
    view_241 = addmm_87.view(add_153);  addmm_87 = add_153 = None
    transformer_h_21_mlp_dropout = getattr(self.transformer.h, "21").mlp.dropout(view_241);  view_241 = None
    add_154 = add_151 + transformer_h_21_mlp_dropout;  add_151 = transformer_h_21_mlp_dropout = None
    transformer_h_22_ln_1 = getattr(self.transformer.h, "22").ln_1(add_154)
    size_221 = transformer_h_22_ln_1.size()
    getitem_176 = size_221[slice(None, -1, None)];  size_221 = None
    add_155 = getitem_176 + (3072,);  getitem_176 = None
    transformer_h_22_attn_c_attn_bias = getattr(self.transformer.h, "22").attn.c_attn.bias
    size_222 = transformer_h_22_ln_1.size(-1)
    view_242 = transformer_h_22_ln_1.view(-1, size_222);  size_222 = None
    transformer_h_22_attn_c_attn_weight = getattr(self.transformer.h, "22").attn.c_attn.weight
    addmm_88 = torch.addmm(transformer_h_22_attn_c_attn_bias, view_242, transformer_h_22_attn_c_attn_weight);  transformer_h_22_attn_c_attn_bias = view_242 = transformer_h_22_attn_c_attn_weight = None
    view_243 = addmm_88.view(add_155);  addmm_88 = add_155 = None
    split_22 = view_243.split(1024, dim = 2);  view_243 = None
    getitem_177 = split_22[0]
    getitem_178 = split_22[1]
    getitem_179 = split_22[2];  split_22 = None
    size_223 = transformer_h_22_ln_1.size()
    getitem_180 = size_223[slice(None, -1, None)];  size_223 = None
    add_156 = getitem_180 + (16, 64);  getitem_180 = None
    view_244 = getitem_177.view(add_156);  getitem_177 = None
    transpose_88 = view_244.transpose(1, 2);  view_244 = None
    view_245 = getitem_178.view(add_156);  getitem_178 = None
    transpose_89 = view_245.transpose(1, 2);  view_245 = None
    view_246 = getitem_179.view(add_156);  getitem_179 = add_156 = None
    transpose_90 = view_246.transpose(1, 2);  view_246 = None
    scaled_dot_product_attention_22 = torch._C._nn.scaled_dot_product_attention(transpose_88, transpose_89, transpose_90, dropout_p = 0.0, is_causal = True);  transpose_88 = transpose_89 = transpose_90 = None
    transpose_91 = scaled_dot_product_attention_22.transpose(1, 2);  scaled_dot_product_attention_22 = None
    size_224 = transformer_h_22_ln_1.size();  transformer_h_22_ln_1 = None
    reshape_22 = transpose_91.reshape(size_224);  transpose_91 = size_224 = None
    size_225 = reshape_22.size()
    getitem_181 = size_225[slice(None, -1, None)];  size_225 = None
    add_157 = getitem_181 + (1024,);  getitem_181 = None
    transformer_h_22_attn_c_proj_bias = getattr(self.transformer.h, "22").attn.c_proj.bias
    size_226 = reshape_22.size(-1)
    view_247 = reshape_22.view(-1, size_226);  reshape_22 = size_226 = None
    transformer_h_22_attn_c_proj_weight = getattr(self.transformer.h, "22").attn.c_proj.weight
    addmm_89 = torch.addmm(transformer_h_22_attn_c_proj_bias, view_247, transformer_h_22_attn_c_proj_weight);  transformer_h_22_attn_c_proj_bias = view_247 = transformer_h_22_attn_c_proj_weight = None
    view_248 = addmm_89.view(add_157);  addmm_89 = add_157 = None
    transformer_h_22_attn_resid_dropout = getattr(self.transformer.h, "22").attn.resid_dropout(view_248);  view_248 = None
    add_158 = add_154 + transformer_h_22_attn_resid_dropout;  add_154 = transformer_h_22_attn_resid_dropout = None
    transformer_h_22_ln_2 = getattr(self.transformer.h, "22").ln_2(add_158)
    size_227 = transformer_h_22_ln_2.size()
    getitem_182 = size_227[slice(None, -1, None)];  size_227 = None
    add_159 = getitem_182 + (4096,);  getitem_182 = None
    transformer_h_22_mlp_c_fc_bias = getattr(self.transformer.h, "22").mlp.c_fc.bias
    size_228 = transformer_h_22_ln_2.size(-1)
    view_249 = transformer_h_22_ln_2.view(-1, size_228);  transformer_h_22_ln_2 = size_228 = None
    transformer_h_22_mlp_c_fc_weight = getattr(self.transformer.h, "22").mlp.c_fc.weight
    addmm_90 = torch.addmm(transformer_h_22_mlp_c_fc_bias, view_249, transformer_h_22_mlp_c_fc_weight);  transformer_h_22_mlp_c_fc_bias = view_249 = transformer_h_22_mlp_c_fc_weight = None
    view_250 = addmm_90.view(add_159);  addmm_90 = add_159 = None
    transformer_h_22_mlp_act = getattr(self.transformer.h, "22").mlp.act(view_250);  view_250 = None
    size_229 = transformer_h_22_mlp_act.size()
    getitem_183 = size_229[slice(None, -1, None)];  size_229 = None
    add_160 = getitem_183 + (1024,);  getitem_183 = None
    transformer_h_22_mlp_c_proj_bias = getattr(self.transformer.h, "22").mlp.c_proj.bias
    size_230 = transformer_h_22_mlp_act.size(-1)
    view_251 = transformer_h_22_mlp_act.view(-1, size_230);  transformer_h_22_mlp_act = size_230 = None
    transformer_h_22_mlp_c_proj_weight = getattr(self.transformer.h, "22").mlp.c_proj.weight
    addmm_91 = torch.addmm(transformer_h_22_mlp_c_proj_bias, view_251, transformer_h_22_mlp_c_proj_weight);  transformer_h_22_mlp_c_proj_bias = view_251 = transformer_h_22_mlp_c_proj_weight = None
    view_252 = addmm_91.view(add_160);  addmm_91 = add_160 = None
    transformer_h_22_mlp_dropout = getattr(self.transformer.h, "22").mlp.dropout(view_252);  view_252 = None
    add_161 = add_158 + transformer_h_22_mlp_dropout;  add_158 = transformer_h_22_mlp_dropout = None
    transformer_h_23_ln_1 = getattr(self.transformer.h, "23").ln_1(add_161)
    size_231 = transformer_h_23_ln_1.size()
    getitem_184 = size_231[slice(None, -1, None)];  size_231 = None
    add_162 = getitem_184 + (3072,);  getitem_184 = None
    transformer_h_23_attn_c_attn_bias = getattr(self.transformer.h, "23").attn.c_attn.bias
    size_232 = transformer_h_23_ln_1.size(-1)
    view_253 = transformer_h_23_ln_1.view(-1, size_232);  size_232 = None
    transformer_h_23_attn_c_attn_weight = getattr(self.transformer.h, "23").attn.c_attn.weight
    addmm_92 = torch.addmm(transformer_h_23_attn_c_attn_bias, view_253, transformer_h_23_attn_c_attn_weight);  transformer_h_23_attn_c_attn_bias = view_253 = transformer_h_23_attn_c_attn_weight = None
    view_254 = addmm_92.view(add_162);  addmm_92 = add_162 = None
    split_23 = view_254.split(1024, dim = 2);  view_254 = None
    getitem_185 = split_23[0]
    getitem_186 = split_23[1]
    getitem_187 = split_23[2];  split_23 = None
    size_233 = transformer_h_23_ln_1.size()
    getitem_188 = size_233[slice(None, -1, None)];  size_233 = None
    add_163 = getitem_188 + (16, 64);  getitem_188 = None
    view_255 = getitem_185.view(add_163);  getitem_185 = None
    transpose_92 = view_255.transpose(1, 2);  view_255 = None
    view_256 = getitem_186.view(add_163);  getitem_186 = None
    transpose_93 = view_256.transpose(1, 2);  view_256 = None
    view_257 = getitem_187.view(add_163);  getitem_187 = add_163 = None
    transpose_94 = view_257.transpose(1, 2);  view_257 = None
    scaled_dot_product_attention_23 = torch._C._nn.scaled_dot_product_attention(transpose_92, transpose_93, transpose_94, dropout_p = 0.0, is_causal = True);  transpose_92 = transpose_93 = transpose_94 = None
    transpose_95 = scaled_dot_product_attention_23.transpose(1, 2);  scaled_dot_product_attention_23 = None
    size_234 = transformer_h_23_ln_1.size();  transformer_h_23_ln_1 = None
    reshape_23 = transpose_95.reshape(size_234);  transpose_95 = size_234 = None
    size_235 = reshape_23.size()
    getitem_189 = size_235[slice(None, -1, None)];  size_235 = None
    add_164 = getitem_189 + (1024,);  getitem_189 = None
    transformer_h_23_attn_c_proj_bias = getattr(self.transformer.h, "23").attn.c_proj.bias
    size_236 = reshape_23.size(-1)
    view_258 = reshape_23.view(-1, size_236);  reshape_23 = size_236 = None
    transformer_h_23_attn_c_proj_weight = getattr(self.transformer.h, "23").attn.c_proj.weight
    addmm_93 = torch.addmm(transformer_h_23_attn_c_proj_bias, view_258, transformer_h_23_attn_c_proj_weight);  transformer_h_23_attn_c_proj_bias = view_258 = transformer_h_23_attn_c_proj_weight = None
    view_259 = addmm_93.view(add_164);  addmm_93 = add_164 = None
    transformer_h_23_attn_resid_dropout = getattr(self.transformer.h, "23").attn.resid_dropout(view_259);  view_259 = None
    add_165 = add_161 + transformer_h_23_attn_resid_dropout;  add_161 = transformer_h_23_attn_resid_dropout = None
    transformer_h_23_ln_2 = getattr(self.transformer.h, "23").ln_2(add_165)
    size_237 = transformer_h_23_ln_2.size()
    getitem_190 = size_237[slice(None, -1, None)];  size_237 = None
    add_166 = getitem_190 + (4096,);  getitem_190 = None
    transformer_h_23_mlp_c_fc_bias = getattr(self.transformer.h, "23").mlp.c_fc.bias
    size_238 = transformer_h_23_ln_2.size(-1)
    view_260 = transformer_h_23_ln_2.view(-1, size_238);  transformer_h_23_ln_2 = size_238 = None
    transformer_h_23_mlp_c_fc_weight = getattr(self.transformer.h, "23").mlp.c_fc.weight
    addmm_94 = torch.addmm(transformer_h_23_mlp_c_fc_bias, view_260, transformer_h_23_mlp_c_fc_weight);  transformer_h_23_mlp_c_fc_bias = view_260 = transformer_h_23_mlp_c_fc_weight = None
    view_261 = addmm_94.view(add_166);  addmm_94 = add_166 = None
    transformer_h_23_mlp_act = getattr(self.transformer.h, "23").mlp.act(view_261);  view_261 = None
    size_239 = transformer_h_23_mlp_act.size()
    getitem_191 = size_239[slice(None, -1, None)];  size_239 = None
    add_167 = getitem_191 + (1024,);  getitem_191 = None
    transformer_h_23_mlp_c_proj_bias = getattr(self.transformer.h, "23").mlp.c_proj.bias
    size_240 = transformer_h_23_mlp_act.size(-1)
    view_262 = transformer_h_23_mlp_act.view(-1, size_240);  transformer_h_23_mlp_act = size_240 = None
    transformer_h_23_mlp_c_proj_weight = getattr(self.transformer.h, "23").mlp.c_proj.weight
    addmm_95 = torch.addmm(transformer_h_23_mlp_c_proj_bias, view_262, transformer_h_23_mlp_c_proj_weight);  transformer_h_23_mlp_c_proj_bias = view_262 = transformer_h_23_mlp_c_proj_weight = None
    view_263 = addmm_95.view(add_167);  addmm_95 = add_167 = None
    transformer_h_23_mlp_dropout = getattr(self.transformer.h, "23").mlp.dropout(view_263);  view_263 = None
    add_168 = add_165 + transformer_h_23_mlp_dropout;  add_165 = transformer_h_23_mlp_dropout = None
    transformer_ln_f = self.transformer.ln_f(add_168);  add_168 = None
    lm_head = self.lm_head(transformer_ln_f);  transformer_ln_f = None
    return lm_head
    