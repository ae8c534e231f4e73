package dev.atoll.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a file. */
final class LedgerTest extends LedgerContract {
  @TempDir Path root;

  @Override
  LedgerPlace place() {
    return new LedgerPlace.Folder(root);
  }

  @Test
  void aRunWhoseProcessIsGoneIsLost() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    RunProcess gone =
        new RunProcess(RunProcess.current().host(), process.pid(), Optional.of(START));
    process.waitFor();
    RunRecord mine = run(START);
    RunRecord theirs = run(START.plusSeconds(1));
    RunRecord elsewhere = run(START.plusSeconds(2));
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(mine);
      ledger.startRun(of(theirs, gone));
      ledger.startRun(of(elsewhere, new RunProcess("another-host", 1, Optional.empty())));

      assertThat(ledger.runs(3))
          .extracting(RunRecord::state)
          .containsExactly(RunState.RUNNING, RunState.LOST, RunState.RUNNING);
    }
  }

  @Test
  void whatIsNoLedgerIsRefused() throws IOException {
    Path file = root.resolve(".atoll/ledger.sqlite");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is a text and no database, ".repeat(100));

    assertProblem(LedgerCodes.DAMAGED, () -> Ledger.open(place()));
    assertProblem(LedgerCodes.DAMAGED, () -> Ledger.openExisting(place()));
  }

  @Test
  void aLedgerOfANewerVersionIsRefused() throws SQLException {
    Ledger.open(place()).close();
    try (Connection connection = other();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertProblem(LedgerCodes.TOO_NEW, () -> Ledger.open(place()));
  }

  @Test
  void aLedgerThatAnotherProcessHoldsIsRefused() throws SQLException {
    try (Ledger ledger = Ledger.open(root, 10);
        Connection connection = other();
        Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      assertProblem(LedgerCodes.LOCKED, () -> ledger.startRun(run(START)));
      statement.execute("rollback");
      ledger.startRun(run(START));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(root.resolve(".atoll"), "a file where the folder should be");
    assertProblem(LedgerCodes.NOT_WRITABLE, () -> Ledger.open(place()));
  }

  @Test
  void aFolderWhoseNameHoldsSpecialCharactersWorks() throws IOException {
    Path odd = Files.createDirectories(root.resolve("a?b #c%20d ü"));
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(new LedgerPlace.Folder(odd))) {
      ledger.startRun(run);
    }
    assertThat(odd.resolve(".atoll/ledger.sqlite")).exists();
  }

  @Test
  void readingMakesNoFolder() {
    assertThat(Ledger.openExisting(place())).isEmpty();
    assertThat(root.resolve(".atoll")).doesNotExist();
  }

  private static RunRecord of(RunRecord run, RunProcess process) {
    return new RunRecord(
        run.id(), run.request(), run.startedBy(), process, run.state(), run.started(), run.ended());
  }

  private Connection other() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve(".atoll/ledger.sqlite"));
  }
}
