package dev.atoll.core.compile;

import dev.atoll.core.project.TestDeclaration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generic test's {@code raw_code} in dbt's manifest, which holds what its declaration says. */
final class GenericTestForm {
  private GenericTestForm() {}

  /** The call of {@code config()}; empty when nothing is configured. */
  static String config(Node.GenericTest generic) {
    Map<String, @Nullable Object> said = generic.config();
    String arguments =
        TestDeclaration.CONFIGS.stream()
            .filter(said::containsKey)
            .map(key -> key + "=" + printed(said.get(key)))
            .collect(Collectors.joining(","));
    return arguments.isEmpty() ? "" : "{{ config(" + arguments + ") }}";
  }

  private static String printed(@Nullable Object value) {
    return value instanceof String text
        ? '"' + text.replace("\"", "\\\"") + '"'
        : ContractForm.python(value);
  }
}
