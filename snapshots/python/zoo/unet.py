


def forward(self, x):
    encoder1_enc1conv1 = self.encoder1.enc1conv1(x);  x = None
    encoder1_enc1norm1 = self.encoder1.enc1norm1(encoder1_enc1conv1);  encoder1_enc1conv1 = None
    encoder1_enc1relu1 = self.encoder1.enc1relu1(encoder1_enc1norm1);  encoder1_enc1norm1 = None
    encoder1_enc1conv2 = self.encoder1.enc1conv2(encoder1_enc1relu1);  encoder1_enc1relu1 = None
    encoder1_enc1norm2 = self.encoder1.enc1norm2(encoder1_enc1conv2);  encoder1_enc1conv2 = None
    encoder1_enc1relu2 = self.encoder1.enc1relu2(encoder1_enc1norm2);  encoder1_enc1norm2 = None
    pool1 = self.pool1(encoder1_enc1relu2)
    encoder2_enc2conv1 = self.encoder2.enc2conv1(pool1);  pool1 = None
    encoder2_enc2norm1 = self.encoder2.enc2norm1(encoder2_enc2conv1);  encoder2_enc2conv1 = None
    encoder2_enc2relu1 = self.encoder2.enc2relu1(encoder2_enc2norm1);  encoder2_enc2norm1 = None
    encoder2_enc2conv2 = self.encoder2.enc2conv2(encoder2_enc2relu1);  encoder2_enc2relu1 = None
    encoder2_enc2norm2 = self.encoder2.enc2norm2(encoder2_enc2conv2);  encoder2_enc2conv2 = None
    encoder2_enc2relu2 = self.encoder2.enc2relu2(encoder2_enc2norm2);  encoder2_enc2norm2 = None
    pool2 = self.pool2(encoder2_enc2relu2)
    encoder3_enc3conv1 = self.encoder3.enc3conv1(pool2);  pool2 = None
    encoder3_enc3norm1 = self.encoder3.enc3norm1(encoder3_enc3conv1);  encoder3_enc3conv1 = None
    encoder3_enc3relu1 = self.encoder3.enc3relu1(encoder3_enc3norm1);  encoder3_enc3norm1 = None
    encoder3_enc3conv2 = self.encoder3.enc3conv2(encoder3_enc3relu1);  encoder3_enc3relu1 = None
    encoder3_enc3norm2 = self.encoder3.enc3norm2(encoder3_enc3conv2);  encoder3_enc3conv2 = None
    encoder3_enc3relu2 = self.encoder3.enc3relu2(encoder3_enc3norm2);  encoder3_enc3norm2 = None
    pool3 = self.pool3(encoder3_enc3relu2)
    encoder4_enc4conv1 = self.encoder4.enc4conv1(pool3);  pool3 = None
    encoder4_enc4norm1 = self.encoder4.enc4norm1(encoder4_enc4conv1);  encoder4_enc4conv1 = None
    encoder4_enc4relu1 = self.encoder4.enc4relu1(encoder4_enc4norm1);  encoder4_enc4norm1 = None
    encoder4_enc4conv2 = self.encoder4.enc4conv2(encoder4_enc4relu1);  encoder4_enc4relu1 = None
    encoder4_enc4norm2 = self.encoder4.enc4norm2(encoder4_enc4conv2);  encoder4_enc4conv2 = None
    encoder4_enc4relu2 = self.encoder4.enc4relu2(encoder4_enc4norm2);  encoder4_enc4norm2 = None
    pool4 = self.pool4(encoder4_enc4relu2)
    bottleneck_bottleneckconv1 = self.bottleneck.bottleneckconv1(pool4);  pool4 = None
    bottleneck_bottlenecknorm1 = self.bottleneck.bottlenecknorm1(bottleneck_bottleneckconv1);  bottleneck_bottleneckconv1 = None
    bottleneck_bottleneckrelu1 = self.bottleneck.bottleneckrelu1(bottleneck_bottlenecknorm1);  bottleneck_bottlenecknorm1 = None
    bottleneck_bottleneckconv2 = self.bottleneck.bottleneckconv2(bottleneck_bottleneckrelu1);  bottleneck_bottleneckrelu1 = None
    bottleneck_bottlenecknorm2 = self.bottleneck.bottlenecknorm2(bottleneck_bottleneckconv2);  bottleneck_bottleneckconv2 = None
    bottleneck_bottleneckrelu2 = self.bottleneck.bottleneckrelu2(bottleneck_bottlenecknorm2);  bottleneck_bottlenecknorm2 = None
    upconv4 = self.upconv4(bottleneck_bottleneckrelu2);  bottleneck_bottleneckrelu2 = None
    cat = torch.cat((upconv4, encoder4_enc4relu2), dim = 1);  upconv4 = encoder4_enc4relu2 = None
    decoder4_dec4conv1 = self.decoder4.dec4conv1(cat);  cat = None
    decoder4_dec4norm1 = self.decoder4.dec4norm1(decoder4_dec4conv1);  decoder4_dec4conv1 = None
    decoder4_dec4relu1 = self.decoder4.dec4relu1(decoder4_dec4norm1);  decoder4_dec4norm1 = None
    decoder4_dec4conv2 = self.decoder4.dec4conv2(decoder4_dec4relu1);  decoder4_dec4relu1 = None
    decoder4_dec4norm2 = self.decoder4.dec4norm2(decoder4_dec4conv2);  decoder4_dec4conv2 = None
    decoder4_dec4relu2 = self.decoder4.dec4relu2(decoder4_dec4norm2);  decoder4_dec4norm2 = None
    upconv3 = self.upconv3(decoder4_dec4relu2);  decoder4_dec4relu2 = None
    cat_1 = torch.cat((upconv3, encoder3_enc3relu2), dim = 1);  upconv3 = encoder3_enc3relu2 = None
    decoder3_dec3conv1 = self.decoder3.dec3conv1(cat_1);  cat_1 = None
    decoder3_dec3norm1 = self.decoder3.dec3norm1(decoder3_dec3conv1);  decoder3_dec3conv1 = None
    decoder3_dec3relu1 = self.decoder3.dec3relu1(decoder3_dec3norm1);  decoder3_dec3norm1 = None
    decoder3_dec3conv2 = self.decoder3.dec3conv2(decoder3_dec3relu1);  decoder3_dec3relu1 = None
    decoder3_dec3norm2 = self.decoder3.dec3norm2(decoder3_dec3conv2);  decoder3_dec3conv2 = None
    decoder3_dec3relu2 = self.decoder3.dec3relu2(decoder3_dec3norm2);  decoder3_dec3norm2 = None
    upconv2 = self.upconv2(decoder3_dec3relu2);  decoder3_dec3relu2 = None
    cat_2 = torch.cat((upconv2, encoder2_enc2relu2), dim = 1);  upconv2 = encoder2_enc2relu2 = None
    decoder2_dec2conv1 = self.decoder2.dec2conv1(cat_2);  cat_2 = None
    decoder2_dec2norm1 = self.decoder2.dec2norm1(decoder2_dec2conv1);  decoder2_dec2conv1 = None
    decoder2_dec2relu1 = self.decoder2.dec2relu1(decoder2_dec2norm1);  decoder2_dec2norm1 = None
    decoder2_dec2conv2 = self.decoder2.dec2conv2(decoder2_dec2relu1);  decoder2_dec2relu1 = None
    decoder2_dec2norm2 = self.decoder2.dec2norm2(decoder2_dec2conv2);  decoder2_dec2conv2 = None
    decoder2_dec2relu2 = self.decoder2.dec2relu2(decoder2_dec2norm2);  decoder2_dec2norm2 = None
    upconv1 = self.upconv1(decoder2_dec2relu2);  decoder2_dec2relu2 = None
    cat_3 = torch.cat((upconv1, encoder1_enc1relu2), dim = 1);  upconv1 = encoder1_enc1relu2 = None
    decoder1_dec1conv1 = self.decoder1.dec1conv1(cat_3);  cat_3 = None
    decoder1_dec1norm1 = self.decoder1.dec1norm1(decoder1_dec1conv1);  decoder1_dec1conv1 = None
    decoder1_dec1relu1 = self.decoder1.dec1relu1(decoder1_dec1norm1);  decoder1_dec1norm1 = None
    decoder1_dec1conv2 = self.decoder1.dec1conv2(decoder1_dec1relu1);  decoder1_dec1relu1 = None
    decoder1_dec1norm2 = self.decoder1.dec1norm2(decoder1_dec1conv2);  decoder1_dec1conv2 = None
    decoder1_dec1relu2 = self.decoder1.dec1relu2(decoder1_dec1norm2);  decoder1_dec1norm2 = None
    conv = self.conv(decoder1_dec1relu2);  decoder1_dec1relu2 = None
    sigmoid = torch.sigmoid(conv);  conv = None
    return sigmoid
    