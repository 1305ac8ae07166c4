package dev.brine.command;

import dev.brine.session.CellException.Fault;
import java.util.List;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/** What the compiler has against the generated loop, told of the user's own. */
final class LoopFaults {
  private static final String NO_METHOD = "compiler.err.cant.apply.";
  private static final String TWO_METHODS = "compiler.err.ref.ambiguous";
  private static final String SOME_PATHS =
      "compiler.err.lambda.body.neither.value.nor.void.compatible";
  private static final String MISMATCH = "compiler.err.prob.found.req";

  private final CellText cell;
  private final LoopShape shape;
  private final SourceCodeAnalysis analysis;

  LoopFaults(CellText cell, LoopShape shape, SourceCodeAnalysis analysis) {
    this.cell = cell;
    this.shape = shape;
    this.analysis = analysis;
  }

  /** Whether the loop may be rejected because its last expression is void. */
  static boolean isMismatch(List<Diag> errors) {
    return errors.stream().anyMatch(each -> each.getCode().equals(MISMATCH));
  }

  /** The faults, at least one. */
  List<Fault> of(GeneratedCode code, List<Diag> errors) {
    List<Fault> faults =
        errors.stream()
            .filter(each -> !isOfItems(each.getCode()) || isWithinBody(code, each))
            .map(each -> fault(code, each))
            .toList();
    return faults.isEmpty() ? List.of(header(code, errors.get(0))) : faults;
  }

  private Fault fault(GeneratedCode code, Diag error) {
    if (error.getCode().equals(SOME_PATHS)) {
      return ofBody(
          "some paths end without a value: add `return ...;`, or `continue;` for no value");
    }
    return code.isBeforeText(error.getPosition())
        ? ofBody(
            "a value of the body has no type: it is a call of a void method,"
                + " or a lambda that needs a cast")
        : code.fault(error);
  }

  private Fault ofBody(String message) {
    return new Fault(message, shape.insideEnd(), shape.insideEnd());
  }

  private static boolean isOfItems(String code) {
    return code.startsWith(NO_METHOD) || code.equals(TWO_METHODS);
  }

  private boolean isWithinBody(GeneratedCode code, Diag error) {
    return code.toText(error.getPosition()) >= shape.bodyStart();
  }

  // The compiler lists every kind of items that a loop takes; the user wants to know of this one.
  private Fault header(GeneratedCode code, Diag error) {
    if (shape.isCounted()) {
      return code.fault(error);
    }
    String items = cell.text().substring(shape.itemsStart(), shape.headerEnd()).strip();
    String type = analysis.analyzeType(items, items.length());
    return new Fault(
        "cannot iterate over %s: the items must be an Iterable, an array or a Stream"
            .formatted(type == null || type.isEmpty() ? "this" : type),
        shape.itemsStart(),
        cell.codeEnd(shape.itemsStart(), shape.headerEnd()));
  }
}
