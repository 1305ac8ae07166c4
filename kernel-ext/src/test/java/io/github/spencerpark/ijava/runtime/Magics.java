package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import java.util.List;

/** A stand-in for what IJava's rewritten magics call. */
public final class Magics {
  private Magics() {}

  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T lineMagic(String name, List<String> arguments) {
    try {
      return IJava.getKernelInstance().getMagics().applyLineMagic(name, arguments);
    } catch (Exception e) {
      throw new RuntimeException(
          "Exception occurred while running line magic '" + name + "': " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T cellMagic(String name, List<String> arguments, String body) {
    try {
      return IJava.getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
    } catch (Exception e) {
      throw new RuntimeException(
          "Exception occurred while running cell magic '" + name + "': " + e.getMessage(), e);
    }
  }
}
