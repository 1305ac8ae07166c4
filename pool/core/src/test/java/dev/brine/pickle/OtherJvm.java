package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A JVM that has a file and the class path of this one, and nothing of any session. */
public final class OtherJvm {
  private OtherJvm() {}

  /** Loads what the file holds, applies it to an integer and returns what is printed. */
  static String apply(Path file, int item) throws IOException, InterruptedException {
    Path output = Files.createTempFile("brine-test-", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherJvm.class.getName(),
                  file.toString(),
                  Integer.toString(item))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Files.readString(output).trim();
    } finally {
      Files.delete(output);
    }
  }

  public static void main(String[] args) throws IOException {
    Object loaded = Brine.load(Path.of(args[0]));
    @SuppressWarnings("unchecked")
    Object answer =
        loaded instanceof Function<?, ?> f
            ? ((Function<Object, Object>) f).apply(Integer.valueOf(args[1]))
            : loaded;
    System.out.write(String.valueOf(answer).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
