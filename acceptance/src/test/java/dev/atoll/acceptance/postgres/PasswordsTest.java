package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that the server checks, from the fleet's secrets to the server and anew. */
@Timeout(120)
final class PasswordsTest {
  private static final List<String> BUILT = List.of("one=built");

  private final WardedServer server = WardedServer.shared();
  @TempDir private Path folder;

  private Harbour harbour() throws Exception {
    return new Harbour(folder, server);
  }

  @BeforeEach
  void theServerAsks() {
    assertThat(server.letsIn("postgres", "any-other", "postgres")).isFalse();
  }

  @Test
  void provisionSetsPasswordsAndOnlyTheirHashesReachTheServer() throws Exception {
    Harbour harbour = harbour();

    Shore.Said done = harbour.provision();

    assertThat(done.out()).contains("alter role \"h_acme\" password '*****'");
    for (String tenant : Harbour.TENANTS) {
      String word = Harbour.wordOf(tenant);
      assertThat(server.letsIn("h_" + tenant, word, Harbour.DATABASE)).isTrue();
      assertThat(server.letsIn("h_" + tenant, "other", Harbour.DATABASE)).isFalse();
      assertThat(done.all()).doesNotContain(word);
      assertThat(server.log()).doesNotContain(word);
    }
    assertThat(server.log()).contains("create role \"h_acme\"");
    assertThat(
            harbour.rows(
                "select rolname from pg_authid where rolname like 'h\\_%'"
                    + " and rolpassword like 'SCRAM-SHA-256$%' order by 1"))
        .containsExactly("h_acme", "h_beta", "h_coral");
    assertThat(harbour.build(0))
        .hasSize(3)
        .allSatisfy((id, steps) -> assertThat(steps).isEqualTo(BUILT));
    assertThat(harbour.provision().out()).contains("nothing to do");
  }

  @Test
  void aChangedSecretFailsItsTenantUntilProvisionSetsIt() throws Exception {
    Harbour harbour = harbour();
    harbour.provision();
    harbour.word("beta", "second-word-of-beta");

    Shore.Said failed = harbour.expect(1, "build");

    assertThat(failed.all())
        .contains("A522", "password authentication failed for user \"h_beta\"")
        .contains("atoll provision")
        .contains("beta")
        .doesNotContain("word-of-");
    assertThat(harbour.rows("select schemaname from pg_tables where tablename = 'one' order by 1"))
        .containsExactly("s_acme", "s_coral");
    assertThat(harbour.run("provision", "--all-tenants").out())
        .contains("alter role \"h_beta\" password '*****'")
        .contains("1 step to do")
        .doesNotContain("h_acme", "h_coral");
    harbour.provision();
    assertThat(server.letsIn("h_beta", Harbour.wordOf("beta"), Harbour.DATABASE)).isFalse();
    assertThat(harbour.build(0)).containsEntry("beta", BUILT);
  }

  @Test
  void aCustomerWhoIsNotProvisionedYetFailsAlone() throws Exception {
    Harbour harbour = harbour();
    harbour.provision();
    harbour.word("delta", Harbour.wordOf("delta")).tenants("acme", "beta", "coral", "delta");

    Shore.Said failed = harbour.expect(1, "build");

    assertThat(failed.all()).contains("A522", "user \"h_delta\"", "atoll provision");
    assertThat(harbour.rows("select count(*) from pg_tables where tablename = 'one'"))
        .containsExactly("3");
    assertThat(harbour.provision("--tenants", "delta").out()).doesNotContain("h_acme");
    assertThat(harbour.build(0)).hasSize(4);
  }

  @Test
  void aSchemaThatTheProjectAsksForLaterIsMadeByProvision() throws Exception {
    Harbour harbour = harbour();
    harbour.provision();
    harbour.file(
        "shop/models/mart.sql",
        "{{ config(materialized='table', schema='marts') }} select 1 as one");

    Shore.Said failed = harbour.expect(1, "build");

    assertThat(failed.all()).contains("s_acme_marts", "atoll provision");
    harbour.provision();
    harbour.build(0);
  }

  @Test
  void aTenantWithoutAPasswordIsToldSo() throws Exception {
    Harbour harbour = harbour();
    harbour.provision();
    harbour.file("fleet.yml", withoutPassword());

    assertThat(harbour.expect(1, "build").all()).contains("A522").doesNotContain("A518");
  }

  private String withoutPassword() throws Exception {
    return Files.readString(folder.resolve("fleet.yml")).replace("password: \"{secret:PW}\", ", "");
  }

  @Test
  void anAdministratorWhoIsNotLetInChangesNothing() throws Exception {
    Harbour harbour = harbour().env("ADMIN_WORD", "some-other-word");

    Shore.Said refused = harbour.expect(2, "provision", "--all-tenants", "--yes");

    assertThat(refused.all())
        .contains("A522", "user \"postgres\"", "'admin'")
        .doesNotContain("some-other-word");
  }

  /** Such a fleet gives up the server's border, and knows it. */
  @Test
  void aLoginThatTenantsShareOnPurposeIsProvisionedForAnyOfThem() throws Exception {
    Harbour harbour = harbour().env("ONE_WORD", "word-of-all");
    Path fleet = folder.resolve("fleet.yml");
    Files.writeString(
        fleet,
        Files.readString(fleet)
            .replace("user: \"h_{tenant}\"", "user: h_delta, isolation: guard")
            .replace("{file: \"words/{tenant}\"}", "{env_var: ONE_WORD}"));
    harbour.provision();

    assertThat(harbour.expect(0, "provision", "--tenants", "coral", "--yes").out())
        .contains("nothing to do");
    assertThat(harbour.build(0)).hasSize(3);
  }
}
