package dev.atoll.core.compile;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SeedFile.Checksum;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of the resources that have a file of their own: models, seeds, snapshots, singular
 * tests, analyses.
 */
final class ResourceDrafts {
  /** A Python model. */
  static final String PYTHON = "A405";

  /** A config whose value cannot be. */
  static final String BAD_CONFIG = "A415";

  /** Configs that may stand beside {@code config:} in a properties file. */
  private static final List<String> BESIDE = List.of("meta", "docs", "access", "group", "tags");

  private static final Set<String> TESTS = Set.of("tests", "data_tests");

  private final Scopes scopes;
  private final ConfigResolver configs;
  private final ParseRender parse;
  private final YamlRenderer yaml;
  private final PropertiesIndex index;
  private final Descriptions descriptions;
  private final Versions versions;
  private final Problems problems;

  ResourceDrafts(
      Scopes scopes,
      ConfigResolver configs,
      ParseRender parse,
      YamlRenderer yaml,
      PropertiesIndex index,
      Descriptions descriptions,
      Versions versions,
      Problems problems) {
    this.scopes = scopes;
    this.configs = configs;
    this.parse = parse;
    this.yaml = yaml;
    this.index = index;
    this.descriptions = descriptions;
    this.versions = versions;
    this.problems = problems;
  }

  /** All drafts of a package, the disabled ones among them. */
  List<Draft> of(PackageSource source) {
    List<Draft> drafts = new ArrayList<>();
    source.models().forEach(file -> add(drafts, () -> sql(file)));
    source.analyses().forEach(file -> add(drafts, () -> sql(file)));
    source.singularTests().forEach(file -> add(drafts, () -> sql(file)));
    source.seeds().forEach(file -> add(drafts, () -> seed(file)));
    source.snapshots().forEach(block -> add(drafts, () -> snapshot(block)));
    for (PropertiesFile file : source.properties()) {
      file.resources().stream()
          .filter(properties -> properties.relation().isPresent())
          .forEach(properties -> add(drafts, () -> yamlSnapshot(source.name(), file, properties)));
    }
    return drafts;
  }

  private void add(List<Draft> drafts, java.util.function.Supplier<Draft> maker) {
    try {
      drafts.add(maker.get());
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
  }

  private Draft sql(SqlFile file) {
    if (file.language() == SqlFile.Language.PYTHON) {
      throw new ProblemException(
          Problem.error(
              PYTHON,
              file.place(),
              "Python models cannot run",
              "Atoll runs SQL in the engine and no Python",
              "write the model in SQL, or disable it"));
    }
    Optional<Versions.Versioned> versioned =
        file.type() == ResourceType.MODEL
            ? versions.ofFile(file.packageName(), file.name())
            : Optional.empty();
    Optional<ResourceProperties> properties =
        versioned
            .map(Versions.Versioned::model)
            .or(() -> properties(file.packageName(), file.type(), file.name()));
    return draft(
        versioned,
        file.type(),
        file.name(),
        file.packageName(),
        file.source().path(),
        file.source().originalPath(),
        file.fqn(),
        file.code(),
        file.template(),
        file.place(),
        new Checksum("sha256", file.checksum()),
        properties);
  }

  private Draft seed(SeedFile file) {
    return draft(
        Optional.empty(),
        ResourceType.SEED,
        file.name(),
        file.packageName(),
        file.path(),
        file.originalPath(),
        file.fqn(),
        "",
        Optional.empty(),
        file.place(),
        file.checksum(),
        properties(file.packageName(), ResourceType.SEED, file.name()));
  }

  private Draft snapshot(SnapshotBlock block) {
    return draft(
        Optional.empty(),
        ResourceType.SNAPSHOT,
        block.name(),
        block.packageName(),
        block.source().path(),
        block.source().originalPath(),
        block.fqn(),
        block.body(),
        block.template(),
        block.place(),
        new Checksum("sha256", block.checksum()),
        properties(block.packageName(), ResourceType.SNAPSHOT, block.name()));
  }

  private Draft yamlSnapshot(
      String packageName, PropertiesFile file, ResourceProperties properties) {
    String code =
        "select * from {{ " + properties.relation().map(ResourceDrafts::text).orElse("") + " }}";
    List<String> fqn = new ArrayList<>(List.of(packageName));
    String path = file.source().path();
    if (path.indexOf('/') > 0) {
      fqn.addAll(List.of(path.substring(0, path.lastIndexOf('/')).split("/", -1)));
    }
    fqn.add(properties.name().text());
    return draft(
        Optional.empty(),
        ResourceType.SNAPSHOT,
        properties.name().text(),
        packageName,
        path,
        file.source().originalPath(),
        fqn,
        code,
        Optional.of(yaml.template(properties.place(), code)),
        properties.place(),
        new Checksum("none", ""),
        Optional.of(properties));
  }

  private static String text(YamlNode node) {
    return String.valueOf(node.toJava());
  }

  private Draft draft(
      Optional<Versions.Versioned> versioned,
      ResourceType type,
      String fileName,
      String packageName,
      String path,
      String originalPath,
      List<String> fileFqn,
      String code,
      Optional<Template> template,
      Place place,
      Checksum checksum,
      Optional<ResourceProperties> properties) {
    Captured captured =
        template.map(code1 -> parse.of(code1, packageName, fileName)).orElse(Captured.NOTHING);
    Optional<ModelVersion> version = versioned.map(Versions.Versioned::version);
    String name = versioned.map(found -> found.model().name().text()).orElse(fileName);
    List<String> fqn = version.map(number -> fqn(fileFqn, name, number)).orElse(fileFqn);
    Render render = parse.reading(packageName);
    Scope scope = scopes.yaml(packageName, render);
    NodeConfig config =
        configs.resolve(type, fqn, levels(properties, versioned, scope, render), captured.config());
    checkEnabled(config, name, place);
    NodeConfig complete =
        type == ResourceType.TEST ? TestConfigs.complete(config, name, place) : config;
    NodeFacts facts =
        new NodeFacts(
            type.word()
                + "."
                + packageName
                + "."
                + name
                + version.map(number -> "." + number.suffix()).orElse(""),
            type,
            name,
            packageName,
            path,
            originalPath,
            fqn,
            code,
            template,
            place,
            descriptions.of(
                versioned
                    .flatMap(found -> found.own().description())
                    .or(() -> properties.flatMap(ResourceProperties::description)),
                packageName,
                scope,
                render),
            complete,
            checksum,
            version);
    List<Node.ColumnNote> columns =
        columns(
            versioned
                .map(Versions.Versioned::columns)
                .or(() -> properties.map(ResourceProperties::columns))
                .orElse(List.of()),
            packageName,
            scope,
            render);
    List<Object> constraints =
        versioned
            .map(found -> found.own().raw())
            .filter(raw -> raw.value("constraints").isPresent())
            .or(() -> properties.map(ResourceProperties::raw))
            .map(raw -> constraints(raw, scope, render))
            .orElse(List.of());
    Captured joined =
        ForeignKeys.join(
            captured,
            constraints,
            columns,
            to ->
                parse.of(
                    yaml.template(
                        ForeignKeys.placeOf(properties, to).orElse(place), "{{ " + to + " }}"),
                    packageName,
                    name));
    return new Draft(
        facts,
        new HookReferences(parse, yaml).with(joined, config, packageName, name),
        columns,
        constraints,
        properties,
        Optional.empty());
  }

  private Optional<ResourceProperties> properties(
      String packageName, ResourceType type, String name) {
    return index.find(packageName, type, name).map(PropertiesIndex.Described::properties);
  }

  private static List<String> fqn(List<String> ofFile, String name, ModelVersion version) {
    List<String> fqn = new ArrayList<>(ofFile.subList(0, ofFile.size() - 1));
    fqn.add(name);
    fqn.add(version.suffix());
    return fqn;
  }

  /** What properties say, general to specific: of the model, then of its version. */
  private List<Map<String, @Nullable Object>> levels(
      Optional<ResourceProperties> properties,
      Optional<Versions.Versioned> versioned,
      Scope scope,
      Render render) {
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    if (properties.isPresent()) {
      levels.add(beside(properties.get().raw(), scope, render));
      levels.add(yaml.map(properties.get().config(), scope, render));
    }
    if (versioned.isPresent()) {
      levels.add(beside(versioned.get().own().raw(), scope, render));
      levels.add(yaml.map(versioned.get().own().config(), scope, render));
    }
    return levels;
  }

  private Map<String, @Nullable Object> beside(YamlMap raw, Scope scope, Render render) {
    Map<String, @Nullable Object> beside = new LinkedHashMap<>();
    for (String key : BESIDE) {
      raw.value(key).ifPresent(value -> beside.put(key, yaml.render(value, scope, render)));
    }
    return beside;
  }

  private List<Object> constraints(YamlMap raw, Scope scope, Render render) {
    List<Object> constraints = new ArrayList<>();
    raw.value("constraints")
        .map(node -> yaml.render(node, scope, render))
        .ifPresent(
            written -> {
              if (written instanceof List<?> list) {
                list.forEach(constraints::add);
              }
            });
    return constraints;
  }

  /** What properties say of columns, rendered. */
  List<Node.ColumnNote> columns(
      List<ColumnProperties> columns, String packageName, Scope scope, Render render) {
    List<Node.ColumnNote> notes = new ArrayList<>(columns.size());
    for (ColumnProperties column : columns) {
      YamlMap raw = column.raw();
      Map<String, @Nullable Object> properties = new LinkedHashMap<>();
      raw.entries().stream()
          .filter(entry -> !TESTS.contains(entry.key()))
          .filter(entry -> !entry.key().equals("description"))
          .forEach(entry -> properties.put(entry.key(), yaml.render(entry.value(), scope, render)));
      notes.add(
          new Node.ColumnNote(
              column.name().text(),
              descriptions.of(column.description(), packageName, scope, render),
              new LinkedHashMap<>(properties)));
    }
    return notes;
  }

  /** Anything else would quietly leave the node out. */
  private static void checkEnabled(NodeConfig config, String name, Place place) {
    String written = config.text("enabled").orElse("true");
    if (!List.of("true", "false").contains(written.toLowerCase(Locale.ROOT))) {
      throw new ProblemException(
          Problem.error(
              BAD_CONFIG,
              place,
              "config 'enabled' of '" + name + "' must be true or false, not '" + written + "'",
              "",
              "write true or false, or a template that gives one of them"));
    }
  }
}
