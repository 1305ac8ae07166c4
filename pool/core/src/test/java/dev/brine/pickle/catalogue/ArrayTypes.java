package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Arrays. */
final class ArrayTypes {
  private ArrayTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        array("boolean[]", new boolean[] {true, false}),
        array("byte[]", new byte[] {-128, 0, 127}),
        array("short[]", new short[] {-1, 2}),
        array("char[]", new char[] {'a', '\ud83d'}),
        array("int[]", new int[] {Integer.MIN_VALUE, 0, 1}),
        array("int[] empty", new int[0]),
        array("long[]", new long[] {Long.MIN_VALUE, 1}),
        array("float[]", new float[] {Float.NaN, -0.0f}),
        array("double[]", new double[] {Double.NaN, -0.0, 1e300}),
        array("double[] of 8 MB", large()),
        array("int[][] with null", new int[][] {{1}, null, {}, {2, 3}}),
        array("D21 double[][][]", new double[][][] {{{1}, {2, 3}}, {}}),
        array("String[] with null", new String[] {"a", null}),
        array("Integer[][]", new Integer[][] {{1, null}, {}}),
        array("Object[] of arrays", new Object[] {new int[] {1}, "x", 2L, new Object[0], null}),
        array("Number[] of several", new Number[] {1, 2.0, 3L}),
        array("Serializable[]", new Serializable[] {"a", 1}),
        array("Comparable[][]", new Comparable<?>[][] {{"a"}, {1}}),
        array("enum array", new TimeUnit[] {TimeUnit.DAYS, null}),
        array("List[]", new List<?>[] {List.of(1), new ArrayList<>()}),
        array("Class[]", new Class<?>[] {int.class, String[].class}),
        travels(
            "Object[] that contains itself",
            () -> {
              Object[] array = new Object[2];
              array[0] = array;
              return array;
            },
            (sent, back) -> that(back[0] == back, "the cycle is gone")),
        travels(
            "Object[] with one list twice",
            () -> {
              Object shared = new ArrayList<>(List.of(1));
              return new Object[] {shared, shared};
            },
            (sent, back) -> {
              same(sent, back);
              that(back[0] == back[1], "one list came back as two");
            }));
  }

  private static double[] large() {
    double[] large = new double[1 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = i / 3.0;
    }
    return large;
  }

  private static TypeRow array(String name, Object array) {
    return travels(
        name,
        () -> array,
        (sent, back) -> {
          sameClass(sent, back);
          same(sent, back);
          that(sent != back, "it did not travel");
        });
  }
}
