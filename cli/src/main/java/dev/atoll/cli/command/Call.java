package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.cli.text.Ink;
import dev.atoll.cli.text.NextCommands;
import dev.atoll.cli.text.ProblemText;
import dev.atoll.cli.text.SourceLines;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.Budget;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Strictness;
import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sharing;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of Atoll: the world, the use cases, and what the common options make of both.
 *
 * @param arguments the command line as given
 */
record Call(World world, Atoll atoll, List<String> arguments, SharedOptions common) {

  PrintStream out() {
    return world.out();
  }

  Invocation invocation(TenantSelection tenants, Budget budget) {
    ProjectOptions project = common.project;
    return new Invocation(
        world.workingDir(),
        new Invocation.Location(
            path("--project-dir", or(project.projectDir, "DBT_PROJECT_DIR")),
            path("--profiles-dir", or(project.profilesDir, "DBT_PROFILES_DIR")),
            or(project.profile, "DBT_PROFILE"),
            path("--target-path", or(project.targetPath, "DBT_TARGET_PATH"))),
        or(project.target, "DBT_TARGET"),
        Optional.ofNullable(project.vars),
        tenants,
        budget,
        project.strict ? Strictness.STRICT : Strictness.AS_CONFIGURED,
        project.noShare ? Sharing.FRESH : Sharing.SHARED,
        world.environment(),
        world.clock(),
        arguments);
  }

  Invocation invocation(FleetOptions fleet) {
    return invocation(fleet.selection(), Budget.DEFAULT);
  }

  Invocation invocation() {
    return invocation(TenantSelection.DEFAULT, Budget.DEFAULT);
  }

  /** dbt's environment variables count where the option was not given. */
  Optional<String> or(@Nullable String given, String variable) {
    return Optional.ofNullable(given)
        .or(
            () ->
                Optional.ofNullable(world.environment().get(variable))
                    .or(
                        () ->
                            Optional.ofNullable(
                                world.environment().get(StateOptions.engine(variable))))
                    .filter(value -> !value.isBlank()));
  }

  static Optional<Path> path(String option, Optional<String> text) {
    try {
      return text.map(Path::of);
    } catch (InvalidPathException e) {
      throw new ProblemException(
          CommandLineProblems.badValue(option, text.orElse(""), "the path of a folder"));
    }
  }

  /** A file that the command line names, as it was written there. */
  Path file(String option, String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Told below, as the empty name is.
    }
    throw new ProblemException(CommandLineProblems.badValue(option, text, "the path of a file"));
  }

  /** Work that a signal asks to stop, and a second one ends at once. */
  <T> T interruptible(Cancellation cancellation, Supplier<T> work) {
    try (Interrupts.Listening _ =
        world
            .interrupts()
            .listen(
                cancellation::request,
                () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()))) {
      return work.get();
    }
  }

  Ink ink(Screen.Stream stream) {
    Boolean asked = common.output.colours;
    if (asked != null) {
      return asked ? Ink.COLOUR : Ink.PLAIN;
    }
    boolean unwanted =
        !world.environment().getOrDefault("NO_COLOR", "").isEmpty()
            || world.environment().getOrDefault("TERM", "").equals("dumb");
    return world.screen().isTerminal(stream) && !unwanted ? Ink.COLOUR : Ink.PLAIN;
  }

  /** Problems with source lines; places start at the given folder, the project's or the current. */
  ProblemText problemText(Screen.Stream stream, Optional<Path> root) {
    List<Path> folders = new ArrayList<>();
    root.ifPresent(folders::add);
    or(common.project.projectDir, "DBT_PROJECT_DIR")
        .ifPresent(dir -> folders.add(world.workingDir().resolve(dir).normalize()));
    folders.add(world.workingDir());
    return new ProblemText(ink(stream), new SourceLines(folders));
  }

  /** Prints problems to standard error. */
  void complain(List<Problem> problems) {
    if (!problems.isEmpty()) {
      printTo(world.err(), problemText(Screen.Stream.ERR, Optional.empty()).lines(problems));
    }
  }

  /** Whether something that a command looked at could not be looked at. */
  static ExitCode code(List<Problem> problems) {
    return problems.stream().anyMatch(Problem::isError) ? ExitCode.FAILED : ExitCode.DONE;
  }

  void print(List<String> lines) {
    printTo(world.out(), lines);
  }

  static void printTo(PrintStream stream, List<String> lines) {
    // println would end lines differently on another system.
    lines.forEach(line -> stream.print(line + "\n"));
    stream.flush();
  }

  NextCommands next() {
    List<String> location = new ArrayList<>();
    add(location, "--project-dir", common.project.projectDir);
    add(location, "--profiles-dir", common.project.profilesDir);
    add(location, "--target", common.project.target);
    List<String> settings = new ArrayList<>();
    add(settings, "--profile", common.project.profile);
    add(settings, "--vars", common.project.vars);
    return new NextCommands(
        world.program(), String.join(" ", location), String.join(" ", settings));
  }

  private static void add(List<String> words, String option, @Nullable String value) {
    if (value != null) {
      words.add(option);
      words.add(
          value.matches("[A-Za-z0-9_./:=,@%+~-]+")
              ? value
              : "'" + value.replace("'", "'\\''") + "'");
    }
  }

  static ExitCode codeOf(RunResult run) {
    return switch (run.outcome()) {
      case DONE -> ExitCode.DONE;
      case FAILED, RUNNING, UNFINISHED -> ExitCode.FAILED;
      case REFUSED -> ExitCode.REFUSED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }
}
