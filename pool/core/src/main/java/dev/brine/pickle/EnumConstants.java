package dev.brine.pickle;

/** The constants of an enum of the session, as a thing that travels. */
record EnumConstants(Class<?> type) {}
