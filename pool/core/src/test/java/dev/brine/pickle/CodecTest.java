package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CaptureException;
import dev.brine.pool.ProcessPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users' own types travel as their codecs say. */
@Timeout(120)
class CodecTest {
  /** Has a part that cannot travel, and one that must keep its identity. */
  private static final class Account {
    private final List<Object> owners;
    private final Thread keeper = Thread.currentThread();

    Account(List<Object> owners) {
      this.owners = owners;
    }
  }

  private static final class AccountCodec implements Codec<Account> {
    @Override
    public void write(Account account, ValueOutput output) throws IOException {
      output.writeUTF(account.keeper.getName());
      output.writeValue(account.owners);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Account read(ValueInput input) throws IOException {
      assertThat(input.readUTF()).isNotEmpty();
      return new Account((List<Object>) input.readValue());
    }
  }

  private static final class Broken {}

  private static final class BrokenCodec implements Codec<Broken> {
    @Override
    public void write(Broken broken, ValueOutput output) throws IOException {
      throw new IOException("no ink");
    }

    @Override
    public Broken read(ValueInput input) {
      return new Broken();
    }
  }

  @Test
  void register_codecOfAPartOfAGraph_keepsAliasesAndCircles() {
    Pickler.register(Account.class, new AccountCodec());
    List<Object> owners = new ArrayList<>();
    Account account = new Account(owners);
    owners.add(account);
    List<?> back = (List<?>) Pickler.copy(new ArrayList<>(List.of(owners, account)));
    Account accountBack = (Account) back.get(1);
    assertThat(accountBack.owners).isSameAs(back.get(0));
    assertThat(accountBack.owners.get(0)).isSameAs(accountBack);
  }

  @Test
  void register_codecThatFails_isARefusalWithItsMessage() {
    Pickler.register(Broken.class, new BrokenCodec());
    assertThatThrownBy(() -> Pickler.dumps(List.of(new Broken())))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("element [0] -> Broken: its codec cannot write it")
        .hasMessageContaining("no ink");
    assertThat(Pickler.pickles(new Broken())).isFalse();
  }

  @Test
  void codec_ofAService_servesItemsAndResults() {
    try (ProcessPool pool = ProcessPool.of(1)) {
      List<Celsius> back =
          pool.map((Integer x) -> new Celsius(x * 1.5), new ArrayList<>(List.of(1, 2)));
      assertThat(back).extracting(Celsius::degrees).containsExactly(1.5, 3.0);
      assertThat(pool.map(Celsius::degrees, back)).containsExactly(1.5, 3.0);
    }
  }
}
