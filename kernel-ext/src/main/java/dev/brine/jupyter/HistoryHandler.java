package dev.brine.jupyter;

import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers requests for earlier cells; the base library's answer is not what the protocol asks. */
record HistoryHandler(CellHistory history) implements ShellHandler<HistoryRequest> {
  @Override
  public void handle(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
    HistoryRequest request = message.getContent();
    environment.setBusyDeferIdle();
    List<Object> entries = new ArrayList<>();
    for (CellHistory.Cell each : cells(request)) {
      // Outputs are not kept.
      Object told = request.includeOutput() ? Arrays.asList(each.code(), null) : each.code();
      entries.add(List.of(each.session(), each.number(), told));
    }
    KernelConnection.reply(
        environment, MessageType.HISTORY_REPLY, Map.of("status", "ok", "history", entries));
  }

  private List<CellHistory.Cell> cells(HistoryRequest request) {
    if (request instanceof HistoryRequest.Tail tail) {
      return history.tail(tail.getMaxReturnLength());
    }
    if (request instanceof HistoryRequest.Range range) {
      return history.range(range.getSessionIndex(), range.getStart(), range.getStop());
    }
    HistoryRequest.Search search = (HistoryRequest.Search) request;
    return history.search(search.getPattern(), search.getMaxReturnLength(), search.filterUnique());
  }
}
