package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.MacroFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The macros that a project may call or override have the names and arguments they have in dbt. */
final class MacroNamesTest {
  private static final Pattern MACRO =
      Pattern.compile("\\{%-?\\s*macro\\s+([^%]*?)\\s*-?%\\}", Pattern.DOTALL);

  private static List<String> wanted() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            MacroNamesTest.class.getResourceAsStream("/dbt-postgres-macros.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everyMacroOfTheAdapterIsThereWithItsArguments() throws IOException {
    List<String> present =
        new PostgresEngine()
            .macros().stream()
                .map(MacroFile::text)
                .flatMap(text -> MACRO.matcher(text).results())
                .map(found -> found.group(1).replaceAll("\\s", ""))
                .toList();

    assertThat(wanted()).hasSizeGreaterThan(50);
    assertThat(present).doesNotHaveDuplicates().containsAll(wanted());
  }

  @Test
  void whatIsNotTheAdaptersSaysSoInItsName() throws IOException {
    List<String> own =
        new PostgresEngine()
            .macros().stream()
                .map(MacroFile::text)
                .flatMap(text -> MACRO.matcher(text).results())
                .map(found -> found.group(1).replaceAll("\\(.*", "").strip())
                .filter(name -> !name.startsWith("postgres__"))
                .toList();

    assertThat(own)
        .allMatch(name -> name.startsWith("atoll__postgres_") || name.startsWith("postgres_"));
  }
}
