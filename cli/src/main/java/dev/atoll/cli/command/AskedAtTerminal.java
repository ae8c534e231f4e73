package dev.atoll.cli.command;

import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Questions;
import java.util.List;
import java.util.Optional;

/** Asks the person at the terminal, on standard error: standard output is for results. */
final class AskedAtTerminal implements Questions {
  private final World world;

  AskedAtTerminal(World world) {
    this.world = world;
  }

  /** Whoever is there; nobody in a pipe or a script. */
  static Questions in(World world) {
    return world.keyboard().isTerminal() ? new AskedAtTerminal(world) : Questions.NOBODY;
  }

  @Override
  public boolean areAnswered() {
    return true;
  }

  @Override
  public Optional<String> text(String question, String standard) {
    ask(question + " [" + standard + "]: ");
    return world.keyboard().line().map(String::strip).map(line -> line.isEmpty() ? standard : line);
  }

  @Override
  public Optional<String> choice(String question, List<String> choices) {
    while (true) {
      ask(question + " (" + String.join(", ", choices) + ") [" + choices.getFirst() + "]: ");
      Optional<String> line = world.keyboard().line().map(String::strip);
      if (line.isEmpty()) {
        return line;
      }
      if (line.get().isEmpty()) {
        return Optional.of(choices.getFirst());
      }
      if (choices.contains(line.get())) {
        return line;
      }
    }
  }

  @Override
  public Optional<String> secret(String question) {
    return world.keyboard().secret(question + ": ");
  }

  private void ask(String prompt) {
    world.err().print(prompt);
    world.err().flush();
  }
}
