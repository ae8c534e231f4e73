package dev.atoll.engine.postgres;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Access;
import dev.atoll.engine.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.postgresql.jdbc.PgConnection;

/** A target's own login, in whichever databases the server lets it into. */
final class OwnLogin implements Onlooker {
  private final Target target;
  private final Profile profile;
  private final ServerConnections connections = new ServerConnections(this::connect);

  OwnLogin(Target target) {
    this.target = target;
    this.profile = Profile.of(target);
  }

  private PgConnection connect(String database) {
    SequencedMap<String, Setting> settings = new LinkedHashMap<>(target.settings());
    settings.remove("dbname");
    settings.put("database", new Setting(database, Origin.of("database")));
    return new Connector(
            Profile.of(new Target(target.type(), settings, target.directory())), new Access.Own())
        .connect();
  }

  @Override
  public String server() {
    return profile.server();
  }

  @Override
  public String user() {
    return profile.user();
  }

  @Override
  public String firstDatabase() {
    return profile.namespace().database();
  }

  @Override
  public List<List<String>> rows(String database, String sql) {
    return connections.rows(database, sql);
  }

  @Override
  public void close() {
    connections.close();
  }
}
