package dev.atoll.jinja.value;

import dev.atoll.domain.Ordered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names a template can read without defining them. */
public interface Scope {
  /** The value of a name, or null when the scope has none. Stays the same during one render. */
  @Nullable Value lookup(String name);

  /** All names, in a stable order; for suggestions and listings. */
  Set<String> names();

  static Scope of(Map<String, ? extends Value> values) {
    SequencedMap<String, Value> copy = Ordered.map(values);
    return new Scope() {
      @Override
      public @Nullable Value lookup(String name) {
        return copy.get(name);
      }

      @Override
      public Set<String> names() {
        return copy.keySet();
      }
    };
  }

  static Scope empty() {
    return of(Map.of());
  }

  /** Looks here first, then in the other. */
  default Scope or(Scope other) {
    Scope first = this;
    return new Scope() {
      @Override
      public @Nullable Value lookup(String name) {
        Value found = first.lookup(name);
        return found == null ? other.lookup(name) : found;
      }

      @Override
      public Set<String> names() {
        Set<String> all = new LinkedHashSet<>(first.names());
        all.addAll(other.names());
        return all;
      }
    };
  }

  /** The first scope that knows a name answers. */
  static Scope chain(List<Scope> scopes) {
    Scope result = empty();
    for (Scope scope : scopes.reversed()) {
      result = scope.or(result);
    }
    return result;
  }
}
