package dev.atoll.cli.command;

import dev.atoll.cli.json.DocsJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.DocsText;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.BuildRequest.Option;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.DocsReport;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunResult;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code docs generate}: manifests, catalogs, and the page that shows them. */
@CommandLine.Command
final class DocsGenerateCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @CommandLine.Option(names = "--compile", hidden = true, description = "What happens anyway.")
  boolean compile;

  @CommandLine.Option(
      names = "--no-compile",
      description = "Compile nothing; an earlier manifest.json stays as it is.")
  boolean noCompile;

  @CommandLine.Option(
      names = "--empty-catalog",
      description = "Ask no database: catalog.json holds nothing.")
  boolean emptyCatalog;

  @CommandLine.Option(
      names = "--static",
      description =
          "Also write static_index.html, a page that holds all it shows; in a fleet one for each"
              + " tenant.")
  boolean single;

  @CommandLine.Option(
      names = {"-x", "--fail-fast"},
      description = "Start nothing new after the first failure.")
  boolean failFast;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    BuildRequest request =
        new BuildRequest(Verb.DOCS, selection.selection(), chosen(), Optional.empty());
    Invocation invocation = options.invocation(call);
    Runs.Shown shown = Runs.shown(common, format);
    AtomicReference<@Nullable DocsReport> made = new AtomicReference<>();
    RunResult run =
        Runs.execute(
            call,
            (listener, cancellation) -> {
              DocsReport report =
                  call.atoll().documentation(invocation, request, listener, cancellation);
              made.set(report);
              return report.run();
            },
            shown);
    ExitCode code = Call.codeOf(run);
    DocsReport report = made.get();
    if (report == null) {
      throw new IllegalStateException("nothing was carried out");
    }
    if (shown == Runs.Shown.DOCUMENT) {
      JsonDocument.write(
          call.out(),
          Verb.DOCS.command(),
          json -> DocsJson.writeReport(json, report, code.number()));
      return code;
    }
    Runs.report(call, Verb.DOCS.command(), run, shown, code);
    call.print(DocsText.report(report, call.world().workingDir(), call.next()));
    return code;
  }

  private SequencedSet<Option> chosen() {
    SequencedSet<Option> chosen = new LinkedHashSet<>();
    if (noCompile) {
      chosen.add(Option.NO_COMPILE);
    }
    if (emptyCatalog) {
      chosen.add(Option.EMPTY_CATALOG);
    }
    if (failFast) {
      chosen.add(Option.FAIL_FAST);
    }
    if (single) {
      chosen.add(Option.STATIC);
    }
    return chosen;
  }
}
