package dev.brine.pickle;

import java.io.IOException;

/** Found as a service. */
public final class CelsiusCodec implements Codec<Celsius> {
  @Override
  public void write(Celsius celsius, ValueOutput output) throws IOException {
    output.writeDouble(celsius.degrees());
  }

  @Override
  public Celsius read(ValueInput input) throws IOException {
    return new Celsius(input.readDouble());
  }

  @Override
  public Class<Celsius> type() {
    return Celsius.class;
  }
}
