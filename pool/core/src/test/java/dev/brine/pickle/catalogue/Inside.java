package dev.brine.pickle.catalogue;

import java.util.List;

/** An object that holds another in two fields and twice in a list. */
public interface Inside {
  /** Takes it in. */
  void fill(Object value);

  /** All four references. */
  List<Object> all();
}
