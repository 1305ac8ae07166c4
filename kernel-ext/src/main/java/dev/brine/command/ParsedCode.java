package dev.brine.command;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.brine.session.CellException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code as the compiler parses it, with places told in the user's text. */
final class ParsedCode {
  /** Where the code stands; a snippet may be any of them. */
  enum Place {
    STATEMENTS("class $W{Object $m()throws Throwable{", "\n}}"),
    MEMBERS("class $W{", "\n}"),
    FILE("", "\n");

    private final String before;
    private final String after;

    Place(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  private static final String UNFINISHED = "compiler.err.premature.eof";

  private final GeneratedCode code;
  private final Place place;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Diagnostic<? extends JavaFileObject>> errors;

  private ParsedCode(GeneratedCode code, Place place) {
    this.code = code;
    this.place = place;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    JavaFileObject source = new Source(place.before + code + place.after);
    JavacTask task =
        (JavacTask)
            compiler.getTask(null, null, collector, List.of("-proc:none"), null, List.of(source));
    try {
      unit = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    positions = Trees.instance(task).getSourcePositions();
    errors =
        collector.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .toList();
  }

  /** Parses the code as the statements of a method. */
  static ParsedCode statements(GeneratedCode code) {
    return new ParsedCode(code, Place.STATEMENTS);
  }

  /** Parses a range of the text as the statements of a method. */
  static ParsedCode statements(CellText cell, int start, int end) {
    return statements(new GeneratedCode(cell.text()).copy(start, end));
  }

  /**
   * What is wrong with a range of the text, read as statements, as members or as a file, whichever
   * gets furthest; empty if one of them is right.
   */
  static List<Fault> faults(CellText cell, int start, int end) {
    List<Fault> furthest = List.of();
    for (Place place : Place.values()) {
      GeneratedCode code = new GeneratedCode(cell.text()).copy(start, end);
      List<Fault> faults = new ParsedCode(code, place).faults();
      if (faults.isEmpty()) {
        return faults;
      }
      if (furthest.isEmpty() || faults.get(0).start() > furthest.get(0).start()) {
        furthest = faults;
      }
    }
    return furthest;
  }

  /**
   * The syntax errors. Where the text ends too early, that one comes first, since the others follow
   * from it.
   */
  List<Fault> faults() {
    return errors.stream()
        .sorted((a, b) -> Boolean.compare(isUnfinished(b), isUnfinished(a)))
        .map(this::fault)
        .toList();
  }

  private static boolean isUnfinished(Diagnostic<?> error) {
    return error.getCode().equals(UNFINISHED);
  }

  private Fault fault(Diagnostic<?> error) {
    int start = toText(error.getPosition());
    return new Fault(
        error.getMessage(null), start, Math.max(start, toText(error.getEndPosition())));
  }

  /** The statements; empty if the code is too broken to have any. */
  List<? extends StatementTree> statements() {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree body) {
        for (Tree member : body.getMembers()) {
          if (member instanceof MethodTree method && method.getName().contentEquals("$m")) {
            return method.getBody() == null ? List.of() : method.getBody().getStatements();
          }
        }
      }
    }
    return List.of();
  }

  int start(Tree tree) {
    return toText(positions.getStartPosition(unit, tree));
  }

  int end(Tree tree) {
    return toText(positions.getEndPosition(unit, tree));
  }

  private int toText(long position) {
    return code.toText(Math.max(0, position - place.before.length()));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String content) {
      super(URI.create("mem:///$W.java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
