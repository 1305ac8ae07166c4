package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** References travel with what they refer to, or empty. */
final class ReferenceTypes {
  private ReferenceTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "D111 WeakReference live",
            () -> {
              // The list keeps the referent alive on its way, too.
              Object referent = new ArrayList<>(List.of(1));
              return Arrays.asList(referent, new WeakReference<>(referent));
            },
            (sent, back) -> {
              WeakReference<?> reference = (WeakReference<?>) back.get(1);
              same(List.of(1), reference.get());
              that(reference.get() == back.get(0), "it refers to a copy");
            }),
        travels(
            "D111 WeakReference dead",
            () -> cleared(new WeakReference<>("x")),
            ReferenceTypes::dead),
        travels(
            "SoftReference live",
            () -> new SoftReference<>(new ArrayList<>(List.of(1))),
            (sent, back) -> {
              sameClass(sent, back);
              same(List.of(1), back.get());
            }),
        travels(
            "SoftReference dead", () -> cleared(new SoftReference<>("x")), ReferenceTypes::dead),
        refused(
            "PhantomReference",
            () -> new PhantomReference<>("x", new ReferenceQueue<>()),
            "garbage collector",
            "inside the task"),
        refused("ReferenceQueue", ReferenceQueue::new, "garbage collector", "inside the task"),
        refused("Cleaner", Cleaner::create, "inside the task"));
  }

  private static Reference<String> cleared(Reference<String> reference) {
    reference.clear();
    return reference;
  }

  private static void dead(Reference<String> sent, Reference<String> back) {
    sameClass(sent, back);
    that(back.get() == null, "it refers to something now");
  }
}
