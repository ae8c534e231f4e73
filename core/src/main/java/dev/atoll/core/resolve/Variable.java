package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One variable of the contract.
 *
 * @param place its key in {@code fleet.yml}
 * @param choices the values it may have; empty when any
 * @param min lowest value of a number or date, included
 * @param max highest value of a number or date, included
 * @param pattern what the whole of a string must match
 * @param standard its {@code default}; a default of null is one
 * @param setBy names of the layers that may set it, {@code cli} among them; empty when all may
 * @param traits {@code required}, {@code symbolic}, {@code secret}
 */
public record Variable(
    String name,
    Place place,
    VariableType type,
    List<@Nullable Object> choices,
    Optional<Object> min,
    Optional<Object> max,
    Optional<Pattern> pattern,
    Optional<Setting> standard,
    SequencedSet<String> setBy,
    Set<Trait> traits,
    String description) {

  /** What a variable is besides its type. */
  public enum Trait {
    /** Every tenant must get a value. */
    REQUIRED,
    /** Printed as an atom, so that tenants share the rendered form. */
    SYMBOLIC,
    /** Never shown. */
    SECRET
  }

  public Variable {
    choices = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(choices));
    setBy = Ordered.set(setBy);
    traits = Ordered.set(traits);
  }

  public boolean isRequired() {
    return traits.contains(Trait.REQUIRED);
  }

  public boolean isSymbolic() {
    return traits.contains(Trait.SYMBOLIC);
  }

  public boolean isSecret() {
    return traits.contains(Trait.SECRET);
  }
}
