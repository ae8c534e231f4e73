package dev.atoll.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words of a command line, taken apart as far as the command: options may stand before it, as
 * in dbt, and {@code run show} is one command of two words.
 *
 * @param command empty when no word is one
 * @param rest everything else, in order
 */
record ArgumentList(Optional<String> command, List<String> rest) {

  static ArgumentList of(List<String> arguments) {
    CommandLine.Model.CommandSpec common =
        CommandLine.Model.CommandSpec.forAnnotatedObject(new SharedOptions());
    DbtFlags.addTo(common);
    List<String> rest = new ArrayList<>();
    int position = 0;
    while (position < arguments.size() && arguments.get(position).startsWith("-")) {
      String option = arguments.get(position++);
      rest.add(option);
      if (takesValue(common, option) && position < arguments.size()) {
        rest.add(arguments.get(position++));
      }
    }
    if (position == arguments.size()) {
      return new ArgumentList(Optional.empty(), List.copyOf(rest));
    }
    String command = arguments.get(position++);
    boolean twoWords =
        position < arguments.size()
            && Commands.named(command + " " + arguments.get(position)).isPresent();
    if (twoWords) {
      command = command + " " + arguments.get(position++);
    }
    rest.addAll(arguments.subList(position, arguments.size()));
    return new ArgumentList(Optional.of(command), List.copyOf(rest));
  }

  private static boolean takesValue(CommandLine.Model.CommandSpec common, String option) {
    OptionSpec known = common.findOption(option);
    return known != null && known.arity().max() > 0 && !option.contains("=");
  }

  /** Read from the words, since it has to be known also when they cannot be understood. */
  boolean wantsJson() {
    int option = rest.indexOf("--output");
    return rest.contains("--output=json")
        || (option >= 0 && option + 1 < rest.size() && rest.get(option + 1).equals("json"));
  }
}
