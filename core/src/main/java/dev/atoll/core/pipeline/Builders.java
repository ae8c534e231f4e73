package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.dbt.BuiltInMacros;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.overlay.Overlaid;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sharing;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The builders of graphs: one for each engine type and list of overlays. For one thread. */
final class Builders {
  private record Key(String engine, List<String> overlays) {}

  private final Project project;
  private final ProjectParser parser;
  private final Sharing sharing;
  private final Problems problems;
  private final Map<String, List<PackageSource>> builtIn = new HashMap<>();
  private final Map<Key, GraphBuilder> made = new HashMap<>();

  Builders(Project project, ProjectParser parser, Sharing sharing, Problems problems) {
    this.project = project;
    this.parser = parser;
    this.sharing = sharing;
    this.problems = problems;
  }

  /** The builder of those who have the shared project. */
  GraphBuilder base(Engine engine) {
    return made.computeIfAbsent(
        new Key(engine.type(), List.of()),
        key ->
            new GraphBuilder(
                project, library(project, engine), engine.dialect(), quoting(project), sharing));
  }

  /** The builder of a tenant; it shares with that of the shared project what it can. */
  GraphBuilder of(Engine engine, Tenant tenant, Overlaid overlaid) {
    GraphBuilder base = base(engine);
    Key key = new Key(engine.type(), OverlaidTenants.names(tenant));
    GraphBuilder known = made.get(key);
    if (known == null) {
      known = base.over(overlaid.project(), changed -> library(changed, engine));
      made.put(key, known);
    }
    return known;
  }

  private MacroLibrary library(Project of, Engine engine) {
    return MacroLibrary.of(
        of, builtIn.computeIfAbsent(engine.type(), type -> builtIn(engine)), engine.type());
  }

  private List<PackageSource> builtIn(Engine engine) {
    PackageSource general = parser.builtIn(MacroLibrary.BUILT_IN, BuiltInMacros.texts(), problems);
    PackageSource own =
        parser.builtIn(
            MacroLibrary.BUILT_IN + "_" + engine.type(),
            BuiltInMacros.texts(engine.macros()),
            problems);
    return List.of(own, general);
  }

  private static Relation.Quoting quoting(Project project) {
    YamlMap quoting = project.root().file().quoting();
    return new Relation.Quoting(
        quoted(quoting, "database"), quoted(quoting, "schema"), quoted(quoting, "identifier"));
  }

  private static boolean quoted(YamlMap quoting, String part) {
    return quoting.value(part).map(node -> !Boolean.FALSE.equals(node.toJava())).orElse(true);
  }
}
