package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that commands print, on a server that checks them. */
@Timeout(120)
final class SecretCommandsTest {
  private final WardedServer server = WardedServer.shared();
  @TempDir private Path folder;

  private Harbour harbour() throws Exception {
    Harbour harbour = new Harbour(folder, server);
    harbour.provision();
    return harbour;
  }

  @Test
  void aCommandThatFailsOrHangsEndsItsTenantOnly() throws Exception {
    Harbour harbour = harbour();
    harbour
        .file(
            "word.sh",
            """
            case $1 in
              beta) echo half-a-word; echo some-noise >&2; exit 7;;
              coral) exec tail -f /dev/null;;
            esac
            cat words/$1
            """)
        .passwords("{command: [sh, word.sh, \"{tenant}\"], ttl: 45m, timeout: 1s}");

    Shore.Said said = harbour.expect(1, "build");

    assertThat(said.all())
        .contains("A132", "exit code 7", "it took longer than 1 s", "beta", "coral")
        .doesNotContain("half-a-word", "some-noise", Harbour.wordOf("acme"));
    assertThat(harbour.rows("select schemaname from pg_tables where tablename = 'one'"))
        .containsExactly("s_acme");
    assertThat(harbour.expect(0, "build", "--tenants", "acme").all()).doesNotContain("A132");
  }

  @Test
  void aTenantWhoseSecretCannotBeHadIsLeftOutOfProvisioning() throws Exception {
    Harbour harbour = new Harbour(folder, server);
    harbour.passwords("{command: [sh, -c, \"test {tenant} != beta && cat words/{tenant}\"]}");

    Shore.Said said = harbour.expect(1, "provision", "--all-tenants", "--yes");

    assertThat(said.all()).contains("A132", "beta", "steps done").doesNotContain("h_beta");
    assertThat(harbour.expect(1, "provision", "--all-tenants").all())
        .contains("A132", "nothing to do");
    assertThat(server.letsIn("h_acme", Harbour.wordOf("acme"), Harbour.DATABASE)).isTrue();
    assertThat(server.letsIn("h_coral", Harbour.wordOf("coral"), Harbour.DATABASE)).isTrue();
  }

  /** Whoever is second of two lets both go on, so two do run; a third would find no place. */
  @Test
  void noMoreCommandsRunAtATimeThanAllowed() throws Exception {
    Harbour harbour = harbour();
    harbour
        .word("delta", Harbour.wordOf("delta"))
        .tenants("acme", "beta", "coral", "delta")
        .file(
            "word.sh",
            """
            if mkdir first 2>/dev/null; then place=first
            elif mkdir second 2>/dev/null; then place=second
            else echo $1 >> third; place=none; fi
            echo $1 >> began
            pair=$(( ($(wc -l < began) + 1) / 2 * 2 ))
            while [ $(wc -l < began) -lt $pair ]; do :; done
            rmdir $place 2>/dev/null
            cat words/$1
            """)
        .passwords("{command: [sh, word.sh, \"{tenant}\"], parallel: 2}");

    harbour.provision();
    harbour.build(0);

    assertThat(Files.exists(folder.resolve("third"))).isFalse();
    // Four for provision and four for build: a value is good for the whole run.
    assertThat(Files.readAllLines(folder.resolve("began")))
        .hasSize(8)
        .contains("acme", "beta", "coral", "delta");
  }

  /**
   * The first step changes the tenant's own password, as a vault does when a lease runs out. The
   * two that follow wait for each other, so one of them needs a new connection.
   */
  @Test
  void aNewConnectionOfALongRunTakesThePasswordAsItIsThen() throws Exception {
    Harbour harbour = harbour();
    harbour.sql(
        "create schema ops",
        """
        create function ops.rotate() returns int language plpgsql security definer as $$
        begin
          execute format('alter role %%I password %%L', session_user, 'second-word-of-acme');
          copy (select 'second-word-of-acme') to '%s';
          return 1;
        end $$
        """
            .formatted(folder.resolve("words/acme")),
        """
        create function ops.meet() returns int language plpgsql as $$
        begin
          perform set_config('statement_timeout', '20s', true);
          while (select count(*) from pg_stat_activity where usename = session_user) < 2 loop
            perform pg_stat_clear_snapshot();
          end loop;
          return 1;
        end $$
        """,
        "grant usage on schema ops to public");
    harbour
        .tenants("acme")
        .engine("statement_timeout: 20")
        .passwords("{command: [sh, -c, \"echo x >> asked; cat words/{tenant}\"], ttl: 0s}")
        .file("shop/models/one.sql", "{{ config(materialized='table') }} select ops.rotate() as x")
        .file("shop/models/left.sql", meets())
        .file("shop/models/right.sql", meets());

    assertThat(harbour.build(0, "--threads", "2"))
        .containsEntry("acme", List.of("one=built", "left=built", "right=built"));

    assertThat(server.letsIn("h_acme", "second-word-of-acme", Harbour.DATABASE)).isTrue();
    assertThat(Files.readAllLines(folder.resolve("asked"))).hasSizeGreaterThanOrEqualTo(2);
  }

  private static String meets() {
    return """
    -- depends_on: {{ ref('one') }}
    {{ config(materialized='table') }} select ops.meet() as x
    """;
  }
}
