package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.elements;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;

/** Queues of the JDK. */
final class QueueTypes {
  private QueueTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("ArrayDeque", () -> new ArrayDeque<>(List.of(3, 1, 2)), elements()),
        travels("PriorityQueue", () -> filled(new PriorityQueue<>()), QueueTypes::polledAlike),
        travels(
            "PriorityQueue with a typed lambda",
            () -> filled(new PriorityQueue<>((a, b) -> Integer.compare(b, a))),
            QueueTypes::polledAlike),
        travels(
            "PriorityQueue empty with reverseOrder",
            () -> new PriorityQueue<>(Comparator.<Integer>reverseOrder()),
            (sent, back) -> polledAlike(filled(sent), filled(back))),
        travels(
            "PriorityQueue with Comparator.comparing",
            () -> filled(new PriorityQueue<>(Comparator.comparing((Integer i) -> -i))),
            QueueTypes::polledAlike),
        travels("ConcurrentLinkedQueue", () -> filled(new ConcurrentLinkedQueue<>()), elements()),
        travels("ConcurrentLinkedDeque", () -> filled(new ConcurrentLinkedDeque<>()), elements()),
        travels(
            "ArrayBlockingQueue with bound",
            () -> filled(new ArrayBlockingQueue<>(4)),
            QueueTypes::bounded),
        travels(
            "LinkedBlockingQueue with bound",
            () -> filled(new LinkedBlockingQueue<>(4)),
            QueueTypes::bounded),
        travels(
            "LinkedBlockingDeque with bound",
            () -> filled(new LinkedBlockingDeque<>(4)),
            QueueTypes::bounded),
        travels("LinkedBlockingQueue", () -> filled(new LinkedBlockingQueue<>()), elements()),
        travels("LinkedTransferQueue", () -> filled(new LinkedTransferQueue<>()), elements()),
        travels(
            "PriorityBlockingQueue with reverseOrder",
            () -> filled(new PriorityBlockingQueue<>(4, Comparator.<Integer>reverseOrder())),
            QueueTypes::polledAlike),
        travels(
            "Collections.asLifoQueue",
            () -> filled(Collections.asLifoQueue(new ArrayDeque<>())),
            (sent, back) -> {
              Checks.<Queue<Integer>>elements().check(sent, back);
              back.add(9);
              same(9, back.peek());
            }),
        refused("DelayQueue", DelayQueue::new, "copy", "inside the task"));
  }

  private static <Q extends Collection<Integer>> Q filled(Q queue) {
    Collections.addAll(queue, 3, 1, 2);
    return queue;
  }

  /** What is added later comes out in the right place, too. */
  private static void polledAlike(Queue<Integer> sent, Queue<Integer> back) {
    sameClass(sent, back);
    sent.add(0);
    back.add(0);
    same(polled(sent), polled(back));
  }

  private static List<Integer> polled(Queue<Integer> queue) {
    List<Integer> polled = new ArrayList<>();
    while (!queue.isEmpty()) {
      polled.add(queue.poll());
    }
    return polled;
  }

  private static void bounded(BlockingQueue<Integer> sent, BlockingQueue<Integer> back)
      throws Exception {
    Checks.<BlockingQueue<Integer>>elements().check(sent, back);
    same(1, back.remainingCapacity());
    that(back.offer(4), "there is no room left");
    that(!back.offer(5), "the bound is gone");
    same(3, back.poll());
  }
}
