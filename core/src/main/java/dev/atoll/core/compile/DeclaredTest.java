package dev.atoll.core.compile;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.project.TestDeclaration;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generic test as it is declared, known without any tenant.
 *
 * @param name that it will have; tests whose name holds Jinja are left out
 * @param path of the properties file
 */
public record DeclaredTest(String packageName, String name, String path, Place place) {

  /** All of a project, whether what they test is enabled or not. */
  public static List<DeclaredTest> of(Project project, Versions versions) {
    List<DeclaredTest> all = new ArrayList<>();
    for (PackageSource source : project.packages()) {
      for (PropertiesFile file : source.properties()) {
        for (ResourceProperties said : file.resources()) {
          ofResource(file, said, versions, all);
        }
        for (SourceProperties from : file.sources()) {
          for (SourceProperties.Table table : from.tables()) {
            add(
                file,
                "source_",
                from.name().text() + "_" + table.name().text(),
                table.tests(),
                table.columns(),
                all);
          }
        }
      }
    }
    return all;
  }

  private static void ofResource(
      PropertiesFile file, ResourceProperties said, Versions versions, List<DeclaredTest> all) {
    String name = said.name().text();
    if (said.versions().isEmpty()) {
      add(file, "", name, said.tests(), said.columns(), all);
    }
    for (Versions.Versioned versioned : versions.of(said)) {
      add(
          file,
          "",
          name + "_" + versioned.version().suffix(),
          versioned.tests(),
          versioned.columns(),
          all);
    }
  }

  private static void add(
      PropertiesFile file,
      String prefix,
      String name,
      List<TestDeclaration> tests,
      List<ColumnProperties> columns,
      List<DeclaredTest> all) {
    for (ColumnProperties column : columns) {
      column.tests().forEach(test -> add(file, prefix, name, test, Optional.of(column), all));
    }
    tests.forEach(test -> add(file, prefix, name, test, Optional.empty(), all));
  }

  private static void add(
      PropertiesFile file,
      String prefix,
      String name,
      TestDeclaration test,
      Optional<ColumnProperties> column,
      List<DeclaredTest> all) {
    String full =
        test.customName()
            .map(node -> String.valueOf(node.toJava()))
            .orElseGet(() -> GenericTestDrafts.declaredName(prefix, name, test, column));
    if (!YamlRenderer.hasJinja(full)) {
      all.add(
          new DeclaredTest(file.packageName(), full, file.source().originalPath(), test.place()));
    }
  }
}
