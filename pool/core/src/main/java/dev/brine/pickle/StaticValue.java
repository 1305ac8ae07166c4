package dev.brine.pickle;

import java.lang.reflect.Field;

/**
 * A static field whose value travels: a variable of the session, or a field of a class typed in it.
 */
record StaticValue(Field field) {}
