//! Reading torch.export archives, safetensors and graph JSON files.
