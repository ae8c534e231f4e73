package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Secrets reach engines, not templates: a variable that holds one would stand in compiled SQL and
 * artifacts. They are refused until templates can hold them back.
 */
final class SecretVars {
  /** A variable that holds a secret. */
  static final String SECRET_VAR = "A727";

  private SecretVars() {}

  static List<Problem> refused(List<Tenant> tenants) {
    List<Problem> problems = new ArrayList<>();
    for (Tenant tenant : tenants) {
      add(tenant, "variable", tenant.vars(), problems);
      add(tenant, "environment variable", tenant.env(), problems);
    }
    return problems;
  }

  private static void add(
      Tenant tenant, String kind, Map<String, Setting> settings, List<Problem> problems) {
    settings.forEach(
        (name, setting) -> {
          if (holdsSecret(setting.value())) {
            Problem problem =
                Problem.error(
                    SECRET_VAR,
                    kind + " '" + name + "' holds a secret, which is not supported yet",
                    "its value would stand in compiled SQL and in artifacts",
                    "use secrets in 'engines' only");
            problems.add(
                setting
                    .origin()
                    .place()
                    .map(problem::at)
                    .orElse(problem)
                    .forTenants(List.of(tenant.id())));
          }
        });
  }

  private static boolean holdsSecret(@Nullable Object value) {
    return switch (value) {
      case Secret secret -> true;
      case List<?> list -> list.stream().anyMatch(SecretVars::holdsSecret);
      case Map<?, ?> map -> map.values().stream().anyMatch(SecretVars::holdsSecret);
      case null, default -> false;
    };
  }
}
