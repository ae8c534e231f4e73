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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  private static final Set<String> TESTS = Set.of("tests", "data_tests");

  /**
   * A resource as its file has it.
   *
   * @param name of the file, where versions of a model differ from the model's
   */
  private record Written(
      ResourceType type,
      String name,
      String packageName,
      String path,
      String originalPath,
      List<String> fqn,
      String code,
      Optional<Template> template,
      Place place,
      Checksum checksum) {}

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

  /**
   * All drafts of a package, the disabled ones among them.
   *
   * @param broken gets the names of those with a mistake of their own, which has been told
   */
  List<Draft> of(PackageSource source, Consumer<String> broken) {
    List<Draft> drafts = new ArrayList<>();
    source
        .models()
        .forEach(
            file ->
                add(
                    drafts,
                    () -> sql(file),
                    () ->
                        broken.accept(
                            versions
                                .ofFile(file.packageName(), file.name())
                                .map(versioned -> versioned.model().name().text())
                                .orElse(file.name()))));
    source.analyses().forEach(file -> add(drafts, () -> sql(file), () -> {}));
    source.singularTests().forEach(file -> add(drafts, () -> sql(file), () -> {}));
    source.seeds().forEach(file -> add(drafts, () -> seed(file), () -> broken.accept(file.name())));
    source
        .snapshots()
        .forEach(block -> add(drafts, () -> snapshot(block), () -> broken.accept(block.name())));
    for (PropertiesFile file : source.properties()) {
      file.resources().stream()
          .filter(properties -> properties.relation().isPresent())
          .forEach(
              properties ->
                  add(
                      drafts,
                      () -> yamlSnapshot(source.name(), file, properties),
                      () -> broken.accept(properties.name().text())));
    }
    return drafts;
  }

  private void add(List<Draft> drafts, Supplier<Draft> maker, Runnable otherwise) {
    try {
      drafts.add(maker.get());
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      otherwise.run();
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
    Said said =
        versioned.isPresent()
            ? Said.of(versioned.get())
            : said(file.packageName(), file.type(), file.name());
    return draft(
        new Written(
            file.type(),
            file.name(),
            file.packageName(),
            file.source().path(),
            file.source().originalPath(),
            file.fqn(),
            file.code(),
            file.template(),
            file.place(),
            new Checksum("sha256", file.checksum())),
        said);
  }

  private Draft seed(SeedFile file) {
    return draft(
        new Written(
            ResourceType.SEED,
            file.name(),
            file.packageName(),
            file.path(),
            file.originalPath(),
            file.fqn(),
            "",
            Optional.empty(),
            file.place(),
            file.checksum()),
        said(file.packageName(), ResourceType.SEED, file.name()));
  }

  private Draft snapshot(SnapshotBlock block) {
    return draft(
        new Written(
            ResourceType.SNAPSHOT,
            block.name(),
            block.packageName(),
            block.source().path(),
            block.source().originalPath(),
            block.fqn(),
            block.body(),
            block.template(),
            block.place(),
            new Checksum("sha256", block.checksum())),
        said(block.packageName(), ResourceType.SNAPSHOT, block.name()));
  }

  private Draft yamlSnapshot(
      String packageName, PropertiesFile file, ResourceProperties properties) {
    String name = properties.name().text();
    String relation = properties.relation().map(ResourceDrafts::text).orElse("");
    String code = "select * from {{ " + relation + " }}";
    return draft(
        new Written(
            ResourceType.SNAPSHOT,
            name,
            packageName,
            file.source().path(),
            file.source().originalPath(),
            file.fqn(name),
            code,
            Optional.of(yaml.template(properties.place(), code)),
            properties.place(),
            new Checksum("none", "")),
        Said.of(properties));
  }

  private static String text(YamlNode node) {
    return String.valueOf(node.toJava());
  }

  private Draft draft(Written written, Said said) {
    String packageName = written.packageName;
    Captured captured =
        written
            .template
            .map(template -> parse.of(template, packageName, written.name))
            .orElse(Captured.NOTHING);
    Render render = parse.reading(packageName);
    Scope scope = scopes.yaml(packageName, render);
    String name = said.name().orElse(written.name);
    List<String> fqn =
        said.version().map(version -> fqn(written.fqn, name, version)).orElse(written.fqn);
    String id = id(written, name, said.version());
    NodeConfig config =
        configs.resolve(id, written.type, fqn, said.levels(yaml, scope, render), captured.config());
    configs.checkEnabled(config, id, name, written.place);
    String description = descriptions.of(said.description(), packageName, scope, render);
    NodeFacts facts = facts(id, written, name, said.version(), fqn, description, config);
    List<Node.ColumnNote> columns = columns(said.columns(), packageName, scope, render);
    List<Object> constraints = said.constraints(yaml, scope, render);
    Captured joined =
        ForeignKeys.join(
            captured,
            constraints,
            columns,
            to ->
                parse.of(
                    yaml.template(
                        ForeignKeys.placeOf(said.properties(), to).orElse(written.place),
                        "{{ " + to + " }}"),
                    packageName,
                    name));
    return new Draft(
        facts,
        new HookReferences(parse, yaml).with(joined, config, packageName, name),
        columns,
        constraints,
        said.properties(),
        Optional.empty());
  }

  private static String id(Written written, String name, Optional<ModelVersion> version) {
    String id = written.type.word() + "." + written.packageName + "." + name;
    return version.map(number -> id + "." + number.suffix()).orElse(id);
  }

  private static NodeFacts facts(
      String id,
      Written written,
      String name,
      Optional<ModelVersion> version,
      List<String> fqn,
      String description,
      NodeConfig config) {
    return new NodeFacts(
        id,
        written.type,
        name,
        written.packageName,
        written.path,
        written.originalPath,
        fqn,
        written.code,
        written.template,
        written.place,
        description,
        written.type == ResourceType.TEST
            ? TestConfigs.complete(config, name, written.place)
            : config,
        written.checksum,
        version);
  }

  private Said said(String packageName, ResourceType type, String name) {
    return new Said(
        index.find(packageName, type, name).map(PropertiesIndex.Described::properties),
        Optional.empty());
  }

  private static List<String> fqn(List<String> ofFile, String name, ModelVersion version) {
    List<String> fqn = new ArrayList<>(ofFile.subList(0, ofFile.size() - 1));
    fqn.add(name);
    fqn.add(version.suffix());
    return fqn;
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
}
