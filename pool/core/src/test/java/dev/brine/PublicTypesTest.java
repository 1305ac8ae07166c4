package dev.brine;

import com.google.common.io.Resources;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users may touch, and what only other packages of Brine may. */
@Timeout(60)
class PublicTypesTest {
  @Test
  void publicTypes_ofTheEngine_areThoseOfTheList() throws IOException {
    PublicTypes.assertAreThose(
        Resources.getResource(PublicTypesTest.class, "public-types.txt"), Brine.class);
  }
}
