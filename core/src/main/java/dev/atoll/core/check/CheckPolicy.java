package dev.atoll.core.check;

import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How serious each rule is, and which words it passes over: {@code policies: {check: {tenant_name:
 * warn, literal_place: {severity: error, allow: [reference]}}}}.
 */
public final class CheckPolicy {
  /** What a finding is. */
  public enum Weight {
    ERROR,
    WARN,
    OFF
  }

  private static final String SEVERITY = "severity";
  private static final String ALLOW = "allow";

  private final Map<Rule, Weight> weights = new EnumMap<>(Rule.class);
  private final Map<Rule, Set<String>> allowed = new EnumMap<>(Rule.class);

  private CheckPolicy() {}

  /** Errors for what separates, warnings for what is only untidy. */
  public static CheckPolicy standard() {
    CheckPolicy policy = new CheckPolicy();
    for (Rule rule : Rule.values()) {
      policy.weights.put(rule, rule.isTidiness() ? Weight.WARN : Weight.ERROR);
    }
    return policy;
  }

  /** Nothing is looked for. */
  public static CheckPolicy none() {
    CheckPolicy policy = new CheckPolicy();
    for (Rule rule : Rule.values()) {
      policy.weights.put(rule, Weight.OFF);
    }
    return policy;
  }

  /**
   * What a fleet file says.
   *
   * @param fleetFile the whole file
   */
  public static CheckPolicy of(YamlMap fleetFile, Problems problems) {
    CheckPolicy policy = standard();
    fleetFile
        .value("policies")
        .filter(YamlMap.class::isInstance)
        .flatMap(policies -> ((YamlMap) policies).value("check"))
        .ifPresent(section -> policy.read(section, problems));
    return policy;
  }

  private void read(YamlNode section, Problems problems) {
    if (!(section instanceof YamlMap map)) {
      problems.add(wrong(section, "'check' must be a mapping of rules", "write 'rule: warn'"));
      return;
    }
    for (YamlEntry entry : map.entries()) {
      Optional<Rule> rule = Rule.named(entry.key());
      if (rule.isEmpty()) {
        problems.add(
            Problem.error(
                FleetCodes.UNKNOWN_KEY,
                entry.place(),
                "there is no rule '" + entry.key() + "'",
                "rules are " + String.join(", ", Rule.keys()),
                Nearest.suggestion(entry.key(), Rule.keys(), "remove it")));
        continue;
      }
      switch (entry.value()) {
        case YamlScalar scalar -> weigh(rule.get(), scalar, problems);
        case YamlMap details -> details(rule.get(), details, problems);
        case YamlList list ->
            problems.add(wrong(list, "a rule is not a list", "write error, warn or off"));
      }
    }
  }

  private void details(Rule rule, YamlMap details, Problems problems) {
    for (YamlEntry entry : details.entries()) {
      if (entry.key().equals(SEVERITY) && entry.value() instanceof YamlScalar scalar) {
        weigh(rule, scalar, problems);
      } else if (entry.key().equals(ALLOW) && !(entry.value() instanceof YamlMap)) {
        List<YamlNode> items =
            entry.value() instanceof YamlList list ? list.items() : List.of(entry.value());
        Set<String> words = new LinkedHashSet<>();
        items.forEach(item -> words.add(folded(String.valueOf(item.toJava()))));
        allowed.put(rule, Ordered.set(words));
      } else if (entry.key().equals(SEVERITY) || entry.key().equals(ALLOW)) {
        problems.add(
            wrong(
                entry.value(),
                "'" + entry.key() + "' of a rule cannot be " + entry.value().kind(),
                "write 'severity: warn' and 'allow: [word]'"));
      } else {
        problems.add(
            Problem.error(
                FleetCodes.UNKNOWN_KEY,
                entry.place(),
                "unknown key '" + entry.key() + "' in rule '" + rule.key() + "'",
                "it may hold " + SEVERITY + ", " + ALLOW,
                Nearest.suggestion(entry.key(), List.of(SEVERITY, ALLOW), "remove it")));
      }
    }
  }

  private void weigh(Rule rule, YamlScalar scalar, Problems problems) {
    // YAML 1.1 readers take a bare off for a boolean; ours does not, but people quote it.
    Optional<Weight> weight =
        switch (scalar.text().toLowerCase(Locale.ROOT)) {
          case "error" -> Optional.of(Weight.ERROR);
          case "warn" -> Optional.of(Weight.WARN);
          case "off", "false" -> Optional.of(Weight.OFF);
          default -> Optional.empty();
        };
    weight.ifPresentOrElse(
        known -> weights.put(rule, known),
        () ->
            problems.add(
                wrong(
                    scalar,
                    "'" + scalar.text() + "' is no severity",
                    Nearest.suggestion(
                        scalar.text(),
                        List.of("error", "warn", "off"),
                        "write error, warn or off"))));
  }

  private static Problem wrong(YamlNode node, String message, String mend) {
    return Problem.error(FleetCodes.WRONG_KIND, node.place(), message, "", mend);
  }

  Weight weight(Rule rule) {
    return weights.getOrDefault(rule, Weight.OFF);
  }

  boolean allows(Rule rule, String word) {
    return allowed.getOrDefault(rule, Set.of()).contains(folded(word));
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
