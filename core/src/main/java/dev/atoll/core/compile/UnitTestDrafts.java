package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the unit tests of one tenant (https://docs.getdbt.com/docs/build/unit-tests). */
final class UnitTestDrafts {
  /** A unit test that is not declared as one. */
  static final String WRONG = "A430";

  private final Project project;
  private final Scopes scopes;
  private final ConfigResolver configs;
  private final ParseRender parse;
  private final YamlRenderer yaml;
  private final RefIndex index;
  private final Map<String, NodeFacts> known;
  private final Problems problems;

  UnitTestDrafts(
      Project project,
      Scopes scopes,
      ConfigResolver configs,
      ParseRender parse,
      YamlRenderer yaml,
      RefIndex index,
      Map<String, NodeFacts> known,
      Problems problems) {
    this.project = project;
    this.scopes = scopes;
    this.configs = configs;
    this.parse = parse;
    this.yaml = yaml;
    this.index = index;
    this.known = known;
    this.problems = problems;
  }

  /** The enabled unit tests of all packages whose models are enabled. */
  List<Node.UnitTest> all() {
    List<Node.UnitTest> tests = new ArrayList<>();
    for (PackageSource source : project.packages()) {
      for (PropertiesFile file : source.properties()) {
        for (OtherProperties said : file.others()) {
          if (said.type() == ResourceType.UNIT_TEST) {
            try {
              tests.addAll(of(source, file, said));
            } catch (ProblemException e) {
              problems.addAll(e.problems());
            }
          }
        }
      }
    }
    return tests;
  }

  private List<Node.UnitTest> of(PackageSource source, PropertiesFile file, OtherProperties said) {
    Optional<YamlNode> modelName = said.raw().value("model");
    if (modelName.isEmpty()) {
      return List.of();
    }
    String model = String.valueOf(modelName.get().toJava());
    List<NodeFacts> models =
        known.values().stream()
            .filter(facts -> facts.type() == ResourceType.MODEL && facts.name().equals(model))
            .filter(facts -> facts.packageName().equals(source.name()))
            .filter(facts -> wants(said.raw(), facts))
            .toList();
    if (models.isEmpty() && !index.isDisabled(model) && !index.isBroken(model)) {
      throw wrong(
          modelName.get().place().withLength(model.length()),
          "unit test '"
              + said.name().text()
              + "' tests a model '"
              + model
              + "' that does not exist",
          "",
          Nearest.suggestion(
              model,
              known.values().stream()
                  .filter(facts -> facts.type() == ResourceType.MODEL)
                  .map(NodeFacts::name)
                  .toList(),
              "correct the name, or add the model"));
    }
    List<Node.UnitTest> tests = new ArrayList<>();
    for (NodeFacts tested : models) {
      Node.UnitTest test = test(source, file, said, tested);
      if (test.config().enabled()) {
        tests.add(test);
      }
    }
    return tests;
  }

  private static boolean wants(YamlMap raw, NodeFacts model) {
    if (model.version().isEmpty() || !(raw.value("versions").orElse(null) instanceof YamlMap map)) {
      return true;
    }
    String version = model.version().get().text();
    boolean included = map.value("include").map(node -> texts(node).contains(version)).orElse(true);
    return included
        && !map.value("exclude").map(UnitTestDrafts::texts).orElse(List.of()).contains(version);
  }

  private static List<String> texts(YamlNode node) {
    return node instanceof YamlList list
        ? list.items().stream().map(item -> String.valueOf(item.toJava())).toList()
        : List.of(String.valueOf(node.toJava()));
  }

  private Node.UnitTest test(
      PackageSource source, PropertiesFile file, OtherProperties said, NodeFacts model) {
    String name = said.name().text();
    String suffix = model.version().map(version -> "_" + version.suffix()).orElse("");
    List<String> fqn = new ArrayList<>(file.fqn(model.name()));
    model.version().ifPresent(version -> fqn.add(version.suffix()));
    fqn.add(name);
    Render render = parse.reading(source.name());
    Scope scope = scopes.yaml(source.name(), render);
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    said.raw()
        .value("config")
        .filter(YamlMap.class::isInstance)
        .ifPresent(config -> levels.add(yaml.map((YamlMap) config, scope, render)));
    String id = "unit_test." + source.name() + "." + model.name() + "." + name + suffix;
    NodeFacts facts =
        new NodeFacts(
            id,
            ResourceType.UNIT_TEST,
            name,
            source.name(),
            file.source().path(),
            file.source().originalPath(),
            fqn,
            "",
            Optional.empty(),
            said.place(),
            said.raw().value("description").map(node -> String.valueOf(node.toJava())).orElse(""),
            configs.resolve(id, ResourceType.UNIT_TEST, fqn, levels, Map.of()));
    FixtureReader fixtures = new FixtureReader(source, name);
    List<Node.UnitTest.Given> given = new ArrayList<>();
    for (YamlNode item : items(said)) {
      given.add(given(item, facts, model, fixtures));
    }
    Node.UnitTest.Overrides overrides = overrides(said);
    checkIncremental(said, model, given, overrides);
    Node.UnitTest.Rows expected = expected(said, fixtures);
    return new Node.UnitTest(
        facts.with(
            UnitTestChecksum.of(
                model.name(),
                said.raw()
                    .value("versions")
                    .filter(YamlMap.class::isInstance)
                    .map(YamlMap.class::cast),
                given,
                expected,
                overrides)),
        Ordered.set(List.of(model.id())),
        model.id(),
        given,
        expected,
        overrides);
  }

  private static Node.UnitTest.Rows expected(OtherProperties said, FixtureReader fixtures) {
    return said.raw()
        .value("expect")
        .map(fixtures::of)
        .orElseThrow(
            () ->
                wrong(
                    said.place(),
                    "unit test '" + said.name().text() + "' expects nothing",
                    "",
                    "add 'expect:'"));
  }

  /** An incremental model has two forms; the test says which one, and what lies there already. */
  private static void checkIncremental(
      OtherProperties said,
      NodeFacts model,
      List<Node.UnitTest.Given> given,
      Node.UnitTest.Overrides overrides) {
    if (!model.code().matches("(?s).*\\bis_incremental\\s*\\(.*")) {
      return;
    }
    Object incremental = overrides.macros().get("is_incremental");
    if (!(incremental instanceof Boolean isIncremental)) {
      throw wrong(
          said.place(),
          "unit test '" + said.name().text() + "' does not say whether is_incremental() holds",
          "the model '" + model.name() + "' asks for it",
          "add 'overrides: {macros: {is_incremental: true}}', or false");
    }
    if (isIncremental && given.stream().noneMatch(input -> input.input().equals("this"))) {
      throw wrong(
          said.place(),
          "unit test '" + said.name().text() + "' does not say what the model holds already",
          "with is_incremental the model '" + model.name() + "' reads itself",
          "add '- input: this' with its rows to 'given:'");
    }
  }

  private static List<YamlNode> items(OtherProperties said) {
    Optional<YamlNode> given = said.raw().value("given");
    return switch (given.orElse(null)) {
      case YamlList list -> list.items();
      case null -> List.of();
      case YamlNode other ->
          throw wrong(
              other.place(),
              "'given' of unit test '" + said.name().text() + "' must be a list",
              "it is " + other.kind(),
              "write '- input: …' items below it");
    };
  }

  private Node.UnitTest.Given given(
      YamlNode item, NodeFacts test, NodeFacts model, FixtureReader fixtures) {
    if (!(item instanceof YamlMap map) || map.value("input").isEmpty()) {
      throw wrong(
          item.place(),
          "an input of unit test '" + test.name() + "' does not say of what",
          "",
          "write '- input: ref('orders')'");
    }
    YamlNode written = map.value("input").orElseThrow();
    String text = String.valueOf(written.toJava()).strip();
    return new Node.UnitTest.Given(
        text, input(text, written.place(), test, model), fixtures.of(map));
  }

  /** The id of the node that stands behind {@code ref('…')}, {@code source('…', '…')} or this. */
  private String input(String text, Place place, NodeFacts test, NodeFacts model) {
    if (text.equals("this")) {
      return model.id();
    }
    Captured captured =
        parse.of(yaml.template(place, "{{ " + text + " }}"), model.packageName(), test.name());
    List<Optional<String>> ids = new ArrayList<>();
    for (References.Ref ref : captured.refs()) {
      ids.add(index.find(ref, model.packageName()));
    }
    for (References.SourceRef source : captured.sources()) {
      ids.add(index.find(source, model.packageName()));
    }
    if (captured.refs().stream().anyMatch(ref -> index.isBroken(ref.name()))) {
      // Its own mistake has been told, so nothing will be built of this either.
      return model.id();
    }
    if (ids.size() != 1 || ids.getFirst().isEmpty()) {
      throw wrong(
          place.withLength(text.length()),
          "the input '" + text + "' of unit test '" + test.name() + "' names nothing",
          "",
          "write ref('…') or source('…', '…') as the model does, or this");
    }
    return ids.getFirst().get();
  }

  private static Node.UnitTest.Overrides overrides(OtherProperties said) {
    Map<String, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
    if (said.raw().value("overrides").orElse(null) instanceof YamlMap overrides) {
      overrides
          .entries()
          .forEach(
              entry -> {
                if (!List.of("macros", "vars", "env_vars").contains(entry.key())) {
                  throw wrong(
                      entry.place().withLength(entry.key().length()),
                      "unit test '"
                          + said.name().text()
                          + "' cannot override '"
                          + entry.key()
                          + "'",
                      "",
                      "write macros, vars or env_vars");
                }
                if (entry.value() instanceof YamlMap values) {
                  found.put(entry.key(), new LinkedHashMap<>(values.toJava()));
                }
              });
    }
    return new Node.UnitTest.Overrides(
        found.getOrDefault("macros", Map.of()),
        found.getOrDefault("vars", Map.of()),
        found.getOrDefault("env_vars", Map.of()));
  }

  static ProblemException wrong(Place place, String message, String cause, String mend) {
    return new ProblemException(Problem.error(WRONG, place, message, cause, mend));
  }
}
