package dev.atoll.engine;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A look for what tenants of a fleet have left behind: on one server, or in the file system.
 *
 * @param fleet the fleet's name, which marks what was made for it
 * @param target whom to look as: its {@code admin} where it has one, its own login otherwise
 * @param living the ids of all tenants that the fleet has, whether they run or not
 * @param claims what those have for themselves or read, and so is nobody's leftover
 * @param names what places of tenants are called
 * @param remembered places that tenants are known to have had: {@code database.schema} to the
 *     tenant's id
 */
public record OrphanSearch(
    String fleet,
    Target target,
    SequencedSet<String> living,
    Claims claims,
    Names names,
    SequencedMap<String, String> remembered) {
  public OrphanSearch {
    living = Ordered.set(living);
    remembered = Ordered.map(remembered);
  }

  /**
   * What tenants of today have, what all share included.
   *
   * @param routes keys of {@link Route}s
   * @param namespaces with the tenants' ids; the id is empty for what all share
   * @param logins names
   */
  public record Claims(
      SequencedSet<String> routes,
      SequencedMap<Namespace, String> namespaces,
      SequencedSet<String> logins) {
    public Claims {
      routes = Ordered.set(routes);
      namespaces = Ordered.map(namespaces);
      logins = Ordered.set(logins);
    }

    public static final Claims NONE =
        new Claims(Ordered.set(List.of()), Ordered.map(Map.of()), Ordered.set(List.of()));
  }

  /**
   * What places of tenants are called.
   *
   * @param files absolute paths of databases
   */
  public record Names(
      List<NamePattern> files, List<NamePattern> databases, List<NamePattern> schemas) {
    public Names {
      files = List.copyOf(files);
      databases = List.copyOf(databases);
      schemas = List.copyOf(schemas);
    }

    public static final Names NONE = new Names(List.of(), List.of(), List.of());
  }
}
