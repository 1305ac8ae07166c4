package dev.brine.jupyter;

import java.util.concurrent.CompletableFuture;

/** Ends the kernel when the process that started it is gone, and nobody could ask it to end. */
final class ParentWatch {
  private ParentWatch() {}

  /** Begins where Jupyter tells who started the kernel, and that process can be seen. */
  static void begin() {
    String told = System.getenv("JPY_PARENT_PID");
    if (told == null || !told.matches("\\d{1,18}")) {
      return;
    }
    ProcessHandle.of(Long.parseLong(told))
        .ifPresent(
            parent -> {
              CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(0));
            });
  }
}
