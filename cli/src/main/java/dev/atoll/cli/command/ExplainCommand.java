package dev.atoll.cli.command;

import dev.atoll.cli.json.ExplanationJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.ExplanationText;
import dev.atoll.core.pipeline.ExplainRequest;
import dev.atoll.core.pipeline.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the answer to every why. */
@CommandLine.Command
final class ExplainCommand implements Command {
  /** What a word can be. */
  enum Kind {
    variable,
    node,
    config
  }

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(
      paramLabel = "TENANT [VARIABLE | NODE | NODE.CONFIG]",
      arity = "0..2",
      description =
          "A tenant, or a variable, a node or a config of it; in a plain project the tenant may be"
              + " left out.")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = "A config of the node, such as materialized.")
  @Nullable String config;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "What the name is, where it could be several things: variable, node or config.")
  @Nullable Kind kind;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Explanation explanation =
        call.atoll()
            .explain(
                call.invocation(),
                new ExplainRequest(
                    words,
                    Optional.ofNullable(config),
                    Optional.ofNullable(kind)
                        .map(
                            word ->
                                ExplainRequest.Kind.valueOf(
                                    word.name().toUpperCase(Locale.ROOT)))));
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "explain",
          json -> ExplanationJson.write(json, explanation, ExitCode.DONE.number()));
    } else {
      call.print(new ExplanationText(call.ink(Screen.Stream.OUT)).lines(explanation));
      if (explanation instanceof Explanation.OfTenant tenant) {
        call.complain(tenant.problems());
      }
    }
    return ExitCode.DONE;
  }
}
