package dev.atoll.core.packages;

import dev.atoll.domain.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps secrets out of what people and files see: secret variables, and logins in addresses. */
final class Mask {
  private static final String SECRET_PREFIX = "DBT_ENV_SECRET_";
  private static final String STARS = "*****";
  private static final Pattern LOGIN = Pattern.compile("(https?://)[^/@\\s']+@");

  private final List<String> secrets;

  Mask(Map<String, String> environment) {
    this.secrets =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(SECRET_PREFIX))
            .map(Map.Entry::getValue)
            .filter(value -> !value.isBlank())
            // A secret that is a part of another would leave the rest of that one behind.
            .sorted(
                Comparator.comparingInt(String::length).reversed().thenComparing(value -> value))
            .toList();
  }

  boolean holdsSecret(String text) {
    return secrets.stream().anyMatch(text::contains);
  }

  /** Without secrets, for the lock file. */
  String scrubbed(String text) {
    String scrubbed = text;
    for (String secret : secrets) {
      scrubbed = scrubbed.replace(secret, STARS);
    }
    return scrubbed;
  }

  /** Without secrets and logins, for people. */
  String shown(String text) {
    return LOGIN.matcher(scrubbed(text)).replaceAll("$1" + STARS + "@");
  }

  Problem shown(Problem problem) {
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place(),
        shown(problem.message()),
        shown(problem.cause()),
        shown(problem.mend()),
        problem.tenants(),
        problem.trace());
  }
}
