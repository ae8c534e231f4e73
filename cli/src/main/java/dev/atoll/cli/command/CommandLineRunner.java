package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ProblemJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Finds the command, has its options filled in, runs it, and turns what went wrong into words. */
public final class CommandLineRunner {
  private static final int MIN_USAGE_WIDTH = 60;
  private static final int MAX_USAGE_WIDTH = 110;

  private final World world;
  private final Atoll atoll;

  public CommandLineRunner(World world, Atoll atoll) {
    this.world = world;
    this.atoll = atoll;
  }

  public ExitCode run(List<String> arguments) {
    ArgumentList words = ArgumentList.of(arguments);
    SharedOptions common = new SharedOptions();
    try {
      Optional<String> name = words.command();
      if (name.isEmpty()) {
        return overview(words);
      }
      if (name.get().equals("help")) {
        return help(words.rest());
      }
      Commands.Entry entry = entry(name.get());
      Command command = entry.maker().get();
      common = command.common();
      return parseAndRun(entry, command, words.rest(), arguments);
    } catch (ProblemException e) {
      complain(words, common, e.problems());
      return ExitCode.INPUT_WRONG;
    } catch (RuntimeException e) {
      return unexpected(e, common);
    } finally {
      world.out().flush();
      world.err().flush();
    }
  }

  private ExitCode overview(ArgumentList words) {
    if (words.rest().contains("--version") || words.rest().contains("-V")) {
      return run(List.of("version"));
    }
    List<String> strange =
        words.rest().stream().filter(word -> !List.of("-h", "--help").contains(word)).toList();
    if (!strange.isEmpty()) {
      throw new ProblemException(
          CommandLineProblems.unknownCommand(strange.getFirst(), Commands.names()));
    }
    Call.printTo(world.out(), Commands.overview());
    return ExitCode.DONE;
  }

  private ExitCode help(List<String> rest) {
    List<String> names = rest.stream().filter(word -> !word.startsWith("-")).toList();
    if (names.isEmpty()) {
      Call.printTo(world.out(), Commands.overview());
      return ExitCode.DONE;
    }
    Commands.Entry entry = entry(String.join(" ", names));
    usage(entry, commandLine(entry, entry.maker().get()));
    return ExitCode.DONE;
  }

  private static Commands.Entry entry(String name) {
    return Commands.named(name)
        .orElseThrow(
            () -> new ProblemException(CommandLineProblems.unknownCommand(name, Commands.names())));
  }

  private ExitCode parseAndRun(
      Commands.Entry entry, Command command, List<String> rest, List<String> arguments) {
    CommandLine line = commandLine(entry, command);
    CommandLine.ParseResult parsed;
    try {
      parsed = line.parseArgs(rest.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new ProblemException(ParameterProblems.of(e, entry.name()));
    }
    if (parsed.isUsageHelpRequested()) {
      usage(entry, line);
      return ExitCode.DONE;
    }
    DbtFlags.check(parsed);
    return command.run(new Call(world, atoll, arguments, command.common()));
  }

  private CommandLine commandLine(Commands.Entry entry, Command command) {
    CommandLine line = new CommandLine(command);
    line.setCommandName("atoll " + entry.name());
    line.getCommandSpec().usageMessage().description(sentence(entry.purpose()));
    line.setUnmatchedOptionsAllowedAsOptionParameters(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    line.getCommandSpec().usageMessage().sortOptions(false);
    DbtFlags.addTo(line.getCommandSpec());
    return line;
  }

  private static String sentence(String purpose) {
    return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
  }

  private void usage(Commands.Entry entry, CommandLine line) {
    line.setUsageHelpWidth(
        Math.clamp(
            world.screen().isTerminal(Screen.Stream.OUT) ? world.screen().width().getAsInt() : 100,
            MIN_USAGE_WIDTH,
            MAX_USAGE_WIDTH));
    String text = line.getUsageMessage(CommandLine.Help.Ansi.OFF);
    Call.printTo(world.out(), text.lines().map(String::stripTrailing).toList());
    if (entry.family() == Commands.Family.DBT) {
      Call.printTo(
          world.out(),
          List.of("", "dbt's other flags are accepted where they make no difference."));
    }
  }

  /** A bug in Atoll or an outage: no problem of the input, so said differently. */
  private ExitCode unexpected(RuntimeException error, SharedOptions common) {
    List<String> lines = new ArrayList<>();
    lines.add("atoll: unexpected error: " + error);
    if (common.output.debug) {
      for (StackTraceElement frame : error.getStackTrace()) {
        lines.add("  at " + frame);
      }
      for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
        lines.add("  caused by: " + cause);
      }
    } else {
      lines.add("  this is a mistake in Atoll or an outage; --debug shows where it happened");
    }
    Call.printTo(world.err(), lines);
    return ExitCode.FAILED;
  }

  private void complain(ArgumentList words, SharedOptions common, List<Problem> found) {
    Problems problems = new Problems();
    problems.addAll(found);
    if (words.wantsJson()) {
      JsonDocument.write(
          world.out(),
          words.command().orElse(""),
          json -> {
            json.writeNumberField("exit_code", ExitCode.INPUT_WRONG.number());
            ProblemJson.writeAll(json, problems.sorted());
          });
      return;
    }
    new Call(world, atoll, List.of(), common).complain(problems.sorted());
  }
}
