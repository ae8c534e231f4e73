package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ShownRowsJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ShownRowsText;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.ShowRequest;
import dev.atoll.core.pipeline.ShownRows;
import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: the first rows of a node or of a query. */
@CommandLine.Command
final class ShowCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @Option(names = "--inline", paramLabel = "SQL", description = "SQL with Jinja to run.")
  @Nullable String inline;

  @Option(names = "--limit", paramLabel = "N", description = "Rows at most, 5 by default; -1: all.")
  int limit = 5;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Cancellation cancellation = new Cancellation();
    ShowRequest request =
        new ShowRequest(selection.selection(), Optional.ofNullable(inline), limit);
    List<ShownRows> shown =
        call.interruptible(
            cancellation,
            () ->
                call.atoll()
                    .show(state.with(call, options.invocation(call)), request, cancellation));
    ExitCode code = code(shown, cancellation);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "show",
          json -> {
            json.writeNumberField("exit_code", code.number());
            ShownRowsJson.writeFields(json, shown);
          });
    } else {
      call.print(ShownRowsText.lines(shown));
      call.complain(
          shown.stream()
              .flatMap(rows -> rows.problem().stream().map(problem -> concerned(problem, rows)))
              .distinct()
              .toList());
    }
    return code;
  }

  private static Problem concerned(Problem problem, ShownRows rows) {
    return problem.tenants().isEmpty() ? problem.forTenants(List.of(rows.tenant())) : problem;
  }

  private static ExitCode code(List<ShownRows> shown, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      return ExitCode.INTERRUPTED;
    }
    return shown.stream().anyMatch(rows -> rows.problem().isPresent())
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }
}
