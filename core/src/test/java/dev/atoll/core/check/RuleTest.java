package dev.atoll.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.core.resolve.FileSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleTest {
  @Test
  void theSchemaOfTheFleetFileKnowsEveryRule() throws IOException {
    JsonNode rules =
        new ObjectMapper()
            .readTree(FileSchema.FLEET.text())
            .at("/properties/policies/properties/check/properties");
    List<String> known = new ArrayList<>();
    rules.fieldNames().forEachRemaining(known::add);

    assertThat(known).isEqualTo(Rule.keys());
  }
}
