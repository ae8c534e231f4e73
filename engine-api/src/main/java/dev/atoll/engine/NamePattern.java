package dev.atoll.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tenants' places are called, with what differs between them left open: {@code t_{tenant}},
 * {@code /srv/data/{tenant}/{tenant}.duckdb}.
 */
public record NamePattern(List<Part> parts) {
  /** One piece of a name. */
  public sealed interface Part {
    /** Text that all have. */
    record Fixed(String text) implements Part {}

    /** The id of a tenant. */
    record Tenant() implements Part {}

    /** What a label, or something else that is not known, stands for; within a path's segment. */
    record Open(String name) implements Part {}
  }

  /**
   * A name that matches.
   *
   * @param tenant whose it would be; empty where the pattern does not say
   */
  public record Match(Optional<String> tenant) {}

  private static final String TENANT = "tenant";
  private static final String ID = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}";
  private static final String SLASH = "/";

  public NamePattern {
    parts = List.copyOf(parts);
  }

  /** Whether it leaves anything open. */
  public boolean isOpen() {
    return parts.stream().anyMatch(part -> !(part instanceof Part.Fixed));
  }

  /**
   * Whether a name that matches says something: one that may be anything says nothing, since
   * others' names match it as well.
   */
  public boolean isTelling() {
    return isOpen()
        && parts.stream()
            .anyMatch(
                part ->
                    part instanceof Part.Fixed(String text)
                        && text.chars().anyMatch(Character::isLetterOrDigit));
  }

  /** Whether a whole name is one of these; what stands in it twice must be the same twice. */
  public Optional<Match> match(String name) {
    Map<String, String> groups = new HashMap<>();
    StringBuilder expression = new StringBuilder();
    for (Part part : parts) {
      expression.append(
          switch (part) {
            case Part.Fixed(String text) -> Pattern.quote(text);
            case Part.Tenant() -> group(TENANT, ID, groups);
            case Part.Open(String label) -> group("label " + label, "[^/]+", groups);
          });
    }
    Matcher matcher = Pattern.compile(expression.toString()).matcher(name);
    return matcher.matches()
        ? Optional.of(new Match(Optional.ofNullable(groups.get(TENANT)).map(matcher::group)))
        : Optional.empty();
  }

  private static String group(String name, String expression, Map<String, String> groups) {
    String known = groups.get(name);
    if (known != null) {
      return "\\k<" + known + ">";
    }
    String fresh = "g" + groups.size();
    groups.put(name, fresh);
    return "(?<" + fresh + ">" + expression + ")";
  }

  /** A path's segments, from the first to the last; that of a root is empty. */
  public List<NamePattern> segments() {
    List<NamePattern> segments = new ArrayList<>();
    List<Part> open = new ArrayList<>();
    for (Part part : parts) {
      if (!(part instanceof Part.Fixed(String text))) {
        open.add(part);
        continue;
      }
      String[] texts = text.split(SLASH, -1);
      for (int i = 0; i < texts.length; i++) {
        if (i > 0) {
          segments.add(new NamePattern(open));
          open.clear();
        }
        if (!texts[i].isEmpty()) {
          open.add(new Part.Fixed(texts[i]));
        }
      }
    }
    segments.add(new NamePattern(open));
    return segments;
  }

  /** As it is written in a fleet file. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          switch (part) {
            case Part.Fixed(String fixed) -> fixed;
            case Part.Tenant() -> "{tenant}";
            case Part.Open(String name) -> "{" + name + "}";
          });
    }
    return text.toString();
  }
}
