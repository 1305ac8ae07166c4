package dev.brine.jupyter;

/** {@code %lsmagic}: tells which magics there are. */
final class ListMagic implements Magic {
  @Override
  public String name() {
    return "%lsmagic";
  }

  @Override
  public String summary() {
    return "tells which magics there are";
  }

  @Override
  public MagicResult run(MagicCall call) {
    int width = call.magics().names().stream().mapToInt(String::length).max().orElse(0);
    for (Magic each : call.magics().all()) {
      call.out()
          .println(each.name() + " ".repeat(width + 2 - each.name().length()) + each.summary());
    }
    return MagicResult.NONE;
  }
}
