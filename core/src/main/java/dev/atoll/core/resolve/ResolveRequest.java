package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a resolution depends on besides the fleet's files.
 *
 * @param target {@code --target}
 * @param vars {@code --vars}, plain data
 * @param processEnvironment the variables of the process
 * @param projectVars the variables that the project and its packages declare, by name; a map or
 *     list a layer adds to begins with these
 */
public record ResolveRequest(
    Optional<String> target,
    SequencedMap<String, @Nullable Object> vars,
    TenantChoice choice,
    Map<String, String> processEnvironment,
    SequencedMap<String, Setting> projectVars,
    SecretUse secrets) {
  public ResolveRequest {
    vars = Ordered.map(vars);
    processEnvironment = Map.copyOf(processEnvironment);
    projectVars = Ordered.map(projectVars);
  }

  /** All tenants in the default environment, with nothing on the command line. */
  public static ResolveRequest standard(Map<String, String> processEnvironment) {
    return new ResolveRequest(
        Optional.empty(),
        Ordered.map(Map.of()),
        TenantChoice.all(),
        processEnvironment,
        Ordered.map(Map.of()),
        SecretUse.READ);
  }
}
