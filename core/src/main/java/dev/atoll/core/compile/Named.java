package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What says where a node's relation lies, for all tenants of a shape.
 *
 * @param fixedSchema wins over what a macro makes of the schema
 */
record Named(
    NodeFacts facts, Part database, Part schema, Part alias, Optional<String> fixedSchema) {

  /**
   * Which macro is asked for a part of a name, and with which custom name. Equal keys of one shape
   * are one object.
   */
  record Key(String macro, Optional<String> custom) {}

  /** One part of a name. Safe for use by several threads. */
  static final class Part {
    private final Key key;
    private volatile @Nullable String ofNode;

    private Part(Key key) {
      this.key = key;
    }

    Key key() {
      return key;
    }

    /** The text, if it hangs on the node alone and is known. */
    @Nullable String ofNode() {
      return ofNode;
    }

    /** Keeps a text that hangs on the node alone. */
    void keep(String text) {
      ofNode = text;
    }
  }

  /** What names the relations of some nodes, in their order. */
  static List<Named> all(List<NodeFacts> nodes) {
    Map<Key, Key> keys = new HashMap<>();
    List<Named> all = new ArrayList<>(nodes.size());
    for (NodeFacts facts : nodes) {
      NodeConfig config = facts.config();
      Optional<String> fixed =
          facts.type() == ResourceType.SNAPSHOT ? config.text("target_schema") : Optional.empty();
      String database = fixed.isPresent() ? "target_database" : "database";
      all.add(
          new Named(
              facts,
              part("generate_database_name", config.text(database), keys),
              part("generate_schema_name", config.text("schema"), keys),
              part("generate_alias_name", config.text("alias"), keys),
              fixed));
    }
    return all;
  }

  private static Part part(String macro, Optional<String> custom, Map<Key, Key> keys) {
    return new Part(keys.computeIfAbsent(new Key(macro, custom), key -> key));
  }
}
