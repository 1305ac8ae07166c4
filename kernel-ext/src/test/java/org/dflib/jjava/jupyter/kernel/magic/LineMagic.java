package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** A stand-in for JJava's type of the name. */
public interface LineMagic<T, K extends BaseKernel> {
  T eval(K kernel, List<String> arguments) throws Exception;
}
