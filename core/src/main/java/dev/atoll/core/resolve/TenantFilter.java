package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies {@code --tenants}, {@code --where} and {@code --first}. */
final class TenantFilter {
  private static final Pattern CONDITION = Pattern.compile("\\s*([^=!\\s]+)\\s*(!?=)(.*)");

  private final SequencedMap<TenantId, SequencedMap<String, Setting>> tenants;
  private final Problems problems;

  /**
   * @param tenants all tenants with their labels, in the fleet's order
   */
  TenantFilter(SequencedMap<TenantId, SequencedMap<String, Setting>> tenants, Problems problems) {
    this.tenants = tenants;
    this.problems = problems;
  }

  /**
   * The tenants chosen.
   *
   * @param disabled those that {@code --first} does not count
   */
  Set<TenantId> choose(TenantChoice choice, Set<TenantId> disabled) {
    Problems found = new Problems();
    Set<TenantId> named = named(choice.tenants(), found);
    List<Predicate<Map<String, Setting>>> conditions = new ArrayList<>();
    choice.where().forEach(text -> condition(text, found).ifPresent(conditions::add));
    problems.addAll(found.sorted());
    if (found.hasErrors()) {
      return Set.of();
    }
    Set<TenantId> chosen = new LinkedHashSet<>();
    long room = choice.first().isPresent() ? choice.first().getAsInt() : Long.MAX_VALUE;
    for (Map.Entry<TenantId, SequencedMap<String, Setting>> tenant : tenants.entrySet()) {
      boolean matches = conditions.stream().allMatch(test -> test.test(tenant.getValue()));
      boolean counts = !disabled.contains(tenant.getKey());
      if (named.contains(tenant.getKey()) && matches && (!counts || room > 0)) {
        chosen.add(tenant.getKey());
        room -= counts ? 1 : 0;
      }
    }
    if (chosen.isEmpty() && !tenants.isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.NOTHING_SELECTED,
              "no tenant is selected",
              "none of the %d tenants satisfies all of --tenants, --where and --first"
                  .formatted(tenants.size()),
              "loosen the selection; 'atoll tenants' lists all with their labels"));
    }
    return chosen;
  }

  private Set<TenantId> named(List<String> names, Problems found) {
    if (names.isEmpty()) {
      return tenants.keySet();
    }
    List<String> known = tenants.keySet().stream().map(TenantId::value).toList();
    Set<TenantId> chosen = new LinkedHashSet<>();
    for (String name : names) {
      if (known.contains(name)) {
        chosen.add(new TenantId(name));
      } else {
        found.add(
            Problem.error(
                FleetCodes.UNKNOWN_TENANT,
                "there is no tenant '" + name + "'",
                "--tenants names it",
                Nearest.suggestion(name, known, "'atoll tenants' lists all")));
      }
    }
    return chosen;
  }

  private Optional<Predicate<Map<String, Setting>>> condition(String text, Problems found) {
    Matcher matcher = CONDITION.matcher(text);
    if (!matcher.matches()) {
      found.add(
          bad(
              "--where '" + text + "' is no condition",
              "",
              "write label=value, label!=value, or several values: label=one,two"));
      return Optional.empty();
    }
    String label = matcher.group(1);
    List<String> values =
        Arrays.stream(matcher.group(3).split(",", -1)).map(String::strip).toList();
    boolean equal = matcher.group(2).equals("=");
    return isKnown(label, values, found)
        ? Optional.of(
            labels -> {
              Setting setting = labels.get(label);
              return (setting != null && values.contains(String.valueOf(setting.value()))) == equal;
            })
        : Optional.empty();
  }

  /** A value nobody has is a slip of the hand: with {@code !=} it would let everybody through. */
  private boolean isKnown(String label, List<String> values, Problems found) {
    Set<String> labels = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (SequencedMap<String, Setting> tenant : tenants.values()) {
      labels.addAll(tenant.keySet());
      Setting setting = tenant.get(label);
      if (setting != null) {
        known.add(String.valueOf(setting.value()));
      }
    }
    if (!labels.contains(label)) {
      found.add(
          bad(
              "no tenant has a label '" + label + "'",
              labels.isEmpty()
                  ? "the tenants have no labels"
                  : "the labels are " + String.join(", ", labels),
              Nearest.suggestion(label, labels, "take one of them")));
      return false;
    }
    List<String> unknown = values.stream().filter(value -> !known.contains(value)).toList();
    for (String value : unknown) {
      found.add(
          bad(
              "no tenant has the label " + label + "=" + value,
              "its values are " + String.join(", ", known),
              Nearest.suggestion(value, known, "take one of them")));
    }
    return unknown.isEmpty();
  }

  private static Problem bad(String message, String cause, String mend) {
    return Problem.error(FleetCodes.BAD_WHERE, message, cause, mend);
  }
}
