package dev.atoll.jinja.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running Python that renders templates with jinja2; see src/test/oracle/worker.py. */
final class Oracle implements AutoCloseable {
  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  Oracle(String python, Path folder) throws IOException {
    process =
        new ProcessBuilder(python, folder.resolve("worker.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  Outcome of(String template) {
    ask(List.of(template));
    return answers(1).getFirst();
  }

  /** Lets it begin with templates; {@link #answers} must follow. */
  void ask(List<String> templates) {
    try {
      for (String template : templates) {
        requests.write(':');
        requests.write(hex(template));
        requests.write('\n');
      }
      requests.write('\n');
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outcomes in the order of the templates asked for. */
  List<Outcome> answers(int count) {
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        outcomes.add(outcome(answers.readLine()));
      }
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer is a word, a blank, and a text in hexadecimal UTF-16. */
  private static Outcome outcome(@Nullable String answer) {
    if (answer == null) {
      throw new IllegalStateException("the oracle has ended");
    }
    String[] words = answer.split(" ", -1);
    return switch (words[0]) {
      case "=" -> new Outcome.Text(text(words[1]));
      case "!" -> new Outcome.Failure(words[1], text(words[2]));
      default -> new Outcome.Unbounded();
    };
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder(text.length() * 4);
    text.chars().forEach(unit -> hex.append(HexFormat.of().toHexDigits((char) unit)));
    return hex.toString();
  }

  private static String text(String hex) {
    StringBuilder text = new StringBuilder(hex.length() / 4);
    for (int i = 0; i < hex.length(); i += 4) {
      text.append((char) Integer.parseInt(hex, i, i + 4, 16));
    }
    return text.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
