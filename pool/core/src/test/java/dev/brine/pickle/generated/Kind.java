package dev.brine.pickle.generated;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object: what it holds, how it is made, and what is to be known of how it travels. It
 * has some fixed slots, and then groups of repeated ones.
 */
public final class Kind {
  /** What its hash code depends on. */
  public enum Hash {
    /** Its identity, or plain values. */
    STABLE,
    /** What it holds. */
    CONTENT,
    /** Things that may change, or that lead back to it. */
    NEVER
  }

  /** Makes an object; of the parts, only the hard ones are there. */
  @FunctionalInterface
  public interface Maker {
    Object make(int tag, @Nullable Object[] parts);
  }

  /** Fills an object that was made. */
  @FunctionalInterface
  public interface Filler {
    void fill(Object object, @Nullable Object[] parts);
  }

  private static final int ALL = Integer.MAX_VALUE;

  private final String name;
  private final Hash hash;
  private final Maker maker;
  private final @Nullable Filler filler;
  private final Set<Slot> fits = EnumSet.of(Slot.ANY, Slot.SOME, Slot.WEAK);
  private List<Slot> fixed = List.of();
  private List<Slot> repeated = List.of();
  private int most;
  private int hard;
  private int hardTravelling;
  private boolean bridged;
  private boolean over;
  private boolean partsBridged;

  private Kind(String name, Hash hash, Maker maker, @Nullable Filler filler) {
    this.name = name;
    this.hash = hash;
    this.maker = maker;
    this.filler = filler;
    this.hard = filler == null ? ALL : 0;
    this.hardTravelling = hard;
    if (hash != Hash.NEVER) {
      fits.add(Slot.KEY);
      fits.add(Slot.OPEN_KEY);
    }
  }

  /** Can be made empty, and then filled. */
  public static Kind filled(String name, Hash hash, Maker maker, Filler filler) {
    return new Kind(name, hash, maker, filler);
  }

  /** Can only be made with all that it holds. */
  public static Kind whole(String name, Hash hash, Maker maker) {
    return new Kind(name, hash, maker, null);
  }

  /** It holds exactly these first. */
  public Kind fixed(Slot... slots) {
    fixed = List.of(slots);
    return this;
  }

  /** Then up to so many groups of these. */
  public Kind repeated(int groups, Slot... slots) {
    most = groups;
    repeated = List.of(slots);
    return this;
  }

  /** It may take these slots too. */
  public Kind fits(Slot... slots) {
    fits.addAll(List.of(slots));
    return this;
  }

  /** Java needs the first so many parts to make it. */
  public Kind hard(int parts) {
    hard = parts;
    hardTravelling = parts;
    return this;
  }

  /** The engine can make it without any of its parts, though Java cannot. */
  public Kind travelsFilled() {
    hardTravelling = 0;
    return this;
  }

  /** The engine makes it whole, though Java can fill it. */
  public Kind travelsWhole() {
    hardTravelling = ALL;
    return this;
  }

  /** It writes itself by java.io serialization, so the engine makes it whole. */
  public Kind bridged() {
    bridged = true;
    return travelsWhole();
  }

  /** It is bridged, but over an array or map that holds its elements and travels like others. */
  public Kind bridgedOver() {
    over = true;
    return bridged();
  }

  /** It arrives with bridged objects for its parts. */
  public Kind partsBridged() {
    partsBridged = true;
    return this;
  }

  boolean hasBridgedParts() {
    return bridged || partsBridged;
  }

  boolean isOver() {
    return over;
  }

  /** Whether it hashes or compares what it holds. */
  boolean asks() {
    return Stream.concat(fixed.stream(), repeated.stream()).anyMatch(Slot::isAsked);
  }

  String name() {
    return name;
  }

  Hash hash() {
    return hash;
  }

  boolean canTake(Slot slot) {
    return fits.contains(slot);
  }

  int fixedSlots() {
    return fixed.size();
  }

  int groupSize() {
    return repeated.size();
  }

  int mostGroups() {
    return most;
  }

  /** The slot of a part. */
  Slot slot(int part) {
    return part < fixed.size()
        ? fixed.get(part)
        : repeated.get((part - fixed.size()) % repeated.size());
  }

  /** Whether one can be made that holds nothing. */
  boolean isLeaf() {
    return fixed.stream().allMatch(Slot::isNullable);
  }

  /** Whether Java needs this part to make it. */
  boolean isHard(int part) {
    return part < hard;
  }

  /** Whether the engine needs this part to make it. */
  boolean isHardTravelling(int part) {
    return part < hardTravelling;
  }

  boolean isBridged() {
    return bridged;
  }

  /**
   * Whether what arrives is sure to hold this part strongly: a container keeps one of equal keys,
   * and a view of a map's keys has no values.
   */
  boolean holds(int part) {
    return slot(part) != Slot.WEAK && !asks();
  }

  Object make(int tag, @Nullable Object[] parts) {
    return maker.make(tag, parts);
  }

  void fill(Object object, @Nullable Object[] parts) {
    if (filler != null) {
      filler.fill(object, parts);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
