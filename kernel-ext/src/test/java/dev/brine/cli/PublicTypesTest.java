package dev.brine.cli;

import com.google.common.io.Resources;
import dev.brine.PublicTypes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users of the front ends may touch, and what only other packages of Brine may. */
@Timeout(60)
class PublicTypesTest {
  @Test
  void publicTypes_ofTheFrontEnds_areThoseOfTheList() throws IOException {
    PublicTypes.assertAreThose(
        Resources.getResource(PublicTypesTest.class, "public-types.txt"), Main.class);
  }
}
