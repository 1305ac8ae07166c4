package dev.brine.pickle.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Each type of the catalogue comes back as it was, or is refused with a reason. */
@Timeout(600)
class TypeCatalogueTest {
  private final SessionLoader session = new SessionLoader();
  private final RowRunner runner = new RowRunner(session, TypeCatalogue.LIMIT);

  @AfterEach
  void endTheOtherJvm() {
    runner.close();
  }

  @TestFactory
  Stream<DynamicContainer> D74_roundTrip_eachType_comesBackEqualOrIsRefused() {
    return TypeCatalogue.rows(session).stream()
        .map(
            row ->
                dynamicContainer(
                    row.name(),
                    Stream.of(
                        dynamicTest(row.name() + " alone", () -> runner.runAlone(row)),
                        dynamicTest(row.name() + " inside", () -> runner.runInside(row)))));
  }

  @Test
  void D75_rows_ofTheCatalogue_areManyAndEachDecides() {
    List<TypeRow> rows = TypeCatalogue.rows(session);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(200);
    assertThat(rows).extracting(TypeRow::name).doesNotHaveDuplicates();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.check() == null).isEqualTo(!row.refusals().isEmpty()));
  }
}
