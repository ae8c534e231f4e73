package dev.atoll.cli.command;

import dev.atoll.cli.json.ContentDifferenceJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.ContentDifferenceText;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.CompareRequest;
import dev.atoll.core.pipeline.ContentDifference;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.Selection;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: what stands in the databases, or a second file, against frozen data. */
@CommandLine.Command
final class CompareCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'freeze' wrote.")
  String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Another one, in the place of the databases.")
  @Nullable String after;

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Columns that do not count, such as loaded_at, dbt_* or orders.loaded_at; those that"
              + " freeze left out are left out anyway.")
  List<String> ignored = new ArrayList<>();

  @Option(
      names = "--details",
      description = "List every group of tenants and every relation that differs.")
  boolean details;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Invocation invocation = options.invocation(call);
    CompareRequest request =
        new CompareRequest(
            call.file("FILE", before),
            Optional.ofNullable(after).map(name -> call.file("FILE", name)),
            selection.selection(),
            ignored);
    refuseSelectionOfFiles(request, invocation);
    Cancellation cancellation = new Cancellation();
    ContentDifference difference =
        call.interruptible(
            cancellation, () -> call.atoll().compare(invocation, request, cancellation));
    ExitCode code = code(difference, cancellation);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "compare",
          json -> ContentDifferenceJson.write(json, difference, code.number()));
    } else {
      call.complain(difference.problems());
      call.print(
          new ContentDifferenceText(
                  call.ink(Screen.Stream.OUT),
                  details ? ContentDifferenceText.Detail.ALL : ContentDifferenceText.Detail.FOLDED)
              .lines(difference));
    }
    return code;
  }

  /** A file has no graph that a selection could be looked up in. */
  private static void refuseSelectionOfFiles(CompareRequest request, Invocation invocation) {
    boolean narrowed = !request.selection().equals(Selection.ALL) || invocation.tenants().narrows();
    if (request.after().isPresent() && narrowed) {
      throw new ProblemException(
          CommandLineProblems.badValue(
              "two files are compared as they are, without a selection", "compare"));
    }
  }

  private static ExitCode code(ContentDifference difference, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      return ExitCode.INTERRUPTED;
    }
    boolean same =
        difference.isSame() && difference.problems().stream().noneMatch(Problem::isError);
    return same ? ExitCode.DONE : ExitCode.FAILED;
  }
}
