package dev.brine.session;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.brine.code.ClassCode;
import dev.brine.pickle.SessionValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/**
 * A digest of one value that stays the same in another session, where JShell has given other
 * numbers to the classes around snippets.
 */
final class ValueDigest {
  private static final Remapper UNNUMBERED =
      new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String name) {
          return UnnumberedText.of(name);
        }
      };

  private ValueDigest() {}

  /** The digest of a value that can travel. */
  static String of(@Nullable Object value) {
    Map<String, @Nullable Object> alone = new HashMap<>();
    alone.put("", value);
    SessionValues written = SessionValues.write(alone, each -> true);
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putUnencodedChars(UnnumberedText.of(written.graph()));
    // The numbers in the names of lambdas' bodies are the compiler's, so they give no order.
    Set<String> bodies = new TreeSet<>();
    written.code().forEach(each -> bodies.addAll(bodies(each)));
    bodies.forEach(hasher::putUnencodedChars);
    return hasher.hash().toString();
  }

  /** What lambdas do is in the code around them; other code is compared as source. */
  private static List<String> bodies(ClassCode code) {
    return MethodCode.methods(code.bytes()).stream()
        .filter(each -> each.startsWith("lambda$"))
        .map(each -> MethodCode.of(code.bytes(), each, UNNUMBERED))
        .map(each -> Hashing.sha256().hashBytes(each).toString())
        .toList();
  }
}
