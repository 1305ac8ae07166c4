package dev.brine.pickle;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.brine.code.ClassCode;
import dev.brine.code.Reach;
import dev.brine.task.LocalRecipe;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the recipes of worker locals are during one capture: a hash over the code that each reaches
 * and the values that it captured, so that a worker knows whether its value still is what the
 * session means. Not thread-safe.
 */
final class Fingerprints {
  private final Map<String, String> known = new HashMap<>();

  /**
   * The fingerprint.
   *
   * @throws dev.brine.error.CaptureException if the recipe cannot travel
   */
  String of(LocalRecipe<?> recipe) {
    String found = known.get(recipe.id());
    if (found == null) {
      found = hash(recipe);
      known.put(recipe.id(), found);
    }
    return found;
  }

  private static String hash(LocalRecipe<?> recipe) {
    Reach reach = new Reach();
    // A recipe may lead back to its worker local, so fingerprints within would never end.
    GraphWriter writer = GraphWriter.forParts(ReachDiscovery.withoutFingerprints(reach));
    byte[] graph = writer.write(new @Nullable Object[] {recipe.make(), recipe.closer()}).bytes();
    Hasher hasher = Hashing.murmur3_128().newHasher();
    reach.takeCode().stream()
        .map(ClassCode::hash)
        .sorted()
        .forEach(hash -> hasher.putString(hash, StandardCharsets.US_ASCII));
    return hasher.putBytes(graph).hash().toString();
  }
}
