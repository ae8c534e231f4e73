package dev.atoll.cli.command;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import java.util.Collection;

/** The mistakes a command line can hold; each code has its page in docs/problems. */
final class CommandLineProblems {
  static final String UNKNOWN_COMMAND = "A480";
  static final String UNKNOWN_OPTION = "A481";
  static final String BAD_VALUE = "A482";
  static final String UNEXPECTED_ARGUMENT = "A483";
  static final String NOT_YET = "A484";

  private CommandLineProblems() {}

  static Problem unknownCommand(String typed, Collection<String> known) {
    return Problem.error(
        UNKNOWN_COMMAND,
        "there is no command '" + typed + "'",
        "",
        Nearest.suggestion(typed, known, "atoll help lists the commands"));
  }

  static Problem unknownOption(String typed, String command, Collection<String> known) {
    return Problem.error(
        UNKNOWN_OPTION,
        "atoll " + command + " has no option '" + typed + "'",
        "",
        Nearest.suggestion(typed, known, "atoll " + command + " --help lists its options"));
  }

  static Problem badValue(String message, String command) {
    return Problem.error(BAD_VALUE, message, "", "atoll " + command + " --help says what it takes");
  }

  static Problem badValue(String option, String given, String wanted) {
    return Problem.error(BAD_VALUE, option + " cannot be '" + given + "'", "", "give it " + wanted);
  }

  static Problem unexpected(String argument, String command) {
    return Problem.error(
        UNEXPECTED_ARGUMENT,
        "atoll " + command + " does not know what to do with '" + argument + "'",
        "it takes options only",
        "to choose nodes: --select " + argument);
  }

  static Problem optionNotYet(String option) {
    return Problem.error(
        NOT_YET,
        option + " is not supported yet",
        "leaving it out silently would do something else than was asked for",
        "leave it out");
  }
}
