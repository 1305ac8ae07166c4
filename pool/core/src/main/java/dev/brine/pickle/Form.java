package dev.brine.pickle;

/**
 * How the objects of one class are taken apart, and put together again in another process. An
 * object is made from a first portion of data; a second one, which may lead back to the object,
 * fills it. Where an object can only be made whole, there is no second portion, and a cycle that
 * leads back to it must pass through one that is filled. A form keeps nothing of a graph, so it is
 * thread-safe.
 *
 * @param <T> the class
 */
abstract class Form<T> {
  /** Writes what {@link #make} needs. */
  abstract void write(T object, GraphOutput output);

  /** Makes the object. */
  abstract T make(GraphInput input);

  /** Whether there is a second portion. */
  boolean isFilled() {
    return false;
  }

  /** Writes what {@link #fill} needs. */
  void writeRest(T object, GraphOutput output) {
    throw new IllegalStateException("made whole");
  }

  /** Fills the object. */
  void fill(T object, GraphInput input) {
    throw new IllegalStateException("made whole");
  }

  /**
   * Whether building the object runs code that may be the user's: a constructor, hashCode,
   * compareTo. Then all that was reached so far must be there before, and in a cycle it is filled
   * last, since a hash code is wrong until the key is complete.
   */
  boolean runsCode() {
    return false;
  }

  /** Whether that code may use what other code reached by itself: a static, an enum's constants. */
  boolean uses(Object reached) {
    return true;
  }

  /**
   * Where in the object a part is, for a refusal's path.
   *
   * @param part counts the parts of one portion, from 0
   */
  String step(T object, boolean rest, int part) {
    return "something in " + TypeNames.withArticle(object.getClass());
  }

  /** As above, for a form that finds its part by what is there. */
  String step(T object, boolean rest, int part, Object held) {
    return step(object, rest, part);
  }
}
