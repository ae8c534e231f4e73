package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets the secrets of one tenant.
 *
 * @param root where paths of secret files start
 * @param specs those declared, by name
 * @param use whether their values are wanted at all
 * @param commands runs those that come from commands
 */
record Secrets(Path root, Map<String, SecretSpec> specs, SecretUse use, SecretCommands commands) {

  boolean hasCommands() {
    return specs.values().stream().anyMatch(SecretSpec.Command.class::isInstance);
  }

  Optional<String> value(String name, Placeholders placeholders, Origin origin, Problems problems) {
    SecretSpec spec = specs.get(name);
    if (spec == null) {
      problems.add(
          Placeholders.problem(
              FleetCodes.NO_SECRET,
              origin,
              "there is no secret '" + name + "'",
              specs.isEmpty()
                  ? "fleet.yml declares no secrets"
                  : "fleet.yml declares " + String.join(", ", specs.keySet()),
              Nearest.suggestion(name, specs.keySet(), "declare it under 'secrets' in fleet.yml")));
      return Optional.empty();
    }
    // Not empty: a user or host that is a secret is a text, which engines want, in a plan as well.
    return use == SecretUse.LEAVE_OUT
        ? Optional.of("{secret:" + name + "}")
        : read(spec, placeholders, problems);
  }

  /**
   * The value of a secret that is declared, as it is now.
   *
   * @throws ProblemException when it cannot be had
   */
  String current(String name, Placeholders placeholders) {
    SecretSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException("no secret " + name);
    }
    Problems problems = new Problems();
    return read(spec, placeholders, problems)
        .orElseThrow(() -> new ProblemException(problems.sorted()));
  }

  private Optional<String> read(SecretSpec spec, Placeholders placeholders, Problems problems) {
    return switch (spec) {
      case SecretSpec.EnvironmentVariable source -> environment(source, placeholders, problems);
      case SecretSpec.TextFile source -> file(source, placeholders, problems);
      case SecretSpec.Command source ->
          call(source, placeholders, problems)
              .flatMap(
                  call -> {
                    SecretCommands.Answer answer = commands.answer(call);
                    answer.problem().ifPresent(problems::add);
                    return answer.value();
                  });
    };
  }

  /** Hands on the call of a secret that comes from a command, without making it. */
  void announce(String name, Placeholders placeholders, Consumer<SecretCommands.Call> calls) {
    if (specs.get(name) instanceof SecretSpec.Command source) {
      call(source, placeholders, new Problems()).ifPresent(calls);
    }
  }

  private static Optional<SecretCommands.Call> call(
      SecretSpec.Command source, Placeholders placeholders, Problems problems) {
    List<String> filled = new ArrayList<>();
    for (String argument : source.command()) {
      placeholders
          .text(argument, Placeholders.Use.ARGUMENT, origin(source), problems)
          .ifPresent(filled::add);
    }
    return filled.size() == source.command().size()
        ? Optional.of(new SecretCommands.Call(source, filled))
        : Optional.empty();
  }

  private static Optional<String> environment(
      SecretSpec.EnvironmentVariable source, Placeholders placeholders, Problems problems) {
    Optional<String> variable =
        placeholders.text(source.variable(), Placeholders.Use.NAME, origin(source), problems);
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> value =
        Optional.ofNullable(placeholders.processEnvironment().get(variable.get()));
    if (value.isEmpty()) {
      problems.add(
          absent(
              source,
              "environment variable '" + variable.get() + "' is not set",
              "set it before Atoll starts"));
    }
    return value;
  }

  private Optional<String> file(
      SecretSpec.TextFile source, Placeholders placeholders, Problems problems) {
    Optional<String> path =
        placeholders.text(source.file(), Placeholders.Use.PATH, origin(source), problems);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Problems unreadable = new Problems();
    Optional<String> text = FleetFiles.text(root, root.resolve(path.get()), unreadable);
    unreadable
        .firstError()
        .ifPresent(
            problem ->
                problems.add(
                    absent(
                        source,
                        "file " + path.get() + " cannot be read: " + problem.cause(),
                        "make the file readable for the user who runs Atoll")));
    return text.map(content -> content.replaceFirst("\\r?\\n\\z", ""));
  }

  private static Problem absent(SecretSpec source, String cause, String mend) {
    return Problem.error(
        FleetCodes.NO_SECRET,
        source.place(),
        "secret '" + source.name() + "' cannot be had",
        cause,
        mend);
  }

  private static Origin origin(SecretSpec source) {
    return Origin.of("secrets", source.place());
  }
}
