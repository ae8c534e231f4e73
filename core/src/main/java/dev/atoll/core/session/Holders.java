package dev.atoll.core.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Names, and which tenants may say each. Filled by one thread, then read by many. */
final class Holders {
  private final NameTable names = new NameTable();
  private final List<BitSet> users = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();
  private final BitSet everybody = new BitSet();

  /** Protects a name; the first owner is the one that is named. */
  void own(String name, int tenant) {
    int number = number(name);
    users.get(number).set(tenant);
    if (owners.get(number) < 0) {
      owners.set(number, tenant);
    }
  }

  /** Lets a tenant say a name. */
  void allow(String name, int tenant) {
    users.get(number(name)).set(tenant);
  }

  void allowAll(String name) {
    everybody.set(number(name));
  }

  private int number(String name) {
    int number = names.add(name);
    if (number == users.size()) {
      users.add(new BitSet());
      owners.add(-1);
    }
    return number;
  }

  /**
   * The owner of the name between two offsets, if a tenant may not say it; otherwise {@link
   * NameTable#ABSENT}.
   */
  int foreign(String text, int start, int end, int tenant) {
    int number = names.find(text, start, end);
    if (number == NameTable.ABSENT || everybody.get(number) || users.get(number).get(tenant)) {
      return NameTable.ABSENT;
    }
    return owners.get(number);
  }

  /** Another tenant that has the name between two offsets as well; or {@link NameTable#ABSENT}. */
  int other(String text, int start, int end, int tenant) {
    int number = names.find(text, start, end);
    if (number == NameTable.ABSENT) {
      return NameTable.ABSENT;
    }
    int first = users.get(number).nextSetBit(0);
    return first == tenant ? users.get(number).nextSetBit(tenant + 1) : first;
  }

  boolean isEmpty() {
    return names.size() == 0;
  }
}
