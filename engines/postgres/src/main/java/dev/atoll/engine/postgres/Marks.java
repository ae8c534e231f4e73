package dev.atoll.engine.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the marks that provisioning leaves in comments, see {@link Changes#mark}. */
final class Marks {
  private static final Pattern ANY = Pattern.compile("\\[atoll [^\\]]*\\]");

  private final String fleet;
  private final Pattern ofTenants;
  private final SequencedSet<String> living;

  Marks(String fleet, SequencedSet<String> living) {
    this.fleet = fleet;
    this.ofTenants = Pattern.compile(Pattern.quote(beginning(fleet)) + "([^\\]]+)\\]");
    this.living = living;
  }

  /** What the mark of any of a fleet's tenants begins with. */
  static String beginning(String fleet) {
    return "[atoll " + fleet + "/";
  }

  /** Whose something is by its comment; where several have marked it, one who lives. */
  Optional<String> tenant(String comment) {
    List<String> tenants = new ArrayList<>();
    Matcher matcher = ofTenants.matcher(comment);
    while (matcher.find()) {
      tenants.add(matcher.group(1));
    }
    return tenants.stream()
        .filter(living::contains)
        .findFirst()
        .or(() -> tenants.stream().findFirst());
  }

  /** Whether something was made for the fleet as a whole. */
  boolean isOfFleet(String comment) {
    return comment.contains("[atoll " + fleet + "]");
  }

  /** Whether any fleet has marked it. */
  static boolean isMarked(String comment) {
    return ANY.matcher(comment).find();
  }
}
