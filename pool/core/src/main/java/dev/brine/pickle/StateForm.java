package dev.brine.pickle;

/**
 * Writes a class of the JDK that holds nothing but values, though it does not say how to write it.
 * That takes a way into the JDK on both sides.
 */
final class StateForm {
  private StateForm() {}

  static Form<?> of(Class<?> type) {
    FieldLayout layout = FieldLayout.ofJdk(type);
    return !layout.isComplete()
        ? new RefusedForm(
            type,
            "this JVM does not let its state be read; pass what it holds, or make it in the task")
        : new InstanceForm(type, layout);
  }
}
