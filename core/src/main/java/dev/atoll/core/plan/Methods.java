package dev.atoll.core.plan;

import dev.atoll.core.compile.ModelVersion;
import dev.atoll.core.compile.Node;
import dev.atoll.core.plan.state.StateMatches;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of selection: what {@code tag:}, {@code path:}, {@code source:} … match. */
final class Methods {
  /** What the overlay of a name changes; only a tenant's graph knows it. */
  static final String OVERLAY = "overlay";

  private static final Map<String, BiPredicate<Node, String>> BY_NAME =
      Map.ofEntries(
          Map.entry("fqn", Methods::matchesFqn),
          Map.entry("tag", (node, value) -> anyMatches(node.config().texts("tags"), value)),
          Map.entry("path", Methods::matchesPath),
          Map.entry("file", Methods::matchesFile),
          Map.entry("package", (node, value) -> glob(value, node.facts().packageName())),
          Map.entry("resource_type", (node, value) -> node.type().word().equals(value)),
          Map.entry("version", Methods::matchesVersion),
          Map.entry("unit_test", (node, value) -> isNamed(node, ResourceType.UNIT_TEST, value)),
          Map.entry("source", Methods::matchesSource),
          Map.entry("exposure", (node, value) -> isNamed(node, ResourceType.EXPOSURE, value)),
          Map.entry("test_type", Methods::matchesTestType),
          Map.entry("test_name", Methods::matchesTestName),
          Map.entry(
              "group",
              (node, value) -> node.config().text("group").filter(value::equals).isPresent()),
          Map.entry(
              "access",
              (node, value) ->
                  node.type() == ResourceType.MODEL
                      && node.config().text("access").filter(value::equals).isPresent()));

  private Methods() {}

  static boolean isKnown(String method) {
    return BY_NAME.containsKey(method)
        || method.equals(OVERLAY)
        || StateMatches.METHODS.contains(method)
        || method.startsWith("config.");
  }

  static List<String> known() {
    return Stream.of(BY_NAME.keySet(), Set.of(OVERLAY), StateMatches.METHODS)
        .flatMap(Set::stream)
        .sorted()
        .toList();
  }

  static boolean matches(Node node, String method, String value) {
    if (method.startsWith("config.")) {
      return matchesConfig(node, method.substring("config.".length()), value);
    }
    BiPredicate<Node, String> test = BY_NAME.get(method);
    return test != null && test.test(node, value);
  }

  /** What is wrong with the value of a method that knows its values. */
  static Optional<Problem> wrongValue(Criterion criterion, Set<String> overlays) {
    if (criterion.method().equals(OVERLAY)) {
      return wrongOverlay(criterion.value(), overlays);
    }
    List<String> known =
        switch (criterion.method()) {
          case "test_type" -> List.of("data", "generic", "singular", "unit");
          default -> StateMatches.values(criterion.method());
        };
    return known.isEmpty() || known.contains(criterion.value())
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                Selection.BAD_CRITERION,
                "'" + criterion.value() + "' is no value of " + criterion.method(),
                "it can be " + String.join(", ", known),
                Nearest.suggestion(criterion.value(), known, "use one of these")));
  }

  /** What nobody has is no mistake; what does not exist is one. */
  private static Optional<Problem> wrongOverlay(String value, Set<String> overlays) {
    if (overlays.stream().anyMatch(name -> glob(value, name))) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            Selection.BAD_CRITERION,
            "there is no overlay '" + value + "'",
            overlays.isEmpty()
                ? "there are no overlays here: each is a folder below 'overlays' beside fleet.yml"
                : "there are: " + String.join(", ", overlays),
            Nearest.suggestion(value, overlays, "'atoll overlay report' lists them")));
  }

  private static boolean matchesFqn(Node node, String value) {
    if (node instanceof Node.Source || node instanceof Node.Exposure) {
      return false;
    }
    List<String> fqn = node.facts().fqn();
    return matchesName(node, value)
        || matchesParts(fqn, value)
        || matchesParts(fqn.subList(1, fqn.size()), value);
  }

  private static boolean matchesName(Node node, String value) {
    Optional<ModelVersion> version = node.facts().version();
    return version
        .map(
            number ->
                glob(value, node.name())
                    || glob(value, node.shownName())
                    || glob(value, node.name() + "_" + number.suffix()))
        .orElseGet(() -> glob(value, node.facts().fqn().getLast()));
  }

  private static boolean matchesVersion(Node node, String value) {
    return node.type() == ResourceType.MODEL
        && node.facts().version().map(ModelVersion::age).orElse("none").equals(value);
  }

  private static boolean matchesParts(List<String> fqn, String value) {
    if (value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
      return glob(value, String.join(".", fqn));
    }
    List<String> parts = List.of(value.split("\\.", -1));
    return parts.size() <= fqn.size() && fqn.subList(0, parts.size()).equals(parts);
  }

  private static boolean matchesPath(Node node, String value) {
    String wanted = value.replace('\\', '/').replaceAll("^\\./|/$", "");
    String path = node.facts().originalPath();
    String pattern = Pattern.quote(wanted);
    if (wanted.indexOf('*') >= 0 || wanted.indexOf('?') >= 0) {
      return pathGlob(wanted).matcher(path).matches();
    }
    return path.matches(pattern) || path.startsWith(wanted + "/");
  }

  private static Pattern pathGlob(String wanted) {
    String expression =
        Pattern.quote(wanted)
            .replace("**", "\\E.*\\Q")
            .replace("*", "\\E[^/]*\\Q")
            .replace("\\E.[^/]*\\Q\\Q", "\\E.*\\Q")
            .replace("?", "\\E[^/]\\Q");
    return Pattern.compile(expression + "(/.*)?");
  }

  private static boolean matchesFile(Node node, String value) {
    String path = node.facts().originalPath();
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return glob(value, file) || (dot > 0 && glob(value, file.substring(0, dot)));
  }

  private static boolean matchesSource(Node node, String value) {
    if (!(node instanceof Node.Source source)) {
      return false;
    }
    String[] parts = value.split("\\.", -1);
    return switch (parts.length) {
      case 1 -> glob(parts[0], source.sourceName());
      case 2 -> glob(parts[0], source.sourceName()) && glob(parts[1], source.name());
      case 3 ->
          glob(parts[0], source.facts().packageName())
              && glob(parts[1], source.sourceName())
              && glob(parts[2], source.name());
      default -> false;
    };
  }

  private static boolean matchesTestType(Node node, String value) {
    return switch (node) {
      case Node.UnitTest test -> value.equals("unit");
      case Node.Test test ->
          value.equals("data") || value.equals(test.generic().isPresent() ? "generic" : "singular");
      default -> false;
    };
  }

  private static boolean matchesTestName(Node node, String value) {
    return node instanceof Node.Test test
        && test.generic().filter(generic -> glob(value, generic.name())).isPresent();
  }

  private static boolean matchesConfig(Node node, String path, String value) {
    @Nullable Object at = node.config().values();
    for (String key : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return switch (at) {
      case null -> false;
      case List<?> list -> list.stream().anyMatch(item -> glob(value, String.valueOf(item)));
      case Map<?, ?> map -> map.containsKey(value);
      case Boolean truth -> truth.toString().equalsIgnoreCase(value);
      case Object single -> glob(value, single.toString());
    };
  }

  private static boolean isNamed(Node node, ResourceType type, String value) {
    int dot = value.indexOf('.');
    return node.type() == type
        && (dot < 0
            ? glob(value, node.name())
            : glob(value.substring(0, dot), node.facts().packageName())
                && glob(value.substring(dot + 1), node.name()));
  }

  private static boolean anyMatches(List<String> texts, String pattern) {
    return texts.stream().anyMatch(text -> glob(pattern, text));
  }

  /** Shell wildcards: {@code *}, {@code ?}, {@code [abc]}. */
  static boolean glob(String pattern, String text) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0 && pattern.indexOf('[') < 0) {
      return pattern.equals(text);
    }
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
      if (close > 0) {
        String set = pattern.substring(i + 1, close).replace("\\", "\\\\");
        expression
            .append('[')
            .append(set.startsWith("!") ? "^" + set.substring(1) : set)
            .append(']');
        i = close;
      } else {
        expression.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  /** The names that a criterion of a method could have meant, for a suggestion. */
  static Optional<String> nameFor(Node node, String method) {
    return switch (method) {
      case "fqn" -> node instanceof Node.Source ? Optional.empty() : Optional.of(node.name());
      case "path" -> Optional.of(node.facts().originalPath());
      case "package" -> Optional.of(node.facts().packageName());
      case "source" ->
          node instanceof Node.Source source ? Optional.of(source.sourceName()) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
