package dev.brine.session;

import com.google.common.hash.Hashing;
import dev.brine.code.ClassCode;
import dev.brine.error.CaptureException;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.session.SessionFileException.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps values as the capture of a map of them. */
final class CaptureStore implements ValueStore {
  @Override
  public Written write(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> good = new LinkedHashMap<>();
    Map<String, String> digests = new LinkedHashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          try {
            Parcel parcel = Capture.of(value == null ? name : value).parcels().get(0);
            digests.put(name, Hashing.sha256().hashBytes(parcel.graph()).toString());
            good.put(name, value);
          } catch (CaptureException e) {
            refusals.add(new Refusal(name, e.path(), e.reason()));
          }
        });
    return new Written(bytes(Capture.of(good).parcels().get(0)), digests, refusals, List.of());
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> read(byte[] bytes) {
    try (Replica replica = Replica.create()) {
      replica.open(parcel(new Fields(bytes)));
      return (Map<String, @Nullable Object>) replica.function();
    }
  }

  @Override
  public Map<String, @Nullable Object> read(byte[] bytes, List<Renamed> table, Class<?> neighbor) {
    if (!parcel(new Fields(bytes)).code().isEmpty()) {
      throw new SessionFileException("values of the session's own types cannot be loaded yet");
    }
    return read(bytes);
  }

  private static byte[] bytes(Parcel parcel) {
    return new Fields.Writer()
        .list(
            parcel.code(),
            (out, code) ->
                out.text(code.name()).bytes(code.bytes()).number(code.initialized() ? 1 : 0))
        .texts(parcel.classPath())
        .bytes(parcel.graph())
        .toBytes();
  }

  private static Parcel parcel(Fields in) {
    return new Parcel(
        in.list(each -> new ClassCode(each.text(), each.bytes(), each.number() != 0)),
        in.texts(),
        in.bytes());
  }
}
