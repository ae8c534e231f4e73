package dev.atoll.acceptance.equality;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A project that is built in four rounds: three of changing data or settings, then a full refresh.
 * The workshop has every materialization and config in it and some nodes that fail; the tailor's
 * shop quotes names on every level, and replaces built-ins and the comments of queries.
 */
final class Workshop {
  private static final int ROUNDS = 4;

  private final Recorded project;
  private final int code;

  private Workshop(Recorded project, int code) {
    this.project = project;
    this.code = code;
  }

  static Workshop workshop(
      Path folder, Database database, String url, Map<String, String> environment)
      throws IOException {
    return new Workshop(new Recorded("workshop", folder, database, url, environment), 1);
  }

  static Workshop tailor(
      Path folder, Database database, String url, Map<String, String> environment)
      throws IOException {
    return new Workshop(new Recorded("tailor", folder, database, url, environment), 0);
  }

  /** Builds all rounds, and compares each with what is recorded, or records it. */
  void play() throws IOException, SQLException, InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      project.enter(round);
      List<String> command = new ArrayList<>(List.of("build", "--vars", "{round: " + round + "}"));
      if (round == ROUNDS) {
        command.add("--full-refresh");
      }
      project.play(String.valueOf(round), code, command);
    }
  }
}
