package dev.atoll.core.overlay;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Change;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The projects that overlays make of the shared one: for each distinct list of overlays one, made
 * once. What no overlay touches is the very same object in all of them. For one thread.
 */
public final class OverlaidProjects {
  private final Project base;
  private final ProjectParser parser;
  private final Path shownFrom;
  private final Catalog catalog;
  private final OriginalText originals;
  private final Map<String, Prepared> prepared = new LinkedHashMap<>();
  private final Map<List<String>, Overlaid> made = new LinkedHashMap<>();

  /**
   * @param base the shared project, as it is without overlays
   * @param parser that read it
   * @param shownFrom the folder that places are shown relative to
   */
  public OverlaidProjects(Project base, ProjectParser parser, Path shownFrom) {
    this.base = base;
    this.parser = parser;
    this.shownFrom = shownFrom;
    this.catalog = new Catalog(base);
    this.originals = new OriginalText(base);
  }

  /**
   * The project with some overlays.
   *
   * @param overlays in the order in which they apply
   */
  public Overlaid of(List<Overlay> overlays) {
    if (overlays.isEmpty()) {
      return new Overlaid(base, "", List.of());
    }
    List<String> names = overlays.stream().map(Overlay::name).toList();
    Overlaid known = made.get(names);
    if (known == null) {
      known = make(overlays.stream().map(this::prepared).toList());
      made.put(names, known);
    }
    return known;
  }

  /** What is wrong with an overlay, whoever has it. */
  public List<Problem> problems(Overlay overlay) {
    return prepared(overlay).problems();
  }

  /** What an overlay changes. */
  public List<Change> changes(Overlay overlay) {
    return prepared(overlay).changes();
  }

  /** How many resources the shared project has, macros and generic tests left out. */
  public int resources() {
    return catalog.count();
  }

  Prepared prepared(Overlay overlay) {
    Prepared known = prepared.get(overlay.name());
    if (known == null) {
      known = new Preparation(base, catalog, originals, parser, shownFrom, overlay).prepare();
      prepared.put(overlay.name(), known);
    }
    return known;
  }

  Catalog catalog() {
    return catalog;
  }

  OriginalText originals() {
    return originals;
  }

  private Overlaid make(List<Prepared> overlays) {
    Problems problems = new Problems();
    overlays.forEach(overlay -> problems.addAll(overlay.problems()));
    problems.addAll(Clashes.between(overlays));
    if (problems.hasErrors()) {
      return new Overlaid(base, hash(overlays), problems.sorted());
    }
    SequencedMap<String, PackageEdit> edits = new LinkedHashMap<>();
    base.packages().forEach(source -> edits.put(source.name(), new PackageEdit(source)));
    List<Change> changes = new ArrayList<>();
    for (Prepared overlay : overlays) {
      try {
        apply(overlay, edits);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
      changes.addAll(overlay.changes());
    }
    return new Overlaid(
        new Project(
            result(edits, base.root()),
            base.dependencies().stream().map(source -> result(edits, source)).toList(),
            changes),
        hash(overlays),
        problems.sorted());
  }

  private static String hash(List<Prepared> overlays) {
    return Sha256.of(overlays.stream().map(Prepared::hash).collect(Collectors.joining("\n")));
  }

  private static PackageSource result(Map<String, PackageEdit> edits, PackageSource source) {
    return edit(edits, source.name()).result();
  }

  private static PackageEdit edit(Map<String, PackageEdit> edits, String name) {
    return Optional.ofNullable(edits.get(name))
        .orElseThrow(() -> new IllegalStateException("no package " + name));
  }

  private void apply(Prepared overlay, Map<String, PackageEdit> edits) {
    for (Prepared.Swap swap : overlay.swaps()) {
      swap(swap, edit(edits, swap.target().packageName()));
    }
    for (Prepared.Wrapping wrapping : overlay.wrappings()) {
      if (wrapping.target().written() instanceof Resource.Written.Sql(SqlFile original)) {
        PackageEdit edit = edit(edits, wrapping.target().packageName());
        edit.put(
            Wrap.around(
                edit.current(original),
                wrapping.extension(),
                overlay.overlay(),
                parser,
                overlay.text()));
      }
    }
    for (PropertiesFile columns : overlay.columns()) {
      edit(edits, columns.packageName()).describe(columns);
    }
    edit(edits, base.name()).add(overlay.added());
  }

  /** The name and the path stay those of the base: only what is inside is another. */
  private static void swap(Prepared.Swap swap, PackageEdit edit) {
    switch (swap.target().written()) {
      case Resource.Written.Sql(SqlFile old)
          when swap.file().written() instanceof Resource.Written.Sql(SqlFile file) ->
          edit.put(
              new SqlFile(
                  old.type(),
                  old.name(),
                  old.fqn(),
                  file.language(),
                  moved(old.source(), file.source()),
                  file.checksum(),
                  file.template()));
      case Resource.Written.Snapshot(SnapshotBlock old)
          when swap.file().written() instanceof Resource.Written.Snapshot(SnapshotBlock block) ->
          edit.put(
              old,
              new SnapshotBlock(
                  old.name(),
                  old.fqn(),
                  moved(old.source(), block.source()),
                  block.body(),
                  block.place(),
                  block.checksum(),
                  block.template()));
      case Resource.Written.Seed(SeedFile old)
          when swap.file().written() instanceof Resource.Written.Seed(SeedFile seed) ->
          edit.put(
              old,
              new SeedFile(
                  old.name(),
                  old.packageName(),
                  old.fqn(),
                  old.path(),
                  old.originalPath(),
                  seed.file(),
                  seed.place(),
                  seed.checksum()));
      case Resource.Written.Macro(MacroDefinition old)
          when swap.file().written() instanceof Resource.Written.Macro(MacroDefinition macro) ->
          edit.put(
              new MacroDefinition(
                  old.name(),
                  old.packageName(),
                  macro.kind(),
                  old.originalPath(),
                  macro.definition()));
      case Resource.Written.Sql other -> throw otherKind(swap);
      case Resource.Written.Snapshot other -> throw otherKind(swap);
      case Resource.Written.Seed other -> throw otherKind(swap);
      case Resource.Written.Macro other -> throw otherKind(swap);
      case Resource.Written.Yaml other -> throw otherKind(swap);
    }
  }

  private static IllegalStateException otherKind(Prepared.Swap swap) {
    return new IllegalStateException(swap.target().id() + " replaced by " + swap.file().id());
  }

  private static SourceText moved(SourceText old, SourceText now) {
    return new SourceText(
        old.packageName(), old.path(), old.originalPath(), now.shownPath(), now.text());
  }
}
