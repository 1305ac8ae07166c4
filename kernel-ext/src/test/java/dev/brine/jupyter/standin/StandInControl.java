package dev.brine.jupyter.standin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;

/** Runs snippets as IJava and JJava do: live values under keys, exceptions by their names. */
public final class StandInControl extends DirectExecutionControl {
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "executor");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Optional<Object>> results = new ConcurrentHashMap<>();
  private final Set<Future<Object>> running = ConcurrentHashMap.newKeySet();

  public StandInControl() {}

  public StandInControl(LoaderDelegate loader) {
    super(loader);
  }

  public Object takeResult(String key) {
    Optional<Object> result = results.remove(key);
    return result == null ? null : result.orElse(null);
  }

  @Override
  @SuppressWarnings("CollectionUndefinedEquality") // each is itself
  protected String invoke(Method method) throws Exception {
    Future<Object> task = executor.submit(() -> method.invoke(null));
    running.add(task);
    try {
      String key = UUID.randomUUID().toString();
      results.put(key, Optional.ofNullable(task.get()));
      return key;
    } catch (CancellationException e) {
      throw new UserException("interrupted", "Execution Interrupted", new StackTraceElement[0]);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof InvocationTargetException t ? t.getCause() : e;
      throw new UserException(
          String.valueOf(cause.getMessage()), cause.getClass().getName(), cause.getStackTrace());
    } finally {
      running.remove(task);
    }
  }

  @Override
  @SuppressWarnings("Interruption") // it is what these kernels do
  public void stop() {
    running.forEach(task -> task.cancel(true));
  }
}
