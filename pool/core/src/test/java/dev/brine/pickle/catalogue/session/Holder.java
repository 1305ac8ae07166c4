package dev.brine.pickle.catalogue.session;

import dev.brine.pickle.catalogue.Inside;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's class that has what a row is about in its fields. */
public final class Holder implements Inside {
  private @Nullable Object first;
  private @Nullable Object second;
  private final List<@Nullable Object> list = new ArrayList<>();

  @Override
  public void fill(Object value) {
    first = value;
    second = value;
    list.add(value);
    list.add(value);
  }

  @Override
  public List<Object> all() {
    List<Object> all = new ArrayList<>();
    all.add(first);
    all.add(second);
    all.addAll(list);
    return all;
  }
}
