package dev.atoll.acceptance.leaks;

import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.OverlayAcceptance;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Selection;
import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.domain.Ordered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A fleet on disk for twenty tenants on a server that only keeps what it is told. */
final class LeakFleet {
  private final Path root;
  private final TreeMap<String, String> environment = new TreeMap<>();

  private LeakFleet(Path root) {
    this.root = root;
  }

  static LeakFleet make(Path root) throws IOException {
    LeakFleet fleet = new LeakFleet(root);
    fleet.write(
        "fleet.yml",
        """
        version: 1
        name: leaks
        project: transform
        layers:
          - {name: base, file: fleet/base.yml}
          - {name: tenant, file: "fleet/tenants/{tenant}.yml", optional: true}
        tenants: {file: fleet/tenants.csv}
        engines:
          wh: {type: postgres, host: localhost, dbname: wh, user: "t_{tenant}", max_connections: 4}
        routing: {engine: wh, schema: "t_{tenant}"}
        """);
    StringBuilder peers = new StringBuilder("vars:\n  raw: \"raw_{tenant}\"\n  peers:\n");
    for (String tenant : LeakGenerator.TENANTS) {
      for (String form : List.of("t_%s", "t_%s_marts", "raw_%s")) {
        String name = form.formatted(tenant);
        peers.append("    \"%s\": \"%s\"\n".formatted(name, name));
      }
    }
    fleet.write("fleet/base.yml", peers.toString());
    fleet.write("fleet/tenants.csv", "id\n" + String.join("\n", LeakGenerator.TENANTS) + "\n");
    fleet.write(
        "transform/dbt_project.yml",
        """
        name: leaky
        version: "1.0.0"
        config-version: 2
        vars: {raw: raw_a, peers: {}}
        """);
    fleet.write(
        "transform/models/sources.yml",
        "sources: [{name: raw, schema: \"{{ var('raw') }}\", tables: [{name: orders}]}]\n");
    fleet.write(
        "transform/models/own.sql",
        "select orders.id, a.b, 'orders' as kind from {{ source('raw', 'orders') }} as orders"
            + " join {{ ref('mart') }} as a on a.id = orders.id\n");
    fleet.write(
        "transform/models/mart.sql",
        "{{ config(schema='marts') }}\nselect 1 as id, 'public' as b, main.x from (select 1 as x)"
            + " as main\n");
    return fleet;
  }

  static LeakFleet at(Path root) {
    return new LeakFleet(root);
  }

  /** Leads the fleet to a server that is there. */
  void onServer(int port) throws IOException {
    write(
        "fleet.yml",
        Files.readString(root.resolve("fleet.yml"))
            .replace(
                "host: localhost,",
                "host: localhost, port: " + port + ", admin: {user: postgres},"));
  }

  /** Leads the fleet to a file for each tenant. */
  void onFiles() throws IOException {
    String text = Files.readString(root.resolve("fleet.yml"));
    write(
        "fleet.yml",
        text.substring(0, text.indexOf("engines:"))
            + """
            engines:
              wh: {type: duckdb, path: "data/{tenant}/t_{tenant}.duckdb"}
            routing: {engine: wh, schema: "t_{tenant}"}
            """);
  }

  LeakFleet plant(List<Leak> leaks) throws IOException {
    StringBuilder macros = new StringBuilder();
    LeakDeclarations declarations = new LeakDeclarations();
    for (Leak leak : leaks) {
      macros.append("{%% macro %s() %%}%s{%% endmacro %%}\n".formatted(leak.macro(), leak.sql()));
      write("transform/" + leak.carrier().path(leak), leak.carrier().text(leak));
      List<String> more = leak.carrier().more(leak);
      if (!more.isEmpty()) {
        write("transform/" + more.getFirst(), more.getLast());
      }
      leak.carrier().declare(leak, declarations);
    }
    write("transform/macros/says.sql", macros.toString());
    for (Map.Entry<String, String> file : declarations.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write("fleet.yml", Files.readString(root.resolve("fleet.yml")) + declarations.ofFleet());
    if (declarations.replaces()) {
      Atoll.standard()
          .rebaseOverlay(Invocation.in(root, new TreeMap<>()), "spy", OverlayAcceptance.ACCEPT);
    }
    return this;
  }

  /** An environment variable of every call from now on. */
  void environment(String name, String value) {
    environment.put(name, value);
  }

  void write(String relative, String text) throws IOException {
    Path file = root.resolve(relative).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  RunResult build(String... tenants) {
    return run(BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL), tenants);
  }

  RunResult run(BuildRequest request, String... tenants) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new RecordingEngine.OnlyThis(before));
    try {
      return execute(request, tenants);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** With the engines that Atoll has. */
  RunResult buildForReal(String... tenants) {
    return execute(BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL), tenants);
  }

  private RunResult execute(BuildRequest request, String... tenants) {
    Invocation all = Invocation.in(root, environment);
    Invocation invocation =
        new Invocation(
            all.workingDir(),
            all.location(),
            all.target(),
            all.vars(),
            new TenantSelection(
                List.of(tenants),
                Ordered.map(Map.of()),
                OptionalInt.empty(),
                TenantSelection.Scope.UNSAID),
            all.budget(),
            all.strictness(),
            all.sharing(),
            all.environment(),
            all.clock(),
            all.arguments());
    return Atoll.standard().execute(invocation, request, RunListener.NONE, new Cancellation());
  }
}
