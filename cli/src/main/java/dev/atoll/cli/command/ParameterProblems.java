package dev.atoll.cli.command;

import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What picocli objects to, as problems. */
final class ParameterProblems {
  private static final Pattern QUOTED_OPTION = Pattern.compile("'(-[^'=]+)");

  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private ParameterProblems() {}

  static Problem of(CommandLine.ParameterException objection, String command) {
    if (objection instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = word(unmatched);
      return word.startsWith("-")
          ? CommandLineProblems.unknownOption(
              word.replaceFirst("=.*", ""), command, optionNames(objection.getCommandLine()))
          : CommandLineProblems.unexpected(word, command);
    }
    if (objection.getArgSpec() instanceof OptionSpec option
        && objection.getValue() != null
        && NUMBERS.contains(option.type())) {
      return CommandLineProblems.badValue(
          option.longestName(), objection.getValue(), "a whole number");
    }
    return CommandLineProblems.badValue(
        lowerCase(Objects.requireNonNullElse(objection.getMessage(), "wrong option")), command);
  }

  /** An unknown option behind one that takes several values is only named in the message. */
  private static String word(CommandLine.UnmatchedArgumentException unmatched) {
    if (!unmatched.getUnmatched().isEmpty()) {
      return unmatched.getUnmatched().getFirst();
    }
    Matcher quoted = QUOTED_OPTION.matcher(Objects.requireNonNullElse(unmatched.getMessage(), ""));
    return quoted.find() ? quoted.group(1) : "";
  }

  private static List<String> optionNames(CommandLine line) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      names.addAll(List.of(option.names()));
    }
    return names;
  }

  private static String lowerCase(String sentence) {
    String line = sentence.lines().findFirst().orElse("wrong option");
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }
}
