package dev.atoll.core.plan;

import dev.atoll.domain.Ordered;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the blocks of a template name, found without rendering: more than a render would reach,
 * never less, but for names that it puts together.
 *
 * @param names identifiers, and {@code package.name} where two are joined by a dot
 * @param texts string literals
 * @param settings literal names of {@code var()}, {@code env_var()} and fields of {@code target},
 *     as {@code var name}
 */
record Mentions(
    SequencedSet<String> names, SequencedSet<String> texts, SequencedSet<String> settings) {

  private static final Pattern BLOCK =
      Pattern.compile("\\{#.*?#\\}|\\{\\{(.*?)\\}\\}|\\{%(.*?)%\\}", Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile(
          "\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|[A-Za-z_][A-Za-z0-9_]*(?:\\s*\\.\\s*[A-Za-z_][A-Za-z0-9_]*)*");
  private static final Pattern SETTING =
      Pattern.compile(
          "\\b(var|var\\s*\\.\\s*has_var|env_var)\\s*\\(\\s*(?:\"([^\"]*)\"|'([^']*)')"
              + "|\\btarget\\s*(?:\\.\\s*(?:get\\s*\\(\\s*)?|\\[\\s*)['\"]?([A-Za-z_]\\w*)");

  /** Where a tenant's relations lie is no setting: names are symbolic. */
  private static final Set<String> NAMES =
      Set.of("name", "target_name", "schema", "database", "dbname", "path", "get");

  Mentions {
    names = Ordered.set(names);
    texts = Ordered.set(texts);
    settings = Ordered.set(settings);
  }

  static Mentions of(String template) {
    SequencedSet<String> names = new LinkedHashSet<>();
    SequencedSet<String> texts = new LinkedHashSet<>();
    SequencedSet<String> settings = new LinkedHashSet<>();
    Matcher block = BLOCK.matcher(template);
    while (block.find()) {
      String inside = block.group(1) == null ? block.group(2) : block.group(1);
      if (inside != null) {
        addWords(inside, names, texts);
        addSettings(inside, settings);
      }
    }
    return new Mentions(names, texts, settings);
  }

  private static void addWords(String inside, Set<String> names, Set<String> texts) {
    Matcher word = WORD.matcher(inside);
    while (word.find()) {
      if (word.group(1) != null) {
        texts.add(word.group(1));
      } else if (word.group(2) != null) {
        texts.add(word.group(2));
      } else {
        String[] parts = word.group().split("\\s*\\.\\s*", -1);
        for (int i = 0; i < parts.length; i++) {
          names.add(parts[i]);
          if (i > 0) {
            names.add(parts[i - 1] + "." + parts[i]);
          }
        }
      }
    }
  }

  private static void addSettings(String inside, Set<String> settings) {
    Matcher setting = SETTING.matcher(inside);
    while (setting.find()) {
      String field = setting.group(4);
      if (field == null) {
        String kind = setting.group(1).startsWith("env") ? "env_var" : "var";
        String name = setting.group(2) == null ? setting.group(3) : setting.group(2);
        settings.add(kind + " " + name);
      } else if (!NAMES.contains(field)) {
        settings.add("target " + field);
      }
    }
  }
}
