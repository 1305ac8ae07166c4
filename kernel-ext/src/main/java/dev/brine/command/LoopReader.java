package dev.brine.command;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the parts of the loop, whose header the compiler understands even if its body is none. */
final class LoopReader {
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "Boolean",
          "byte", "Byte",
          "char", "Character",
          "short", "Short",
          "int", "Integer",
          "long", "Long",
          "float", "Float",
          "double", "Double");
  private static final Map<Tree.Kind, String> LITERALS =
      Map.of(
          Tree.Kind.CHAR_LITERAL, "char",
          Tree.Kind.INT_LITERAL, "int",
          Tree.Kind.LONG_LITERAL, "long",
          Tree.Kind.FLOAT_LITERAL, "float",
          Tree.Kind.DOUBLE_LITERAL, "double");

  private final CellText cell;
  private final CellPieces.Piece piece;
  private final ParsedCode parsed;

  private LoopReader(CellText cell, CellPieces.Piece piece) {
    this.cell = cell;
    this.piece = piece;
    this.parsed = ParsedCode.statements(cell, piece.start(), piece.end());
  }

  /**
   * Reads the loop.
   *
   * @throws CellException if it is no loop that can run in parallel, or its header is no Java
   */
  static LoopShape read(CellText cell, CellPieces.Piece piece) throws CellException {
    return new LoopReader(cell, piece).read();
  }

  private LoopShape read() throws CellException {
    List<? extends StatementTree> statements = parsed.statements();
    StatementTree statement = statements.isEmpty() ? null : statements.get(0);
    String label = null;
    while (statement instanceof LabeledStatementTree labeled) {
      label = labeled.getLabel().toString();
      statement = labeled.getStatement();
    }
    if (statement instanceof EnhancedForLoopTree each) {
      refuseBrokenHeader(parsed.start(each.getStatement()));
      VariableTree tree = each.getVariable();
      Tree type = tree.getType();
      LoopShape.Variable variable =
          new LoopShape.Variable(
              tree.getName().toString(),
              type == null ? "var" : type.toString(),
              "",
              parsed.start(tree),
              parsed.end(tree));
      int items = parsed.start(each.getExpression());
      return shape(each, label, variable, items, each.getStatement());
    }
    if (statement instanceof ForLoopTree counting) {
      return shape(counting, label, counter(counting), -1, counting.getStatement());
    }
    throw noLoop(statement);
  }

  private LoopShape shape(
      StatementTree loop,
      @Nullable String label,
      LoopShape.Variable variable,
      int itemsStart,
      StatementTree body)
      throws CellException {
    int bodyStart = parsed.start(body);
    String mask = cell.mask();
    int headerEnd = mask.lastIndexOf(')', bodyStart);
    boolean braces = mask.charAt(bodyStart) == '{';
    int insideStart = braces ? bodyStart + 1 : bodyStart;
    int insideEnd = braces ? closing(bodyStart) : cell.codeEnd(bodyStart, piece.end());
    return new LoopShape(
        parsed.start(loop),
        label,
        variable,
        itemsStart,
        headerEnd,
        bodyStart,
        insideStart,
        insideEnd);
  }

  // Nothing but comments may stand behind the body; JShell cannot tell what does.
  private int closing(int bodyStart) throws CellException {
    String mask = cell.mask();
    int depth = 0;
    for (int at = bodyStart; at < piece.end(); at++) {
      char c = mask.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        int rest = cell.codeStart(at + 1, piece.end());
        if (rest < piece.end()) {
          throw cell.refuse("nothing can stand behind the loop", rest, rest + 1);
        }
        return at;
      }
    }
    throw cell.refuse("the loop's body is not closed: a `}` is missing", bodyStart, bodyStart + 1);
  }

  private LoopShape.Variable counter(ForLoopTree counting) throws CellException {
    int start = parsed.start(counting);
    int end = parsed.start(counting.getStatement());
    if (!cell.mask().substring(start, Math.max(start, end)).contains(";")) {
      throw cell.refuse(
          "this loop header is not Java (a record pattern cannot be a loop variable):"
              + " use `for (var p : ...)` and take it apart in the body",
          start,
          end);
    }
    refuseBrokenHeader(end);
    if (counting.getInitializer().size() != 1
        || !(counting.getInitializer().get(0) instanceof VariableTree variable)) {
      throw cell.refuse(
          "a counted loop needs exactly one loop variable, declared in its header", start, end);
    }
    if (counting.getCondition() == null) {
      throw cell.refuse(
          "an endless loop cannot be run in parallel: give it a condition", start, end);
    }
    String type = type(variable);
    String name = variable.getName().toString();
    int from = parsed.start(variable);
    if (type == null) {
      throw cell.refuse(
          "declare the loop variable `" + name + "` with its type, such as int or long",
          from,
          parsed.end(variable));
    }
    String boxed = BOXES.getOrDefault(type, type);
    return new LoopShape.Variable(name, type, boxed, from, parsed.end(variable));
  }

  private @Nullable String type(VariableTree variable) {
    Tree type = variable.getType();
    if (type != null && !type.toString().equals("var")) {
      return type.toString();
    }
    return variable.getInitializer() instanceof LiteralTree literal
        ? LITERALS.get(literal.getKind())
        : null;
  }

  private void refuseBrokenHeader(int bodyStart) throws CellException {
    List<Fault> faults =
        parsed.faults().stream().filter(each -> each.start() < bodyStart).limit(1).toList();
    if (!faults.isEmpty()) {
      throw cell.refuse(faults);
    }
  }

  private CellException noLoop(@Nullable StatementTree statement) {
    int at = statement == null ? piece.start() : parsed.start(statement);
    List<Fault> faults = ParsedCode.faults(cell, piece.start(), piece.end());
    if (cell.text().charAt(at) == '}') {
      return cell.refuse("this `}` closes nothing", at, at + 1);
    }
    boolean otherLoop = statement instanceof WhileLoopTree || statement instanceof DoWhileLoopTree;
    if (!faults.isEmpty() && !otherLoop) {
      return cell.refuse(List.of(faults.get(0)));
    }
    return cell.refuse(
        "the last statement must be a for loop: `for (int x : items) { ... }`;"
            + " `%%everywhere` runs a cell as it is once on each worker",
        at, cell.codeEnd(at, piece.end()));
  }
}
