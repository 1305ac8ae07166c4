package dev.brine.pickle;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.util.List;

/** Refuses a class that has no meaning in another process. */
final class RefusedForm extends Form<Object> {
  private final Class<?> type;
  private final String reason;

  RefusedForm(Class<?> type, String reason) {
    this.type = type;
    this.reason = reason;
  }

  @Override
  void write(Object object, GraphOutput output) {
    throw new CaptureException(List.of(TypeNames.known(type)), reason);
  }

  @Override
  Object make(GraphInput input) {
    throw new BrineException(type.getTypeName() + ": " + reason);
  }
}
