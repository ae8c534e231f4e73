package dev.atoll.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.cli.json.DifferenceJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.RunDifferenceJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.DifferenceText;
import dev.atoll.cli.text.Ink;
import dev.atoll.cli.text.RunDifferenceText;
import dev.atoll.core.pipeline.Difference;
import dev.atoll.core.pipeline.DifferenceRequest;
import dev.atoll.core.pipeline.RunDifference;
import dev.atoll.core.pipeline.TenantDifference;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: two tenants, or two runs, side by side. */
@CommandLine.Command
final class DiffCommand implements Command {
  /** What both words are. */
  enum Kind {
    tenant,
    run
  }

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(
      index = "0",
      paramLabel = "TENANT|RUN",
      description = "A tenant; or a run: its id, the beginning of it, latest or previous.")
  String left = "";

  @Parameters(
      index = "1",
      paramLabel = "TENANT|RUN",
      description =
          "The other. Words that are tenants are tenants; a tenant and a run are refused.")
  String right = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "What both are, where they could be either: tenant or run.")
  @Nullable Kind kind;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Difference difference =
        call.atoll()
            .difference(
                call.invocation(),
                new DifferenceRequest(
                    left,
                    right,
                    Optional.ofNullable(kind)
                        .map(
                            word ->
                                DifferenceRequest.Kind.valueOf(
                                    word.name().toUpperCase(Locale.ROOT)))));
    if (format.isJson()) {
      JsonDocument.write(call.out(), "diff", json -> write(json, difference));
    } else {
      call.print(lines(difference, call.ink(Screen.Stream.OUT)));
    }
    return ExitCode.DONE;
  }

  private static void write(JsonGenerator json, Difference difference) throws IOException {
    int code = ExitCode.DONE.number();
    switch (difference) {
      case TenantDifference tenants -> DifferenceJson.write(json, tenants, code);
      case RunDifference runs -> RunDifferenceJson.write(json, runs, code);
    }
  }

  private static List<String> lines(Difference difference, Ink ink) {
    return switch (difference) {
      case TenantDifference tenants -> new DifferenceText(ink).lines(tenants);
      case RunDifference runs -> new RunDifferenceText(ink).lines(runs);
    };
  }
}
