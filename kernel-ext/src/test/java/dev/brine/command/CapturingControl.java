package dev.brine.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Runs snippets on the caller's thread and keeps what came of the last one. */
final class CapturingControl extends DirectExecutionControl implements ExecutionControlProvider {
  private @Nullable Object value;
  private @Nullable Throwable thrown;

  @Override
  protected String invoke(Method method) throws Exception {
    try {
      value = method.invoke(null);
      return "";
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      throw e;
    }
  }

  void forget() {
    value = null;
    thrown = null;
  }

  @Nullable Object value() {
    return value;
  }

  @Nullable Throwable thrown() {
    return thrown;
  }

  @Override
  public String name() {
    return "capturing";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }
}
