package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.awt.image.BufferedImage;
import java.util.List;

/** Writes an image of one of the predefined types by its pixels. */
final class ImageForm extends Form<BufferedImage> {
  @Override
  void write(BufferedImage image, GraphOutput output) {
    if (image.getType() == BufferedImage.TYPE_CUSTOM
        || image.getType() == BufferedImage.TYPE_BYTE_INDEXED
        || image.getType() == BufferedImage.TYPE_BYTE_BINARY) {
      throw new CaptureException(
          List.of(BufferedImage.class.getName()),
          "only images of a predefined type without palette travel; draw it into one of TYPE_INT_ARGB");
    }
    output.bytes().writeVarInt(image.getType(), true);
    output.bytes().writeVarInt(image.getWidth(), true);
    output.bytes().writeVarInt(image.getHeight(), true);
    Object pixels =
        image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), null);
    output.value(pixels);
  }

  @Override
  BufferedImage make(GraphInput input) {
    int type = input.bytes().readVarInt(true);
    int width = input.bytes().readVarInt(true);
    int height = input.bytes().readVarInt(true);
    BufferedImage image = new BufferedImage(width, height, type);
    image.getRaster().setDataElements(0, 0, width, height, input.value());
    return image;
  }
}
