package dev.atoll.cli.command;

import dev.atoll.cli.json.DocsJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.Browser;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.core.pipeline.docs.DocsServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code docs serve}: shows what {@code docs generate} wrote, until it is interrupted. */
@CommandLine.Command
final class DocsServeCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @CommandLine.Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on, 8080 by default; 0 takes any that is free.")
  int port = DocsServer.Address.DEFAULT.port();

  @CommandLine.Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Address to listen on; by default 127.0.0.1, which only this machine reaches. 0.0.0.0"
              + " lets everybody in who reaches the machine.")
  String host = DocsServer.Address.DEFAULT.host();

  @CommandLine.Option(
      names = "--browser",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether to open a browser; only where the output is a terminal.")
  boolean browser;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    CountDownLatch wished = new CountDownLatch(1);
    try (Interrupts.Listening _ =
            call.world()
                .interrupts()
                .listen(
                    wished::countDown,
                    () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
        DocsServer server =
            call.atoll()
                .serveDocumentation(call.invocation(), new DocsServer.Address(host, port))) {
      tell(call, server);
      wished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.INTERRUPTED;
  }

  private void tell(Call call, DocsServer server) {
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "docs serve",
          json -> DocsJson.writeServer(json, server.uri(), ExitCode.DONE.number()));
      call.out().flush();
      return;
    }
    call.print(List.of("documentation at " + server.uri(), "Ctrl-C ends it"));
    if (browser && call.world().screen().isTerminal(Screen.Stream.OUT)) {
      Browser.open(server.uri());
    }
  }
}
