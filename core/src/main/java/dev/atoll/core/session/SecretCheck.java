package dev.atoll.core.session;

import dev.atoll.domain.ProblemException;
import java.util.List;
import java.util.Optional;

/** A check that sees what the engine will see, secrets included, and tells nobody. */
record SecretCheck(StatementCheck check, SecretTexts secrets) implements StatementCheck {
  @Override
  public void check(String sql) {
    String text = secrets.filled(sql);
    quietly(() -> check.check(text));
  }

  @Override
  public void checkNamespace(Optional<String> database, String schema) {
    quietly(() -> check.checkNamespace(database.map(secrets::filled), secrets.filled(schema)));
  }

  @Override
  public void checkLogin(List<String> schemas) {
    quietly(() -> check.checkLogin(schemas));
  }

  private void quietly(Runnable look) {
    try {
      look.run();
    } catch (ProblemException refused) {
      throw secrets.masked(refused);
    }
  }
}
