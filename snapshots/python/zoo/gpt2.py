


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
    add_1 = getitem + (2304,);  getitem = None
    transformer_h_0_attn_c_attn_bias = getattr(self.transformer.h, "0").attn.c_attn.bias
    size_2 = transformer_h_0_ln_1.size(-1)
    view = transformer_h_0_ln_1.view(-1, size_2);  size_2 = None
    transformer_h_0_attn_c_attn_weight = getattr(self.transformer.h, "0").attn.c_attn.weight
    addmm = torch.addmm(transformer_h_0_attn_c_attn_bias, view, transformer_h_0_attn_c_attn_weight);  transformer_h_0_attn_c_attn_bias = view = transformer_h_0_attn_c_attn_weight = None
    view_1 = addmm.view(add_1);  addmm = add_1 = None
    split = view_1.split(768, dim = 2);  view_1 = None
    getitem_1 = split[0]
    getitem_2 = split[1]
    getitem_3 = split[2];  split = None
    size_3 = transformer_h_0_ln_1.size()
    getitem_4 = size_3[slice(None, -1, None)];  size_3 = None
    add_2 = getitem_4 + (12, 64);  getitem_4 = None
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
    add_3 = getitem_5 + (768,);  getitem_5 = None
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
    add_5 = getitem_6 + (3072,);  getitem_6 = None
    transformer_h_0_mlp_c_fc_bias = getattr(self.transformer.h, "0").mlp.c_fc.bias
    size_8 = transformer_h_0_ln_2.size(-1)
    view_7 = transformer_h_0_ln_2.view(-1, size_8);  transformer_h_0_ln_2 = size_8 = None
    transformer_h_0_mlp_c_fc_weight = getattr(self.transformer.h, "0").mlp.c_fc.weight
    addmm_2 = torch.addmm(transformer_h_0_mlp_c_fc_bias, view_7, transformer_h_0_mlp_c_fc_weight);  transformer_h_0_mlp_c_fc_bias = view_7 = transformer_h_0_mlp_c_fc_weight = None
    view_8 = addmm_2.view(add_5);  addmm_2 = add_5 = None
    transformer_h_0_mlp_act = getattr(self.transformer.h, "0").mlp.act(view_8);  view_8 = None
    size_9 = transformer_h_0_mlp_act.size()
    getitem_7 = size_9[slice(None, -1, None)];  size_9 = None
    add_6 = getitem_7 + (768,);  getitem_7 = None
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
    add_8 = getitem_8 + (2304,);  getitem_8 = None
    transformer_h_1_attn_c_attn_bias = getattr(self.transformer.h, "1").attn.c_attn.bias
    size_12 = transformer_h_1_ln_1.size(-1)
    view_11 = transformer_h_1_ln_1.view(-1, size_12);  size_12 = None
    transformer_h_1_attn_c_attn_weight = getattr(self.transformer.h, "1").attn.c_attn.weight
    addmm_4 = torch.addmm(transformer_h_1_attn_c_attn_bias, view_11, transformer_h_1_attn_c_attn_weight);  transformer_h_1_attn_c_attn_bias = view_11 = transformer_h_1_attn_c_attn_weight = None
    view_12 = addmm_4.view(add_8);  addmm_4 = add_8 = None
    split_1 = view_12.split(768, dim = 2);  view_12 = None
    getitem_9 = split_1[0]
    getitem_10 = split_1[1]
    getitem_11 = split_1[2];  split_1 = None
    size_13 = transformer_h_1_ln_1.size()
    getitem_12 = size_13[slice(None, -1, None)];  size_13 = None
    add_9 = getitem_12 + (12, 64);  getitem_12 = None
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
    add_10 = getitem_13 + (768,);  getitem_13 = None
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
    add_12 = getitem_14 + (3072,);  getitem_14 = None
    transformer_h_1_mlp_c_fc_bias = getattr(self.transformer.h, "1").mlp.c_fc.bias
    size_18 = transformer_h_1_ln_2.size(-1)
    view_18 = transformer_h_1_ln_2.view(-1, size_18);  transformer_h_1_ln_2 = size_18 = None
    transformer_h_1_mlp_c_fc_weight = getattr(self.transformer.h, "1").mlp.c_fc.weight
    addmm_6 = torch.addmm(transformer_h_1_mlp_c_fc_bias, view_18, transformer_h_1_mlp_c_fc_weight);  transformer_h_1_mlp_c_fc_bias = view_18 = transformer_h_1_mlp_c_fc_weight = None
    view_19 = addmm_6.view(add_12);  addmm_6 = add_12 = None
    transformer_h_1_mlp_act = getattr(self.transformer.h, "1").mlp.act(view_19);  view_19 = None
    size_19 = transformer_h_1_mlp_act.size()
    getitem_15 = size_19[slice(None, -1, None)];  size_19 = None
    add_13 = getitem_15 + (768,);  getitem_15 = None
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
    add_15 = getitem_16 + (2304,);  getitem_16 = None
    transformer_h_2_attn_c_attn_bias = getattr(self.transformer.h, "2").attn.c_attn.bias
    size_22 = transformer_h_2_ln_1.size(-1)
    view_22 = transformer_h_2_ln_1.view(-1, size_22);  size_22 = None
    transformer_h_2_attn_c_attn_weight = getattr(self.transformer.h, "2").attn.c_attn.weight
    addmm_8 = torch.addmm(transformer_h_2_attn_c_attn_bias, view_22, transformer_h_2_attn_c_attn_weight);  transformer_h_2_attn_c_attn_bias = view_22 = transformer_h_2_attn_c_attn_weight = None
    view_23 = addmm_8.view(add_15);  addmm_8 = add_15 = None
    split_2 = view_23.split(768, dim = 2);  view_23 = None
    getitem_17 = split_2[0]
    getitem_18 = split_2[1]
    getitem_19 = split_2[2];  split_2 = None
    size_23 = transformer_h_2_ln_1.size()
    getitem_20 = size_23[slice(None, -1, None)];  size_23 = None
    add_16 = getitem_20 + (12, 64);  getitem_20 = None
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
    add_17 = getitem_21 + (768,);  getitem_21 = None
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
    add_19 = getitem_22 + (3072,);  getitem_22 = None
    transformer_h_2_mlp_c_fc_bias = getattr(self.transformer.h, "2").mlp.c_fc.bias
    size_28 = transformer_h_2_ln_2.size(-1)
    view_29 = transformer_h_2_ln_2.view(-1, size_28);  transformer_h_2_ln_2 = size_28 = None
    transformer_h_2_mlp_c_fc_weight = getattr(self.transformer.h, "2").mlp.c_fc.weight
    addmm_10 = torch.addmm(transformer_h_2_mlp_c_fc_bias, view_29, transformer_h_2_mlp_c_fc_weight);  transformer_h_2_mlp_c_fc_bias = view_29 = transformer_h_2_mlp_c_fc_weight = None
    view_30 = addmm_10.view(add_19);  addmm_10 = add_19 = None
    transformer_h_2_mlp_act = getattr(self.transformer.h, "2").mlp.act(view_30);  view_30 = None
    size_29 = transformer_h_2_mlp_act.size()
    getitem_23 = size_29[slice(None, -1, None)];  size_29 = None
    add_20 = getitem_23 + (768,);  getitem_23 = None
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
    add_22 = getitem_24 + (2304,);  getitem_24 = None
    transformer_h_3_attn_c_attn_bias = getattr(self.transformer.h, "3").attn.c_attn.bias
    size_32 = transformer_h_3_ln_1.size(-1)
    view_33 = transformer_h_3_ln_1.view(-1, size_32);  size_32 = None
    transformer_h_3_attn_c_attn_weight = getattr(self.transformer.h, "3").attn.c_attn.weight
    addmm_12 = torch.addmm(transformer_h_3_attn_c_attn_bias, view_33, transformer_h_3_attn_c_attn_weight);  transformer_h_3_attn_c_attn_bias = view_33 = transformer_h_3_attn_c_attn_weight = None
    view_34 = addmm_12.view(add_22);  addmm_12 = add_22 = None
    split_3 = view_34.split(768, dim = 2);  view_34 = None
    getitem_25 = split_3[0]
    getitem_26 = split_3[1]
    getitem_27 = split_3[2];  split_3 = None
    size_33 = transformer_h_3_ln_1.size()
    getitem_28 = size_33[slice(None, -1, None)];  size_33 = None
    add_23 = getitem_28 + (12, 64);  getitem_28 = None
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
    add_24 = getitem_29 + (768,);  getitem_29 = None
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
    add_26 = getitem_30 + (3072,);  getitem_30 = None
    transformer_h_3_mlp_c_fc_bias = getattr(self.transformer.h, "3").mlp.c_fc.bias
    size_38 = transformer_h_3_ln_2.size(-1)
    view_40 = transformer_h_3_ln_2.view(-1, size_38);  transformer_h_3_ln_2 = size_38 = None
    transformer_h_3_mlp_c_fc_weight = getattr(self.transformer.h, "3").mlp.c_fc.weight
    addmm_14 = torch.addmm(transformer_h_3_mlp_c_fc_bias, view_40, transformer_h_3_mlp_c_fc_weight);  transformer_h_3_mlp_c_fc_bias = view_40 = transformer_h_3_mlp_c_fc_weight = None
    view_41 = addmm_14.view(add_26);  addmm_14 = add_26 = None
    transformer_h_3_mlp_act = getattr(self.transformer.h, "3").mlp.act(view_41);  view_41 = None
    size_39 = transformer_h_3_mlp_act.size()
    getitem_31 = size_39[slice(None, -1, None)];  size_39 = None
    add_27 = getitem_31 + (768,);  getitem_31 = None
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
    add_29 = getitem_32 + (2304,);  getitem_32 = None
    transformer_h_4_attn_c_attn_bias = getattr(self.transformer.h, "4").attn.c_attn.bias
    size_42 = transformer_h_4_ln_1.size(-1)
    view_44 = transformer_h_4_ln_1.view(-1, size_42);  size_42 = None
    transformer_h_4_attn_c_attn_weight = getattr(self.transformer.h, "4").attn.c_attn.weight
    addmm_16 = torch.addmm(transformer_h_4_attn_c_attn_bias, view_44, transformer_h_4_attn_c_attn_weight);  transformer_h_4_attn_c_attn_bias = view_44 = transformer_h_4_attn_c_attn_weight = None
    view_45 = addmm_16.view(add_29);  addmm_16 = add_29 = None
    split_4 = view_45.split(768, dim = 2);  view_45 = None
    getitem_33 = split_4[0]
    getitem_34 = split_4[1]
    getitem_35 = split_4[2];  split_4 = None
    size_43 = transformer_h_4_ln_1.size()
    getitem_36 = size_43[slice(None, -1, None)];  size_43 = None
    add_30 = getitem_36 + (12, 64);  getitem_36 = None
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
    add_31 = getitem_37 + (768,);  getitem_37 = None
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
    add_33 = getitem_38 + (3072,);  getitem_38 = None
    transformer_h_4_mlp_c_fc_bias = getattr(self.transformer.h, "4").mlp.c_fc.bias
    size_48 = transformer_h_4_ln_2.size(-1)
    view_51 = transformer_h_4_ln_2.view(-1, size_48);  transformer_h_4_ln_2 = size_48 = None
    transformer_h_4_mlp_c_fc_weight = getattr(self.transformer.h, "4").mlp.c_fc.weight
    addmm_18 = torch.addmm(transformer_h_4_mlp_c_fc_bias, view_51, transformer_h_4_mlp_c_fc_weight);  transformer_h_4_mlp_c_fc_bias = view_51 = transformer_h_4_mlp_c_fc_weight = None
    view_52 = addmm_18.view(add_33);  addmm_18 = add_33 = None
    transformer_h_4_mlp_act = getattr(self.transformer.h, "4").mlp.act(view_52);  view_52 = None
    size_49 = transformer_h_4_mlp_act.size()
    getitem_39 = size_49[slice(None, -1, None)];  size_49 = None
    add_34 = getitem_39 + (768,);  getitem_39 = None
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
    add_36 = getitem_40 + (2304,);  getitem_40 = None
    transformer_h_5_attn_c_attn_bias = getattr(self.transformer.h, "5").attn.c_attn.bias
    size_52 = transformer_h_5_ln_1.size(-1)
    view_55 = transformer_h_5_ln_1.view(-1, size_52);  size_52 = None
    transformer_h_5_attn_c_attn_weight = getattr(self.transformer.h, "5").attn.c_attn.weight
    addmm_20 = torch.addmm(transformer_h_5_attn_c_attn_bias, view_55, transformer_h_5_attn_c_attn_weight);  transformer_h_5_attn_c_attn_bias = view_55 = transformer_h_5_attn_c_attn_weight = None
    view_56 = addmm_20.view(add_36);  addmm_20 = add_36 = None
    split_5 = view_56.split(768, dim = 2);  view_56 = None
    getitem_41 = split_5[0]
    getitem_42 = split_5[1]
    getitem_43 = split_5[2];  split_5 = None
    size_53 = transformer_h_5_ln_1.size()
    getitem_44 = size_53[slice(None, -1, None)];  size_53 = None
    add_37 = getitem_44 + (12, 64);  getitem_44 = None
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
    add_38 = getitem_45 + (768,);  getitem_45 = None
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
    add_40 = getitem_46 + (3072,);  getitem_46 = None
    transformer_h_5_mlp_c_fc_bias = getattr(self.transformer.h, "5").mlp.c_fc.bias
    size_58 = transformer_h_5_ln_2.size(-1)
    view_62 = transformer_h_5_ln_2.view(-1, size_58);  transformer_h_5_ln_2 = size_58 = None
    transformer_h_5_mlp_c_fc_weight = getattr(self.transformer.h, "5").mlp.c_fc.weight
    addmm_22 = torch.addmm(transformer_h_5_mlp_c_fc_bias, view_62, transformer_h_5_mlp_c_fc_weight);  transformer_h_5_mlp_c_fc_bias = view_62 = transformer_h_5_mlp_c_fc_weight = None
    view_63 = addmm_22.view(add_40);  addmm_22 = add_40 = None
    transformer_h_5_mlp_act = getattr(self.transformer.h, "5").mlp.act(view_63);  view_63 = None
    size_59 = transformer_h_5_mlp_act.size()
    getitem_47 = size_59[slice(None, -1, None)];  size_59 = None
    add_41 = getitem_47 + (768,);  getitem_47 = None
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
    add_43 = getitem_48 + (2304,);  getitem_48 = None
    transformer_h_6_attn_c_attn_bias = getattr(self.transformer.h, "6").attn.c_attn.bias
    size_62 = transformer_h_6_ln_1.size(-1)
    view_66 = transformer_h_6_ln_1.view(-1, size_62);  size_62 = None
    transformer_h_6_attn_c_attn_weight = getattr(self.transformer.h, "6").attn.c_attn.weight
    addmm_24 = torch.addmm(transformer_h_6_attn_c_attn_bias, view_66, transformer_h_6_attn_c_attn_weight);  transformer_h_6_attn_c_attn_bias = view_66 = transformer_h_6_attn_c_attn_weight = None
    view_67 = addmm_24.view(add_43);  addmm_24 = add_43 = None
    split_6 = view_67.split(768, dim = 2);  view_67 = None
    getitem_49 = split_6[0]
    getitem_50 = split_6[1]
    getitem_51 = split_6[2];  split_6 = None
    size_63 = transformer_h_6_ln_1.size()
    getitem_52 = size_63[slice(None, -1, None)];  size_63 = None
    add_44 = getitem_52 + (12, 64);  getitem_52 = None
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
    add_45 = getitem_53 + (768,);  getitem_53 = None
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
    add_47 = getitem_54 + (3072,);  getitem_54 = None
    transformer_h_6_mlp_c_fc_bias = getattr(self.transformer.h, "6").mlp.c_fc.bias
    size_68 = transformer_h_6_ln_2.size(-1)
    view_73 = transformer_h_6_ln_2.view(-1, size_68);  transformer_h_6_ln_2 = size_68 = None
    transformer_h_6_mlp_c_fc_weight = getattr(self.transformer.h, "6").mlp.c_fc.weight
    addmm_26 = torch.addmm(transformer_h_6_mlp_c_fc_bias, view_73, transformer_h_6_mlp_c_fc_weight);  transformer_h_6_mlp_c_fc_bias = view_73 = transformer_h_6_mlp_c_fc_weight = None
    view_74 = addmm_26.view(add_47);  addmm_26 = add_47 = None
    transformer_h_6_mlp_act = getattr(self.transformer.h, "6").mlp.act(view_74);  view_74 = None
    size_69 = transformer_h_6_mlp_act.size()
    getitem_55 = size_69[slice(None, -1, None)];  size_69 = None
    add_48 = getitem_55 + (768,);  getitem_55 = None
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
    add_50 = getitem_56 + (2304,);  getitem_56 = None
    transformer_h_7_attn_c_attn_bias = getattr(self.transformer.h, "7").attn.c_attn.bias
    size_72 = transformer_h_7_ln_1.size(-1)
    view_77 = transformer_h_7_ln_1.view(-1, size_72);  size_72 = None
    transformer_h_7_attn_c_attn_weight = getattr(self.transformer.h, "7").attn.c_attn.weight
    addmm_28 = torch.addmm(transformer_h_7_attn_c_attn_bias, view_77, transformer_h_7_attn_c_attn_weight);  transformer_h_7_attn_c_attn_bias = view_77 = transformer_h_7_attn_c_attn_weight = None
    view_78 = addmm_28.view(add_50);  addmm_28 = add_50 = None
    split_7 = view_78.split(768, dim = 2);  view_78 = None
    getitem_57 = split_7[0]
    getitem_58 = split_7[1]
    getitem_59 = split_7[2];  split_7 = None
    size_73 = transformer_h_7_ln_1.size()
    getitem_60 = size_73[slice(None, -1, None)];  size_73 = None
    add_51 = getitem_60 + (12, 64);  getitem_60 = None
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
    add_52 = getitem_61 + (768,);  getitem_61 = None
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
    add_54 = getitem_62 + (3072,);  getitem_62 = None
    transformer_h_7_mlp_c_fc_bias = getattr(self.transformer.h, "7").mlp.c_fc.bias
    size_78 = transformer_h_7_ln_2.size(-1)
    view_84 = transformer_h_7_ln_2.view(-1, size_78);  transformer_h_7_ln_2 = size_78 = None
    transformer_h_7_mlp_c_fc_weight = getattr(self.transformer.h, "7").mlp.c_fc.weight
    addmm_30 = torch.addmm(transformer_h_7_mlp_c_fc_bias, view_84, transformer_h_7_mlp_c_fc_weight);  transformer_h_7_mlp_c_fc_bias = view_84 = transformer_h_7_mlp_c_fc_weight = None
    view_85 = addmm_30.view(add_54);  addmm_30 = add_54 = None
    transformer_h_7_mlp_act = getattr(self.transformer.h, "7").mlp.act(view_85);  view_85 = None
    size_79 = transformer_h_7_mlp_act.size()
    getitem_63 = size_79[slice(None, -1, None)];  size_79 = None
    add_55 = getitem_63 + (768,);  getitem_63 = None
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
    add_57 = getitem_64 + (2304,);  getitem_64 = None
    transformer_h_8_attn_c_attn_bias = getattr(self.transformer.h, "8").attn.c_attn.bias
    size_82 = transformer_h_8_ln_1.size(-1)
    view_88 = transformer_h_8_ln_1.view(-1, size_82);  size_82 = None
    transformer_h_8_attn_c_attn_weight = getattr(self.transformer.h, "8").attn.c_attn.weight
    addmm_32 = torch.addmm(transformer_h_8_attn_c_attn_bias, view_88, transformer_h_8_attn_c_attn_weight);  transformer_h_8_attn_c_attn_bias = view_88 = transformer_h_8_attn_c_attn_weight = None
    view_89 = addmm_32.view(add_57);  addmm_32 = add_57 = None
    split_8 = view_89.split(768, dim = 2);  view_89 = None
    getitem_65 = split_8[0]
    getitem_66 = split_8[1]
    getitem_67 = split_8[2];  split_8 = None
    size_83 = transformer_h_8_ln_1.size()
    getitem_68 = size_83[slice(None, -1, None)];  size_83 = None
    add_58 = getitem_68 + (12, 64);  getitem_68 = None
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
    add_59 = getitem_69 + (768,);  getitem_69 = None
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
    add_61 = getitem_70 + (3072,);  getitem_70 = None
    transformer_h_8_mlp_c_fc_bias = getattr(self.transformer.h, "8").mlp.c_fc.bias
    size_88 = transformer_h_8_ln_2.size(-1)
    view_95 = transformer_h_8_ln_2.view(-1, size_88);  transformer_h_8_ln_2 = size_88 = None
    transformer_h_8_mlp_c_fc_weight = getattr(self.transformer.h, "8").mlp.c_fc.weight
    addmm_34 = torch.addmm(transformer_h_8_mlp_c_fc_bias, view_95, transformer_h_8_mlp_c_fc_weight);  transformer_h_8_mlp_c_fc_bias = view_95 = transformer_h_8_mlp_c_fc_weight = None
    view_96 = addmm_34.view(add_61);  addmm_34 = add_61 = None
    transformer_h_8_mlp_act = getattr(self.transformer.h, "8").mlp.act(view_96);  view_96 = None
    size_89 = transformer_h_8_mlp_act.size()
    getitem_71 = size_89[slice(None, -1, None)];  size_89 = None
    add_62 = getitem_71 + (768,);  getitem_71 = None
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
    add_64 = getitem_72 + (2304,);  getitem_72 = None
    transformer_h_9_attn_c_attn_bias = getattr(self.transformer.h, "9").attn.c_attn.bias
    size_92 = transformer_h_9_ln_1.size(-1)
    view_99 = transformer_h_9_ln_1.view(-1, size_92);  size_92 = None
    transformer_h_9_attn_c_attn_weight = getattr(self.transformer.h, "9").attn.c_attn.weight
    addmm_36 = torch.addmm(transformer_h_9_attn_c_attn_bias, view_99, transformer_h_9_attn_c_attn_weight);  transformer_h_9_attn_c_attn_bias = view_99 = transformer_h_9_attn_c_attn_weight = None
    view_100 = addmm_36.view(add_64);  addmm_36 = add_64 = None
    split_9 = view_100.split(768, dim = 2);  view_100 = None
    getitem_73 = split_9[0]
    getitem_74 = split_9[1]
    getitem_75 = split_9[2];  split_9 = None
    size_93 = transformer_h_9_ln_1.size()
    getitem_76 = size_93[slice(None, -1, None)];  size_93 = None
    add_65 = getitem_76 + (12, 64);  getitem_76 = None
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
    add_66 = getitem_77 + (768,);  getitem_77 = None
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
    add_68 = getitem_78 + (3072,);  getitem_78 = None
    transformer_h_9_mlp_c_fc_bias = getattr(self.transformer.h, "9").mlp.c_fc.bias
    size_98 = transformer_h_9_ln_2.size(-1)
    view_106 = transformer_h_9_ln_2.view(-1, size_98);  transformer_h_9_ln_2 = size_98 = None
    transformer_h_9_mlp_c_fc_weight = getattr(self.transformer.h, "9").mlp.c_fc.weight
    addmm_38 = torch.addmm(transformer_h_9_mlp_c_fc_bias, view_106, transformer_h_9_mlp_c_fc_weight);  transformer_h_9_mlp_c_fc_bias = view_106 = transformer_h_9_mlp_c_fc_weight = None
    view_107 = addmm_38.view(add_68);  addmm_38 = add_68 = None
    transformer_h_9_mlp_act = getattr(self.transformer.h, "9").mlp.act(view_107);  view_107 = None
    size_99 = transformer_h_9_mlp_act.size()
    getitem_79 = size_99[slice(None, -1, None)];  size_99 = None
    add_69 = getitem_79 + (768,);  getitem_79 = None
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
    add_71 = getitem_80 + (2304,);  getitem_80 = None
    transformer_h_10_attn_c_attn_bias = getattr(self.transformer.h, "10").attn.c_attn.bias
    size_102 = transformer_h_10_ln_1.size(-1)
    view_110 = transformer_h_10_ln_1.view(-1, size_102);  size_102 = None
    transformer_h_10_attn_c_attn_weight = getattr(self.transformer.h, "10").attn.c_attn.weight
    addmm_40 = torch.addmm(transformer_h_10_attn_c_attn_bias, view_110, transformer_h_10_attn_c_attn_weight);  transformer_h_10_attn_c_attn_bias = view_110 = transformer_h_10_attn_c_attn_weight = None
    view_111 = addmm_40.view(add_71);  addmm_40 = add_71 = None
    split_10 = view_111.split(768, dim = 2);  view_111 = None
    getitem_81 = split_10[0]
    getitem_82 = split_10[1]
    getitem_83 = split_10[2];  split_10 = None
    size_103 = transformer_h_10_ln_1.size()
    getitem_84 = size_103[slice(None, -1, None)];  size_103 = None
    add_72 = getitem_84 + (12, 64);  getitem_84 = None
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
    add_73 = getitem_85 + (768,);  getitem_85 = None
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
    add_75 = getitem_86 + (3072,);  getitem_86 = None
    transformer_h_10_mlp_c_fc_bias = getattr(self.transformer.h, "10").mlp.c_fc.bias
    size_108 = transformer_h_10_ln_2.size(-1)
    view_117 = transformer_h_10_ln_2.view(-1, size_108);  transformer_h_10_ln_2 = size_108 = None
    transformer_h_10_mlp_c_fc_weight = getattr(self.transformer.h, "10").mlp.c_fc.weight
    addmm_42 = torch.addmm(transformer_h_10_mlp_c_fc_bias, view_117, transformer_h_10_mlp_c_fc_weight);  transformer_h_10_mlp_c_fc_bias = view_117 = transformer_h_10_mlp_c_fc_weight = None
    view_118 = addmm_42.view(add_75);  addmm_42 = add_75 = None
    transformer_h_10_mlp_act = getattr(self.transformer.h, "10").mlp.act(view_118);  view_118 = None
    size_109 = transformer_h_10_mlp_act.size()
    getitem_87 = size_109[slice(None, -1, None)];  size_109 = None
    add_76 = getitem_87 + (768,);  getitem_87 = None
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
    add_78 = getitem_88 + (2304,);  getitem_88 = None
    transformer_h_11_attn_c_attn_bias = getattr(self.transformer.h, "11").attn.c_attn.bias
    size_112 = transformer_h_11_ln_1.size(-1)
    view_121 = transformer_h_11_ln_1.view(-1, size_112);  size_112 = None
    transformer_h_11_attn_c_attn_weight = getattr(self.transformer.h, "11").attn.c_attn.weight
    addmm_44 = torch.addmm(transformer_h_11_attn_c_attn_bias, view_121, transformer_h_11_attn_c_attn_weight);  transformer_h_11_attn_c_attn_bias = view_121 = transformer_h_11_attn_c_attn_weight = None
    view_122 = addmm_44.view(add_78);  addmm_44 = add_78 = None
    split_11 = view_122.split(768, dim = 2);  view_122 = None
    getitem_89 = split_11[0]
    getitem_90 = split_11[1]
    getitem_91 = split_11[2];  split_11 = None
    size_113 = transformer_h_11_ln_1.size()
    getitem_92 = size_113[slice(None, -1, None)];  size_113 = None
    add_79 = getitem_92 + (12, 64);  getitem_92 = None
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
    add_80 = getitem_93 + (768,);  getitem_93 = None
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
    add_82 = getitem_94 + (3072,);  getitem_94 = None
    transformer_h_11_mlp_c_fc_bias = getattr(self.transformer.h, "11").mlp.c_fc.bias
    size_118 = transformer_h_11_ln_2.size(-1)
    view_128 = transformer_h_11_ln_2.view(-1, size_118);  transformer_h_11_ln_2 = size_118 = None
    transformer_h_11_mlp_c_fc_weight = getattr(self.transformer.h, "11").mlp.c_fc.weight
    addmm_46 = torch.addmm(transformer_h_11_mlp_c_fc_bias, view_128, transformer_h_11_mlp_c_fc_weight);  transformer_h_11_mlp_c_fc_bias = view_128 = transformer_h_11_mlp_c_fc_weight = None
    view_129 = addmm_46.view(add_82);  addmm_46 = add_82 = None
    transformer_h_11_mlp_act = getattr(self.transformer.h, "11").mlp.act(view_129);  view_129 = None
    size_119 = transformer_h_11_mlp_act.size()
    getitem_95 = size_119[slice(None, -1, None)];  size_119 = None
    add_83 = getitem_95 + (768,);  getitem_95 = None
    transformer_h_11_mlp_c_proj_bias = getattr(self.transformer.h, "11").mlp.c_proj.bias
    size_120 = transformer_h_11_mlp_act.size(-1)
    view_130 = transformer_h_11_mlp_act.view(-1, size_120);  transformer_h_11_mlp_act = size_120 = None
    transformer_h_11_mlp_c_proj_weight = getattr(self.transformer.h, "11").mlp.c_proj.weight
    addmm_47 = torch.addmm(transformer_h_11_mlp_c_proj_bias, view_130, transformer_h_11_mlp_c_proj_weight);  transformer_h_11_mlp_c_proj_bias = view_130 = transformer_h_11_mlp_c_proj_weight = None
    view_131 = addmm_47.view(add_83);  addmm_47 = add_83 = None
    transformer_h_11_mlp_dropout = getattr(self.transformer.h, "11").mlp.dropout(view_131);  view_131 = None
    add_84 = add_81 + transformer_h_11_mlp_dropout;  add_81 = transformer_h_11_mlp_dropout = None
    transformer_ln_f = self.transformer.ln_f(add_84);  add_84 = None
    lm_head = self.lm_head(transformer_ln_f);  transformer_ln_f = None
    return lm_head
    