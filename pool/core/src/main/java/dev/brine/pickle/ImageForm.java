package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Objects;

/** Writes an image of one of the predefined types by its pixels. */
final class ImageForm extends Form<BufferedImage> {
  @Override
  void write(BufferedImage image, GraphOutput output) {
    if (image.getType() == BufferedImage.TYPE_CUSTOM) {
      throw new CaptureException(
          List.of(BufferedImage.class.getName()),
          "only images of a predefined type travel; draw it into one of TYPE_INT_ARGB");
    }
    output.bytes().writeVarInt(image.getType(), true);
    output.bytes().writeVarInt(image.getWidth(), true);
    output.bytes().writeVarInt(image.getHeight(), true);
    Object pixels =
        image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), null);
    output.value(pixels);
    output.bytes().writeBoolean(image.getColorModel() instanceof IndexColorModel);
    if (image.getColorModel() instanceof IndexColorModel palette) {
      int[] colors = new int[palette.getMapSize()];
      palette.getRGBs(colors);
      output.value(colors);
      output.bytes().writeVarInt(palette.getPixelSize(), true);
      output.bytes().writeBoolean(palette.hasAlpha());
      output.bytes().writeVarInt(palette.getTransparentPixel(), false);
    }
  }

  @Override
  BufferedImage make(GraphInput input) {
    int type = input.bytes().readVarInt(true);
    int width = input.bytes().readVarInt(true);
    int height = input.bytes().readVarInt(true);
    Object pixels = input.value();
    BufferedImage image =
        input.bytes().readBoolean()
            ? new BufferedImage(width, height, type, palette(input))
            : new BufferedImage(width, height, type);
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    return image;
  }

  private static IndexColorModel palette(GraphInput input) {
    int[] colors = (int[]) Objects.requireNonNull(input.value());
    int bits = input.bytes().readVarInt(true);
    boolean hasAlpha = input.bytes().readBoolean();
    int transparent = input.bytes().readVarInt(false);
    return new IndexColorModel(
        bits, colors.length, colors, 0, hasAlpha, transparent, DataBuffer.TYPE_BYTE);
  }
}
