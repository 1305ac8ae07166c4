package dev.brine.command;

import dev.brine.report.Content;
import dev.brine.session.RemoteSession;
import dev.brine.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the pools that a session's code uses, wherever that is. */
@FunctionalInterface
interface PoolQuestions {
  /**
   * Asks, and gives the answer.
   *
   * @param words what, and to which pool
   * @throws dev.brine.error.BrineException if there is no answer
   */
  Content ask(String... words);

  /** Asks in this JVM, or in that of a session whose code runs in another one. */
  static PoolQuestions of(Session session) {
    if (session instanceof RemoteSession remote) {
      return words ->
          WireContent.read(
              new String(
                  remote.call(
                      SessionAgent.class,
                      "answer",
                      WireContent.write(List.of(words)).getBytes(StandardCharsets.UTF_8)),
                  StandardCharsets.UTF_8));
    }
    return words -> PoolAnswers.to(List.of(words));
  }
}
