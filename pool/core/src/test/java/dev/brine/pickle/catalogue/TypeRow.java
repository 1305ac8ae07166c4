package dev.brine.pickle.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue: a type and what becomes of it on its way to another JVM and back.
 *
 * @param name what the row is about
 * @param maker makes the object
 * @param check fails where what came back is not right; null where the object is to be refused
 * @param refusals texts of which the refusal contains at least one; empty where it travels
 * @param hasIdentity whether two references to the object must still be to one after the journey
 */
public record TypeRow(
    String name,
    Maker<?> maker,
    @Nullable Check<Object> check,
    List<String> refusals,
    boolean hasIdentity) {

  /** Makes the object of a row; what has to be closed afterwards is given to the scope. */
  @FunctionalInterface
  public interface Maker<T> {
    T make(Scope scope) throws Exception;
  }

  /** Makes the object of a row that leaves nothing behind. */
  @FunctionalInterface
  public interface PlainMaker<T> {
    T make() throws Exception;
  }

  /** Fails with an {@link AssertionError} where what came back is not what was sent. */
  @FunctionalInterface
  public interface Check<T> {
    void check(T sent, T back) throws Exception;
  }

  /** A type that travels: what comes back is of the same class, equal, and passes the check. */
  public static <T> TypeRow travels(String name, PlainMaker<T> maker, Check<T> check) {
    return travelsScoped(name, scope -> maker.make(), check);
  }

  /** A type that travels: what comes back is of the same class and equal. */
  public static <T> TypeRow travels(String name, PlainMaker<T> maker) {
    return travels(name, maker, Checks.equal());
  }

  /** A type that travels, though making one leaves something to be closed. */
  @SuppressWarnings("unchecked") // what comes back is first asked for its class by the check
  public static <T> TypeRow travelsScoped(String name, Maker<T> maker, Check<T> check) {
    return new TypeRow(name, maker, (Check<Object>) check, List.of(), true);
  }

  /** A type that must be refused with a reason that contains one of the texts. */
  public static TypeRow refused(String name, PlainMaker<?> maker, String... texts) {
    return refusedScoped(name, scope -> maker.make(), texts);
  }

  /** A type that must be refused, though making one leaves something to be closed. */
  public static TypeRow refusedScoped(String name, Maker<?> maker, String... texts) {
    return new TypeRow(name, maker, null, List.of(texts), true);
  }

  /** The same row of a value: nobody may rely on two references to it being to one object. */
  public TypeRow value() {
    return new TypeRow(name, maker, check, refusals, false);
  }
}
