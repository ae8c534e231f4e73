package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problems;
import java.util.regex.Pattern;

/** Texts as values in YAML, in quotes where they would mean something else without. */
final class YamlTexts {
  private static final Pattern HARMLESS = Pattern.compile("[\\w./+~(^$-][ -~]*");

  private YamlTexts() {}

  static String scalar(String text) {
    boolean plain =
        HARMLESS.matcher(text).matches()
            && !text.contains(" #")
            && !text.contains(": ")
            && !text.endsWith(":")
            && !text.endsWith(" ")
            && YamlReader.read("", text, new Problems())
                .filter(node -> node instanceof YamlScalar scalar && text.equals(scalar.value()))
                .isPresent();
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }
}
