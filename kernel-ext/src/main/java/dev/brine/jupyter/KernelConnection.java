package dev.brine.jupyter;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.zeromq.ZMQ;

/** The connection with the front end, of which requests can be taken ahead. */
final class KernelConnection extends JupyterConnection {
  KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
    super(properties);
  }

  /** Handles the requests that wait. To be called by the thread that handles them anyway. */
  void handleWaiting() {
    while ((shell.getEvents() & ZMQ.Poller.POLLIN) != 0) {
      handle(shell.readMessage());
    }
  }

  /** Replies what no class of the library stands for. */
  @SuppressWarnings("unchecked") // a message's content is written as whatever it is
  static void reply(
      ShellReplyEnvironment environment, MessageType<?> type, Map<String, Object> content) {
    environment
        .defer()
        .reply(
            new Message<>(
                environment.getContext(), (MessageType<Map<String, Object>>) type, content));
  }

  private <T> void handle(Message<T> message) {
    MessageType<T> type = message.getHeader().getType();
    ShellHandler<T> handler = getHandler(type);
    if (handler != null) {
      ShellReplyEnvironment environment = prepareReplyEnv(shell, message);
      handler.handle(environment, message);
      environment.resolveDeferrals();
    }
  }
}
