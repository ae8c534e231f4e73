package dev.atoll.cli.command;

import dev.atoll.cli.json.DepsJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.text.DepsText;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.DepsReport;
import dev.atoll.core.pipeline.DepsRequest;
import dev.atoll.core.pipeline.DepsRequest.Goal;
import dev.atoll.core.pipeline.DepsRequest.Lock;
import dev.atoll.core.pipeline.DepsRequest.RequiredVersion;
import dev.atoll.core.pipeline.DepsRequest.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deps}: installs the packages that the project lists. */
@CommandLine.Command
final class DepsCommand implements Command {
  /** Where a package that is added comes from, in the words of dbt. */
  enum Origin {
    hub,
    git,
    local
  }

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(
      names = "--upgrade",
      description = "Settle versions anew, whatever package-lock.yml says.")
  boolean upgrade;

  @Option(names = "--lock", description = "Write package-lock.yml, install nothing.")
  boolean lock;

  @Option(
      names = "--add-package",
      paramLabel = "NAME@VERSION",
      description = "Add a package to the list first; a range has commas, as in >=1.0.0,<2.0.0.")
  @Nullable String addition;

  @Option(
      names = "--source",
      paramLabel = "KIND",
      description = "Where the added package comes from: hub (the default), git or local.")
  Origin source = Origin.hub;

  @Option(
      names = "--no-version-check",
      description = "Take packages also that are written for another version of dbt.")
  boolean noVersionCheck;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Cancellation cancellation = new Cancellation();
    boolean silent = format.isJson() || common.output.quiet;
    Consumer<String> listener =
        silent ? address -> {} : address -> call.print(List.of("fetching " + address));
    DepsReport report;
    try (Interrupts.Listening _ =
        call.world()
            .interrupts()
            .listen(
                cancellation::request,
                () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()))) {
      report = call.atoll().deps(call.invocation(), request(), listener, cancellation);
    }
    ExitCode code =
        report.state() == DepsReport.State.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.DONE;
    if (format.isJson()) {
      JsonDocument.write(call.out(), "deps", json -> DepsJson.write(json, report, code.number()));
    } else {
      if (!common.output.quiet) {
        call.print(DepsText.lines(report));
      }
      call.complain(report.warnings());
    }
    return code;
  }

  private DepsRequest request() {
    return new DepsRequest(
        lock ? Goal.LOCK_ALONE : Goal.INSTALL,
        upgrade ? Lock.RENEWED : Lock.COUNTS,
        noVersionCheck ? RequiredVersion.IGNORED : RequiredVersion.CHECKED,
        Optional.ofNullable(addition).map(this::addition));
  }

  /** An address may hold an @ itself, so the last one counts, and only behind the last slash. */
  private DepsRequest.Addition addition(String text) {
    int at = text.lastIndexOf('@');
    boolean versioned = at > 0 && at > text.lastIndexOf('/') && text.indexOf(':', at) < 0;
    return new DepsRequest.Addition(
        Source.valueOf(source.name().toUpperCase(Locale.ROOT)),
        versioned ? text.substring(0, at) : text,
        versioned ? Optional.of(text.substring(at + 1)) : Optional.empty());
  }
}
