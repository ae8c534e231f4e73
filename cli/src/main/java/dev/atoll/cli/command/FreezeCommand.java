package dev.atoll.cli.command;

import dev.atoll.cli.json.FreezeJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.FreezeText;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.FreezeReport;
import dev.atoll.core.pipeline.FreezeRequest;
import dev.atoll.core.pipeline.FreezeRequest.Sources;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freeze}: keeps what stands in the databases, as hashes. */
@CommandLine.Command
final class FreezeCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; 'compare' reads it.")
  String out = "";

  @Option(names = "--sources", description = "Read the tables of sources as well.")
  boolean sources;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Leave out columns, such as loaded_at, dbt_* or orders.loaded_at; for rows as wholes"
              + " too.")
  List<String> ignored = new ArrayList<>();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    FreezeRequest request =
        new FreezeRequest(
            selection.selection(), sources ? Sources.INCLUDED : Sources.LEFT_OUT, ignored);
    Cancellation cancellation = new Cancellation();
    FreezeReport report =
        call.interruptible(
            cancellation,
            () ->
                call.atoll()
                    .freeze(
                        options.invocation(call), request, call.file("--out", out), cancellation));
    ExitCode code =
        cancellation.isRequested() ? ExitCode.INTERRUPTED : Call.code(report.problems());
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "freeze", json -> FreezeJson.write(json, report, code.number()));
    } else {
      call.complain(report.problems());
      call.print(FreezeText.lines(report));
    }
    return code;
  }
}
