package dev.brine.spark;

import com.google.common.io.Resources;
import dev.brine.PublicTypes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users of a cluster may touch, and what only other packages of Brine may. */
@Timeout(60)
class PublicTypesTest {
  @Test
  void publicTypes_ofThePoolOnSpark_areThoseOfTheList() throws IOException {
    PublicTypes.assertAreThose(
        Resources.getResource(PublicTypesTest.class, "public-types.txt"), SparkPool.class);
  }
}
