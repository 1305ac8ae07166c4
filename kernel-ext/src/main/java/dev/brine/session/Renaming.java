package dev.brine.session;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/** The names that the classes of a saved session have in the session it is loaded into. */
final class Renaming extends Remapper {
  Renaming() {
    super(Opcodes.ASM9);
  }
}
