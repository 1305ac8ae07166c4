package dev.brine.pickle;

import dev.brine.payload.Payload;
import dev.brine.pickle.generated.Transcript;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and reads graphs by forms of its own, with the same classes on both sides. */
record FormsJourney(ClassLoader session, Function<Class<?>, Form<Object>> forms)
    implements GraphJourney {
  @Override
  public @Nullable String difference(Object root, List<String> sent) {
    Payload written = GraphWriter.forGraphs(Discovery.NONE, forms).write(root);
    Object back = GraphReader.forGraphs(new GraphNames(session), forms).read(written);
    return Transcript.difference(sent, Transcript.of(back));
  }
}
