package dev.brine.pickle;

/**
 * Writes an enum constant by its name. Ordinals would change their meaning when the session
 * redefines the enum during a map.
 */
final class EnumForm extends Form<Enum<?>> {
  @SuppressWarnings("rawtypes")
  private final Class<? extends Enum> type;

  EnumForm(Class<?> type) {
    this.type = type.asSubclass(Enum.class);
  }

  @Override
  void write(Enum<?> constant, GraphOutput output) {
    output.bytes().writeString(constant.name());
  }

  @Override
  @SuppressWarnings("unchecked")
  Enum<?> make(GraphInput input) {
    return (Enum<?>) Enum.valueOf(type, input.bytes().readString());
  }

  /** The constants of a session's enum must be there before one is looked up. */
  @Override
  boolean runsCode() {
    return true;
  }

  /** What a constant holds may come later, and may lead back to what holds the constant. */
  @Override
  boolean uses(Object reached) {
    return reached instanceof EnumConstants;
  }
}
