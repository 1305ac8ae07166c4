package dev.brine.pickle;

import dev.brine.code.Generation;
import dev.brine.error.CaptureException;
import dev.brine.task.Shared;
import dev.brine.task.SharedSource;
import java.util.List;

/** Writes a shared value as its id; the value itself is sent once, by other means. */
final class SharedForm extends Form<Shared<?>> {
  @Override
  void write(Shared<?> handle, GraphOutput output) {
    SharedSource<?> source = SharedSource.of(handle);
    output.bytes().writeString(source.id());
    output.bytes().writeBoolean(isPlain(source, handle, output.discovery()));
  }

  private static boolean isPlain(SharedSource<?> source, Shared<?> handle, Discovery discovery) {
    if (discovery.outlasts()) {
      throw new CaptureException(
          List.of("a shared value"), "it ends with its session; keep what get() gives instead");
    }
    if (source instanceof SharedThere there) {
      // A copy in this process of what was shared here may go on to a further copy.
      SharedHere<?> here = SharedHere.find(there.id());
      Shared<?> first = here == null ? null : here.handle();
      boolean gone = here == null || first == null;
      return gone ? there.isPlain() : here.travel(first, discovery);
    }
    if (Boolean.getBoolean("brine.worker")) {
      throw new CaptureException(
          List.of("a shared value"), "it was shared inside of a task; return what get() gives");
    }
    return ((SharedHere<?>) source).travel(handle, discovery);
  }

  @Override
  Shared<?> make(GraphInput input) {
    String id = input.bytes().readString();
    boolean plain = input.bytes().readBoolean();
    // Back in the session it is the very handle that left.
    SharedHere<?> here = input.names().loader() instanceof Generation ? null : SharedHere.find(id);
    Shared<?> handle = here == null ? null : here.handle();
    return handle == null ? new SharedThere(id, plain, input.names()).newHandle() : handle;
  }
}
