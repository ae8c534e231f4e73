package dev.atoll.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A project by itself, with one tool, into an empty database. */
record PlainRun(Database database, Preparation preparation, PrintStream progress) {
  /** Assembles, runs and reads what was made. */
  Outcome outcome(ListedProject project, String tool, Path program)
      throws IOException, InterruptedException, SQLException {
    progress.println(project.name() + ": " + tool);
    Path folder = preparation.folder(project, tool);
    preparation.assemble(project, folder);
    database.recreate(folder);
    List<CommandResult> commands =
        new ToolRun(program, project, preparation.target(project), folder).run();
    try (Connection connection = database.connect(folder)) {
      return new Outcome(commands, new RelationReader(database, project, "", "").read(connection));
    }
  }
}
