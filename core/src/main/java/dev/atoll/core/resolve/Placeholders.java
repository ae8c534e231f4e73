package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What placeholders mean for one tenant, or for what all tenants share.
 *
 * @param tenant empty for what is shared
 * @param labels those of the tenant
 * @param labelNames those that any tenant has
 */
record Placeholders(
    Optional<TenantId> tenant,
    Optional<String> environment,
    Map<String, Setting> labels,
    Set<String> labelNames,
    Map<String, String> processEnvironment,
    Secrets secrets) {
  static final String TENANT = "tenant";
  static final String ENVIRONMENT = "env";

  /** What a text is for, which decides what may stand in it. */
  enum Use {
    /** A value: braces may mean themselves, secrets are welcome. */
    VALUE,
    /** A name of a database, schema or engine. */
    NAME,
    /** A path of a file: a label must stay within its segment. */
    PATH,
    /** An argument of a command: braces may mean themselves, and no secret can stand in it. */
    ARGUMENT
  }

  Placeholders of(TenantId id) {
    return new Placeholders(
        Optional.of(id), environment, labels, labelNames, processEnvironment, secrets);
  }

  Placeholders withLabels(Map<String, Setting> others) {
    return new Placeholders(tenant, environment, others, labelNames, processEnvironment, secrets);
  }

  Placeholders in(String otherEnvironment) {
    return new Placeholders(
        tenant, Optional.of(otherEnvironment), labels, labelNames, processEnvironment, secrets);
  }

  Placeholders with(Secrets others) {
    return new Placeholders(tenant, environment, labels, labelNames, processEnvironment, others);
  }

  /** Whether a name is that of a label which other tenants have and this one lacks. */
  boolean isMissingLabel(String name) {
    return labelNames.contains(name) && !labels.containsKey(name);
  }

  /** Whether a name means a label, known or not. */
  static boolean isLabel(String name) {
    return !name.equals(TENANT) && !name.equals(ENVIRONMENT);
  }

  /**
   * The text with its placeholders filled in: a String or a Secret; empty, with a Problem, if not.
   */
  Optional<Object> fill(String text, Use use, Origin origin, Problems problems) {
    if (text.indexOf('{') < 0) {
      return Optional.of(text);
    }
    StringBuilder filled = new StringBuilder();
    boolean secret = false;
    boolean good = true;
    for (Template.Part part : Template.of(text).parts()) {
      Optional<String> value =
          switch (part) {
            case Template.Part.Literal(String literal) -> Optional.of(literal);
            case Template.Part.Name(String name) -> name(name, use, origin, problems);
            case Template.Part.EnvironmentVariable(String name) ->
                environmentVariable(name, origin, problems);
            case Template.Part.SecretName(String name) -> secret(name, use, origin, problems);
          };
      secret |= part instanceof Template.Part.SecretName;
      good &= value.isPresent();
      value.ifPresent(filled::append);
    }
    if (!good) {
      return Optional.empty();
    }
    return Optional.of(secret ? secret(text, origin, filled.toString()) : filled.toString());
  }

  private Secret secret(String text, Origin origin, String filled) {
    return secrets.use() == SecretUse.LEAVE_OUT
        ? new Secret(filled)
        : Secret.asked(() -> current(text, origin));
  }

  /** A text with secrets in it as it is now; all else in it has been filled in before. */
  private String current(String text, Origin origin) {
    StringBuilder filled = new StringBuilder();
    for (Template.Part part : Template.of(text).parts()) {
      filled.append(
          switch (part) {
            case Template.Part.Literal(String literal) -> literal;
            case Template.Part.Name(String name) ->
                name(name, Use.VALUE, origin, new Problems()).orElseThrow();
            case Template.Part.EnvironmentVariable(String name) ->
                environmentVariable(name, origin, new Problems()).orElseThrow();
            case Template.Part.SecretName(String name) -> secrets.current(name, this);
          });
    }
    return filled.toString();
  }

  /** Hands on the calls that a value's secrets need. */
  void announce(@Nullable Object value, Consumer<SecretCommands.Call> calls) {
    switch (value) {
      case String text ->
          Template.of(text)
              .parts()
              .forEach(
                  part -> {
                    if (part instanceof Template.Part.SecretName(String name)) {
                      secrets.announce(name, this, calls);
                    }
                  });
      case List<?> list -> list.forEach(item -> announce(item, calls));
      case Map<?, ?> map -> map.values().forEach(item -> announce(item, calls));
      case null, default -> {
        // Nothing else holds placeholders.
      }
    }
  }

  /** As {@link #fill(String, Use, Origin, Problems)}, where no secret can stand. */
  Optional<String> text(String text, Use use, Origin origin, Problems problems) {
    return fill(text, use, origin, problems).map(String.class::cast);
  }

  /** Whether there is anything to fill in, in a text or in the texts of a map or list. */
  static boolean isTemplated(@Nullable Object value) {
    return switch (value) {
      case String text -> text.indexOf('{') >= 0;
      case List<?> list -> list.stream().anyMatch(Placeholders::isTemplated);
      case Map<?, ?> map -> map.values().stream().anyMatch(Placeholders::isTemplated);
      case null, default -> false;
    };
  }

  /** Fills in all texts of a value; the same instance when there is nothing to fill in. */
  Traced fill(Traced traced, Problems problems) {
    if (!isTemplated(traced.value())) {
      return traced;
    }
    if (traced.keys().isEmpty()) {
      Object value = value(traced.value(), traced.origin(), problems);
      return new Traced(value, traced.origin(), traced.keys(), traced.history());
    }
    SequencedMap<String, Traced> keys = new LinkedHashMap<>();
    traced.keys().forEach((key, below) -> keys.put(key, fill(below, problems)));
    return Merging.ofKeys(keys, traced.origin(), traced.history());
  }

  private @Nullable Object value(@Nullable Object value, Origin origin, Problems problems) {
    return switch (value) {
      case String text -> fill(text, Use.VALUE, origin, problems).orElse(text);
      case List<?> list -> {
        List<@Nullable Object> filled = new ArrayList<>();
        list.forEach(item -> filled.add(value(item, origin, problems)));
        yield Collections.unmodifiableList(filled);
      }
      case Map<?, ?> map -> {
        SequencedMap<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((key, item) -> filled.put(String.valueOf(key), value(item, origin, problems)));
        yield Collections.unmodifiableSequencedMap(filled);
      }
      case null, default -> value;
    };
  }

  private Optional<String> name(String name, Use use, Origin origin, Problems problems) {
    boolean meant = name.equals(TENANT) || name.equals(ENVIRONMENT) || labelNames.contains(name);
    if (meant && tenant.isEmpty() && !name.equals(ENVIRONMENT)) {
      problems.add(
          problem(
              FleetCodes.UNKNOWN_PLACEHOLDER,
              origin,
              "placeholder {" + name + "} cannot stand here",
              "this is the same for all tenants",
              "use a fixed text, {env} or {env_var:NAME}"));
      return Optional.empty();
    }
    Optional<String> value = valueOf(name);
    if (value.isPresent()) {
      return use == Use.PATH && labels.containsKey(name)
          ? withinSegment(name, value.get(), origin, problems)
          : value;
    }
    return meant ? missing(name, origin, problems) : unknown(name, use, origin, problems);
  }

  private Optional<String> valueOf(String name) {
    return switch (name) {
      case TENANT -> tenant.map(TenantId::value);
      case ENVIRONMENT -> environment;
      default -> Optional.ofNullable(labels.get(name)).map(label -> String.valueOf(label.value()));
    };
  }

  private Optional<String> withinSegment(
      String label, String value, Origin origin, Problems problems) {
    boolean escapes =
        value.contains("/") || value.contains("\\") || value.contains("..") || value.equals(".");
    if (!escapes) {
      return Optional.of(value);
    }
    problems.add(
        problem(
            FleetCodes.UNSAFE_PATH,
            Optional.ofNullable(labels.get(label)).map(Setting::origin).orElse(origin),
            "label '" + label + "' cannot be part of a path: " + Values.shown(value),
            "it is used as {" + label + "} in a path, and would lead into another folder",
            "use a value without '/', '\\' and '..'"));
    return Optional.empty();
  }

  private Optional<String> missing(String name, Origin origin, Problems problems) {
    problems.add(
        problem(
            FleetCodes.EMPTY_PLACEHOLDER,
            origin,
            name.equals(ENVIRONMENT)
                ? "placeholder {env} has no value"
                : "placeholder {" + name + "} has no value: the label is missing",
            name.equals(ENVIRONMENT)
                ? "no environment is chosen and none is the default"
                : "other tenants have the label '" + name + "'",
            name.equals(ENVIRONMENT)
                ? "give --target, or set environments.default in fleet.yml"
                : "give the tenant this label"));
    return Optional.empty();
  }

  private Optional<String> unknown(String name, Use use, Origin origin, Problems problems) {
    Set<String> known = new TreeSet<>(labelNames);
    known.add(TENANT);
    known.add(ENVIRONMENT);
    boolean close = !Nearest.names(name, known, 1).isEmpty();
    boolean free = use == Use.VALUE || use == Use.ARGUMENT;
    if (free && !close) {
      return Optional.of("{" + name + "}");
    }
    String message = "placeholder {" + name + "} is unknown";
    String mend = Nearest.suggestion(name, known, "known are " + String.join(", ", known));
    if (free) {
      Place place = origin.place().orElse(Place.of(origin.layer()));
      problems.add(
          Problem.warning(
              FleetCodes.UNKNOWN_PLACEHOLDER,
              place,
              message,
              "it stays as it is written, braces included",
              mend));
      return Optional.of("{" + name + "}");
    }
    problems.add(
        problem(
            FleetCodes.UNKNOWN_PLACEHOLDER,
            origin,
            message,
            "it is neither 'tenant' nor 'env' nor a label of any tenant",
            mend));
    return Optional.empty();
  }

  private Optional<String> environmentVariable(String name, Origin origin, Problems problems) {
    Optional<String> value = Optional.ofNullable(processEnvironment.get(name));
    if (value.isEmpty()) {
      problems.add(
          problem(
              FleetCodes.EMPTY_PLACEHOLDER,
              origin,
              "environment variable '" + name + "' is not set",
              "{env_var:" + name + "} needs it",
              "set it before Atoll starts"));
    }
    return value;
  }

  private Optional<String> secret(String name, Use use, Origin origin, Problems problems) {
    if (use == Use.VALUE) {
      return secrets.value(name, this, origin, problems);
    }
    problems.add(
        problem(
            FleetCodes.SECRET_EXPOSED,
            origin,
            "a secret cannot be part of "
                + switch (use) {
                  case PATH -> "a path";
                  case ARGUMENT -> "a command";
                  case NAME, VALUE -> "a name";
                },
            use == Use.ARGUMENT
                ? "whoever lists processes sees the arguments of commands"
                : "paths and names are shown in messages, plans and logs",
            "use a label or {env_var:NAME}"));
    return Optional.empty();
  }

  static Problem problem(String code, Origin origin, String message, String cause, String mend) {
    return origin.place().isPresent()
        ? Problem.error(code, origin.place().get(), message, cause, mend)
        : Problem.error(code, message, cause, mend);
  }
}
