package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@code variables}. */
final class ContractReader {
  static final String FROM_PROJECT = "+from_project";
  static final List<String> KEYS =
      List.of(
          "type",
          "enum",
          "min",
          "max",
          "pattern",
          "required",
          "default",
          "set_by",
          "symbolic",
          "secret",
          "description");

  private final List<String> setters;
  private final Problems problems;

  /**
   * @param setters names that {@code set_by} may hold
   */
  ContractReader(List<String> setters, Problems problems) {
    this.setters = List.copyOf(setters);
    this.problems = problems;
  }

  Contract read(YamlMap section) {
    SequencedMap<String, Variable> variables = new LinkedHashMap<>();
    Contract.Reach reach = Contract.Reach.DECLARED;
    for (YamlEntry entry : section.entries()) {
      if (entry.key().equals(FROM_PROJECT)) {
        Fields fields = new Fields(section, "variables", problems);
        reach = fields.flag(FROM_PROJECT) ? Contract.Reach.PROJECT : reach;
      } else if (entry.key().startsWith("+")) {
        problems.add(Fields.unknownKey(entry, "variables", List.of(FROM_PROJECT)));
      } else {
        Fields.mapping(entry, problems)
            .ifPresent(map -> variables.put(entry.key(), variable(entry, map)));
      }
    }
    return new Contract(variables, reach);
  }

  private Variable variable(YamlEntry entry, YamlMap map) {
    String name = entry.key();
    Fields fields = new Fields(map, "variable '" + name + "'", problems).only(KEYS);
    VariableType type = type(name, fields);
    Variable declared =
        new Variable(
            name,
            entry.place(),
            type,
            choices(name, type, fields),
            bound("min", name, type, fields),
            bound("max", name, type, fields),
            pattern(name, type, fields),
            Optional.empty(),
            setBy(name, fields),
            traits(fields),
            fields.text("description").orElse(""));
    checkBounds(declared);
    checkTraits(declared, fields);
    return standard(declared, fields);
  }

  private VariableType type(String name, Fields fields) {
    Optional<YamlScalar> written = fields.scalar("type");
    if (written.isEmpty()) {
      return VariableType.ANY;
    }
    Optional<VariableType> type = VariableType.of(written.get().text());
    if (type.isEmpty()) {
      List<String> words =
          Arrays.stream(VariableType.values())
              .filter(known -> known != VariableType.ANY)
              .map(VariableType::word)
              .toList();
      problems.add(
          bad(
              written.get().place(),
              "variable '" + name + "' has the unknown type '" + written.get().text() + "'",
              "the types are " + String.join(", ", words),
              Nearest.suggestion(written.get().text(), words, "take one of them")));
    }
    return type.orElse(VariableType.ANY);
  }

  private List<@Nullable Object> choices(String name, VariableType type, Fields fields) {
    List<@Nullable Object> choices = new ArrayList<>();
    for (YamlNode item : fields.list("enum").map(YamlList::items).orElse(List.of())) {
      Optional<Object> value =
          VariableCheck.convert(type, item.toJava(), VariableCheck.Spelling.WRITTEN);
      if (value.isPresent()) {
        choices.add(value.get());
      } else {
        problems.add(
            bad(
                item.place(),
                "enum of variable '%s' holds %s where its type wants %s"
                    .formatted(name, item.kind(), type.phrase()),
                "",
                "write " + type.phrase() + ", or change the type"));
      }
    }
    return choices;
  }

  private Optional<Object> bound(String key, String name, VariableType type, Fields fields) {
    Optional<YamlEntry> entry = fields.entry(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    boolean ordered =
        type == VariableType.INTEGER || type == VariableType.NUMBER || type == VariableType.DATE;
    // A bound of an integer may be any number.
    VariableType boundType = type == VariableType.INTEGER ? VariableType.NUMBER : type;
    Optional<Object> value =
        ordered
            ? VariableCheck.convert(
                boundType, entry.get().value().toJava(), VariableCheck.Spelling.WRITTEN)
            : Optional.empty();
    if (value.isEmpty()) {
      problems.add(
          bad(
              entry.get().place(),
              "'" + key + "' of variable '" + name + "' does not fit its type",
              "min and max bound an integer, a number or a date, and are of that type",
              ordered ? "write " + boundType.phrase() : "remove it, or change the type"));
    }
    return value;
  }

  private Optional<Pattern> pattern(String name, VariableType type, Fields fields) {
    Optional<YamlScalar> written = fields.scalar("pattern");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (type != VariableType.STRING) {
      problems.add(
          bad(
              written.get().place(),
              "'pattern' of variable '" + name + "' does not fit its type",
              "a pattern is for strings",
              "write 'type: string', or remove the pattern"));
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(written.get().text()));
    } catch (PatternSyntaxException e) {
      problems.add(
          bad(
              written.get().place(),
              "'pattern' of variable '" + name + "' is no regular expression",
              e.getDescription() + " near position " + Math.max(0, e.getIndex()),
              "mend the expression"));
      return Optional.empty();
    }
  }

  private SequencedSet<String> setBy(String name, Fields fields) {
    SequencedSet<String> setBy = new LinkedHashSet<>();
    for (YamlScalar setter : fields.texts("set_by")) {
      if (setters.contains(setter.text())) {
        setBy.add(setter.text());
      } else {
        problems.add(
            bad(
                setter.place(),
                "set_by of variable '" + name + "' names the unknown layer '" + setter.text() + "'",
                "known are " + String.join(", ", setters),
                Nearest.suggestion(setter.text(), setters, "take one of them")));
      }
    }
    return setBy;
  }

  private static Set<Variable.Trait> traits(Fields fields) {
    Set<Variable.Trait> traits = new LinkedHashSet<>();
    Map.of(
            "required", Variable.Trait.REQUIRED,
            "symbolic", Variable.Trait.SYMBOLIC,
            "secret", Variable.Trait.SECRET)
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(trait -> fields.flag(trait.getKey()))
        .forEach(trait -> traits.add(trait.getValue()));
    return traits;
  }

  private void checkBounds(Variable variable) {
    if (variable.min().isPresent()
        && variable.max().isPresent()
        && VariableCheck.compare(variable.min().get(), variable.max().get()) > 0) {
      problems.add(
          bad(
              variable.place(),
              "min of variable '" + variable.name() + "' is above its max",
              "no value can satisfy both",
              "swap them"));
    }
  }

  private void checkTraits(Variable variable, Fields fields) {
    if (variable.isSymbolic()
        && variable.type() != VariableType.STRING
        && variable.type() != VariableType.ANY) {
      problems.add(
          bad(
              variable.place(),
              "variable '" + variable.name() + "' is symbolic and no string",
              "only text can be filled in after rendering",
              "write 'type: string', or remove 'symbolic'"));
    }
    if (variable.isSecret()
        && (variable.type() == VariableType.LIST || variable.type() == VariableType.MAP)) {
      problems.add(
          bad(
              variable.place(),
              "variable '" + variable.name() + "' is secret and " + variable.type().phrase(),
              "a secret is filled in at the connection, as one text",
              "use one variable for each secret"));
    }
    if (variable.isSecret() && fields.entry("default").isPresent()) {
      problems.add(
          bad(
              variable.place(),
              "variable '" + variable.name() + "' is secret and has a default",
              "a default stands in this file for everybody to read",
              "remove the default, and set the variable to {secret:NAME} in a layer"));
    }
  }

  private Variable standard(Variable declared, Fields fields) {
    Optional<YamlEntry> entry = fields.entry("default");
    if (entry.isEmpty()) {
      return declared;
    }
    YamlNode node = entry.get().value();
    Setting written = new Setting(node.toJava(), Origin.of(Layers.CONTRACT, node.place()));
    // Null as a default says "none"; in a layer it is a value that was forgotten.
    Optional<Setting> standard =
        written.value() == null
            ? Optional.of(written)
            : VariableCheck.check(declared, written, VariableCheck.Spelling.WRITTEN, problems);
    return new Variable(
        declared.name(),
        declared.place(),
        declared.type(),
        declared.choices(),
        declared.min(),
        declared.max(),
        declared.pattern(),
        standard,
        declared.setBy(),
        declared.traits(),
        declared.description());
  }

  private static Problem bad(Place place, String message, String cause, String mend) {
    return Problem.error(FleetCodes.BAD_DECLARATION, place, message, cause, mend);
  }
}
