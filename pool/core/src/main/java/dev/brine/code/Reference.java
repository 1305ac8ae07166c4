package dev.brine.code;

/** What one method's bytecode refers to. Class names are binary, with dots. */
sealed interface Reference {
  /** A static field that is read or written. */
  record StaticField(String owner, String name) implements Reference {}

  /** A method that is called or turned into a function. */
  record Method(String owner, String name, String descriptor) implements Reference {}

  /** A class that is instantiated, tested against or named as a value. */
  record Type(String name) implements Reference {}
}
