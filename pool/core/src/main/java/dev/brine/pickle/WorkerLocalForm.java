package dev.brine.pickle;

import dev.brine.code.Generation;
import dev.brine.error.BrineException;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.LocalHome;
import dev.brine.task.LocalRecipe;
import dev.brine.task.WorkerLocal;
import org.jspecify.annotations.Nullable;

/** Writes a worker local as its recipe; the value stays where it is. */
final class WorkerLocalForm extends Form<WorkerLocal<?>> {
  @Override
  void write(WorkerLocal<?> local, GraphOutput output) {
    LocalRecipe<?> recipe = LocalRecipe.of(local);
    output.bytes().writeString(recipe.id());
    output.bytes().writeString(output.discovery().fingerprint(recipe));
    output.value(recipe.make());
    output.value(recipe.closer());
  }

  @Override
  @SuppressWarnings("unchecked") // the two were written together
  WorkerLocal<?> make(GraphInput input) {
    String id = input.bytes().readString();
    String fingerprint = input.bytes().readString();
    Call<@Nullable Object> make = (Call<@Nullable Object>) input.value();
    Act<@Nullable Object> closer = (Act<@Nullable Object>) input.value();
    if (make == null) {
      throw new BrineException("a worker local has no recipe");
    }
    // A session has one value of each, whatever the code was when it went away and came back.
    LocalRecipe<@Nullable Object> recipe =
        input.names().loader() instanceof Generation generation
            ? new LocalRecipe<>(id, make, closer, fingerprint, new GenerationHome(generation))
            : new LocalRecipe<>(id, make, closer, "", LocalHome.HERE);
    return recipe.local();
  }

  @Override
  String step(WorkerLocal<?> local, boolean rest, int part) {
    return part == 0 ? "the recipe of a worker local" : "the closer of a worker local";
  }
}
