package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.ledger.LedgerCodes;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemPagesTest {
  @Test
  void everyCodeIsItsOwnAndHasAPage() throws IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Class<?> constants : List.of(FleetCodes.class, LedgerCodes.class)) {
      for (Field field : constants.getFields()) {
        codes.add((String) field.get(null));
      }
    }
    assertThat(codes).hasSizeGreaterThan(40);
    assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
    assertThat(codes)
        .allSatisfy(
            code ->
                assertThat(Path.of("..", "docs", "problems", code + ".md"))
                    .content()
                    .startsWith("# " + code + ": "));
  }
}
