package dev.brine.command;

import dev.brine.report.GroupedOutput.Order;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads by what output is grouped. */
final class GroupOption implements ITypeConverter<Order> {
  @Override
  public Order convert(String text) {
    return switch (text) {
      case "task" -> Order.TASK;
      case "worker" -> Order.WORKER;
      default -> throw new TypeConversionException("it is task or worker, not '" + text + "'");
    };
  }
}
