package dev.atoll.core.check;

import dev.atoll.core.resolve.Contribution;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Traced;
import dev.atoll.domain.Place;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds logic in layer files: Jinja, which would not be rendered, and SQL. */
final class LayerTexts {
  private static final Pattern JINJA = Pattern.compile("\\{\\{|\\{%|\\{#");

  /** A statement, or an expression that only SQL has. */
  private static final Pattern SQL =
      Pattern.compile(
          "(?is)^\\s*(?:"
              + "(?:select|with)\\b.+\\b(?:from|select)\\b"
              + "|insert\\s+into\\b|delete\\s+from\\b|merge\\s+into\\b|truncate\\s+table\\b"
              + "|update\\s+\\S+\\s+set\\b"
              + "|(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:table|view|schema|index|role)\\b"
              + "|(?:grant|revoke)\\s.+\\bon\\b"
              + "|case\\s+when\\b.+\\bend\\b).*");

  private final Set<Place> seen = new HashSet<>();
  private final Set<Traced> walked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> layers;
  private final Findings findings;

  LayerTexts(Set<String> layers, Findings findings) {
    this.layers = layers;
    this.findings = findings;
  }

  void look(ResolvedFleet fleet) {
    for (Tenant tenant : fleet.all()) {
      walk(tenant.trace());
    }
  }

  private void walk(Traced traced) {
    if (!walked.add(traced)) {
      return;
    }
    for (Contribution said : traced.history()) {
      boolean ofLayer = layers.contains(said.origin().layer());
      Optional<Place> place = said.origin().place();
      if (ofLayer && place.isPresent()) {
        texts(said.written(), place.get());
      }
    }
    traced.keys().values().forEach(this::walk);
  }

  private void texts(@Nullable Object value, Place place) {
    switch (value) {
      case String text -> text(text, place);
      case List<?> list -> list.forEach(item -> texts(item, place));
      // The keys of a map have histories of their own, with closer places.
      case null, default -> {}
    }
  }

  private void text(String text, Place place) {
    boolean jinja = JINJA.matcher(text).find();
    if ((jinja || SQL.matcher(text).matches()) && seen.add(place)) {
      findings.add(
          Rule.LOGIC_IN_LAYER,
          text,
          place,
          jinja ? "a layer file holds Jinja" : "a layer file holds SQL",
          jinja
              ? "layers are data: nothing renders this, and templates would see the braces"
              : "logic that is set by deployment is reviewed and tested by nobody",
          "set a plain value here, and let a model, a macro or an overlay say what follows from it");
    }
  }
}
