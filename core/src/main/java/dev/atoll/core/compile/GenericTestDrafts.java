package dev.atoll.core.compile;

import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.parse.ParseCodes;
import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.TestDeclaration;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes drafts of the generic tests that properties files ask for. */
final class GenericTestDrafts {
  /** A generic test that does not exist. */
  static final String UNKNOWN = "A403";

  private static final String MACRO_PREFIX = "test_";
  private static final String MODEL = "model";
  private static final Map<String, List<String>> NEEDED =
      Map.of("accepted_values", List.of("values"), "relationships", List.of("to", "field"));

  /**
   * What tests are declared on.
   *
   * @param kindPrefix {@code source_} for a source
   * @param name as it stands in the tests' names
   * @param model the reference, such as {@code ref('orders')}
   * @param id the node's id
   */
  record Tested(
      PropertiesFile file, String kindPrefix, String name, String model, Optional<String> id) {}

  /** What the same declaration, repeated by a YAML anchor, may be said of. */
  private record Subject(String model, Optional<String> column) {}

  private final Scopes scopes;
  private final ConfigResolver configs;
  private final ParseRender parse;
  private final YamlRenderer yaml;
  private final TestArguments arguments;
  private final Problems problems;

  GenericTestDrafts(
      Scopes scopes,
      ConfigResolver configs,
      ParseRender parse,
      YamlRenderer yaml,
      Problems problems) {
    this.scopes = scopes;
    this.configs = configs;
    this.parse = parse;
    this.yaml = yaml;
    this.arguments = new TestArguments(yaml);
    this.problems = problems;
  }

  /** The drafts of all tests on a resource and its columns. */
  List<Draft> of(Tested tested, List<TestDeclaration> tests, List<ColumnProperties> columns) {
    List<Draft> drafts = new ArrayList<>();
    for (ColumnProperties column : columns) {
      for (TestDeclaration test : column.tests()) {
        add(drafts, tested, test, Optional.of(column));
      }
    }
    for (TestDeclaration test : tests) {
      add(drafts, tested, test, Optional.empty());
    }
    return drafts;
  }

  private void add(
      List<Draft> drafts, Tested tested, TestDeclaration test, Optional<ColumnProperties> column) {
    try {
      drafts.add(draft(tested, test, column));
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
  }

  private Draft draft(Tested tested, TestDeclaration test, Optional<ColumnProperties> column) {
    String packageName = tested.file.packageName();
    MacroDefinition macro = macro(test, packageName);
    checkArguments(test, macro);
    Node.GenericTest generic = generic(tested, test, column);
    String call = TestArguments.call(callee(test, macro));
    Template template = yaml.template(test.place(), call);
    Render render = parse.reading(packageName);
    Scope scope = scopes.yaml(packageName, render);
    TestNames generated = generatedNames(tested, test, generic);
    String name =
        test.customName()
            .map(node -> String.valueOf(yaml.render(node, scope, render)))
            .orElse(generated.full());
    Captured captured =
        parse.of(
            template,
            packageName,
            name,
            new Subject(generic.model(), generic.column()),
            (names, current) -> arguments.add(generic, names, current));
    String alias = name.equals(generated.full()) ? generated.alias() : name;
    String id = id(packageName, name, test, generic);
    Map<String, @Nullable Object> written = written(test, alias, name, scope, render);
    NodeConfig config =
        configs.resolve(
            id,
            ResourceType.TEST,
            tested.file.fqn(name),
            List.of(columnTags(column, scope, render), captured.config()),
            written);
    NodeFacts facts =
        new NodeFacts(
            id,
            ResourceType.TEST,
            name,
            packageName,
            name + ".sql",
            tested.file.source().originalPath(),
            tested.file.fqn(name),
            call,
            Optional.of(template),
            test.place(),
            test.description().map(node -> String.valueOf(node.toJava())).orElse(""),
            TestConfigs.complete(config, name, test.place()));
    return new Draft(
        facts,
        captured,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(generic.configured(written)));
  }

  private static Node.GenericTest generic(
      Tested tested, TestDeclaration test, Optional<ColumnProperties> column) {
    return new Node.GenericTest(
        test.name(),
        test.namespace(),
        tested.id,
        column.map(GenericTestDrafts::columnName),
        "{{ get_where_subquery(" + tested.model + ") }}",
        test.arguments(),
        Ordered.map(Map.of()));
  }

  /** What would otherwise only be found by the database. */
  private static void checkArguments(TestDeclaration test, MacroDefinition macro) {
    YamlMap arguments = test.arguments();
    if (arguments.entry(MODEL).isPresent()) {
      throw wrong(
          arguments.entry(MODEL).get().place().withLength(MODEL.length()),
          "test '" + test.name() + "' cannot be given an argument 'model'",
          "it is what the test is declared on",
          "remove it, or declare the test on the other model");
    }
    List<String> needed =
        MacroLibrary.isBuiltIn(macro.place())
            ? NEEDED.getOrDefault(test.name(), List.of())
            : List.of();
    for (String name : needed) {
      if (arguments.entry(name).isEmpty()) {
        throw wrong(
            test.place().withLength(test.name().length()),
            "test '" + test.name() + "' lacks the argument '" + name + "'",
            "it needs " + String.join(" and ", needed),
            "add '" + name + ":' below 'arguments:'");
      }
    }
  }

  private static ProblemException wrong(Place place, String message, String cause, String mend) {
    return new ProblemException(Problem.error(ParseCodes.BAD_TEST, place, message, cause, mend));
  }

  private static String id(
      String packageName, String name, TestDeclaration test, Node.GenericTest generic) {
    String hash =
        TestNames.hash(
            name, test.namespace().orElse(null), test.name(), withModel(kwargs(generic), generic));
    return "test." + packageName + "." + name + "." + hash;
  }

  private static String columnName(ColumnProperties column) {
    boolean quoted =
        column.raw().value("quote").filter(node -> Boolean.TRUE.equals(node.toJava())).isPresent();
    return quoted ? '"' + column.name().text() + '"' : column.name().text();
  }

  private MacroDefinition macro(TestDeclaration test, String packageName) {
    MacroLibrary macros = scopes.macros();
    String name = MACRO_PREFIX + test.name();
    Optional<MacroDefinition> macro =
        test.namespace().isPresent()
            ? macros.find(test.namespace().get(), name)
            : macros.visible(packageName, name);
    return macro.orElseThrow(() -> new ProblemException(unknown(test, packageName)));
  }

  private Problem unknown(TestDeclaration test, String packageName) {
    String written = test.namespace().map(from -> from + ".").orElse("") + test.name();
    List<String> known =
        scopes.macros().visibleFrom(packageName).keySet().stream()
            .filter(name -> name.startsWith(MACRO_PREFIX))
            .map(name -> name.substring(MACRO_PREFIX.length()))
            .sorted()
            .toList();
    return Problem.error(
        UNKNOWN,
        test.place().withLength(written.length()),
        "no generic test is called '" + written + "'",
        "there is no {% test " + test.name() + "(…) %} block in the project or its packages",
        Nearest.suggestion(test.name(), known, "write that test, or correct the name"));
  }

  private static String callee(TestDeclaration test, MacroDefinition macro) {
    return test.namespace().map(from -> from + ".").orElse("") + macro.name();
  }

  private static TestNames generatedNames(
      Tested tested, TestDeclaration test, Node.GenericTest generic) {
    return TestNames.of(kind(tested.kindPrefix, test), tested.name, kwargs(generic));
  }

  private static String kind(String prefix, TestDeclaration test) {
    return test.namespace().map(from -> from + "_").orElse("") + prefix + test.name();
  }

  /** The name of a test that is not given one, as its declaration alone tells it. */
  static String declaredName(
      String prefix, String tested, TestDeclaration test, Optional<ColumnProperties> column) {
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>(test.arguments().toJava());
    column.ifPresent(named -> kwargs.put("column_name", columnName(named)));
    return TestNames.of(kind(prefix, test), tested, kwargs).full();
  }

  private static Map<String, @Nullable Object> kwargs(Node.GenericTest generic) {
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>(generic.arguments().toJava());
    generic.column().ifPresent(column -> kwargs.put("column_name", column));
    return kwargs;
  }

  private static Map<String, @Nullable Object> withModel(
      Map<String, @Nullable Object> kwargs, Node.GenericTest generic) {
    kwargs.put("model", generic.model());
    return kwargs;
  }

  private Map<String, @Nullable Object> columnTags(
      Optional<ColumnProperties> column, Scope scope, Render render) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    column
        .flatMap(note -> note.raw().value("tags"))
        .ifPresent(tags -> config.put("tags", yaml.render(tags, scope, render)));
    return config;
  }

  private Map<String, @Nullable Object> written(
      TestDeclaration test, String alias, String name, Scope scope, Render render) {
    YamlMap config = test.config();
    Map<String, @Nullable Object> written = new LinkedHashMap<>(yaml.map(config, scope, render));
    if (!alias.equals(name)) {
      written.putIfAbsent("alias", alias);
    }
    return written;
  }
}
