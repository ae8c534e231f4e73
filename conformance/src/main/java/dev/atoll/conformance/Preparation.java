package dev.atoll.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a project and its packages into a folder of the work folder, with a profile beside it. */
record Preparation(Options options, Database database, PrintStream progress) {
  /** Where a project is put together for one use. */
  Path folder(ListedProject project, String use) {
    return options.work().resolve(database.engine()).resolve(project.name()).resolve(use);
  }

  /** The profile's output, which is {@code target.name} to the project. */
  String target(ListedProject project) {
    return project.target().replace("{engine}", database.engine());
  }

  /** Makes the folder anew. */
  void assemble(ListedProject project, Path folder) throws IOException, InterruptedException {
    Folders.delete(folder);
    List<String> lacking =
        new Assembly(new Mirrors(options.mirrors()), options.home())
            .assemble(project, folder.resolve("project"));
    lacking.forEach(file -> progress.println("  not in the mirror: " + file));
    Files.writeString(folder.resolve("profiles.yml"), profile(project, target(project), folder));
  }

  private String profile(ListedProject project, String target, Path folder) {
    return "%s:\n  target: %s\n  outputs:\n    %s:\n%s"
        .formatted(
            project.profile(), target, target, database.output(folder, project.schema()).indent(6));
  }
}
