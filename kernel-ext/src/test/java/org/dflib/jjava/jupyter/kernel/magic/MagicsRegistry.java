package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** A stand-in for JJava's type of the name. */
public final class MagicsRegistry {
  private final Map<String, LineMagic<?, ?>> lines = new ConcurrentHashMap<>();
  private final Map<String, CellMagic<?, ?>> cells = new ConcurrentHashMap<>();

  public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
    lines.put(name, magic);
    return this;
  }

  public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
    cells.put(name, magic);
    return this;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T, K extends BaseKernel> T evalLineMagic(K kernel, String name, List<String> arguments)
      throws Exception {
    return ((LineMagic<T, K>) lines.get(name)).eval(kernel, arguments);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T, K extends BaseKernel> T evalCellMagic(
      K kernel, String name, List<String> arguments, String body) throws Exception {
    return ((CellMagic<T, K>) cells.get(name)).eval(kernel, arguments, body);
  }
}
