package dev.brine.session;

import dev.brine.error.Internal;
import java.util.List;

/** The text of a cell is wrong; nothing of the faulty part has run. Immutable. */
@Internal
public final class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String cell;

  @SuppressWarnings("serial") // List.copyOf of records is never written
  private final List<Fault> faults;

  /**
   * One fault. Offsets count characters of the cell's text as the user typed it.
   *
   * @param message what is wrong, and the fix; may have several lines
   * @param start where the fault begins; -1 where it has no place
   * @param end where it ends, exclusive; -1 where it has no place
   */
  public record Fault(String message, int start, int end) {}

  /**
   * @param cell the whole text of the cell
   * @param faults at least one
   */
  public CellException(String cell, List<Fault> faults) {
    super(faults.get(0).message());
    this.cell = cell;
    this.faults = List.copyOf(faults);
  }

  /** A fault that has no place in the text. */
  public CellException(String cell, String message) {
    this(cell, List.of(new Fault(message, -1, -1)));
  }

  /** The whole text of the cell. */
  public String cell() {
    return cell;
  }

  /** What is wrong, in the order of the text. */
  public List<Fault> faults() {
    return faults;
  }
}
