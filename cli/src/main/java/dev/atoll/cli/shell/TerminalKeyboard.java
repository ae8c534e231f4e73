package dev.atoll.cli.shell;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of this process, looked for when it is first asked. */
final class TerminalKeyboard implements Keyboard {
  private @Nullable Console known;

  @Override
  public boolean isTerminal() {
    return console().isPresent();
  }

  private Optional<Console> console() {
    if (known == null) {
      known = System.console();
    }
    return Optional.ofNullable(known).filter(Console::isTerminal);
  }

  @Override
  public Optional<String> line() {
    return console().map(Console::readLine);
  }

  @Override
  public Optional<String> secret(String prompt) {
    return console().map(console -> console.readPassword("%s", prompt)).map(String::new);
  }
}
