package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.Amounts;
import dev.atoll.cli.text.DemoText;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Selection;
import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.demo.DemoEvent;
import dev.atoll.demo.DemoOptions;
import dev.atoll.demo.DemoSummary;
import dev.atoll.demo.DemoWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a workspace of its own, then the same build that a person would start there. */
@CommandLine.Command
final class DemoCommand implements Command {
  private static final int EVERY = 25;

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 30)
  BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder to make, ./atoll-demo by default; an earlier demo there is replaced.")
  String directory = "atoll-demo";

  @Option(names = "--tenants", paramLabel = "N", description = "Number of tenants, 200 by default.")
  int tenants = DemoOptions.DEFAULT_TENANTS;

  @Option(
      names = "--scale",
      paramLabel = "X",
      description = "TPC-H scale factor of all tenants together; by default it fits their number.")
  @Nullable Double scale;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Path folder = call.world().workingDir().resolve(directory).normalize();
    DemoOptions options =
        scale == null ? DemoOptions.of(folder, tenants) : new DemoOptions(folder, tenants, scale);
    Runs.Shown shown = Runs.shown(common, format);
    if (!make(call, options, shown)) {
      return ExitCode.INTERRUPTED;
    }
    Invocation invocation = invocation(call, folder);
    BuildRequest request = BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL);
    RunResult run = Runs.execute(call, invocation, request, shown);
    ExitCode code = Runs.report(call, "demo", run, shown, Call.codeOf(run));
    if (shown != Runs.Shown.DOCUMENT && run.outcome() == RunResult.Outcome.DONE) {
      call.print(List.of(""));
      call.print(
          DemoText.end(
              run,
              directory,
              run.tenants().getFirst().tenant().value(),
              call.world().program(),
              call.ink(Screen.Stream.OUT)));
    }
    return code;
  }

  private Invocation invocation(Call call, Path folder) {
    Invocation given = call.invocation(TenantSelection.DEFAULT, budget.budget());
    return new Invocation(
        given.workingDir(),
        Invocation.Location.of(folder),
        given.target(),
        given.vars(),
        given.tenants(),
        given.budget(),
        given.strictness(),
        given.sharing(),
        given.environment(),
        given.clock(),
        given.arguments());
  }

  /** Whether the workspace was made; not when Ctrl-C came first. */
  private static boolean make(Call call, DemoOptions options, Runs.Shown shown) {
    Thread maker = Thread.currentThread();
    try (Interrupts.Listening _ =
        call.world()
            .interrupts()
            .listen(
                maker::interrupt, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()))) {
      DemoWorkspace.create(
          options,
          event -> {
            if (shown == Runs.Shown.PROGRESS_AND_END) {
              words(event).ifPresent(line -> call.print(List.of(line)));
            }
          });
      return true;
    } catch (InterruptedException e) {
      Call.printTo(
          call.world().err(), List.of("", "stopped; what was begun of the workspace is removed"));
      return false;
    }
  }

  private static Optional<String> words(DemoEvent event) {
    return switch (event) {
      case DemoEvent.Generated generated ->
          Optional.of(
              "generated TPC-H data: %s in %s, dealt to %s"
                  .formatted(
                      Amounts.of(generated.orders(), "order"),
                      Amounts.of(generated.lines(), "line"),
                      Amounts.of(generated.tenants(), "tenant")));
      case DemoEvent.TenantWritten written ->
          written.done() % EVERY == 0 && written.done() < written.tenants()
              ? Optional.of(
                  "landing raw data: %s of %s"
                      .formatted(
                          Amounts.count(written.done()), Amounts.of(written.tenants(), "tenant")))
              : Optional.empty();
      case DemoEvent.Finished finished -> Optional.of(made(finished.summary()));
    };
  }

  private static String made(DemoSummary summary) {
    return "made %s: %s in %s and %s, %s MB of raw data, one database file each"
        .formatted(
            summary.directory(),
            Amounts.of(summary.tenants(), "tenant"),
            Amounts.of(summary.countries(), "country", "countries"),
            Amounts.of(summary.regions(), "region"),
            String.format(Locale.ROOT, "%,d", summary.bytes() / 1_000_000));
  }
}
