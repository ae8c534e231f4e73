package dev.atoll.core.freeze;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that are left out, such as those that hold the time of the run: {@code loaded_at}, {@code
 * dbt_*}, {@code orders.loaded_at}. A star stands for any characters; case does not count.
 */
public final class IgnoredColumns {
  private final List<Pattern> anywhere = new ArrayList<>();
  private final List<Pattern> inNode = new ArrayList<>();
  private final List<String> patterns;

  public IgnoredColumns(List<String> patterns) {
    this.patterns = patterns.stream().distinct().sorted().toList();
    for (String pattern : this.patterns) {
      (pattern.contains(".") ? inNode : anywhere).add(compiled(pattern));
    }
  }

  /** These and others. */
  public IgnoredColumns and(List<String> further) {
    return new IgnoredColumns(Stream.concat(patterns.stream(), further.stream()).toList());
  }

  private static Pattern compiled(String pattern) {
    String regex =
        Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  public List<String> patterns() {
    return patterns;
  }

  /** Whether a column of a node, by its name, is left out. */
  public boolean contains(String node, String column) {
    String name = column.toLowerCase(Locale.ROOT);
    String whole = node.toLowerCase(Locale.ROOT) + "." + name;
    return anywhere.stream().anyMatch(pattern -> pattern.matcher(name).matches())
        || inNode.stream().anyMatch(pattern -> pattern.matcher(whole).matches());
  }
}
