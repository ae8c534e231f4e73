package dev.atoll.core.plan;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads selectors.yml (https://docs.getdbt.com/reference/node-selection/yaml-selectors). A
 * definition may inherit from those above it.
 */
public final class SelectorFile {
  /** A selectors.yml that cannot be read. */
  static final String WRONG = "A416";

  /** A selector that selectors.yml does not have. */
  static final String UNKNOWN = "A417";

  private static final String UNION = "union";
  private static final String INTERSECTION = "intersection";
  private static final String EXCLUDE = "exclude";
  private static final String METHOD = "method";
  private static final String VALUE = "value";
  private static final String INDIRECT = "indirect_selection";
  private static final Set<String> OF_METHOD =
      Set.of(
          METHOD,
          VALUE,
          EXCLUDE,
          INDIRECT,
          "parents",
          "parents_depth",
          "children",
          "children_depth",
          "childrens_parents");

  private final Map<String, Selector> byName = new LinkedHashMap<>();
  private final Problems problems = new Problems();
  private Optional<String> defaultName = Optional.empty();

  private SelectorFile() {}

  /**
   * The selectors of a project.
   *
   * @param raw the file; empty when there is none
   * @throws ProblemException everything that is wrong with it
   */
  public static SelectorFile of(Optional<YamlMap> raw) {
    SelectorFile file = new SelectorFile();
    raw.ifPresent(file::read);
    if (file.problems.hasErrors()) {
      throw new ProblemException(file.problems.sorted());
    }
    return file;
  }

  /** The selector that holds where a command says nothing of nodes. */
  public Optional<Selector> defaultSelector() {
    return defaultName.map(byName::get);
  }

  /**
   * The selector of a name.
   *
   * @throws ProblemException when there is none
   */
  public Selector named(String name) {
    Selector selector = byName.get(name);
    if (selector == null) {
      throw new ProblemException(
          Problem.error(
              UNKNOWN,
              "there is no selector '" + name + "'",
              byName.isEmpty()
                  ? "the project has no selectors.yml"
                  : "selectors.yml has: " + String.join(", ", byName.keySet()),
              Nearest.suggestion(name, byName.keySet(), "define it in selectors.yml")));
    }
    return selector;
  }

  private void read(YamlMap raw) {
    Optional<YamlNode> list = raw.value("selectors");
    if (!(list.orElse(null) instanceof YamlList selectors)) {
      wrong(
          raw.place(), "selectors.yml has no list 'selectors:'", "write 'selectors: [{name: …}]'");
      return;
    }
    for (YamlNode item : selectors.items()) {
      if (item instanceof YamlMap map) {
        add(map);
      } else {
        wrong(item.place(), "a selector must be a mapping", "write '- name: …'");
      }
    }
  }

  private void add(YamlMap map) {
    Optional<String> name = map.value("name").map(node -> String.valueOf(node.toJava()));
    Optional<YamlNode> definition = map.value("definition");
    if (name.isEmpty() || definition.isEmpty()) {
      wrong(
          map.place(),
          "a selector without " + (name.isEmpty() ? "name" : "definition"),
          "write 'name: …' and 'definition: …'");
      return;
    }
    if (byName.containsKey(name.get())) {
      wrong(map.place(), "selector '" + name.get() + "' stands twice", "rename one of them");
      return;
    }
    if (map.value("default").filter(node -> Boolean.TRUE.equals(node.toJava())).isPresent()) {
      if (defaultName.isPresent()) {
        wrong(
            map.place(),
            "both '" + defaultName.get() + "' and '" + name.get() + "' are the default",
            "leave 'default: true' at one of them");
      }
      defaultName = name;
    }
    selector(definition.get()).ifPresent(selector -> byName.put(name.get(), selector));
  }

  private Optional<Selector> selector(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> word(scalar);
      case YamlMap map -> map(map);
      case YamlList list -> {
        wrong(
            list.place(),
            "a list says not whether it is a union or an intersection",
            "write 'union:' or 'intersection:' above it");
        yield Optional.empty();
      }
    };
  }

  private Optional<Selector> word(YamlScalar scalar) {
    String text = String.valueOf(scalar.value());
    Optional<Criterion> parsed =
        Criterion.parse(text).filter(criterion -> Methods.isKnown(criterion.method()));
    if (parsed.isEmpty()) {
      wrong(
          scalar.place().withLength(text.length()),
          "cannot read the selection criterion '" + text + "'",
          "write for example 'orders+', '2+orders' or 'tag:nightly'");
    }
    return parsed.map(criterion -> new Selector.One(criterion, Optional.empty()));
  }

  private Optional<Selector> map(YamlMap map) {
    boolean union = map.entry(UNION).isPresent();
    boolean intersection = map.entry(INTERSECTION).isPresent();
    if (union || intersection) {
      if (map.entries().size() > 1) {
        wrong(
            map.place(),
            "'union' or 'intersection' must stand alone",
            "put the rest of it into the list");
        return Optional.empty();
      }
      return combined(map.entries().iterator().next());
    }
    if (map.entry(METHOD).isPresent() && map.entry(VALUE).isPresent()) {
      return method(map);
    }
    if (map.entries().size() == 1) {
      YamlEntry only = map.entries().iterator().next();
      return criterion(only.place(), only.key(), only.value(), map).map(Selector.class::cast);
    }
    wrong(
        map.place(),
        "a criterion needs one key, or 'method' and 'value'",
        "write 'tag: nightly', or 'method: tag' and 'value: nightly'");
    return Optional.empty();
  }

  private Optional<Selector> combined(YamlEntry entry) {
    if (!(entry.value() instanceof YamlList list)) {
      wrong(entry.place(), "'" + entry.key() + "' must be a list", "write its items with '- '");
      return Optional.empty();
    }
    List<Selector> parts = new ArrayList<>();
    Optional<List<Selector>> excluded = Optional.empty();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMap map
          && map.entries().size() == 1
          && map.entry(EXCLUDE).isPresent()) {
        if (excluded.isPresent()) {
          wrong(item.place(), "there are two 'exclude' in one list", "put both into one");
        }
        excluded = Optional.of(excluded(map));
      } else {
        selector(item).ifPresent(parts::add);
      }
    }
    List<Selector> without = excluded.orElse(List.of());
    return Optional.of(
        entry.key().equals(UNION)
            ? new Selector.Union(parts, without)
            : new Selector.Intersection(parts, without));
  }

  private List<Selector> excluded(YamlMap map) {
    List<Selector> excluded = new ArrayList<>();
    Optional<YamlNode> written = map.value(EXCLUDE);
    if (written.isPresent()) {
      List<YamlNode> items =
          written.get() instanceof YamlList list ? list.items() : List.of(written.get());
      items.forEach(item -> selector(item).ifPresent(excluded::add));
    }
    return excluded;
  }

  private Optional<Selector> method(YamlMap map) {
    for (YamlEntry entry : map.entries()) {
      if (!OF_METHOD.contains(entry.key())) {
        wrong(
            entry.place().withLength(entry.key().length()),
            "unknown key '" + entry.key() + "' in a selector",
            Nearest.suggestion(entry.key(), OF_METHOD, "remove it"));
      }
    }
    String method = String.valueOf(map.value(METHOD).orElseThrow().toJava());
    YamlNode value = map.value(VALUE).orElseThrow();
    Optional<? extends Selector> base =
        method.equals("selector") ? inherited(value) : criterion(map.place(), method, value, map);
    List<Selector> excluded = excluded(map);
    return base.map(one -> excluded.isEmpty() ? one : new Selector.Union(List.of(one), excluded));
  }

  private Optional<Selector> inherited(YamlNode value) {
    String name = String.valueOf(value.toJava());
    Selector known = byName.get(name);
    if (known == null) {
      wrong(
          value.place().withLength(name.length()),
          "no selector above is called '" + name + "'",
          Nearest.suggestion(name, byName.keySet(), "define it above this one"));
    }
    return Optional.ofNullable(known);
  }

  private Optional<Selector.One> criterion(
      Place place, String method, YamlNode value, YamlMap options) {
    if (!Methods.isKnown(method)) {
      wrong(
          place,
          "unknown selection method '" + method + "'",
          Nearest.suggestion(
              method,
              Methods.known(),
              "known methods: " + String.join(", ", Methods.known()) + ", config.<name>"));
      return Optional.empty();
    }
    String text = String.valueOf(value.toJava());
    Criterion criterion =
        new Criterion(
            method + ":" + text,
            method,
            text,
            depth(options, "parents"),
            depth(options, "children"),
            isTrue(options, "childrens_parents"));
    return Optional.of(new Selector.One(criterion, indirect(options)));
  }

  private static int depth(YamlMap options, String what) {
    if (!isTrue(options, what)) {
      return 0;
    }
    return options
        .value(what + "_depth")
        .map(YamlNode::toJava)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).intValue())
        .orElse(Criterion.ALL);
  }

  private static boolean isTrue(YamlMap options, String key) {
    return options.value(key).filter(node -> Boolean.TRUE.equals(node.toJava())).isPresent();
  }

  private Optional<Selection.Indirect> indirect(YamlMap options) {
    Optional<YamlNode> written = options.value(INDIRECT);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String text = String.valueOf(written.get().toJava());
    for (Selection.Indirect mode : Selection.Indirect.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(mode);
      }
    }
    wrong(
        written.get().place().withLength(text.length()),
        "indirect_selection cannot be '" + text + "'",
        "write eager, cautious, buildable or empty");
    return Optional.empty();
  }

  private void wrong(Place place, String message, String mend) {
    problems.add(Problem.error(WRONG, place, message, "", mend));
  }
}
