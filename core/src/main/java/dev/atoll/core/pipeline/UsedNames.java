package dev.atoll.core.pipeline;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that a project's SQL may use without a node of that name: tables that hooks and operations
 * make, and those that are read by a literal name. More than there are, rather than less.
 *
 * @param words folded
 */
record UsedNames(Set<String> words) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  /** What stands behind a dot where rows are read from; CTEs have no dot. */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:from|join)\\s+(?:\\{\\{[^}]*\\}\\}|[\\w\"$]+)\\s*\\.\\s*(?:[\\w\"$]+\\s*\\.\\s*)?\"?([\\w$]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONFIG =
      Pattern.compile("\\{\\{-?\\s*config\\(.*?\\)\\s*-?\\}\\}", Pattern.DOTALL);

  static UsedNames of(Project project) {
    Set<String> words = new HashSet<>();
    for (PackageSource source : project.packages()) {
      // Built-in macros name no table of anybody's.
      if (source.directory().isPresent()) {
        source.macroFiles().forEach(file -> add(WORD, 0, file.source().text(), words));
        hooks(source).forEach(text -> add(WORD, 0, text, words));
        texts(source).forEach(text -> add(READ, 1, text.text(), words));
      }
    }
    return new UsedNames(words);
  }

  private static Stream<SourceText> texts(PackageSource source) {
    return Stream.of(source.models(), source.analyses(), source.singularTests())
        .flatMap(List::stream)
        .map(file -> file.source());
  }

  /** Where hooks may stand: dbt_project.yml, and the calls of config() in models. */
  private static Stream<String> hooks(PackageSource source) {
    return Stream.concat(
        Stream.of(String.valueOf(source.file().raw().toJava())),
        texts(source).map(text -> configs(text.text())));
  }

  private static String configs(String text) {
    StringBuilder found = new StringBuilder();
    Matcher call = CONFIG.matcher(text);
    while (call.find()) {
      found.append(call.group()).append('\n');
    }
    return found.toString();
  }

  private static void add(Pattern pattern, int group, String text, Set<String> words) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(group).toLowerCase(Locale.ROOT));
    }
  }

  boolean contains(String name) {
    return words.contains(name.toLowerCase(Locale.ROOT));
  }
}
