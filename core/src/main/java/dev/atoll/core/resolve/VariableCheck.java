package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one value against its declaration in the contract. */
final class VariableCheck {
  /** How a value came to be text. */
  enum Spelling {
    /** It stands so in a file. */
    WRITTEN,
    /** Placeholders made it, so that it is text whatever it means. */
    FILLED
  }

  private final Variable variable;
  private final Setting setting;

  private VariableCheck(Variable variable, Setting setting) {
    this.variable = variable;
    this.setting = setting;
  }

  /**
   * The value in the type that is declared; empty, with a Problem, when the contract refuses it. A
   * null is accepted only where no type is declared.
   */
  static Optional<Setting> check(
      Variable variable, Setting setting, Spelling spelling, Problems problems) {
    VariableCheck check = new VariableCheck(variable, setting);
    if (setting.value() == null && variable.type() == VariableType.ANY) {
      return Optional.of(setting);
    }
    Optional<Object> converted = convert(variable.type(), setting.value(), spelling);
    if (converted.isEmpty()) {
      problems.add(check.wrongType());
      return Optional.empty();
    }
    Optional<Problem> objection = check.objection(converted.get());
    objection.ifPresent(problems::add);
    return objection.isPresent()
        ? Optional.empty()
        : Optional.of(new Setting(converted.get(), setting.origin()));
  }

  static Optional<Object> convert(VariableType type, @Nullable Object value, Spelling spelling) {
    if (value == null) {
      return Optional.empty();
    }
    Object meant =
        spelling == Spelling.FILLED && value instanceof String text && takesNoText(type)
            ? meaning(text)
            : value;
    return switch (type) {
      case STRING -> meant instanceof String ? Optional.of(meant) : Optional.empty();
      case INTEGER ->
          meant instanceof Long || meant instanceof BigInteger
              ? Optional.of(meant)
              : Optional.empty();
      case NUMBER -> Values.number(meant).map(ignored -> meant);
      case BOOLEAN -> meant instanceof Boolean ? Optional.of(meant) : Optional.empty();
      case DATE -> date(meant);
      case LIST -> meant instanceof List<?> ? Optional.of(meant) : Optional.empty();
      case MAP -> meant instanceof Map<?, ?> ? Optional.of(meant) : Optional.empty();
      case ANY -> Optional.of(meant);
    };
  }

  private static boolean takesNoText(VariableType type) {
    return switch (type) {
      case INTEGER, NUMBER, BOOLEAN, DATE -> true;
      case STRING, LIST, MAP, ANY -> false;
    };
  }

  private static Object meaning(String text) {
    Optional<Object> read =
        YamlReader.read("", text, new Problems())
            .filter(YamlScalar.class::isInstance)
            .flatMap(node -> Optional.ofNullable(((YamlScalar) node).value()));
    return read.orElse(text);
  }

  private static Optional<Object> date(Object value) {
    if (value instanceof LocalDate) {
      return Optional.of(value);
    }
    try {
      return value instanceof String text ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Problem wrongType() {
    Object value = setting.value();
    String found =
        variable.isSecret() || value == null
            ? Values.kind(value)
            : Values.kind(value) + " (" + Values.shown(value) + ")";
    return problem(
        FleetCodes.WRONG_TYPE,
        "variable '%s' must be %s, not %s"
            .formatted(variable.name(), variable.type().phrase(), found),
        mendType(value));
  }

  private String mendType(@Nullable Object value) {
    if (value == null) {
      return "give it a value, or write {unset: true} to remove it";
    }
    if (variable.type() == VariableType.STRING) {
      return value instanceof Map || value instanceof List
          ? "write a text"
          : "put quotes around it";
    }
    return value instanceof String text
            && convert(variable.type(), text, Spelling.FILLED).isPresent()
        ? "remove the quotes"
        : "write " + variable.type().phrase();
  }

  private Optional<Problem> objection(Object value) {
    if (!variable.choices().isEmpty()
        && variable.choices().stream().noneMatch(choice -> Values.same(choice, value))) {
      List<String> choices = variable.choices().stream().map(String::valueOf).toList();
      return Optional.of(
          problem(
              FleetCodes.OUT_OF_RANGE,
              "variable '%s' must be one of %s%s"
                  .formatted(variable.name(), String.join(", ", choices), not(value)),
              Nearest.suggestion(String.valueOf(value), choices, "take one of them")));
    }
    boolean tooLow = variable.min().isPresent() && compare(value, variable.min().get()) < 0;
    boolean tooHigh = variable.max().isPresent() && compare(value, variable.max().get()) > 0;
    if (tooLow || tooHigh) {
      return Optional.of(
          problem(
              FleetCodes.OUT_OF_RANGE,
              "variable '%s' must be %s%s".formatted(variable.name(), range(), not(value)),
              "write a value within these bounds"));
    }
    if (variable.pattern().isPresent()
        && value instanceof String text
        && !variable.pattern().get().matcher(text).matches()) {
      return Optional.of(
          problem(
              FleetCodes.OUT_OF_RANGE,
              "variable '%s' must match '%s'%s"
                  .formatted(variable.name(), variable.pattern().get(), not(value)),
              "write a value that the whole pattern matches"));
    }
    return Optional.empty();
  }

  private String range() {
    if (variable.min().isPresent() && variable.max().isPresent()) {
      return "between " + variable.min().get() + " and " + variable.max().get();
    }
    return variable
        .min()
        .map(min -> "at least " + min)
        .orElseGet(() -> "at most " + variable.max().orElseThrow());
  }

  static int compare(Object value, Object bound) {
    if (value instanceof LocalDate date && bound instanceof LocalDate limit) {
      return date.compareTo(limit);
    }
    BigDecimal number = Values.number(value).orElseThrow();
    return number.compareTo(Values.number(bound).orElseThrow());
  }

  /** What the value is instead, unless nobody may see it. */
  private String not(Object value) {
    return variable.isSecret() ? "" : ", not " + Values.shown(value);
  }

  private Problem problem(String code, String message, String mend) {
    boolean declaredHere = setting.origin().layer().equals(Layers.CONTRACT);
    String cause = declaredHere ? "" : "declared at " + variable.place();
    Optional<Place> place = setting.origin().place();
    return place.isPresent()
        ? Problem.error(code, place.get(), message, cause, mend)
        : Problem.error(code, message, "given with --vars, and " + cause, mend);
  }
}
