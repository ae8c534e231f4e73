package dev.atoll.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The states of nodes in the ledger. A tenant's states are one text, kept once for all tenants that
 * have the same; an entry says which text holds from then on. Transactions are the caller's.
 */
final class LedgerStates {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String WHOLE = "whole";
  private static final String BEGUN = "begun";
  private static final int KEPT = 64;

  private final Store store;

  /** Texts that were read lately: tenants share them. */
  private final Map<String, SequencedMap<String, NodeState>> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, SequencedMap<String, NodeState>> eldest) {
          return size() > KEPT;
        }
      };

  LedgerStates(Store store) {
    this.store = store;
  }

  /** From now on a tenant's nodes are as this run left them; of the others nothing changes. */
  void put(RunId run, Environment environment, TenantId tenant, StateChange change)
      throws SQLException {
    Map<String, NodeState> nodes =
        new TreeMap<>(of(environment, "and tenant = ?", tenant.value()).nodes());
    change.unknown().forEach(nodes::remove);
    nodes.putAll(change.states());
    add(run, environment, tenant, WHOLE, change.home(), content(write(nodes)));
  }

  private TenantState of(Environment environment, String further, String tenant)
      throws SQLException {
    return select(environment, further, tenant).values().stream()
        .findFirst()
        .orElse(TenantState.EMPTY);
  }

  /** These nodes of tenants are about to be tried. */
  void begin(RunId run, Environment environment, Map<TenantId, List<String>> nodes)
      throws SQLException {
    Map<List<String>, String> written = new HashMap<>();
    for (Map.Entry<TenantId, List<String>> entry : nodes.entrySet()) {
      String hash = written.get(entry.getValue());
      if (hash == null) {
        SequencedMap<String, NodeState> begun = new LinkedHashMap<>();
        entry.getValue().forEach(node -> begun.put(node, NodeState.begun(run.value())));
        hash = content(write(begun));
        written.put(entry.getValue(), hash);
      }
      add(run, environment, entry.getKey(), BEGUN, "", hash);
    }
  }

  private void add(
      RunId run, Environment environment, TenantId tenant, String kind, String home, String content)
      throws SQLException {
    try (PreparedStatement insert = store.prepare("insert into state values (?,?,?,?,?,?,?)")) {
      insert.setString(1, environment.fleet());
      insert.setString(2, environment.name());
      insert.setString(3, tenant.value());
      insert.setString(4, run.value());
      insert.setString(5, kind);
      insert.setString(6, home);
      insert.setString(7, content);
      insert.executeUpdate();
    }
  }

  /** Keeps a text unless it is there; its hash. */
  private String content(String text) throws SQLException {
    String hash = Sha256.of(text);
    try (PreparedStatement insert =
        store.prepare("insert into state_content values (?,?) on conflict do nothing")) {
      insert.setString(1, hash);
      insert.setString(2, text);
      insert.executeUpdate();
    }
    return hash;
  }

  /** What holds now, by tenant; tenants of which nothing is known are missing. */
  SequencedMap<TenantId, TenantState> all(Environment environment) throws SQLException {
    return store.has("state") ? select(environment, "", "") : Ordered.map(Map.of());
  }

  private SequencedMap<TenantId, TenantState> select(
      Environment environment, String further, String tenant) throws SQLException {
    record Entry(TenantId tenant, String kind, String home, String content) {}
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement select =
        store.prepare(
            """
            select tenant, kind, home, content from state s
            where fleet = ? and environment = ? %s and rowid >= coalesce(
              (select max(rowid) from state w
               where w.fleet = s.fleet and w.environment = s.environment
                 and w.tenant = s.tenant and w.kind = 'whole'), 0)
            order by tenant, rowid
            """
                .formatted(further))) {
      select.setString(1, environment.fleet());
      select.setString(2, environment.name());
      if (!further.isEmpty()) {
        select.setString(3, tenant);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(
              new Entry(
                  new TenantId(rows.getString(1)),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4)));
        }
      }
    }
    SequencedMap<TenantId, TenantState> states = new LinkedHashMap<>();
    for (Entry entry : entries) {
      SequencedMap<String, NodeState> nodes = nodes(entry.content);
      TenantState before = states.getOrDefault(entry.tenant, TenantState.EMPTY);
      states.put(
          entry.tenant,
          entry.kind.equals(WHOLE) ? new TenantState(entry.home, nodes) : before.with(nodes));
    }
    return Ordered.map(states);
  }

  private SequencedMap<String, NodeState> nodes(String hash) throws SQLException {
    SequencedMap<String, NodeState> nodes = known.get(hash);
    if (nodes == null) {
      nodes = read(text(hash));
      known.put(hash, nodes);
    }
    return nodes;
  }

  private String text(String hash) throws SQLException {
    try (PreparedStatement select =
        store.prepare("select content from state_content where hash = ?")) {
      select.setString(1, hash);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : "{}";
      }
    }
  }

  private static String write(Map<String, NodeState> nodes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, NodeState> entry : nodes.entrySet()) {
        NodeState state = entry.getValue();
        json.writeArrayFieldStart(entry.getKey());
        json.writeString(state.end().code());
        json.writeString(state.run());
        if (state.end() == NodeState.End.SUCCEEDED) {
          json.writeString(state.code());
          json.writeString(state.config());
          json.writeString(state.settings());
          json.writeString(state.upstream());
          json.writeString(state.sql());
          json.writeString(state.place());
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static SequencedMap<String, NodeState> read(String text) {
    SequencedMap<String, NodeState> nodes = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String node = json.currentName();
        json.nextToken();
        List<String> fields = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          fields.add(json.getText());
        }
        nodes.put(node, state(fields));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Ordered.map(nodes);
  }

  private static NodeState state(List<String> fields) {
    NodeState.End end = NodeState.End.of(fields.get(0));
    return switch (end) {
      case BEGUN -> NodeState.begun(fields.get(1));
      case SUCCEEDED ->
          new NodeState(
              end,
              fields.get(1),
              fields.get(2),
              fields.get(3),
              fields.get(4),
              fields.get(5),
              fields.get(6),
              fields.get(7));
    };
  }
}
