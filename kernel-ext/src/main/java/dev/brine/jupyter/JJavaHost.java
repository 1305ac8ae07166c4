package dev.brine.jupyter;

import dev.brine.code.SessionClasses;
import dev.brine.report.Content;
import dev.brine.report.Display;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * JJava, whose classes are not to be had at build time. It shows the value of a magic by itself,
 * and its loader hides the bytes of the classes that were typed.
 */
final class JJavaHost implements HostKernel {
  private static final String PACKAGE = "org.dflib.jjava.jupyter.kernel.";

  private final Object kernel;
  private final Object magics;
  private final JShell shell;
  private final AtomicInteger nextCell;

  JJavaHost(Object kernel) {
    this.kernel = kernel;
    this.magics = Members.call(kernel, "getMagicsRegistry");
    this.shell = (JShell) Members.call(kernel, "getJShell");
    this.nextCell = (AtomicInteger) Members.field(kernel, "executionCount");
    SessionClasses.install(JJavaHost::bytes);
  }

  private static byte @Nullable [] bytes(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || !loader.getClass().getSimpleName().equals("JJavaClassLoader")) {
      return null;
    }
    Object delegate = Members.field(loader, "this$0");
    Map<?, ?> declared = (Map<?, ?>) Members.field(delegate, "declaredClasses");
    return declared.get(type.getName()) instanceof byte[] bytes ? bytes.clone() : null;
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public int cell() {
    return nextCell.get() - 1;
  }

  @Override
  public @Nullable Object evaluate(String source) throws Exception {
    // No magic is looked for in it.
    return Members.callOrThrow(Members.call(kernel, "evalBuilder", source), "eval");
  }

  @Override
  public void register(String name, boolean wholeCell, Call call) {
    String kind = wholeCell ? "CellMagic" : "LineMagic";
    Class<?> type = type("magic." + kind);
    Object magic =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "eval" ->
                      call.run(words(arguments[1]), wholeCell ? (String) arguments[2] : null);
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "%" + name;
                });
    Members.call(magics, "register" + kind, name, magic);
  }

  private static List<String> words(Object arguments) {
    return ((List<?>) arguments).stream().map(String::valueOf).toList();
  }

  private Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + name, true, kernel.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Brine does not know this version of JJava", e);
    }
  }

  @Override
  public Display display() {
    return new KernelDisplay(System.out, System.err);
  }

  @Override
  public void show(@Nullable Object value) throws Exception {
    Object shown = value == null ? "null" : value;
    Object data = Members.call(Members.call(kernel, "getRenderer"), "render", shown);
    Object unused = Members.callOrThrow(kernel, "display", data);
  }

  @Override
  public Object give(Object value) {
    return value;
  }

  private Object data(Content content, @Nullable String id) throws Exception {
    Object data =
        type("display.DisplayData").getConstructor(String.class).newInstance(content.text());
    for (Map.Entry<String, String> each : content.rich().entrySet()) {
      Object unused = Members.callOrThrow(data, "putData", each.getKey(), each.getValue());
    }
    if (id != null) {
      Object unused = Members.callOrThrow(data, "setDisplayId", id);
    }
    return data;
  }

  private void show(Content content, @Nullable String id) {
    try {
      Object unused = Members.callOrThrow(kernel, "display", data(content, id));
    } catch (Exception e) {
      throw new IllegalStateException("JJava does not display: " + e.getMessage(), e);
    }
  }

  private void update(Content content, String id) {
    try {
      Object stream = Members.field(Members.call(kernel, "getIO"), "display");
      Object unused = Members.callOrThrow(stream, "updateDisplay", id, data(content, null));
    } catch (Exception e) {
      throw new IllegalStateException("JJava does not display: " + e.getMessage(), e);
    }
  }

  /** The output of the cell that runs. */
  private final class KernelDisplay implements Display {
    private final PrintStream out;
    private final PrintStream err;

    KernelDisplay(PrintStream out, PrintStream err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public PrintStream out() {
      return out;
    }

    @Override
    public PrintStream err() {
      return err;
    }

    @Override
    public void show(Content content) {
      JJavaHost.this.show(content, null);
    }

    @Override
    public Area area() {
      return new KernelArea();
    }
  }

  /** A display with an identity. */
  private final class KernelArea implements Display.Area {
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    @Override
    public synchronized void set(Content content) {
      if (shown) {
        update(content, id);
      } else {
        shown = true;
        JJavaHost.this.show(content, id);
      }
    }

    @Override
    public synchronized void clear() {
      if (shown) {
        set(Content.of("").html(""));
      }
    }
  }
}
